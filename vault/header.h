#ifndef VAULT_HEADER_H
#define VAULT_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"
#include "vault/slot.h"
#include "vault/status.h"

/*
 * One copy of the clear header, as docs/FORMAT.md lays it out byte for byte.
 * Encoding and decoding are pure; reading and writing the two copies is
 * area.h's.
 */
#define VAULT_HEADER_MAGIC "CASEVLT\n"
#define VAULT_HEADER_MAGIC_LEN 8
#define VAULT_HEADER_VERSION 1
#define VAULT_HEADER_LEN 4096
#define VAULT_HEADER_COPIES 2
#define VAULT_HEADER_SPACING 16384 /* copy B begins here */

#define VAULT_HEADER_SLOTS_AT 128 /* of a copy; VAULT_SLOT_COUNT of them */
#define VAULT_HEADER_SLOT_LEN 256

#define VAULT_HEADER_PAGE_SIZE 8192 /* 275 MB where 4096 takes 412 */

#define VAULT_UUID_LEN 16
#define VAULT_HEADER_SALT_LEN 16
#define VAULT_SLOT_SALT_LEN 32
#define VAULT_SLOT_NONCE_LEN 24
#define VAULT_SLOT_WRAPPED_LEN 48 /* 32 bytes and a tag of 16 */
#define VAULT_SLOT_LABEL_LEN 32
#define VAULT_HEADER_MAC_LEN 32

/*
 * Limits on what a header may ask of Argon2id, checked before any memory is
 * taken: a hostile file must not make us swap for an hour.  The lower ones are
 * what RFC 9106 allows at all.
 */
#define VAULT_KDF_MEMORY_MAX ((uint32_t)4 << 20) /* KiB: 4 GiB */
#define VAULT_KDF_PASSES_MAX 64
#define VAULT_KDF_LANES_MAX 64

/* What Argon2id costs. */
struct vault_kdf_cost {
    uint32_t memory_kib;
    uint32_t passes;
    uint32_t lanes;
};

struct vault_slot {
    enum vault_slot_kind kind;
    struct vault_kdf_cost cost;
    int64_t created; /* seconds since 1970, UTC */
    uint8_t nonce[VAULT_SLOT_NONCE_LEN];
    uint8_t salt[VAULT_SLOT_SALT_LEN];
    uint8_t wrapped[VAULT_SLOT_WRAPPED_LEN]; /* the data key, sealed */
    char label[VAULT_SLOT_LABEL_LEN];        /* UTF-8, NUL-ended */
    uint8_t needed; /* shares, of `made`; both 0 but for VAULT_SLOT_SHARES */
    uint8_t made;
};

struct vault_header {
    uint8_t uuid[VAULT_UUID_LEN];
    uint64_t sequence;                   /* the newer valid copy wins */
    uint8_t salt[VAULT_HEADER_SALT_LEN]; /* of SQLCipher, a second copy */
    uint32_t page_size;
    int64_t created;
    struct vault_slot slots[VAULT_SLOT_COUNT];
};

/*
 * Encodes a header and seals it: HMAC-SHA-256 under `header_key` (32 bytes),
 * then SHA-256 of everything before it.
 *
 * Secret: reads the key.
 */
void vault_header_encode(const struct vault_header *header,
    const struct vault_secret *header_key, uint8_t ret_bytes[VAULT_HEADER_LEN]);

/*
 * Decodes one copy of at least VAULT_HEADER_LEN bytes.
 * VAULT_ERR_NOT_A_VAULT: no magic.  VAULT_ERR_HEADER: the SHA-256 does not
 * fit, or a field that no release writes.  VAULT_ERR_VERSION: whole, but of a
 * newer version.  VAULT_ERR_LIMIT: a cost above the limits.
 */
enum vault_status vault_header_decode(const uint8_t *bytes, size_t len,
    struct vault_header *ret_header) VAULT_CHECK_RESULT;

/* Whether the HMAC of an encoded copy fits the key.  Constant time. */
bool vault_header_authentic(const uint8_t bytes[VAULT_HEADER_LEN],
    const struct vault_secret *header_key);

/* Whether a label may be stored: UTF-8, at most 31 bytes, no control. */
bool vault_header_label_valid(const char *label);

#endif
