#include "vault/anchor.h"

#include <string.h>

#include "vault/crypto.h"
#include "vault/db.h"

enum {
    AT_VERSION = 8,
    AT_SEQUENCE = 16,
    AT_COUNT = 24,
    AT_HEAD = 32,
    AT_UUID = 64,
    AT_RESERVED = 80,
    AT_HMAC = 448,
    AT_SHA256 = 480,
};

#define BLOCK_VERSION 1

static void
put_le64(uint8_t *at, uint64_t value)
{
    int i;

    for (i = 0; i < 8; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static uint64_t
get_le64(const uint8_t *at)
{
    uint64_t value = 0;
    int i;

    for (i = 7; i >= 0; i--) {
        value = value << 8 | at[i];
    }
    return value;
}

static int64_t
block_at(int number)
{
    return VAULT_ANCHOR_AT + (int64_t)number * VAULT_ANCHOR_SPACING;
}

void
vault_anchor_encode(const struct vault_anchor_block *block,
    const struct vault_secret *audit_key, uint8_t ret_bytes[VAULT_ANCHOR_LEN])
{
    struct vault_text signed_part = { (const char *)ret_bytes, AT_HMAC };

    memset(ret_bytes, 0, VAULT_ANCHOR_LEN);
    memcpy(ret_bytes, VAULT_ANCHOR_MAGIC, sizeof(VAULT_ANCHOR_MAGIC));
    put_le64(ret_bytes + AT_VERSION, BLOCK_VERSION);
    put_le64(ret_bytes + AT_SEQUENCE, block->sequence);
    put_le64(ret_bytes + AT_COUNT, (uint64_t)block->anchor.count);
    memcpy(ret_bytes + AT_HEAD, block->anchor.head, VAULT_MAC_LEN);
    memcpy(ret_bytes + AT_UUID, block->uuid, sizeof(block->uuid));
    vault_hmac(audit_key, &signed_part, 1, ret_bytes + AT_HMAC);
    vault_sha256(ret_bytes, AT_SHA256, ret_bytes + AT_SHA256);
}

static bool
authentic(const uint8_t bytes[VAULT_ANCHOR_LEN],
    const struct vault_secret *audit_key)
{
    struct vault_text signed_part = { (const char *)bytes, AT_HMAC };
    uint8_t mac[VAULT_HMAC_LEN];

    vault_hmac(audit_key, &signed_part, 1, mac);
    return vault_bytes_equal(mac, bytes + AT_HMAC, sizeof(mac));
}

enum vault_status
vault_anchor_decode(const uint8_t bytes[VAULT_ANCHOR_LEN],
    const struct vault_secret *audit_key, struct vault_anchor_block *ret_block)
{
    struct vault_anchor_block block;
    uint8_t digest[VAULT_SHA256_LEN];

    vault_sha256(bytes, AT_SHA256, digest);
    if (memcmp(bytes, VAULT_ANCHOR_MAGIC, VAULT_ANCHOR_MAGIC_LEN) != 0 ||
        memcmp(digest, bytes + AT_SHA256, sizeof(digest)) != 0 ||
        get_le64(bytes + AT_VERSION) != BLOCK_VERSION ||
        (audit_key != NULL && !authentic(bytes, audit_key))) {
        return VAULT_ERR_NOT_FOUND;
    }
    block.sequence = get_le64(bytes + AT_SEQUENCE);
    block.anchor.count = (int64_t)get_le64(bytes + AT_COUNT);
    memcpy(block.anchor.head, bytes + AT_HEAD, VAULT_MAC_LEN);
    memcpy(block.uuid, bytes + AT_UUID, sizeof(block.uuid));
    if (block.anchor.count < 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    *ret_block = block;
    return VAULT_OK;
}

enum vault_status
vault_anchor_format(const struct vault_file *file, const uint8_t uuid[16],
    const struct vault_secret *audit_key)
{
    enum vault_status status = VAULT_OK;
    struct vault_anchor_block block = { .sequence = 1 };
    uint8_t bytes[VAULT_ANCHOR_LEN];
    int i;

    memcpy(block.uuid, uuid, sizeof(block.uuid));
    vault_anchor_encode(&block, audit_key, bytes);
    for (i = 0; status == VAULT_OK && i < VAULT_ANCHOR_BLOCKS; i++) {
        status = vault_file_write(file, block_at(i), bytes, sizeof(bytes));
    }
    return status;
}

enum vault_status
vault_anchor_uuid(const struct vault_file *file, uint8_t ret_uuid[16])
{
    struct vault_anchor_block block;
    uint8_t bytes[VAULT_ANCHOR_LEN];
    int i;

    for (i = 0; i < VAULT_ANCHOR_BLOCKS; i++) {
        if (vault_file_read(file, block_at(i), bytes, sizeof(bytes)) ==
                VAULT_OK &&
            vault_anchor_decode(bytes, NULL, &block) == VAULT_OK) {
            memcpy(ret_uuid, block.uuid, sizeof(block.uuid));
            return VAULT_OK;
        }
    }
    return VAULT_ERR_NOT_FOUND;
}

bool
vault_anchor_magic_found(const struct vault_file *file)
{
    uint8_t magic[VAULT_ANCHOR_MAGIC_LEN];
    int i;

    for (i = 0; i < VAULT_ANCHOR_BLOCKS; i++) {
        if (vault_file_read(file, block_at(i), magic, sizeof(magic)) ==
                VAULT_OK &&
            memcmp(magic, VAULT_ANCHOR_MAGIC, sizeof(magic)) == 0) {
            return true;
        }
    }
    return false;
}

/* The newest good block and its number; -1 when both are damaged. */
static enum vault_status
read_newest(const struct vault *vault, const struct vault_file *file,
    struct vault_anchor_block *ret_block, int *ret_number)
{
    enum vault_status status;
    struct vault_anchor_block block;
    uint8_t bytes[VAULT_ANCHOR_LEN];
    int newest = -1;
    int i;

    for (i = 0; i < VAULT_ANCHOR_BLOCKS; i++) {
        status = vault_file_read(file, block_at(i), bytes, sizeof(bytes));
        if (status != VAULT_OK) {
            return status;
        }
        if (vault_anchor_decode(bytes, &vault->audit_key, &block) == VAULT_OK &&
            memcmp(block.uuid, vault->uuid, sizeof(block.uuid)) == 0 &&
            (newest < 0 || block.sequence > ret_block->sequence)) {
            *ret_block = block;
            newest = i;
        }
    }
    *ret_number = newest;
    return VAULT_OK;
}

enum vault_status
vault_audit_anchor_read(struct vault *vault, struct vault_anchor *ret_anchor)
{
    enum vault_status status;
    struct vault_anchor_block block;
    struct vault_file file = VAULT_FILE_INIT;
    int number = -1;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = read_newest(vault, &file, &block, &number);
    if (status != VAULT_OK) {
        return status;
    }
    if (number < 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    *ret_anchor = block.anchor;
    return VAULT_OK;
}

static enum vault_status
write_block(const struct vault *vault, const struct vault_file *file,
    const struct vault_anchor_block *block, int number)
{
    uint8_t bytes[VAULT_ANCHOR_LEN];

    vault_anchor_encode(block, &vault->audit_key, bytes);
    return vault_file_write(file, block_at(number), bytes, sizeof(bytes));
}

/*
 * Not synced: should a power cut lose the block, the other one still vouches
 * for all but the last entries.
 */
static enum vault_status
advance(struct vault *vault, const struct vault_anchor *anchor)
{
    enum vault_status status;
    struct vault_anchor_block block = { .sequence = 0 };
    struct vault_file file = VAULT_FILE_INIT;
    int newest = -1;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = read_newest(vault, &file, &block, &newest);
    if (status != VAULT_OK) {
        return status;
    }
    if (newest >= 0 && block.anchor.count >= anchor->count) {
        return VAULT_OK; /* another process has come further */
    }
    block.sequence++;
    block.anchor = *anchor;
    memcpy(block.uuid, vault->uuid, sizeof(block.uuid));
    return write_block(vault, &file, &block, newest == 0 ? 1 : 0);
}

static enum vault_status
reset(struct vault *vault, const struct vault_anchor *anchor)
{
    enum vault_status status;
    struct vault_anchor_block block = { .sequence = 0 };
    struct vault_file file = VAULT_FILE_INIT;
    int newest = -1;
    int other;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = read_newest(vault, &file, &block, &newest);
    if (status != VAULT_OK) {
        return status;
    }
    block.sequence++;
    block.anchor = *anchor;
    memcpy(block.uuid, vault->uuid, sizeof(block.uuid));
    /* The newest one last: a cut leaves the old anchor or the new one. */
    other = newest == 0 ? 1 : 0;
    status = write_block(vault, &file, &block, other);
    if (status == VAULT_OK) {
        status = vault_file_sync(&file);
    }
    if (status == VAULT_OK) {
        status = write_block(vault, &file, &block, 1 - other);
    }
    return status == VAULT_OK ? vault_file_sync(&file) : status;
}

static enum vault_status
with_lock(struct vault *vault, const struct vault_anchor *anchor,
    enum vault_status (*write)(struct vault *, const struct vault_anchor *))
{
    enum vault_status status;
    enum vault_status end;

    status = vault_db_begin(vault->db);
    if (status != VAULT_OK) {
        return status;
    }
    status = write(vault, anchor);
    end = vault_db_unlock(vault->db);
    return status == VAULT_OK ? end : status;
}

enum vault_status
vault_audit_anchor_write(struct vault *vault, const uint8_t head[VAULT_MAC_LEN],
    int64_t count)
{
    struct vault_anchor anchor = { .count = count };

    memcpy(anchor.head, head, VAULT_MAC_LEN);
    if (sqlite3_get_autocommit(vault->db) == 0) {
        vault->due = anchor;
        return VAULT_OK;
    }
    return with_lock(vault, &anchor, advance);
}

enum vault_status
vault_audit_anchor_reset(struct vault *vault, const uint8_t head[VAULT_MAC_LEN],
    int64_t count)
{
    struct vault_anchor anchor = { .count = count };

    memcpy(anchor.head, head, VAULT_MAC_LEN);
    if (sqlite3_get_autocommit(vault->db) == 0) {
        return VAULT_ERR_INVALID;
    }
    return with_lock(vault, &anchor, reset);
}
