#ifndef CLI_STRENGTH_H
#define CLI_STRENGTH_H

#include <stdbool.h>

#include "vault/secret.h"

/*
 * Whether a new passphrase withstands guessing: about 10^8 guesses or more by
 * the estimate of zxcvbn (Wheeler, USENIX Security 2016; its score 3, "safely
 * unguessable" against a slow hash).  No rules about kinds of characters. Where
 * it cannot be estimated it passes.
 *
 * Secret: reads the passphrase in a child process, which ends with all copies
 * that the library makes.
 */
bool strength_enough(const struct vault_secret *passphrase);

/*
 * Makes a passphrase that can be pronounced: five words of 16 random bits each
 * (proquints: Wilkerson, arXiv:0901.4016), 80 bits in all.
 *
 * Secret: the caller releases it, on failure too.
 */
enum vault_status strength_generate(
    struct vault_secret *ret_passphrase) VAULT_CHECK_RESULT;

#endif
