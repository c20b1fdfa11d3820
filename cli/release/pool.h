#ifndef CLI_RELEASE_POOL_H
#define CLI_RELEASE_POOL_H

#include "cli/release/pool_bundle.h"
#include "cli/release/release.h"

/*
 * Puts bundles of one project together, without a vault: checks each whole,
 * takes the newest wave of each site, works the risk out anew over all of them,
 * makes coarser and leaves out what has to be, and writes one bundle of it.
 * Rows are read and written one by one; memory grows with the cases.
 */
#define RELEASE_POOL_BUNDLES 4096

struct release_pool_request {
    const char *output;       /* a folder; release_bundle_open() */
    const char *const *paths; /* of the bundles */
    size_t count;             /* 1 to RELEASE_POOL_BUNDLES */
    const char *made_at;      /* ISO time, UTC */
    const char *version;      /* of the program */
    /* Stricter than the project; 0, and -1, leave it to that. */
    uint32_t k;
    uint32_t l;
    int64_t max_suppression;
};

struct release_pool_result {
    enum release_pool_fault fault; /* with RELEASE_ERR_INVALID */
    struct release_pool_place place;
    const char *path; /* of the bundle it is about */
    int64_t sites;
    int64_t outdated; /* bundles of which a newer wave is there */
    int64_t texts;    /* bundles with texts, which are not pooled */
    struct release_result released;
};

/*
 * Pools.  RELEASE_ERR_INVALID with a fault when a bundle is not as it should
 * be; RELEASE_ERR_RISK and the rest as release_run().
 */
enum release_status release_pool(const struct release_pool_request *request,
    struct release_pool_result *ret_result, struct release_cause *ret_cause);

#endif
