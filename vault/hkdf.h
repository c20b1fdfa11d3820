#ifndef VAULT_HKDF_H
#define VAULT_HKDF_H

#include <stddef.h>

#include "vault/secret.h"
#include "vault/vault.h"

/* What a subkey of the data key is for; the info string of HKDF. */
#define VAULT_SUBKEY_SQLCIPHER "casevault sqlcipher"
#define VAULT_SUBKEY_HEADER "casevault header"
#define VAULT_SUBKEY_AUDIT "casevault audit"
#define VAULT_SUBKEY_BACKUP "casevault backup"
#define VAULT_SUBKEY_SIGN "casevault sign" /* and what for, after a blank */

/*
 * HKDF-SHA-256, RFC 5869: extracts from `key` with `salt` (may be empty) and
 * expands to `len` bytes for `info`.
 *
 * Secret: reads the key; the caller releases `ret_key`.
 */
enum vault_status vault_hkdf(const struct vault_secret *key,
    struct vault_text salt, struct vault_text info, size_t len,
    struct vault_secret *ret_key) VAULT_CHECK_RESULT;

/* The 32-byte subkey of a data key for one of the purposes above. */
enum vault_status vault_subkey(const struct vault_secret *data_key,
    const char *purpose, struct vault_secret *ret_key) VAULT_CHECK_RESULT;

#endif
