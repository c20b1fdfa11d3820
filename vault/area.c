#include "vault/area.h"

#include <string.h>

#include "vault/anchor.h"

/* Reading again, should another process be writing just then. */
#define READ_TRIES 5
#define READ_PAUSE_US 20000

static int64_t
copy_at(int number)
{
    return (int64_t)number * VAULT_HEADER_SPACING;
}

static enum vault_status
read_copies(const struct vault_file *file, struct vault_area *area)
{
    enum vault_status status;
    struct vault_area_copy *copy;
    int i;

    status = vault_file_size(file, &area->file_len);
    if (status != VAULT_OK) {
        return status;
    }
    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        copy = &area->copies[i];
        status =
            vault_file_read(file, copy_at(i), copy->bytes, VAULT_HEADER_LEN);
        if (status != VAULT_OK) {
            return status;
        }
        copy->status =
            vault_header_decode(copy->bytes, VAULT_HEADER_LEN, &copy->header);
    }
    return vault_file_read(file, VAULT_AREA_LEN, area->page_salt,
        sizeof(area->page_salt));
}

/* What to call a file without a good copy: the most telling one counts. */
static enum vault_status
verdict(const struct vault_file *file, const struct vault_area *area)
{
    static const enum vault_status telling[] = {
        VAULT_ERR_VERSION,
        VAULT_ERR_LIMIT,
        VAULT_ERR_HEADER,
    };
    size_t i;

    for (i = 0; i < sizeof(telling) / sizeof(telling[0]); i++) {
        if (area->copies[0].status != telling[i] &&
            area->copies[1].status != telling[i]) {
            continue;
        }
        return telling[i] == VAULT_ERR_HEADER && area->file_len < VAULT_AREA_LEN
            ? VAULT_ERR_DAMAGED
            : telling[i];
    }
    /* Both magics are gone: a vault only if the rest of the area says so. */
    return vault_anchor_magic_found(file) ? VAULT_ERR_HEADER
                                          : VAULT_ERR_NOT_A_VAULT;
}

enum vault_status
vault_area_read(const struct vault_file *file, struct vault_area *ret_area)
{
    enum vault_status status;
    int tries;

    for (tries = 0; tries < READ_TRIES; tries++) {
        status = read_copies(file, ret_area);
        if (status != VAULT_OK) {
            return status;
        }
        if (vault_area_newest(ret_area, NULL) >= 0) {
            return ret_area->file_len < VAULT_AREA_LEN + VAULT_HEADER_PAGE_SIZE
                ? VAULT_ERR_DAMAGED
                : VAULT_OK;
        }
        status = verdict(file, ret_area);
        if (status != VAULT_ERR_HEADER) {
            return status;
        }
        (void)vault_vfs_base()->xSleep(vault_vfs_base(), READ_PAUSE_US);
    }
    return VAULT_ERR_HEADER;
}

enum vault_status
vault_area_read_path(const char *path, struct vault_area *ret_area)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_file_open(path, false, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_area_read(&file, ret_area);
    vault_file_close(&file);
    return status;
}

static bool
good(const struct vault_area_copy *copy, const struct vault_secret *header_key)
{
    return copy->status == VAULT_OK &&
        (header_key == NULL || vault_header_authentic(copy->bytes, header_key));
}

int
vault_area_newest(const struct vault_area *area,
    const struct vault_secret *header_key)
{
    bool a = good(&area->copies[0], header_key);
    bool b = good(&area->copies[1], header_key);

    if (a && b) {
        return area->copies[1].header.sequence >
            area->copies[0].header.sequence;
    }
    if (a || b) {
        return a ? 0 : 1;
    }
    return -1;
}

enum vault_status
vault_area_header(const struct vault_file *file,
    const struct vault_secret *header_key, struct vault_header *ret_header)
{
    enum vault_status status;
    struct vault_area area;
    int newest;

    status = vault_area_read(file, &area);
    if (status != VAULT_OK) {
        return status;
    }
    newest = vault_area_newest(&area, header_key);
    if (newest < 0) {
        return VAULT_ERR_HEADER;
    }
    *ret_header = area.copies[newest].header;
    return VAULT_OK;
}

static enum vault_status
write_copy(const struct vault_file *file, int number,
    const uint8_t bytes[VAULT_HEADER_LEN])
{
    enum vault_status status;

    status = vault_file_write(file, copy_at(number), bytes, VAULT_HEADER_LEN);
    return status == VAULT_OK ? vault_file_sync(file) : status;
}

/*
 * Above every good copy, also a forged one, so that the new header wins; a
 * forger who took the highest number is overwritten in the second write.
 */
static uint64_t
next_sequence(const struct vault_area *area)
{
    uint64_t sequence = 0;
    int i;

    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        if (area->copies[i].status == VAULT_OK &&
            area->copies[i].header.sequence > sequence) {
            sequence = area->copies[i].header.sequence;
        }
    }
    return sequence < INT64_MAX ? sequence + 1 : sequence;
}

/* Both copies, `last` last. */
static enum vault_status
write_both(const struct vault_file *file, const struct vault_area *area,
    const struct vault_header *header, const struct vault_secret *header_key,
    int last)
{
    enum vault_status status;
    struct vault_header next = *header;
    uint8_t bytes[VAULT_HEADER_LEN];

    next.sequence = next_sequence(area);
    vault_header_encode(&next, header_key, bytes);
    status = write_copy(file, 1 - last, bytes);
    if (status != VAULT_OK) {
        return status;
    }
    return write_copy(file, last, bytes);
}

enum vault_status
vault_area_update(const struct vault_file *file, const struct vault_area *area,
    const struct vault_header *header, const struct vault_secret *header_key)
{
    int newest = vault_area_newest(area, header_key);

    return newest < 0 ? VAULT_ERR_HEADER
                      : write_both(file, area, header, header_key, newest);
}

enum vault_status
vault_area_put(const struct vault_file *file, const struct vault_area *area,
    const struct vault_header *header, const struct vault_secret *header_key)
{
    int newest = vault_area_newest(area, header_key);

    if (newest < 0) {
        newest = vault_area_newest(area, NULL);
    }
    return write_both(file, area, header, header_key, newest < 0 ? 0 : newest);
}

enum vault_status
vault_area_repair(const struct vault_file *file, const struct vault_area *area,
    const struct vault_secret *header_key, bool *ret_repaired)
{
    enum vault_status status;
    int newest = vault_area_newest(area, header_key);

    if (newest < 0 ||
        memcmp(area->copies[0].bytes, area->copies[1].bytes,
            VAULT_HEADER_LEN) == 0) {
        *ret_repaired = false;
        return newest < 0 ? VAULT_ERR_HEADER : VAULT_OK;
    }
    status = write_copy(file, 1 - newest, area->copies[newest].bytes);
    if (status == VAULT_OK) {
        *ret_repaired = true;
    }
    return status;
}

enum vault_status
vault_area_format(const struct vault_file *file,
    const struct vault_header *header, const struct vault_secret *header_key)
{
    enum vault_status status;
    uint8_t bytes[VAULT_HEADER_LEN] = { 0 };
    int64_t at;
    int i;

    for (at = 0; at < VAULT_AREA_LEN; at += (int64_t)sizeof(bytes)) {
        status = vault_file_write(file, at, bytes, sizeof(bytes));
        if (status != VAULT_OK) {
            return status;
        }
    }
    vault_header_encode(header, header_key, bytes);
    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        status = write_copy(file, i, bytes);
        if (status != VAULT_OK) {
            return status;
        }
    }
    return VAULT_OK;
}
