#ifndef CLI_RELEASE_POOL_BUNDLE_H
#define CLI_RELEASE_POOL_BUNDLE_H

#include "cli/release/pool_table.h"
#include "cli/release/project.h"
#include "cli/release/status.h"
#include "cli/release/verify.h"

/*
 * A research bundle that came from somebody else: opened without a vault,
 * nothing in it believed before it was checked.
 */
struct release_pool_bundle {
    const char *path; /* as given; borrowed */
    int folder;
    bool pooled; /* it was made of others: unsigned, of many sites */
    bool synthetic;
    bool unreviewed;
    int64_t wave;
    char code[EXPORT_NAME_LEN + 1]; /* of the release */
    char site[EXPORT_SITE_LEN + 1];
    char key[20];                        /* fingerprint it is signed with */
    char manifest_hash[EXPORT_HASH_MAX]; /* SHA-256 of its manifest */
    bool too_few;                        /* every attribute was withheld */
    struct release_project *project;
    struct release_verify_file project_text;               /* mapped */
    struct release_verify_file tables[EXPORT_TABLE_COUNT]; /* mapped, or none */
    bool has[EXPORT_TABLE_COUNT];
    struct release_pool_facts *facts;
};

/* What is wrong with a bundle. */
enum release_pool_fault {
    RELEASE_POOL_FINE,
    RELEASE_POOL_NO_MEMORY,
    RELEASE_POOL_FOLDER,     /* it cannot be opened; errno tells */
    RELEASE_POOL_FILE,       /* `where` is no plain file beside the manifest */
    RELEASE_POOL_SIGNATURE,  /* the manifest is not as it was signed */
    RELEASE_POOL_HASH,       /* `where` is not as it was written */
    RELEASE_POOL_SUMS,       /* SHA256SUMS does not tell of every file */
    RELEASE_POOL_MANIFEST,   /* the manifest is no research bundle's */
    RELEASE_POOL_PROJECT,    /* it is of no registered project */
    RELEASE_POOL_DICTIONARY, /* `where` is described otherwise than here */
    RELEASE_POOL_RISK,       /* its report of the risk cannot be read */
    RELEASE_POOL_ROW,        /* `where` is a table and a line */
    /* Of several together; `where` is the second of two. */
    RELEASE_POOL_POOLED,    /* a pool is not pooled again */
    RELEASE_POOL_OTHER,     /* of another project, or another file of it */
    RELEASE_POOL_SYNTHETIC, /* invented rows beside real ones */
    RELEASE_POOL_KEY,       /* one site, two keys */
    RELEASE_POOL_TWICE,     /* one wave of one site, two releases */
    RELEASE_POOL_MEASURE,   /* `where` is a measure with two scales */
};

struct release_pool_place {
    char where[80];
};

/*
 * Opens and checks a bundle whole: signature (of a pool, there is none),
 * hashes, SHA256SUMS, project, Data Package, and every cell of every table but
 * texts. The caller closes it, also after a fault; until then it stays where it
 * is.
 */
enum release_pool_fault release_pool_bundle_open(const char *path,
    struct release_pool_bundle *ret_bundle,
    struct release_pool_place *ret_place);

/* Closes; harmless twice, and after a fault. */
void release_pool_bundle_close(struct release_pool_bundle *bundle);

/* A bundle that nothing was opened of. */
#define RELEASE_POOL_BUNDLE_INIT                                               \
    {                                                                          \
        .folder = -1                                                           \
    }

#endif
