#ifndef VAULT_SITE_H
#define VAULT_SITE_H

#include "vault/vault.h"

/*
 * The name of this vault in one research project: random when first asked for,
 * the same ever after, derived from nothing.  It stands before the pseudonyms
 * of the project, so that those of several vaults can be pooled.
 *
 * Ten digits of base 32 are 50 bits: of 10,000 vaults in one project two get
 * the same one with a probability of 10,000^2 / 2 / 2^50, 4 in 100 million.
 */
#define VAULT_SITE_LEN 10

enum vault_status vault_site_get(struct vault *vault, const char *project,
    char ret_site[VAULT_SITE_LEN + 1]) VAULT_CHECK_RESULT;

#endif
