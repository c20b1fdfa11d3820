#ifndef CLI_IMPORT_STORE_H
#define CLI_IMPORT_STORE_H

#include "cli/import/import.h"
#include "vault/vault.h"

/*
 * The receiver that writes items into the vault: finds or makes their cases,
 * fills the ledgers, adds the notes.  Wrap it in vault_begin() and
 * vault_commit(): an import counts whole or not at all.
 */
struct import_store;

/* What was written. */
struct import_store_counts {
    int64_t notes;
    int64_t new_cases;
    int64_t ledgers;               /* items that brought identifiers */
    char new_case[VAULT_CODE_MAX]; /* of the items without one, or "" */
};

/*
 * Makes a store; `today` (ISO date) is when cases open whose first note has no
 * date.  The caller frees it.
 */
enum vault_status import_store_new(struct vault *vault, const char *today,
    struct import_store **ret_store) VAULT_CHECK_RESULT;

/* Frees and sets the caller's pointer to NULL.  NULL is fine. */
void import_store_free(struct import_store **store);

/* An import_take_fn; `store` is the struct import_store. */
enum import_status import_store_take(const struct import_item *item,
    struct import_place *place, void *store);

/* The vault's own answer after IMPORT_STOPPED. */
enum vault_status import_store_status(const struct import_store *store);

struct import_store_counts import_store_counts(
    const struct import_store *store);

#endif
