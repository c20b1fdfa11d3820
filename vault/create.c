#include "vault/create.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "vault/anchor.h"
#include "vault/area.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/journal.h"
#include "vault/kdf.h"
#include "vault/keyslot.h"
#include "vault/random.h"
#include "vault/schema.h"

enum vault_status
vault_create_file(const char *path)
{
    int fd;

    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        switch (errno) {
        case EEXIST:
        case ELOOP: return VAULT_ERR_EXISTS;
        case ENOENT:
        case ENOTDIR: return VAULT_ERR_NOT_FOUND;
        case ENOSPC:
        case EDQUOT: return VAULT_ERR_NO_SPACE;
        case EROFS:
        case EACCES:
        case EPERM: return VAULT_ERR_READ_ONLY;
        default: return VAULT_ERR_IO;
        }
    }
    return close(fd) == 0 ? VAULT_OK : VAULT_ERR_IO;
}

void
vault_create_remove(const char *path)
{
    /* On the stack: this is called for want of memory, too. */
    char journal[PATH_MAX];

    (void)unlink(path);
    if (snprintf(journal, sizeof(journal), "%s-journal", path) <
        (int)sizeof(journal)) {
        (void)unlink(journal);
    }
}

static enum vault_status
fill_slots(struct vault_header *header,
    const struct vault_create_options *options,
    const struct vault_secret *data_key)
{
    enum vault_status status;
    struct vault_keyslot_request request = {
        .kind = VAULT_SLOT_PASSPHRASE,
        .passphrase = options->passphrase,
    };

    request.cost = vault_kdf_calibrate(options->unlock_seconds);
    status =
        vault_keyslot_make(header->uuid, &request, data_key, &header->slots[0]);
    if (status != VAULT_OK || options->recovery == NULL) {
        return status;
    }
    /* 160 random bits need no more than the floor. */
    request = (struct vault_keyslot_request){
        .kind = VAULT_SLOT_RECOVERY,
        .number = 1,
        .passphrase = options->recovery,
        .cost = VAULT_KDF_FLOOR,
    };
    return vault_keyslot_make(header->uuid, &request, data_key,
        &header->slots[1]);
}

static enum vault_status
make_header(const struct vault_create_options *options,
    struct vault_header *ret_header, struct vault_secret *ret_data_key)
{
    enum vault_status status;
    struct vault_header header = {
        .sequence = 1,
        .page_size = VAULT_HEADER_PAGE_SIZE,
    };

    header.created = (int64_t)time(NULL);
    status = vault_random(header.uuid, sizeof(header.uuid));
    if (status != VAULT_OK) {
        return status;
    }
    /* RFC 9562, version 4. */
    header.uuid[6] = (uint8_t)((header.uuid[6] & 0x0f) | 0x40);
    header.uuid[8] = (uint8_t)((header.uuid[8] & 0x3f) | 0x80);
    status = vault_random(header.salt, sizeof(header.salt));
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_secret_reserve(ret_data_key, VAULT_KEY_LEN);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_random(ret_data_key->data, VAULT_KEY_LEN);
    if (status != VAULT_OK) {
        return status;
    }
    ret_data_key->len = VAULT_KEY_LEN;
    status = fill_slots(&header, options, ret_data_key);
    if (status == VAULT_OK) {
        *ret_header = header;
    }
    return status;
}

enum vault_status
vault_create_area(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_secret audit_key = VAULT_SECRET_INIT;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_subkey(data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_subkey(data_key, VAULT_SUBKEY_AUDIT, &audit_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_file_open(path, true, &file);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_area_format(&file, header, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_anchor_format(&file, header->uuid, &audit_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_file_sync(&file);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_file_sync_folder(path);
out:
    vault_file_close(&file);
    vault_secret_release(&audit_key);
    vault_secret_release(&header_key);
    return status;
}

enum vault_status
vault_create_copy(sqlite3 *db, const char *path)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    /* The codec of the copy takes its page size from the default. */
    status = vault_db_exec(db, "PRAGMA cipher_default_page_size = 8192");
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_db_prepare(db, "VACUUM INTO ?1", &stmt);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_db_bind_string(stmt, 1, path);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_db_step_done(stmt);
out:
    (void)sqlite3_finalize(stmt);
    return status;
}

/* The first page, and the tables on it and the next ones. */
static enum vault_status
create_database(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key)
{
    enum vault_status status;
    sqlite3 *db = NULL;

    status = vault_db_open_vault(path, header, data_key, &db);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_schema_upgrade(db);
out:
    if (sqlite3_close(db) != SQLITE_OK && status == VAULT_OK) {
        status = VAULT_ERR_IO;
    }
    return status;
}

enum vault_status
vault_create(const char *path, const struct vault_create_options *options)
{
    enum vault_status status;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_header header;
    bool made = false;

    /* A new vault has none, so it is somebody else's and not ours to remove. */
    if (vault_journal_present(path)) {
        return VAULT_ERR_JOURNAL;
    }
    /* Before the seconds of Argon2id, so that a taken name is told at once. */
    status = vault_create_file(path);
    if (status != VAULT_OK) {
        goto out;
    }
    made = true;
    status = make_header(options, &header, &data_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_create_area(path, &header, &data_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = create_database(path, &header, &data_key);
out:
    if (made && status != VAULT_OK) {
        vault_create_remove(path);
    }
    vault_secret_release(&data_key);
    return status;
}
