#include "vault/page.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

#include "vault/crypto.h"
#include "vault/hkdf.h"

#define IV_LEN 16
#define HMAC_LEN 64
#define KEY_LEN 32

/* What SQLCipher does to the salt for the key of the HMAC, and how often. */
#define HMAC_SALT_MASK 0x3a
#define HMAC_ROUNDS 2

enum vault_status
vault_page_keys_make(const struct vault_secret *data_key,
    const uint8_t salt[VAULT_HEADER_SALT_LEN], struct vault_page_keys *ret_keys)
{
    enum vault_status status;
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    uint8_t masked[VAULT_HEADER_SALT_LEN];
    size_t i;

    for (i = 0; i < sizeof(masked); i++) {
        masked[i] = salt[i] ^ HMAC_SALT_MASK;
    }
    status = vault_subkey(data_key, VAULT_SUBKEY_SQLCIPHER, &keys.cipher);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_secret_reserve(&keys.hmac, KEY_LEN);
    if (status != VAULT_OK) {
        goto out;
    }
    if (PKCS5_PBKDF2_HMAC((const char *)keys.cipher.data, KEY_LEN, masked,
            (int)sizeof(masked), HMAC_ROUNDS, EVP_sha512(), KEY_LEN,
            keys.hmac.data) != 1) {
        status = VAULT_ERR_NO_MEMORY;
        goto out;
    }
    keys.hmac.len = KEY_LEN;
    vault_secret_take(&ret_keys->cipher, &keys.cipher);
    vault_secret_take(&ret_keys->hmac, &keys.hmac);
out:
    vault_page_keys_release(&keys);
    return status;
}

void
vault_page_keys_release(struct vault_page_keys *keys)
{
    vault_secret_release(&keys->cipher);
    vault_secret_release(&keys->hmac);
}

static enum vault_status
authenticate(const struct vault_page_keys *keys, uint32_t number,
    const uint8_t bytes[VAULT_PAGE_LEN], size_t start)
{
    uint8_t signed_part[VAULT_PAGE_LEN];
    uint8_t mac[HMAC_LEN];
    size_t len = VAULT_PAGE_LEN - HMAC_LEN - start;
    unsigned mac_len = 0;
    size_t i;

    memcpy(signed_part, bytes + start, len);
    for (i = 0; i < 4; i++) {
        signed_part[len + i] = (uint8_t)(number >> (8 * i));
    }
    if (HMAC(EVP_sha512(), keys->hmac.data, (int)keys->hmac.len, signed_part,
            len + 4, mac, &mac_len) == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    return vault_bytes_equal(mac, bytes + VAULT_PAGE_LEN - HMAC_LEN,
               sizeof(mac))
        ? VAULT_OK
        : VAULT_ERR_DAMAGED;
}

enum vault_status
vault_page_decrypt(const struct vault_page_keys *keys, uint32_t number,
    const uint8_t bytes[VAULT_PAGE_LEN], uint8_t ret_plain[VAULT_PAGE_USABLE])
{
    enum vault_status status;
    size_t start = number == 1 ? VAULT_HEADER_SALT_LEN : 0;
    EVP_CIPHER_CTX *context = NULL;
    int len = 0;

    status = authenticate(keys, number, bytes, start);
    if (status != VAULT_OK) {
        return status;
    }
    memset(ret_plain, 0, start);
    context = EVP_CIPHER_CTX_new();
    if (context == NULL ||
        EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), NULL, keys->cipher.data,
            bytes + VAULT_PAGE_USABLE) != 1 ||
        EVP_CIPHER_CTX_set_padding(context, 0) != 1 ||
        EVP_DecryptUpdate(context, ret_plain + start, &len, bytes + start,
            (int)(VAULT_PAGE_USABLE - start)) != 1) {
        status = VAULT_ERR_NO_MEMORY;
    }
    EVP_CIPHER_CTX_free(context);
    return status;
}
