/*
 * The clear area of a file: two copies of the header and two anchor blocks, as
 * anybody may have written them.  The first byte says which of the checksums
 * are mended, so that more than their refusal is tried.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../vault/memory_file.h"
#include "vault/anchor.h"
#include "vault/area.h"
#include "vault/crypto.h"
#include "vault/vfs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct memory_file memory;

/* Nobody is writing just then: a damaged header is not worth a second look. */
static int
no_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

/* Seals what a copy holds under `key`, when it decodes at all. */
static void
seal(uint8_t *bytes, const struct vault_secret *key, unsigned how)
{
    struct vault_header header;

    if ((how & 1) != 0) {
        vault_sha256(bytes, VAULT_HEADER_LEN - 32,
            bytes + VAULT_HEADER_LEN - 32);
    }
    if ((how & 2) != 0 &&
        vault_header_decode(bytes, VAULT_HEADER_LEN, &header) == VAULT_OK) {
        vault_header_encode(&header, key, bytes);
    }
}

/* Lays the input out: copy A, copy B, both anchors. */
static void
lay_out(const uint8_t *data, size_t size, const struct vault_secret *key)
{
    static const size_t places[] = { 0, VAULT_HEADER_SPACING, VAULT_ANCHOR_AT,
        VAULT_ANCHOR_AT + VAULT_ANCHOR_SPACING };
    static const size_t lens[] = { VAULT_HEADER_LEN, VAULT_HEADER_LEN,
        VAULT_ANCHOR_LEN, VAULT_ANCHOR_LEN };
    unsigned how = size == 0 ? 0 : data[0];
    size_t used = size == 0 ? 0 : 1;

    memory_file_init(&memory);
    for (size_t i = 0; i < 4; i++) {
        size_t len = size - used < lens[i] ? size - used : lens[i];

        if (len > 0) {
            memcpy(memory.bytes + places[i], data + used, len);
        }
        used += len;
    }
    seal(memory.bytes, key, how);
    seal(memory.bytes + VAULT_HEADER_SPACING, key, how >> 2);
}

/* What was stored is found again, in both copies and vouched for. */
static void
check_stored(const struct vault_file *file, const struct vault_header *header,
    const struct vault_secret *key)
{
    struct vault_area area;

    if (vault_area_read(file, &area) != VAULT_OK ||
        area.copies[0].status != VAULT_OK ||
        area.copies[1].status != VAULT_OK ||
        memcmp(area.copies[0].bytes, area.copies[1].bytes, VAULT_HEADER_LEN) !=
            0 ||
        !vault_header_authentic(area.copies[0].bytes, key) ||
        memcmp(area.copies[0].header.uuid, header->uuid, VAULT_UUID_LEN) != 0 ||
        memcmp(area.copies[0].header.slots[7].wrapped, header->slots[7].wrapped,
            VAULT_SLOT_WRAPPED_LEN) != 0) {
        abort();
    }
}

static void
check_area(const struct vault_file *file, const struct vault_area *area,
    const struct vault_secret *key)
{
    int newest = vault_area_newest(area, key);
    struct vault_header header;
    bool repaired = false;
    bool found = vault_area_header(file, key, &header) == VAULT_OK;

    /* Authentic is what we sealed and nothing else. */
    if (found != (newest >= 0)) {
        abort();
    }
    if (found) {
        if (vault_area_repair(file, area, key, &repaired) != VAULT_OK) {
            abort();
        }
        check_stored(file, &header, key);
    }
    newest = vault_area_newest(area, NULL);
    header = area->copies[newest].header;
    /* The last sequence number of all cannot be followed by another. */
    if (vault_area_put(file, area, &header, key) == VAULT_OK) {
        check_stored(file, &header, key);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_anchor_block block;
    struct vault_file file;
    struct vault_area area;
    uint8_t uuid[VAULT_UUID_LEN];

    if (vault_secret_append(&key, "0123456789abcdef0123456789abcdef", 32) !=
        VAULT_OK) {
        abort();
    }
    vault_vfs_base()->xSleep = no_sleep;
    lay_out(data, size, &key);
    file = memory_file_handle(&memory);
    if (vault_area_read(&file, &area) == VAULT_OK) {
        check_area(&file, &area, &key);
    }
    if (vault_anchor_uuid(&file, uuid) == VAULT_OK &&
        vault_anchor_decode(memory.bytes + VAULT_ANCHOR_AT, NULL, &block) !=
            VAULT_OK &&
        vault_anchor_decode(memory.bytes + VAULT_ANCHOR_AT +
                VAULT_ANCHOR_SPACING,
            NULL, &block) != VAULT_OK) {
        abort();
    }
    vault_secret_release(&key);
    return 0;
}
