#ifndef VAULT_HEADER_FILE_H
#define VAULT_HEADER_FILE_H

#include "vault/slot.h"

/*
 * Header backups: the 4,096 bytes of one header copy in a file of their own,
 * for the day when both copies in the vault are damaged.  They open with the
 * passphrases of their day, as long as the data key is the same.
 */

/*
 * Writes the newest authentic header to `path`, which must not exist, with
 * mode 0600; it is on disk when this returns.
 */
enum vault_status vault_header_backup(struct vault *vault,
    const char *path) VAULT_CHECK_RESULT;

/* What putting a header back would change, slot by slot. */
enum vault_header_change {
    VAULT_HEADER_SAME,
    VAULT_HEADER_RETURNS, /* the slot is free or lost now */
    VAULT_HEADER_DIFFERS, /* another passphrase than now */
    VAULT_HEADER_GOES,    /* is in the vault and not in the backup */
};

struct vault_header_comparison {
    bool lost; /* neither copy in the vault is whole */
    enum vault_header_change changes[VAULT_SLOT_COUNT];
};

/*
 * Looks whether the header backup `from` belongs to the vault at `path`: it
 * has the same UUID (as far as the vault still knows its own), `passphrase`
 * opens it, it was sealed with the data key, and that key opens the pages.
 *
 * VAULT_ERR_NOT_A_VAULT: no header backup, VAULT_ERR_HEADER: a damaged one.
 * VAULT_ERR_EXISTS: of another vault.  VAULT_ERR_PASSPHRASE: it does not open
 * with this.  VAULT_ERR_MOVED: it has an older key than the pages (a rekey).
 *
 * Secret: reads the passphrase; the caller releases `ret_data_key`.
 */
enum vault_status vault_header_compare(const char *path, const char *from,
    const struct vault_secret *passphrase,
    struct vault_header_comparison *ret_comparison,
    struct vault_secret *ret_data_key) VAULT_CHECK_RESULT;

/*
 * Puts the header backup `from` in the place of both copies, with a sequence
 * number above theirs; the audit anchors stay.  `data_key` is what
 * vault_header_compare() gave.  A power cut leaves the old header or the new
 * one.  The log says it, unless its anchors are lost.
 *
 * Secret: reads the data key.
 */
enum vault_status vault_header_restore(const char *path, const char *from,
    const struct vault_secret *data_key) VAULT_CHECK_RESULT;

#endif
