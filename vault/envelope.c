#include "vault/envelope.h"

#include <limits.h>
#include <openssl/evp.h>
#include <stdlib.h>

#include "vault/passphrase.h"
#include "vault/random.h"

#define KEY_LEN 32

struct vault_envelope {
    EVP_CIPHER_CTX *context; /* holds the key, and wipes it */
    uint8_t salt[VAULT_ENVELOPE_SALT_LEN];
    uint8_t nonce[VAULT_ENVELOPE_NONCE_LEN];
};

/* The key of the passphrase and of the salt there is. */
static enum vault_status
start(struct vault_envelope *envelope, const struct vault_secret *passphrase)
{
    struct vault_secret normal = VAULT_SECRET_INIT;
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status = vault_passphrase_normalise(passphrase, &normal);

    if (status == VAULT_OK) {
        status = vault_secret_reserve(&key, KEY_LEN);
    }
    if (status != VAULT_OK) {
        goto out;
    }
    if (PKCS5_PBKDF2_HMAC((const char *)normal.data, (int)normal.len,
            envelope->salt, (int)sizeof(envelope->salt), VAULT_ENVELOPE_ROUNDS,
            EVP_sha256(), KEY_LEN, key.data) != 1) {
        status = VAULT_ERR_NO_MEMORY;
        goto out;
    }
    key.len = KEY_LEN;
    /* Its nonce has 12 bytes unless told otherwise. */
    if (EVP_EncryptInit_ex(envelope->context, EVP_aes_256_gcm(), NULL, key.data,
            envelope->nonce) != 1) {
        status = VAULT_ERR_NO_MEMORY;
    }
out:
    vault_secret_release(&key);
    vault_secret_release(&normal);
    return status;
}

enum vault_status
vault_envelope_new(const struct vault_secret *passphrase,
    struct vault_envelope **ret_envelope)
{
    struct vault_envelope *envelope = calloc(1, sizeof(*envelope));
    enum vault_status status = VAULT_ERR_NO_MEMORY;

    if (envelope != NULL) {
        envelope->context = EVP_CIPHER_CTX_new();
    }
    if (envelope != NULL && envelope->context != NULL) {
        status = vault_random(envelope->salt, sizeof(envelope->salt));
    }
    if (status == VAULT_OK) {
        status = vault_random(envelope->nonce, sizeof(envelope->nonce));
    }
    if (status == VAULT_OK) {
        status = start(envelope, passphrase);
    }
    if (status != VAULT_OK) {
        vault_envelope_free(&envelope);
        return status;
    }
    *ret_envelope = envelope;
    return VAULT_OK;
}

void
vault_envelope_free(struct vault_envelope **envelope)
{
    if (*envelope != NULL) {
        EVP_CIPHER_CTX_free((*envelope)->context);
        free(*envelope);
        *envelope = NULL;
    }
}

const uint8_t *
vault_envelope_salt(const struct vault_envelope *envelope)
{
    return envelope->salt;
}

const uint8_t *
vault_envelope_nonce(const struct vault_envelope *envelope)
{
    return envelope->nonce;
}

static enum vault_status
update(struct vault_envelope *envelope, const void *bytes, size_t len,
    uint8_t *ret_sealed)
{
    int made = 0;

    if (len > INT_MAX) {
        return VAULT_ERR_LIMIT;
    }
    return EVP_EncryptUpdate(envelope->context, ret_sealed, &made, bytes,
               (int)len) == 1
        ? VAULT_OK
        : VAULT_ERR_LIMIT;
}

enum vault_status
vault_envelope_bind(struct vault_envelope *envelope, const void *bytes,
    size_t len)
{
    return update(envelope, bytes, len, NULL);
}

enum vault_status
vault_envelope_seal(struct vault_envelope *envelope, const void *bytes,
    size_t len, uint8_t *ret_sealed)
{
    return len == 0 ? VAULT_OK : update(envelope, bytes, len, ret_sealed);
}

enum vault_status
vault_envelope_end(struct vault_envelope *envelope,
    uint8_t ret_tag[VAULT_ENVELOPE_TAG_LEN])
{
    uint8_t none[EVP_MAX_BLOCK_LENGTH];
    int made = 0;

    return EVP_EncryptFinal_ex(envelope->context, none, &made) == 1 &&
            EVP_CIPHER_CTX_ctrl(envelope->context, EVP_CTRL_GCM_GET_TAG,
                VAULT_ENVELOPE_TAG_LEN, ret_tag) == 1
        ? VAULT_OK
        : VAULT_ERR_NO_MEMORY;
}
