#include "vault/sign.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/random.h"
#include "vault/words.h"

_Static_assert(VAULT_SIGN_PUBLIC_LEN == crypto_sign_PUBLICKEYBYTES,
    "an Ed25519 public key");
_Static_assert(VAULT_SIGNATURE_LEN == crypto_sign_BYTES,
    "an Ed25519 signature");
_Static_assert(VAULT_KEY_LEN == crypto_sign_SEEDBYTES, "an Ed25519 seed");

/* The seed is wiped by the caller, the secret key here. */
static enum vault_status
sign(const struct vault_secret *seed, struct vault_text message,
    struct vault_signature *ret_signature)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status =
        vault_secret_reserve(&key, crypto_sign_SECRETKEYBYTES);

    if (status != VAULT_OK) {
        return status;
    }
    key.len = crypto_sign_SECRETKEYBYTES;
    if (crypto_sign_seed_keypair(ret_signature->public_key, key.data,
            seed->data) != 0 ||
        crypto_sign_detached(ret_signature->bytes, NULL,
            (const unsigned char *)message.data, message.len, key.data) != 0) {
        status = VAULT_ERR_INVALID;
    }
    vault_secret_release(&key);
    return status;
}

enum vault_status
vault_sign(struct vault *vault, const char *purpose, struct vault_text message,
    struct vault_signature *ret_signature)
{
    char info[sizeof(VAULT_SUBKEY_SIGN) + 1 + VAULT_NAME_MAX];
    struct vault_secret seed = VAULT_SECRET_INIT;
    enum vault_status status;

    if (!vault_word_valid(purpose, VAULT_NAME_MAX)) {
        return VAULT_ERR_INVALID;
    }
    (void)snprintf(info, sizeof(info), "%s %s", VAULT_SUBKEY_SIGN, purpose);
    status = vault_subkey(&vault->data_key, info, &seed);
    if (status == VAULT_OK) {
        status = sign(&seed, message, ret_signature);
    }
    vault_secret_release(&seed);
    return status;
}

enum vault_status
vault_sign_public(struct vault *vault, const char *purpose,
    uint8_t ret_public_key[VAULT_SIGN_PUBLIC_LEN])
{
    struct vault_signature signature;
    enum vault_status status =
        vault_sign(vault, purpose, (struct vault_text){ "", 0 }, &signature);

    if (status == VAULT_OK) {
        memcpy(ret_public_key, signature.public_key, VAULT_SIGN_PUBLIC_LEN);
    }
    return status;
}

bool
vault_signature_valid(const struct vault_signature *signature,
    struct vault_text message)
{
    return crypto_sign_verify_detached(signature->bytes,
               (const unsigned char *)message.data, message.len,
               signature->public_key) == 0;
}

void
vault_sign_fingerprint(const uint8_t public_key[VAULT_SIGN_PUBLIC_LEN],
    char ret_fingerprint[VAULT_FINGERPRINT_MAX])
{
    uint8_t hash[crypto_hash_sha256_BYTES];
    size_t len = 0;

    (void)crypto_hash_sha256(hash, public_key, VAULT_SIGN_PUBLIC_LEN);
    for (unsigned i = 0; i < 16; i++) {
        unsigned bit = 5 * i;
        unsigned pair = (unsigned)hash[bit / 8] << 8 | hash[bit / 8 + 1];

        if (i > 0 && i % 4 == 0) {
            ret_fingerprint[len++] = '-';
        }
        ret_fingerprint[len++] =
            VAULT_RANDOM_BASE32[pair >> (11 - bit % 8) & 31];
    }
    ret_fingerprint[len] = '\0';
}
