#include "vault/hkdf.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <string.h>

#define BLOCKS_MAX 255 /* RFC 5869, 2.3 */

static enum vault_status
derive(EVP_KDF_CTX *context, OSSL_PARAM *params, size_t len,
    struct vault_secret *ret_key)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;

    status = vault_secret_reserve(&key, len);
    if (status != VAULT_OK) {
        goto out;
    }
    /* Fails only without memory or with more blocks than that. */
    if (EVP_KDF_derive(context, key.data, len, params) != 1) {
        status = len > BLOCKS_MAX * 32 ? VAULT_ERR_LIMIT : VAULT_ERR_NO_MEMORY;
        goto out;
    }
    key.len = len;
    vault_secret_take(ret_key, &key);
out:
    vault_secret_release(&key);
    return status;
}

enum vault_status
vault_hkdf(const struct vault_secret *key, struct vault_text salt,
    struct vault_text info, size_t len, struct vault_secret *ret_key)
{
    enum vault_status status = VAULT_ERR_NO_MEMORY;
    char digest[] = "SHA256";
    EVP_KDF *kdf = NULL;
    EVP_KDF_CTX *context = NULL;
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key->data,
            key->len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO,
            (void *)(uintptr_t)info.data, info.len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT,
            (void *)(uintptr_t)salt.data, salt.len),
        OSSL_PARAM_construct_end(),
    };

    if (salt.len == 0) { /* OpenSSL wants no parameter, not an empty one */
        params[3] = OSSL_PARAM_construct_end();
    }
    kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    if (kdf == NULL) {
        goto out;
    }
    context = EVP_KDF_CTX_new(kdf);
    if (context == NULL) {
        goto out;
    }
    status = derive(context, params, len, ret_key);
out:
    EVP_KDF_CTX_free(context); /* wipes its copy of the key */
    EVP_KDF_free(kdf);
    return status;
}

enum vault_status
vault_subkey(const struct vault_secret *data_key, const char *purpose,
    struct vault_secret *ret_key)
{
    struct vault_text none = { "", 0 };
    struct vault_text info = { purpose, strlen(purpose) };

    return vault_hkdf(data_key, none, info, VAULT_KEY_LEN, ret_key);
}
