#ifndef VAULT_PASSPHRASE_H
#define VAULT_PASSPHRASE_H

#include "vault/secret.h"

/* Longer ones are VAULT_ERR_LIMIT; NIST SP 800-63B wants at least 64. */
#define VAULT_PASSPHRASE_MAX 1024

/*
 * Gives the NFKC form (UAX #15) of a passphrase, so that it opens whichever
 * way the keyboard composes its letters.  VAULT_ERR_INVALID when it is empty
 * or not UTF-8.
 *
 * Secret: reads the passphrase; the caller releases `ret_normal`.
 */
enum vault_status vault_passphrase_normalise(const struct vault_secret
                                                 *passphrase,
    struct vault_secret *ret_normal) VAULT_CHECK_RESULT;

#endif
