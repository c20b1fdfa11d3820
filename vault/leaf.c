#include "vault/leaf.h"

#include <string.h>

enum {
    INDEX_INTERIOR = 0x02,
    TABLE_INTERIOR = 0x05,
    INDEX_LEAF = 0x0a,
    TABLE_LEAF = 0x0d,

    AT_CELL_COUNT = 3,
    AT_RIGHTMOST = 8,
    LEAF_START = 8,
    INTERIOR_START = 12,
    FIRST_PAGE_START = 100,
};

#define U VAULT_PAGE_USABLE

/* A piece of memory that is read from front to back. */
struct bytes {
    const uint8_t *at;
    const uint8_t *end;
};

static size_t
start_of(const struct vault_leaf *leaf)
{
    return leaf->number == 1 ? FIRST_PAGE_START : 0;
}

static uint64_t
big_endian(const uint8_t *at, size_t len)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        value = value << 8 | at[i];
    }
    return value;
}

static bool
take_varint(struct bytes *bytes, uint64_t *ret_value)
{
    uint64_t value = 0;
    int i;

    for (i = 0; i < 9 && bytes->at < bytes->end; i++) {
        if (i == 8) {
            *ret_value = value << 8 | *bytes->at++;
            return true;
        }
        value = value << 7 | (*bytes->at & 0x7f);
        if ((*bytes->at++ & 0x80) == 0) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

enum vault_leaf_kind
vault_leaf_kind(const struct vault_leaf *leaf)
{
    switch (leaf->page[start_of(leaf)]) {
    case TABLE_LEAF: return VAULT_LEAF_ROWS;
    case TABLE_INTERIOR: return VAULT_LEAF_BRANCHES;
    case INDEX_LEAF: return VAULT_LEAF_ENTRIES;
    case INDEX_INTERIOR: return VAULT_LEAF_ENTRY_BRANCHES;
    default: return VAULT_LEAF_NONE;
    }
}

static bool
is_interior(const struct vault_leaf *leaf)
{
    enum vault_leaf_kind kind = vault_leaf_kind(leaf);

    return kind == VAULT_LEAF_BRANCHES || kind == VAULT_LEAF_ENTRY_BRANCHES;
}

size_t
vault_leaf_count(const struct vault_leaf *leaf)
{
    size_t start =
        start_of(leaf) + (is_interior(leaf) ? INTERIOR_START : LEAF_START);
    size_t count =
        (size_t)big_endian(leaf->page + start_of(leaf) + AT_CELL_COUNT, 2);
    size_t most = (U - start) / 2;

    return count < most ? count : most;
}

/* Where cell `index` begins. */
static struct bytes
cell(const struct vault_leaf *leaf, size_t index)
{
    size_t start =
        start_of(leaf) + (is_interior(leaf) ? INTERIOR_START : LEAF_START);
    size_t at = (size_t)big_endian(leaf->page + start + 2 * index, 2);
    struct bytes bytes = { leaf->page + (at < U ? at : U), leaf->page + U };

    return bytes;
}

uint32_t
vault_leaf_branch(const struct vault_leaf *leaf, size_t index)
{
    struct bytes bytes;

    if (index >= vault_leaf_count(leaf)) {
        return (
            uint32_t)big_endian(leaf->page + start_of(leaf) + AT_RIGHTMOST, 4);
    }
    bytes = cell(leaf, index);
    return bytes.end - bytes.at < 4 ? 0 : (uint32_t)big_endian(bytes.at, 4);
}

/* How much of a payload lies on the page itself. */
static size_t
local_part(uint64_t payload, bool rows)
{
    size_t most = rows ? U - 35 : (U - 12) * 64 / 255 - 23;
    size_t least = (U - 12) * 32 / 255 - 23;
    size_t part;

    if (payload <= most) {
        return (size_t)payload;
    }
    part = least + (size_t)((payload - least) % (U - 4));
    return part <= most ? part : least;
}

/* Appends what lies on other pages. */
static enum vault_status
follow(struct vault_leaf *leaf, uint32_t next, size_t left)
{
    enum vault_status status = VAULT_OK;
    const uint8_t *page;
    size_t part;

    while (status == VAULT_OK && left > 0) {
        page = next == 0 ? NULL : leaf->fetch(leaf->data, next);
        if (page == NULL) {
            return VAULT_ERR_DAMAGED;
        }
        part = left < U - 4 ? left : U - 4;
        status = vault_secret_append(&leaf->text, page + 4, part);
        left -= part;
        next = (uint32_t)big_endian(page, 4);
    }
    return status;
}

/* Gathers the payload of a cell in `leaf->text`. */
static enum vault_status
gather(struct vault_leaf *leaf, struct bytes bytes, uint64_t payload)
{
    bool rows = vault_leaf_kind(leaf) == VAULT_LEAF_ROWS;
    enum vault_status status;
    size_t part;
    uint32_t next;

    if (payload > VAULT_SECRET_MAX) {
        return VAULT_ERR_DAMAGED;
    }
    part = local_part(payload, rows);
    if (part + (part < payload ? 4 : 0) > (size_t)(bytes.end - bytes.at)) {
        return VAULT_ERR_DAMAGED;
    }
    vault_secret_clear(&leaf->text);
    status = vault_secret_reserve(&leaf->text, (size_t)payload);
    if (status == VAULT_OK) {
        status = vault_secret_append(&leaf->text, bytes.at, part);
    }
    if (status != VAULT_OK || part == payload) {
        return status;
    }
    next = (uint32_t)big_endian(bytes.at + part, 4);
    return follow(leaf, next, (size_t)payload - part);
}

/* One value by its serial type; false when it is none we write. */
static bool
take_value(struct bytes *body, uint64_t type, struct vault_value *ret_value)
{
    static const uint8_t lengths[] = { 0, 1, 2, 3, 4, 6, 8 };
    size_t len = type >= 12 ? (size_t)(type - 12) / 2
        : type <= 6         ? lengths[type]
                            : 0;
    uint64_t number;

    if (len > (size_t)(body->end - body->at)) {
        return false;
    }
    if (type >= 12) {
        *ret_value = type % 2 == 0
            ? vault_value_blob(body->at, len)
            : vault_value_text(
                  (struct vault_text){ (const char *)body->at, len });
    } else if (type == 0) {
        *ret_value = vault_value_blob(NULL, 0);
    } else if (type == 8 || type == 9) {
        *ret_value = vault_value_int(type == 9);
    } else if (type <= 6) {
        number = big_endian(body->at, len);
        if (len < 8 && (body->at[0] & 0x80) != 0) {
            number |= UINT64_MAX << (8 * len);
        }
        *ret_value = vault_value_int((int64_t)number);
    } else {
        return false;
    }
    body->at += len;
    return true;
}

static enum vault_status
split(const struct vault_secret *payload, struct vault_leaf_row *row)
{
    struct bytes types = { payload->data, payload->data + payload->len };
    struct bytes body = types;
    uint64_t header_len = 0;
    uint64_t type = 0;

    if (!take_varint(&types, &header_len) || header_len > payload->len) {
        return VAULT_ERR_DAMAGED;
    }
    body.at = payload->data + header_len;
    types.end = body.at;
    while (types.at < types.end) {
        if (row->count == VAULT_LEAF_COLUMNS || !take_varint(&types, &type) ||
            !take_value(&body, type, &row->values[row->count])) {
            return VAULT_ERR_DAMAGED;
        }
        row->count++;
    }
    return VAULT_OK;
}

enum vault_status
vault_leaf_row(struct vault_leaf *leaf, size_t index,
    struct vault_leaf_row *ret_row)
{
    enum vault_leaf_kind kind = vault_leaf_kind(leaf);
    struct bytes bytes = cell(leaf, index);
    enum vault_status status;
    uint64_t payload = 0;
    uint64_t id = 0;

    if (kind == VAULT_LEAF_ENTRY_BRANCHES) {
        bytes.at += bytes.end - bytes.at < 4 ? bytes.end - bytes.at : 4;
    }
    if (kind == VAULT_LEAF_NONE || kind == VAULT_LEAF_BRANCHES ||
        !take_varint(&bytes, &payload) ||
        (kind == VAULT_LEAF_ROWS && !take_varint(&bytes, &id))) {
        return VAULT_ERR_DAMAGED;
    }
    status = gather(leaf, bytes, payload);
    if (status != VAULT_OK) {
        return status;
    }
    ret_row->id = (int64_t)id;
    ret_row->count = 0;
    return split(&leaf->text, ret_row);
}
