#ifndef VAULT_BACKUP_H
#define VAULT_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/tombstone.h"
#include "vault/vault.h"

/*
 * Writes a consistent copy of an open vault to `path`, which must not exist:
 * made under a temporary name in the same folder, verified by opening it and
 * reading every page, synced, then renamed.  The copy has the same key slots.
 */
enum vault_status vault_backup(struct vault *vault,
    const char *path) VAULT_CHECK_RESULT;

/*
 * Erases in the backup at `path` what was erased in `vault` since it was
 * made; `*ret_count` is how many cases that were.  VAULT_ERR_DAMAGED when it
 * does not open with the present data key, VAULT_ERR_INVALID when it is of
 * another vault.
 */
enum vault_status vault_backup_erase(struct vault *vault, const char *path,
    int64_t *ret_count) VAULT_CHECK_RESULT;

/* What restoring did about cases that were erased since. */
struct vault_restored {
    int64_t erased; /* cases that were erased again in what was restored */
    bool asked;     /* the vault that was there told of all erasures */
    bool placed;    /* it has the name; so even if the disk failed after that */
    bool unknown;   /* there was a vault, and it did not open: nobody knows */
    char as_of[VAULT_TIME_MAX]; /* when the backup was last written to, UTC */
};

/*
 * Puts the backup `from` in the place of `to`.  The backup is opened with the
 * passphrase and checked first; an existing `to` stays beside it as
 * `to`.before-restore (VAULT_ERR_EXISTS when that is taken).  Where the file
 * system has hard links there is a whole vault at `to` at every moment.  What
 * is restored records its own restoring and needs no --accept-restored.  What
 * was erased in the vault at `to` is erased in it, too, and so is what has one
 * of the marks of `erased`, which may be NULL.
 *
 * Secret: reads the passphrase.
 */
enum vault_status vault_restore(const char *from, const char *to,
    const struct vault_secret *passphrase,
    const struct vault_tombstones *erased,
    struct vault_restored *ret_restored) VAULT_CHECK_RESULT;

#endif
