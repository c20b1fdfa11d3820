#ifndef VAULT_ENVELOPE_H
#define VAULT_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"
#include "vault/status.h"

/*
 * Bytes sealed under a passphrase for somebody without this program, by what
 * every browser has: the key is PBKDF2-HMAC-SHA-256 (RFC 8018) of the NFKC form
 * of the passphrase, the cipher AES-256-GCM (NIST SP 800-38D).
 */
struct vault_envelope;

/* Rounds of PBKDF2: OWASP Password Storage Cheat Sheet, 2023. */
#define VAULT_ENVELOPE_ROUNDS 600000

#define VAULT_ENVELOPE_SALT_LEN 16
#define VAULT_ENVELOPE_NONCE_LEN 12
#define VAULT_ENVELOPE_TAG_LEN 16

/*
 * Makes the salt, the nonce and the key of a new envelope.  VAULT_ERR_INVALID
 * when the passphrase is empty or not UTF-8.
 *
 * Secret: reads the passphrase.  The caller frees, which wipes the key.
 */
enum vault_status vault_envelope_new(const struct vault_secret *passphrase,
    struct vault_envelope **ret_envelope) VAULT_CHECK_RESULT;

/* Harmless with NULL; sets the pointer to NULL. */
void vault_envelope_free(struct vault_envelope **envelope);

/* Borrowed; public. */
const uint8_t *vault_envelope_salt(const struct vault_envelope *envelope);
const uint8_t *vault_envelope_nonce(const struct vault_envelope *envelope);

/* Binds bytes that stay in clear; before the first vault_envelope_seal(). */
enum vault_status vault_envelope_bind(struct vault_envelope *envelope,
    const void *bytes, size_t len) VAULT_CHECK_RESULT;

/*
 * Seals the next `len` bytes (at most INT_MAX) into as many; VAULT_ERR_LIMIT
 * beyond.
 */
enum vault_status vault_envelope_seal(struct vault_envelope *envelope,
    const void *bytes, size_t len, uint8_t *ret_sealed) VAULT_CHECK_RESULT;

/* Ends the envelope: the tag that follows the sealed bytes. */
enum vault_status vault_envelope_end(struct vault_envelope *envelope,
    uint8_t ret_tag[VAULT_ENVELOPE_TAG_LEN]) VAULT_CHECK_RESULT;

#endif
