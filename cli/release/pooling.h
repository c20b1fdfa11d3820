#ifndef CLI_RELEASE_POOLING_H
#define CLI_RELEASE_POOLING_H

#include "cli/release/pool.h"
#include "cli/release/tables.h"

/* Internal to cli/release: a pool while it is put together. */
struct release_pooling {
    const struct release_pool_request *request;
    struct release_pool_result *result;
    struct release_pool_bundle *bundles;
    size_t count;
    struct release_pool_bundle **newest; /* one for each site, by site */
    size_t sites;
    struct release_request release; /* what the writers are told */
    struct release_run run;
    struct release_tables tables;
};

/* The rows of one bundle on their way into the pool. */
struct release_taking {
    struct release_pooling *pooling;
    const struct release_pool_bundle *bundle;
    enum export_table_id id;
    size_t first; /* the number of its first case in the pool */
    enum release_status status;
};

/* Notes what is wrong with a bundle, and gives the status for it. */
enum release_status release_pooling_fault(struct release_pooling *pooling,
    enum release_pool_fault what, const struct release_pool_bundle *bundle);

/* Reads a table of a bundle once more; `take` gets `taking`. */
enum release_status release_pooling_read(struct release_taking *taking,
    release_pool_row_fn *take);

/* Writes every file of the pool, cases and their levels being settled. */
enum release_status release_pooling_write(struct release_pooling *pooling);

#endif
