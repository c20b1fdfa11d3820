#ifndef VAULT_AUDIT_LOG_H
#define VAULT_AUDIT_LOG_H

#include <stdint.h>

#include "vault/internal.h"
#include "vault/seal.h"

/* What an entry says, in our own words; subject and detail may be NULL. */
struct vault_log_line {
    const char *action;
    const char *subject;
    const char *detail;
};

/* Sets the MACs of the log apart from the seals of the rows. */
#define VAULT_LOG_LABEL "audit"

/* The newest entry; number 0 and a MAC of zeros while there is none. */
enum vault_status vault_log_head(struct vault *vault,
    struct vault_anchor *ret_head) VAULT_CHECK_RESULT;

/*
 * The number the next entry will have.  A change asks for it, stores its row
 * under it and then writes the entry, which seals the row.
 */
enum vault_status vault_log_next(struct vault *vault,
    int64_t *ret_entry) VAULT_CHECK_RESULT;

/* Appends entry `entry`, which seals the row of kind `row` stored under it. */
enum vault_status vault_log_write(struct vault *vault, int64_t entry,
    enum vault_row row, const struct vault_log_line *line) VAULT_CHECK_RESULT;

/*
 * Compares the log with its anchor, reading one entry: how many entries the
 * anchor vouches for, and how many of them the log lacks (at least 1 when it
 * went another way).  Without a readable anchor nothing is missed.
 */
enum vault_status vault_log_compare(struct vault *vault, int64_t *ret_anchored,
    int64_t *ret_missing) VAULT_CHECK_RESULT;

/* The same in one word: VAULT_ERR_ROLLBACK when entries are missing. */
enum vault_status vault_log_quick(struct vault *vault) VAULT_CHECK_RESULT;

#endif
