#include "vault/header.h"

#include <string.h>
#include <unistr.h>

#include "vault/crypto.h"

/* Offsets of docs/FORMAT.md, in a copy and in a slot. */
enum {
    AT_VERSION = 8,
    AT_LENGTH = 12,
    AT_UUID = 16,
    AT_SEQUENCE = 32,
    AT_SALT = 40,
    AT_PAGE_SIZE = 56,
    AT_RESERVED_1 = 60,
    AT_CREATED = 64,
    AT_RESERVED_2 = 72,
    AT_SLOTS = VAULT_HEADER_SLOTS_AT,
    AT_RESERVED_3 = 2176,
    AT_HMAC = 4032,
    AT_SHA256 = 4064,

    SLOT_LEN = VAULT_HEADER_SLOT_LEN,
    SLOT_KIND = 0,
    SLOT_KDF = 1,
    SLOT_CIPHER = 2,
    SLOT_RESERVED_1 = 3,
    SLOT_MEMORY = 4,
    SLOT_PASSES = 8,
    SLOT_LANES = 12,
    SLOT_CREATED = 16,
    SLOT_NONCE = 24,
    SLOT_SALT = 48,
    SLOT_WRAPPED = 80,
    SLOT_LABEL = 128,
    SLOT_NEEDED = 160,
    SLOT_MADE = 161,
    SLOT_RESERVED_2 = 162,
};

#define KDF_ARGON2ID_13 1
#define CIPHER_XCHACHA20_POLY1305 1

/* 9999-12-31T23:59:59Z: later ones do not fit VAULT_TIME_MAX. */
#define TIME_MAX INT64_C(253402300799)

static void
put_le(uint8_t *at, uint64_t value, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static uint64_t
get_le(const uint8_t *at, size_t len)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        value |= (uint64_t)at[i] << (8 * i);
    }
    return value;
}

static uint32_t
get_le32(const uint8_t *at)
{
    return (uint32_t)get_le(at, 4);
}

static bool
all_zero(const uint8_t *at, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (at[i] != 0) {
            return false;
        }
    }
    return true;
}

bool
vault_header_label_valid(const char *label)
{
    size_t len = strnlen(label, VAULT_SLOT_LABEL_LEN);
    size_t i;
    uint8_t byte;

    if (len == VAULT_SLOT_LABEL_LEN ||
        u8_check((const uint8_t *)label, len) != NULL) {
        return false;
    }
    for (i = 0; i < len; i++) {
        byte = (uint8_t)label[i];
        /* C0, DEL, and C1 (U+0080 to U+009F, C2 80 to C2 9F). */
        if (byte < 0x20 || byte == 0x7f ||
            (byte == 0xc2 && (uint8_t)label[i + 1] < 0xa0)) {
            return false;
        }
    }
    return true;
}

static void
encode_slot(const struct vault_slot *slot, uint8_t *at)
{
    if (slot->kind == VAULT_SLOT_FREE) {
        return;
    }
    at[SLOT_KIND] = (uint8_t)slot->kind;
    at[SLOT_KDF] = KDF_ARGON2ID_13;
    at[SLOT_CIPHER] = CIPHER_XCHACHA20_POLY1305;
    put_le(at + SLOT_MEMORY, slot->cost.memory_kib, 4);
    put_le(at + SLOT_PASSES, slot->cost.passes, 4);
    put_le(at + SLOT_LANES, slot->cost.lanes, 4);
    put_le(at + SLOT_CREATED, (uint64_t)slot->created, 8);
    memcpy(at + SLOT_NONCE, slot->nonce, sizeof(slot->nonce));
    memcpy(at + SLOT_SALT, slot->salt, sizeof(slot->salt));
    memcpy(at + SLOT_WRAPPED, slot->wrapped, sizeof(slot->wrapped));
    memcpy(at + SLOT_LABEL, slot->label,
        strnlen(slot->label, sizeof(slot->label) - 1));
    at[SLOT_NEEDED] = slot->needed;
    at[SLOT_MADE] = slot->made;
}

void
vault_header_encode(const struct vault_header *header,
    const struct vault_secret *header_key, uint8_t ret_bytes[VAULT_HEADER_LEN])
{
    struct vault_text signed_part = { (const char *)ret_bytes, AT_HMAC };
    size_t i;

    memset(ret_bytes, 0, VAULT_HEADER_LEN);
    memcpy(ret_bytes, VAULT_HEADER_MAGIC, sizeof(VAULT_HEADER_MAGIC));
    put_le(ret_bytes + AT_VERSION, VAULT_HEADER_VERSION, 4);
    put_le(ret_bytes + AT_LENGTH, VAULT_HEADER_LEN, 4);
    memcpy(ret_bytes + AT_UUID, header->uuid, sizeof(header->uuid));
    put_le(ret_bytes + AT_SEQUENCE, header->sequence, 8);
    memcpy(ret_bytes + AT_SALT, header->salt, sizeof(header->salt));
    put_le(ret_bytes + AT_PAGE_SIZE, header->page_size, 4);
    put_le(ret_bytes + AT_CREATED, (uint64_t)header->created, 8);
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        encode_slot(&header->slots[i], ret_bytes + AT_SLOTS + i * SLOT_LEN);
    }
    vault_hmac(header_key, &signed_part, 1, ret_bytes + AT_HMAC);
    vault_sha256(ret_bytes, AT_SHA256, ret_bytes + AT_SHA256);
}

bool
vault_header_authentic(const uint8_t bytes[VAULT_HEADER_LEN],
    const struct vault_secret *header_key)
{
    struct vault_text signed_part = { (const char *)bytes, AT_HMAC };
    uint8_t mac[VAULT_HMAC_LEN];

    vault_hmac(header_key, &signed_part, 1, mac);
    return vault_bytes_equal(mac, bytes + AT_HMAC, sizeof(mac));
}

static enum vault_status
check_cost(const struct vault_kdf_cost *cost)
{
    if (cost->memory_kib > VAULT_KDF_MEMORY_MAX ||
        cost->passes > VAULT_KDF_PASSES_MAX ||
        cost->lanes > VAULT_KDF_LANES_MAX) {
        return VAULT_ERR_LIMIT;
    }
    if (cost->passes < 1 || cost->lanes < 1 ||
        cost->memory_kib < 8 * cost->lanes) {
        return VAULT_ERR_HEADER;
    }
    return VAULT_OK;
}

/* The label is a string whose tail is zero, so that encoding gives it back. */
static bool
label_canonical(const uint8_t *at)
{
    size_t len = strnlen((const char *)at, VAULT_SLOT_LABEL_LEN);

    return vault_header_label_valid((const char *)at) &&
        all_zero(at + len, VAULT_SLOT_LABEL_LEN - len);
}

static bool
shares_valid(const uint8_t *at)
{
    if (at[SLOT_KIND] != VAULT_SLOT_SHARES) {
        return at[SLOT_NEEDED] == 0 && at[SLOT_MADE] == 0;
    }
    return at[SLOT_NEEDED] >= VAULT_SHARES_LEAST &&
        at[SLOT_NEEDED] <= at[SLOT_MADE] && at[SLOT_MADE] <= VAULT_SHARES_MAX;
}

static enum vault_status
decode_slot(const uint8_t *at, struct vault_slot *ret_slot)
{
    struct vault_slot *slot = ret_slot;

    memset(slot, 0, sizeof(*slot));
    if (at[SLOT_KIND] == VAULT_SLOT_FREE) {
        return all_zero(at, SLOT_LEN) ? VAULT_OK : VAULT_ERR_HEADER;
    }
    if (at[SLOT_KIND] > VAULT_SLOT_SHARES || !shares_valid(at) ||
        at[SLOT_KDF] != KDF_ARGON2ID_13 ||
        at[SLOT_CIPHER] != CIPHER_XCHACHA20_POLY1305 ||
        at[SLOT_RESERVED_1] != 0 || !label_canonical(at + SLOT_LABEL) ||
        !all_zero(at + SLOT_RESERVED_2, SLOT_LEN - SLOT_RESERVED_2)) {
        return VAULT_ERR_HEADER;
    }
    slot->kind = (enum vault_slot_kind)at[SLOT_KIND];
    slot->needed = at[SLOT_NEEDED];
    slot->made = at[SLOT_MADE];
    slot->cost.memory_kib = get_le32(at + SLOT_MEMORY);
    slot->cost.passes = get_le32(at + SLOT_PASSES);
    slot->cost.lanes = get_le32(at + SLOT_LANES);
    slot->created = (int64_t)get_le(at + SLOT_CREATED, 8);
    if (slot->created < 0 || slot->created > TIME_MAX) {
        return VAULT_ERR_HEADER;
    }
    memcpy(slot->nonce, at + SLOT_NONCE, sizeof(slot->nonce));
    memcpy(slot->salt, at + SLOT_SALT, sizeof(slot->salt));
    memcpy(slot->wrapped, at + SLOT_WRAPPED, sizeof(slot->wrapped));
    memcpy(slot->label, at + SLOT_LABEL, sizeof(slot->label));
    return check_cost(&slot->cost);
}

/*
 * Whole or not?  Every version keeps magic, version, length and the SHA-256 at
 * the end, so that a newer vault is not taken for a damaged one.
 */
static enum vault_status
check_frame(const uint8_t *bytes, size_t len)
{
    uint8_t digest[VAULT_SHA256_LEN];
    uint32_t copy_len;

    if (len < VAULT_HEADER_LEN ||
        memcmp(bytes, VAULT_HEADER_MAGIC, VAULT_HEADER_MAGIC_LEN) != 0) {
        return VAULT_ERR_NOT_A_VAULT;
    }
    copy_len = get_le32(bytes + AT_LENGTH);
    if (copy_len < AT_SLOTS || copy_len > len) {
        return VAULT_ERR_HEADER;
    }
    vault_sha256(bytes, copy_len - sizeof(digest), digest);
    if (memcmp(digest, bytes + copy_len - sizeof(digest), sizeof(digest)) !=
        0) {
        return VAULT_ERR_HEADER;
    }
    if (get_le32(bytes + AT_VERSION) > VAULT_HEADER_VERSION) {
        return VAULT_ERR_VERSION;
    }
    return get_le32(bytes + AT_VERSION) == VAULT_HEADER_VERSION &&
            copy_len == VAULT_HEADER_LEN
        ? VAULT_OK
        : VAULT_ERR_HEADER;
}

enum vault_status
vault_header_decode(const uint8_t *bytes, size_t len,
    struct vault_header *ret_header)
{
    enum vault_status status;
    struct vault_header header;
    size_t i;

    status = check_frame(bytes, len);
    if (status != VAULT_OK) {
        return status;
    }
    memcpy(header.uuid, bytes + AT_UUID, sizeof(header.uuid));
    header.sequence = get_le(bytes + AT_SEQUENCE, 8);
    memcpy(header.salt, bytes + AT_SALT, sizeof(header.salt));
    header.page_size = get_le32(bytes + AT_PAGE_SIZE);
    header.created = (int64_t)get_le(bytes + AT_CREATED, 8);
    if (header.page_size != VAULT_HEADER_PAGE_SIZE || header.sequence == 0 ||
        header.sequence > INT64_MAX || header.created < 0 ||
        header.created > TIME_MAX ||
        !all_zero(bytes + AT_RESERVED_1, AT_CREATED - AT_RESERVED_1) ||
        !all_zero(bytes + AT_RESERVED_2, AT_SLOTS - AT_RESERVED_2) ||
        !all_zero(bytes + AT_RESERVED_3, AT_HMAC - AT_RESERVED_3)) {
        return VAULT_ERR_HEADER;
    }
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        status = decode_slot(bytes + AT_SLOTS + i * SLOT_LEN, &header.slots[i]);
        if (status != VAULT_OK) {
            return status;
        }
    }
    *ret_header = header;
    return VAULT_OK;
}
