/*
 * The clear header and the audit anchor, as any file may claim them.  Besides
 * the input as it is, a copy with a mended checksum goes through, or nothing
 * would ever get past it.  What is accepted encodes to the same bytes.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vault/anchor.h"
#include "vault/crypto.h"
#include "vault/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All but the HMAC and the SHA-256. */
#define HEADER_PLAIN 4032
#define ANCHOR_PLAIN 80

static void
check_header(const uint8_t *bytes, size_t len, const struct vault_secret *key)
{
    struct vault_header header;
    uint8_t again[VAULT_HEADER_LEN];

    if (vault_header_decode(bytes, len, &header) != VAULT_OK) {
        return;
    }
    vault_header_encode(&header, key, again);
    if (memcmp(again, bytes, HEADER_PLAIN) != 0) {
        abort();
    }
}

static void
check_anchor(const uint8_t *bytes, const struct vault_secret *key)
{
    struct vault_anchor_block block;
    uint8_t again[VAULT_ANCHOR_LEN];

    if (vault_anchor_decode(bytes, NULL, &block) != VAULT_OK) {
        return;
    }
    vault_anchor_encode(&block, key, again);
    if (memcmp(again, bytes, ANCHOR_PLAIN) != 0) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    uint8_t bytes[VAULT_HEADER_LEN] = { 0 };

    if (vault_secret_append(&key, "0123456789abcdef0123456789abcdef", 32) !=
        VAULT_OK) {
        abort();
    }
    check_header(data, size, &key);
    if (size > 0) {
        memcpy(bytes, data, size < sizeof(bytes) ? size : sizeof(bytes));
    }
    vault_sha256(bytes, VAULT_HEADER_LEN - 32, bytes + VAULT_HEADER_LEN - 32);
    check_header(bytes, sizeof(bytes), &key);
    check_anchor(bytes, &key);
    vault_sha256(bytes, VAULT_ANCHOR_LEN - 32, bytes + VAULT_ANCHOR_LEN - 32);
    check_anchor(bytes, &key);
    vault_secret_release(&key);
    return 0;
}
