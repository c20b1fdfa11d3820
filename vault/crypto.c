#include "vault/crypto.h"

#include <sodium.h>

/* Associated data: the UUID, then the slot number, little-endian. */
#define BOUND_LEN 20

void
vault_sha256(const void *bytes, size_t len,
    uint8_t ret_digest[VAULT_SHA256_LEN])
{
    (void)crypto_hash_sha256(ret_digest, bytes, len);
}

void
vault_sha256_hex(struct vault_text text, char ret_hex[VAULT_SHA256_HEX])
{
    uint8_t digest[VAULT_SHA256_LEN];

    vault_sha256(text.data, text.len, digest);
    (void)sodium_bin2hex(ret_hex, VAULT_SHA256_HEX, digest, sizeof(digest));
}

void
vault_hmac(const struct vault_secret *key, const struct vault_text *parts,
    size_t count, uint8_t ret_mac[VAULT_HMAC_LEN])
{
    crypto_auth_hmacsha256_state state;
    size_t i;

    (void)crypto_auth_hmacsha256_init(&state, key->data, key->len);
    for (i = 0; i < count; i++) {
        (void)crypto_auth_hmacsha256_update(&state,
            (const unsigned char *)parts[i].data, parts[i].len);
    }
    (void)crypto_auth_hmacsha256_final(&state, ret_mac);
    vault_wipe(&state, sizeof(state));
}

bool
vault_bytes_equal(const void *a, const void *b, size_t len)
{
    return sodium_memcmp(a, b, len) == 0;
}

static void
bind_slot(const struct vault_seal_context *context,
    uint8_t ret_bound[BOUND_LEN])
{
    size_t i;

    for (i = 0; i < sizeof(context->uuid); i++) {
        ret_bound[i] = context->uuid[i];
    }
    for (i = 0; i < 4; i++) {
        ret_bound[16 + i] = (uint8_t)(context->slot >> (8 * i));
    }
}

void
vault_seal(const struct vault_secret *key,
    const struct vault_seal_context *context, const struct vault_secret *plain,
    uint8_t ret_sealed[VAULT_SEALED_LEN])
{
    uint8_t bound[BOUND_LEN];

    bind_slot(context, bound);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(ret_sealed, NULL,
        plain->data, VAULT_KEY_LEN, bound, sizeof(bound), NULL, context->nonce,
        key->data);
}

enum vault_status
vault_unseal(const struct vault_secret *key,
    const struct vault_seal_context *context,
    const uint8_t sealed[VAULT_SEALED_LEN], struct vault_secret *ret_plain)
{
    enum vault_status status;
    struct vault_secret plain = VAULT_SECRET_INIT;
    uint8_t bound[BOUND_LEN];

    status = vault_secret_reserve(&plain, VAULT_KEY_LEN);
    if (status != VAULT_OK) {
        goto out;
    }
    bind_slot(context, bound);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data, NULL, NULL,
            sealed, VAULT_SEALED_LEN, bound, sizeof(bound), context->nonce,
            key->data) != 0) {
        status = VAULT_ERR_PASSPHRASE;
        goto out;
    }
    plain.len = VAULT_KEY_LEN;
    vault_secret_take(ret_plain, &plain);
out:
    vault_secret_release(&plain);
    return status;
}
