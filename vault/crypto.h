#ifndef VAULT_CRYPTO_H
#define VAULT_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"
#include "vault/vault.h"

#define VAULT_SHA256_LEN 32
#define VAULT_SHA256_HEX (2 * VAULT_SHA256_LEN + 1) /* with the NUL */
#define VAULT_HMAC_LEN 32
#define VAULT_SEAL_NONCE_LEN 24
#define VAULT_SEALED_LEN 48 /* 32 bytes and a tag of 16 */

/* SHA-256, FIPS 180-4. */
void vault_sha256(const void *bytes, size_t len,
    uint8_t ret_digest[VAULT_SHA256_LEN]);

/* The same of a text, in lower case hexadecimal digits. */
void vault_sha256_hex(struct vault_text text, char ret_hex[VAULT_SHA256_HEX]);

/*
 * HMAC-SHA-256, RFC 2104, over the `count` parts one after the other.  The
 * caller frames them: ("ab", "c") and ("a", "bc") have the same MAC.
 *
 * Secret: reads the key.
 */
void vault_hmac(const struct vault_secret *key, const struct vault_text *parts,
    size_t count, uint8_t ret_mac[VAULT_HMAC_LEN]);

/* Compares in constant time. */
bool vault_bytes_equal(const void *a, const void *b, size_t len);

/* What a sealed key is bound to: it opens with the very same only. */
struct vault_seal_context {
    uint8_t nonce[VAULT_SEAL_NONCE_LEN]; /* never twice under one key */
    uint8_t uuid[16];
    uint32_t slot;
};

/*
 * Seals the 32-byte `plain` under the 32-byte `key` with XChaCha20-Poly1305
 * (draft-irtf-cfrg-xchacha-03): 32 bytes of ciphertext, then the tag.
 *
 * Secret: reads both.
 */
void vault_seal(const struct vault_secret *key,
    const struct vault_seal_context *context, const struct vault_secret *plain,
    uint8_t ret_sealed[VAULT_SEALED_LEN]);

/*
 * Opens what vault_seal() made.  VAULT_ERR_PASSPHRASE when key, context or
 * bytes differ, and then `ret_plain` stays as it was.
 *
 * Secret: `ret_plain` gets the 32 bytes; the caller releases it.
 */
enum vault_status vault_unseal(const struct vault_secret *key,
    const struct vault_seal_context *context,
    const uint8_t sealed[VAULT_SEALED_LEN],
    struct vault_secret *ret_plain) VAULT_CHECK_RESULT;

#endif
