#ifndef VAULT_PAGE_H
#define VAULT_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/header.h"
#include "vault/secret.h"

/*
 * One page of the database without SQLCipher, as its version 4 writes it:
 * AES-256-CBC, then the IV (16 bytes) and HMAC-SHA-512 over both and the
 * number of the page.  For damaged files, where the library gives up.
 */
#define VAULT_PAGE_LEN VAULT_HEADER_PAGE_SIZE
#define VAULT_PAGE_USABLE (VAULT_PAGE_LEN - 80) /* what SQLite uses of it */

struct vault_page_keys {
    struct vault_secret cipher; /* 32 bytes */
    struct vault_secret hmac;   /* 32 bytes */
};

#define VAULT_PAGE_KEYS_INIT                                                   \
    {                                                                          \
        VAULT_SECRET_INIT, VAULT_SECRET_INIT                                   \
    }

/*
 * Derives the keys of the pages from the data key and the salt of the header.
 *
 * Secret: reads the data key; the caller releases the keys.
 */
enum vault_status vault_page_keys_make(const struct vault_secret *data_key,
    const uint8_t salt[VAULT_HEADER_SALT_LEN],
    struct vault_page_keys *ret_keys) VAULT_CHECK_RESULT;

void vault_page_keys_release(struct vault_page_keys *keys);

/*
 * Decrypts page `number` (the first is 1).  VAULT_ERR_DAMAGED when its HMAC
 * does not fit.  The first 16 bytes of page 1 are the salt and stay zero.
 *
 * Secret: `ret_plain` holds clear text; the caller wipes it.
 */
enum vault_status vault_page_decrypt(const struct vault_page_keys *keys,
    uint32_t number, const uint8_t bytes[VAULT_PAGE_LEN],
    uint8_t ret_plain[VAULT_PAGE_USABLE]) VAULT_CHECK_RESULT;

#endif
