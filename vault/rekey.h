#ifndef VAULT_REKEY_H
#define VAULT_REKEY_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/slot.h"

/* A slot that goes along: what opens it is wrapped around the new key. */
struct vault_rekey_keep {
    unsigned number;
    const struct vault_secret *secret; /* passphrase or recovery code */
};

struct vault_rekey_options {
    const struct vault_rekey_keep *keep; /* all others are dropped */
    size_t keep_count;
    const struct vault_secret *recovery; /* a new code; NULL: none */
};

/*
 * Gives a vault a new data key: a copy with every page, seal and MAC made
 * anew, under the slots of `options`, takes the place of the file by one
 * rename.  Old header copies, backups of the header and old passphrases open
 * the old file only.  On success `*vault` is the new one, open.
 *
 * The log is verified first: VAULT_ERR_DAMAGED or VAULT_ERR_ROLLBACK, and
 * nothing is changed, when it does not hold.  VAULT_ERR_NO_SLOT when no
 * passphrase would be left.  VAULT_ERR_IN_USE when another process writes, or
 * the slots were changed since they were read.
 *
 * `*ret_replaced` tells in each case whether the new file stands under the
 * name.  A failure after that (the folder cannot be synced, the new file not
 * be opened) sets it too, and may leave `*vault` NULL.
 *
 * Secret: reads the passphrases and the code.
 */
enum vault_status vault_rekey(struct vault **vault,
    const struct vault_rekey_options *options,
    bool *ret_replaced) VAULT_CHECK_RESULT;

/*
 * Removes what a rekey left that was cut off before its rename.  Called when a
 * vault is opened; does nothing while another process is at it.
 */
void vault_rekey_tidy(struct vault *vault);

#endif
