#ifndef VAULT_ANCHOR_H
#define VAULT_ANCHOR_H

#include "vault/file.h"
#include "vault/internal.h"

/*
 * The two blocks of the clear area that vouch for the audit log; layout in
 * docs/FORMAT.md.  One sector each, so that writing one never tears the other.
 */
#define VAULT_ANCHOR_MAGIC "CASEANC\n"
#define VAULT_ANCHOR_MAGIC_LEN 8
#define VAULT_ANCHOR_LEN 512
#define VAULT_ANCHOR_BLOCKS 2
#define VAULT_ANCHOR_AT 32768
#define VAULT_ANCHOR_SPACING 16384

/* A block as it is on disk. */
struct vault_anchor_block {
    uint64_t sequence; /* the higher one of two good blocks counts */
    uint8_t uuid[16];
    struct vault_anchor anchor;
};

/*
 * Encodes a block, with HMAC-SHA-256 under the audit key and SHA-256.
 *
 * Secret: reads the key.
 */
void vault_anchor_encode(const struct vault_anchor_block *block,
    const struct vault_secret *audit_key, uint8_t ret_bytes[VAULT_ANCHOR_LEN]);

/*
 * Decodes a block.  VAULT_ERR_NOT_FOUND when it is damaged; with a key also
 * when it was made under another one.  `audit_key` may be NULL.
 */
enum vault_status vault_anchor_decode(const uint8_t bytes[VAULT_ANCHOR_LEN],
    const struct vault_secret *audit_key,
    struct vault_anchor_block *ret_block) VAULT_CHECK_RESULT;

/* Writes both blocks of a new file: nothing logged yet. */
enum vault_status vault_anchor_format(const struct vault_file *file,
    const uint8_t uuid[16],
    const struct vault_secret *audit_key) VAULT_CHECK_RESULT;

/*
 * Reads the UUID of either undamaged block, for files without a header;
 * VAULT_ERR_NOT_FOUND when both are damaged.
 */
enum vault_status vault_anchor_uuid(const struct vault_file *file,
    uint8_t ret_uuid[16]) VAULT_CHECK_RESULT;

/* Whether either block begins with the magic, for files without a header. */
bool vault_anchor_magic_found(const struct vault_file *file);

#endif
