#ifndef VAULT_TOMBSTONE_H
#define VAULT_TOMBSTONE_H

#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * A mark of an erased case that is kept outside the vault, so that a backup
 * from before the erasure does not bring the case back where the vault itself
 * is gone: SHA-256 over the UUID of the vault, the number of the case and its
 * code.  It tells the code only to who can guess it.
 */
#define VAULT_TOMBSTONE_LEN 32

struct vault_tombstones {
    uint8_t (*marks)[VAULT_TOMBSTONE_LEN];
    size_t count;
};

/* The marks of all erasures in the vault; the caller frees them. */
enum vault_status vault_tombstones_make(struct vault *vault,
    struct vault_tombstones *ret_tombstones) VAULT_CHECK_RESULT;
void vault_tombstones_free(struct vault_tombstones *tombstones);

/* Erases in `copy` every case that has a mark; `*ret_count` is how many. */
enum vault_status vault_erase_marked(struct vault *copy,
    const struct vault_tombstones *tombstones,
    int64_t *ret_count) VAULT_CHECK_RESULT;

#endif
