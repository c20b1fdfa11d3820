#include "vault/header_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "vault/anchor.h"
#include "vault/area.h"
#include "vault/audit.h"
#include "vault/create.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/keyslot.h"

static enum vault_status
write_file(const char *path, const uint8_t bytes[VAULT_HEADER_LEN])
{
    enum vault_status status = VAULT_OK;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0) {
        return VAULT_ERR_IO;
    }
    if (write(fd, bytes, VAULT_HEADER_LEN) != VAULT_HEADER_LEN ||
        fsync(fd) != 0) {
        status = errno == ENOSPC || errno == EDQUOT ? VAULT_ERR_NO_SPACE
                                                    : VAULT_ERR_IO;
    }
    if (close(fd) != 0 && status == VAULT_OK) {
        status = VAULT_ERR_IO;
    }
    return status == VAULT_OK ? vault_file_sync_folder(path) : status;
}

enum vault_status
vault_header_backup(struct vault *vault, const char *path)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_file file = VAULT_FILE_INIT;
    struct vault_area area;
    int newest;

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &key);
    if (status == VAULT_OK) {
        status = vault_file_of(vault->db, &file);
    }
    if (status == VAULT_OK) {
        status = vault_area_read(&file, &area);
    }
    if (status != VAULT_OK) {
        goto out;
    }
    newest = vault_area_newest(&area, &key);
    if (newest < 0) {
        status = VAULT_ERR_HEADER;
        goto out;
    }
    status = vault_create_file(path);
    if (status != VAULT_OK) {
        goto out;
    }
    status = write_file(path, area.copies[newest].bytes);
    if (status != VAULT_OK) {
        (void)unlink(path);
    }
out:
    vault_secret_release(&key);
    return status;
}

/* Exactly the bytes of one copy; more or fewer are no header backup. */
static enum vault_status
read_bytes(const char *path, uint8_t ret_bytes[VAULT_HEADER_LEN])
{
    uint8_t room[VAULT_HEADER_LEN + 1];
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        return errno == ENOENT || errno == ENOTDIR ? VAULT_ERR_NOT_FOUND
                                                   : VAULT_ERR_IO;
    }
    got = read(fd, room, sizeof(room));
    (void)close(fd);
    if (got != VAULT_HEADER_LEN) {
        return got < 0 ? VAULT_ERR_IO : VAULT_ERR_NOT_A_VAULT;
    }
    memcpy(ret_bytes, room, VAULT_HEADER_LEN);
    return VAULT_OK;
}

/* A backup, and whether the data key has sealed it. */
static enum vault_status
read_backup(const char *path, uint8_t ret_bytes[VAULT_HEADER_LEN],
    struct vault_header *ret_header)
{
    enum vault_status status = read_bytes(path, ret_bytes);

    return status == VAULT_OK
        ? vault_header_decode(ret_bytes, VAULT_HEADER_LEN, ret_header)
        : status;
}

static enum vault_status
require_sealed(const uint8_t bytes[VAULT_HEADER_LEN],
    const struct vault_secret *header_key)
{
    return vault_header_authentic(bytes, header_key) ? VAULT_OK
                                                     : VAULT_ERR_HEADER;
}

/*
 * Both copies, whatever is the matter with them, and whether the file still
 * says that it is a vault.
 */
static enum vault_status
read_area(const char *path, struct vault_area *area, bool *ret_named)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    int i;

    status = vault_file_open(path, false, &file);
    if (status != VAULT_OK) {
        return status;
    }
    memset(area, 0, sizeof(*area));
    status = vault_area_read(&file, area);
    vault_file_close(&file);
    *ret_named = false;
    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        *ret_named |= memcmp(area->copies[i].bytes, VAULT_HEADER_MAGIC,
                          VAULT_HEADER_MAGIC_LEN) == 0;
    }
    /* A whole copy would tell of a newer release; lost ones are what this is
     * for. */
    return status == VAULT_ERR_HEADER || status == VAULT_ERR_LIMIT ||
            status == VAULT_ERR_NOT_A_VAULT
        ? VAULT_OK
        : status;
}

/* The UUID as a copy or, when both are lost, an anchor has it. */
static enum vault_status
require_same_uuid(const char *path, const struct vault_area *area,
    const struct vault_header *backup)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    uint8_t uuid[VAULT_UUID_LEN];
    int newest = vault_area_newest(area, NULL);

    if (newest >= 0) {
        memcpy(uuid, area->copies[newest].header.uuid, sizeof(uuid));
    } else {
        status = vault_file_open(path, false, &file);
        if (status != VAULT_OK) {
            return status;
        }
        status = vault_anchor_uuid(&file, uuid);
        vault_file_close(&file);
        if (status == VAULT_ERR_NOT_FOUND) {
            return VAULT_OK; /* the pages must tell */
        }
    }
    return memcmp(uuid, backup->uuid, sizeof(uuid)) == 0 ? VAULT_OK
                                                         : VAULT_ERR_EXISTS;
}

/* Whether the key opens the pages. */
static enum vault_status
open_pages(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key, sqlite3 **ret_db)
{
    enum vault_status status =
        vault_db_open_vault(path, header, data_key, ret_db);

    return status == VAULT_ERR_DAMAGED ? VAULT_ERR_MOVED : status;
}

static void
compare_slots(const struct vault_area *area, const struct vault_header *backup,
    struct vault_header_comparison *comparison)
{
    static const struct vault_header none;
    int newest = vault_area_newest(area, NULL);
    const struct vault_header *now =
        newest < 0 ? &none : &area->copies[newest].header;
    size_t i;

    comparison->lost = newest < 0;
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        const struct vault_slot *then = &backup->slots[i];
        enum vault_header_change *change = &comparison->changes[i];

        if (memcmp(then->wrapped, now->slots[i].wrapped,
                sizeof(then->wrapped)) == 0) {
            *change = VAULT_HEADER_SAME;
        } else if (then->kind == VAULT_SLOT_FREE) {
            *change = VAULT_HEADER_GOES;
        } else {
            *change = now->slots[i].kind == VAULT_SLOT_FREE
                ? VAULT_HEADER_RETURNS
                : VAULT_HEADER_DIFFERS;
        }
    }
}

enum vault_status
vault_header_compare(const char *path, const char *from,
    const struct vault_secret *passphrase,
    struct vault_header_comparison *ret_comparison,
    struct vault_secret *ret_data_key)
{
    enum vault_status status;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    uint8_t bytes[VAULT_HEADER_LEN];
    struct vault_header header;
    struct vault_area area;
    sqlite3 *db = NULL;
    unsigned number;
    bool named = false;

    status = read_backup(from, bytes, &header);
    if (status == VAULT_OK) {
        status = read_area(path, &area, &named);
    }
    if (status == VAULT_OK) {
        status = require_same_uuid(path, &area, &header);
    }
    if (status == VAULT_OK) {
        status = vault_keyslot_open(&header, passphrase, &number, &data_key);
    }
    if (status == VAULT_OK) {
        status = vault_subkey(&data_key, VAULT_SUBKEY_HEADER, &header_key);
    }
    if (status == VAULT_OK) {
        status = require_sealed(bytes, &header_key);
    }
    /* Without a magic the shim opens nothing: then restoring tries. */
    if (status == VAULT_OK && named) {
        status = open_pages(path, &header, &data_key, &db);
    }
    (void)sqlite3_close(db);
    if (status == VAULT_OK) {
        compare_slots(&area, &header, ret_comparison);
        vault_secret_take(ret_data_key, &data_key);
    }
    vault_secret_release(&header_key);
    vault_secret_release(&data_key);
    return status;
}

/* What is put back, and where. */
struct restoring {
    const char *path;
    const struct vault_secret *data_key;
    struct vault_secret header_key;
    uint8_t bytes[VAULT_HEADER_LEN]; /* as the backup has them */
    struct vault_header header;
    struct vault_area area;
    bool named;
};

/* Copy B on a file that lost both; A is left for whoever comes to look. */
static enum vault_status
write_second(const struct restoring *work, const uint8_t *bytes)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_file_open(work->path, true, &file);
    if (status == VAULT_OK) {
        status = vault_file_write(&file, VAULT_HEADER_SPACING, bytes,
            VAULT_HEADER_LEN);
    }
    if (status == VAULT_OK) {
        status = vault_file_sync(&file);
    }
    vault_file_close(&file);
    return status;
}

static enum vault_status
put_locked(const struct restoring *work, sqlite3 *db)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    struct vault_area now;

    status = vault_db_begin(db);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_file_of(db, &file);
    if (status == VAULT_OK) {
        memset(&now, 0, sizeof(now));
        (void)!vault_area_read(&file, &now); /* damaged copies are replaced */
        status = vault_area_put(&file, &now, &work->header, &work->header_key);
    }
    (void)!vault_db_unlock(db);
    return status;
}

static enum vault_status
put(const struct restoring *work)
{
    enum vault_status status = VAULT_OK;
    sqlite3 *db = NULL;

    if (!work->named) {
        status = write_second(work, work->bytes);
    }
    if (status == VAULT_OK) {
        status = open_pages(work->path, &work->header, work->data_key, &db);
    }
    if (status == VAULT_OK) {
        status = put_locked(work, db);
    } else if (!work->named &&
        write_second(work, work->area.copies[1].bytes) != VAULT_OK) {
        status = VAULT_ERR_IO;
    }
    (void)sqlite3_close(db);
    return status;
}

/*
 * The vault is whole again, whether or not the log has room for it.  An entry
 * in a log whose anchors are lost would anchor it as it is: that is for
 * vault_audit_accept().
 */
static void
log_restoring(const char *path, const struct vault_secret *data_key)
{
    struct vault *vault = NULL;
    struct vault_notice notice = { .older = false };

    if (vault_open_with_key(path, data_key, &notice, &vault) == VAULT_OK &&
        !notice.older &&
        vault_audit_append(vault, "header-restore", NULL, NULL) != VAULT_OK) {
        vault_close(&vault);
        return;
    }
    vault_close(&vault);
}

enum vault_status
vault_header_restore(const char *path, const char *from,
    const struct vault_secret *data_key)
{
    enum vault_status status;
    struct restoring work = {
        .path = path,
        .data_key = data_key,
        .header_key = VAULT_SECRET_INIT,
    };

    status = read_backup(from, work.bytes, &work.header);
    if (status == VAULT_OK) {
        status = read_area(path, &work.area, &work.named);
    }
    if (status == VAULT_OK) {
        status = require_same_uuid(path, &work.area, &work.header);
    }
    if (status == VAULT_OK) {
        status = vault_subkey(data_key, VAULT_SUBKEY_HEADER, &work.header_key);
    }
    if (status == VAULT_OK) {
        status = require_sealed(work.bytes, &work.header_key);
    }
    if (status == VAULT_OK) {
        status = put(&work);
    }
    if (status == VAULT_OK) {
        log_restoring(path, data_key);
    }
    vault_secret_release(&work.header_key);
    return status;
}
