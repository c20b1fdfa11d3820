#ifndef VAULT_BACKUP_H
#define VAULT_BACKUP_H

#include "vault/vault.h"

/*
 * Writes a consistent copy of an open vault to `path`, which must not exist:
 * made under a temporary name in the same folder, verified by opening it and
 * reading every page, synced, then renamed.  The copy has the same key slots.
 */
enum vault_status vault_backup(struct vault *vault,
    const char *path) VAULT_CHECK_RESULT;

/*
 * Puts the backup `from` in the place of `to`.  The backup is opened with the
 * passphrase and checked first; an existing `to` stays beside it as
 * `to`.before-restore (VAULT_ERR_EXISTS when that is taken).  The restored
 * vault records its own restoring and needs no --accept-restored.
 *
 * Secret: reads the passphrase.
 */
enum vault_status vault_restore(const char *from, const char *to,
    const struct vault_secret *passphrase) VAULT_CHECK_RESULT;

#endif
