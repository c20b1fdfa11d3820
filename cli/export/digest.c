#include "cli/export/digest.h"

#include <stdlib.h>

#include <openssl/evp.h>

struct export_digest {
    EVP_MD_CTX *context;
};

struct export_digest *
export_digest_new(void)
{
    struct export_digest *digest = calloc(1, sizeof(*digest));

    if (digest == NULL) {
        return NULL;
    }
    digest->context = EVP_MD_CTX_new();
    if (digest->context == NULL ||
        EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
        export_digest_free(&digest);
    }
    return digest;
}

bool
export_digest_add(struct export_digest *digest, const char *bytes, size_t len)
{
    return EVP_DigestUpdate(digest->context, bytes, len) == 1;
}

bool
export_digest_hash(const struct export_digest *digest, unsigned char *ret_hash)
{
    EVP_MD_CTX *copy = EVP_MD_CTX_new();
    bool ok = copy != NULL && EVP_MD_CTX_copy_ex(copy, digest->context) == 1 &&
        EVP_DigestFinal_ex(copy, ret_hash, NULL) == 1;

    EVP_MD_CTX_free(copy);
    return ok;
}

void
export_digest_free(struct export_digest **digest)
{
    if (*digest != NULL) {
        /* libcrypto wipes what it frees. */
        EVP_MD_CTX_free((*digest)->context);
        free(*digest);
        *digest = NULL;
    }
}
