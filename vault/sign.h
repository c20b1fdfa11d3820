#ifndef VAULT_SIGN_H
#define VAULT_SIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * Signatures on what leaves the vault: Ed25519 (RFC 8032).  The key pair is
 * derived from the data key for one purpose, so it is the same for every
 * brief of a vault, and another for every research project: who holds files
 * of two projects cannot join them by their keys.
 */
#define VAULT_SIGN_PUBLIC_LEN 32
#define VAULT_SIGNATURE_LEN 64

struct vault_signature {
    uint8_t public_key[VAULT_SIGN_PUBLIC_LEN];
    uint8_t bytes[VAULT_SIGNATURE_LEN];
};

/*
 * Signs `message` with the key of `purpose` ("supervision",
 * "research:PROJECT"; VAULT_ERR_INVALID when empty or longer than a name).
 * A new data key makes new pairs.
 */
enum vault_status vault_sign(struct vault *vault, const char *purpose,
    struct vault_text message,
    struct vault_signature *ret_signature) VAULT_CHECK_RESULT;

/* The public key of a purpose, as vault_sign() gives it with a signature. */
enum vault_status vault_sign_public(struct vault *vault, const char *purpose,
    uint8_t ret_public_key[VAULT_SIGN_PUBLIC_LEN]) VAULT_CHECK_RESULT;

/* Whether the signature is by that public key over `message`; no vault. */
bool vault_signature_valid(const struct vault_signature *signature,
    struct vault_text message);

/* "K7XQ-PM2A-77QD-XH3K" with its NUL. */
#define VAULT_FINGERPRINT_MAX 20

/*
 * What two people can compare over the telephone: the first 80 bits of the
 * SHA-256 of a public key, in base 32 (RFC 4648) and groups of four.
 */
void vault_sign_fingerprint(const uint8_t public_key[VAULT_SIGN_PUBLIC_LEN],
    char ret_fingerprint[VAULT_FINGERPRINT_MAX]);

#endif
