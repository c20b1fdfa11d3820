#include "vault/db.h"

#include <errno.h>
#include <string.h>

#include "vault/hkdf.h"
#include "vault/journal.h"
#include "vault/trouble.h"
#include "vault/vfs.h"

#ifndef SQLITE_HAS_CODEC
#error "vault/ must be compiled against SQLCipher"
#endif

/* Everything SQLCipher 4 sets by default is said, so that a distribution's
 * build options cannot change the format. */
#define CIPHER_SETTINGS                                                        \
    "PRAGMA cipher_compatibility = 4; PRAGMA cipher_page_size = 8192;"         \
    "PRAGMA cipher_memory_security = OFF;"

/*
 * DELETE with EXTRA: one file at rest, and no acknowledged commit lost in a
 * power cut.  secure_delete and temp_store keep clear text out of free pages
 * and files.
 */
#define SETTINGS                                                               \
    "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"                   \
    "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"                    \
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"                \
    "PRAGMA cache_size = -32768; PRAGMA mmap_size = 0;"

static enum vault_status
constraint_status(int rc)
{
    switch (rc) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return VAULT_ERR_EXISTS;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return VAULT_ERR_NOT_FOUND;
    default: return VAULT_ERR_INVALID;
    }
}

enum vault_status
vault_db_status(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW: return VAULT_OK;
    case SQLITE_DONE: return VAULT_DONE;
    case SQLITE_NOMEM: return VAULT_ERR_NO_MEMORY;
    case SQLITE_FULL: return VAULT_ERR_NO_SPACE;
    case SQLITE_READONLY:
        return rc == SQLITE_READONLY_DBMOVED ? VAULT_ERR_MOVED
                                             : VAULT_ERR_READ_ONLY;
    case SQLITE_PERM: return VAULT_ERR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return VAULT_ERR_IN_USE;
    /* Our statements are fixed: SQLCipher says this of a page's HMAC too. */
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return vault_trouble_or(VAULT_ERR_DAMAGED);
    case SQLITE_TOOBIG: return vault_trouble_or(VAULT_ERR_LIMIT);
    case SQLITE_CONSTRAINT: return constraint_status(rc);
    case SQLITE_MISMATCH:
    case SQLITE_RANGE: return VAULT_ERR_INVALID;
    default:
        return rc == SQLITE_IOERR_NOMEM ? VAULT_ERR_NO_MEMORY : VAULT_ERR_IO;
    }
}

/* The same with the reason of the system for what could not be written. */
static enum vault_status
status_of(sqlite3 *db, int rc)
{
    enum vault_status status = vault_db_status(rc);

    if (status != VAULT_ERR_IO) {
        return status;
    }
    switch (sqlite3_system_errno(db)) {
    case ENOSPC:
    case EDQUOT: return VAULT_ERR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM: return VAULT_ERR_READ_ONLY;
    default: return VAULT_ERR_IO;
    }
}

enum vault_status
vault_db_exec(sqlite3 *db, const char *sql)
{
    return status_of(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

enum vault_status
vault_db_begin(sqlite3 *db)
{
    enum vault_status status = vault_db_exec(db, "BEGIN IMMEDIATE");
    int moved = 0;

    if (status != VAULT_OK) {
        return status;
    }
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
            SQLITE_OK &&
        moved != 0) {
        vault_db_rollback(db);
        return VAULT_ERR_MOVED;
    }
    return VAULT_OK;
}

void
vault_db_rollback(sqlite3 *db)
{
    int tries;

    /* An error may have rolled back already; want of memory passes. */
    for (tries = 0; tries < 2 && sqlite3_get_autocommit(db) == 0; tries++) {
        (void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    }
}

enum vault_status
vault_db_unlock(sqlite3 *db)
{
    enum vault_status status = vault_db_exec(db, "COMMIT");

    if (status != VAULT_OK) {
        vault_db_rollback(db);
    }
    return sqlite3_get_autocommit(db) != 0 ? VAULT_OK : status;
}

enum vault_status
vault_db_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **ret_stmt)
{
    return status_of(db, sqlite3_prepare_v2(db, sql, -1, ret_stmt, NULL));
}

enum vault_status
vault_db_step(sqlite3_stmt *stmt)
{
    return status_of(sqlite3_db_handle(stmt), sqlite3_step(stmt));
}

enum vault_status
vault_db_step_done(sqlite3_stmt *stmt)
{
    enum vault_status status = vault_db_step(stmt);

    if (status == VAULT_OK) {
        return VAULT_ERR_INVALID;
    }
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
vault_db_step_row(sqlite3_stmt *stmt)
{
    enum vault_status status = vault_db_step(stmt);

    return status == VAULT_DONE ? VAULT_ERR_NOT_FOUND : status;
}

enum vault_status
vault_db_int64(sqlite3 *db, const char *sql, int64_t *ret_value)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_db_prepare(db, sql, &stmt);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_db_step_row(stmt);
    if (status != VAULT_OK) {
        goto out;
    }
    *ret_value = sqlite3_column_int64(stmt, 0);
out:
    sqlite3_finalize(stmt);
    return status;
}

enum vault_status
vault_db_bind_int64(sqlite3_stmt *stmt, int index, int64_t value)
{
    return vault_db_status(sqlite3_bind_int64(stmt, index, value));
}

enum vault_status
vault_db_bind_string(sqlite3_stmt *stmt, int index, const char *string)
{
    return vault_db_status(
        sqlite3_bind_text(stmt, index, string, -1, SQLITE_STATIC));
}

enum vault_status
vault_db_bind_text(sqlite3_stmt *stmt, int index, struct vault_text text)
{
    return vault_db_status(sqlite3_bind_text64(stmt, index, text.data, text.len,
        SQLITE_STATIC, SQLITE_UTF8));
}

enum vault_status
vault_db_bind_blob(sqlite3_stmt *stmt, int index, const void *bytes, size_t len)
{
    return vault_db_status(
        sqlite3_bind_blob64(stmt, index, bytes, len, SQLITE_STATIC));
}

enum vault_status
vault_db_column_string(sqlite3_stmt *stmt, int column, char *ret_string,
    size_t cap)
{
    const unsigned char *text = sqlite3_column_text(stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(stmt, column);

    if (len >= cap) {
        return VAULT_ERR_LIMIT;
    }
    if (len > 0) {
        if (text == NULL) {
            return VAULT_ERR_NO_MEMORY;
        }
        memcpy(ret_string, text, len);
    }
    ret_string[len] = '\0';
    return VAULT_OK;
}

enum vault_status
vault_db_column_secret(sqlite3_stmt *stmt, int column,
    struct vault_secret *secret)
{
    const void *bytes = sqlite3_column_blob(stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(stmt, column);

    vault_secret_clear(secret);
    if (len > 0 && bytes == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    return vault_secret_append(secret, bytes, len);
}

enum vault_status
vault_db_column_blob(sqlite3_stmt *stmt, int column, void *ret_bytes,
    size_t len)
{
    const void *bytes = sqlite3_column_blob(stmt, column);

    if (bytes == NULL || (size_t)sqlite3_column_bytes(stmt, column) != len) {
        return VAULT_ERR_DAMAGED;
    }
    memcpy(ret_bytes, bytes, len);
    return VAULT_OK;
}

static enum vault_status
append_hex(struct vault_secret *text, const uint8_t *bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";
    enum vault_status status;
    char pair[2];
    size_t i;

    /* Room for all of it first, so that no half stays in an outgrown page. */
    status = vault_secret_reserve(text, 2 * len);
    for (i = 0; status == VAULT_OK && i < len; i++) {
        pair[0] = digits[bytes[i] >> 4];
        pair[1] = digits[bytes[i] & 15];
        status = vault_secret_append(text, pair, sizeof(pair));
    }
    vault_wipe(pair, sizeof(pair));
    return status;
}

/*
 * The raw key as SQLCipher takes it, x'<64 digits of key><32 of salt>'.  With
 * the salt given, the one in the file does not matter: a flipped bit there
 * loses nothing.
 */
static enum vault_status
format_key(const struct vault_db_options *options,
    struct vault_secret *ret_text)
{
    enum vault_status status;

    status = vault_secret_append(ret_text, "x'", 2);
    if (status == VAULT_OK) {
        status = append_hex(ret_text, options->key->data, options->key->len);
    }
    if (status == VAULT_OK) {
        status = append_hex(ret_text, options->salt, VAULT_HEADER_SALT_LEN);
    }
    if (status == VAULT_OK) {
        status = vault_secret_append(ret_text, "'", 1);
    }
    return status;
}

/* Hands a key over with sqlite3_key_v2() or sqlite3_rekey_v2(). */
static enum vault_status
set_key(sqlite3 *db, const struct vault_db_options *options,
    int (*set)(sqlite3 *, const char *, const void *, int))
{
    enum vault_status status;
    struct vault_secret text = VAULT_SECRET_INIT;

    status = format_key(options, &text);
    if (status == VAULT_OK) {
        status = vault_db_status(set(db, "main", text.data, (int)text.len));
    }
    vault_secret_release(&text);
    return status;
}

enum vault_status
vault_db_rekey(sqlite3 *db, const uint8_t salt[VAULT_HEADER_SALT_LEN],
    const struct vault_secret *data_key)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_db_options options = { .key = &key, .salt = salt };

    status = vault_subkey(data_key, VAULT_SUBKEY_SQLCIPHER, &key);
    if (status != VAULT_OK) {
        goto out;
    }
    /* Defensive mode insists on a journal. */
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    status = vault_db_exec(db,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    if (status != VAULT_OK) {
        goto out;
    }
    status = set_key(db, &options, sqlite3_rekey_v2);
out:
    vault_secret_release(&key);
    return status;
}

/* Whether a one-row text query gives `want`, or anything when it is NULL. */
static bool
answers(sqlite3 *db, const char *sql, const char *want)
{
    sqlite3_stmt *stmt = NULL;
    const char *text = NULL;
    bool fits = false;

    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        text = (const char *)sqlite3_column_text(stmt, 0);
        fits = text != NULL && text[0] != '\0' &&
            (want == NULL || strcmp(text, want) == 0);
    }
    sqlite3_finalize(stmt);
    return fits;
}

/*
 * A plain SQLite ignores the key and writes clear pages, and a library built
 * with TEMP_STORE 0 or 1 may write clear temporary files: refuse both.
 */
static enum vault_status
require_cipher(sqlite3 *db)
{
    if (!answers(db, "PRAGMA cipher_version", NULL) ||
        sqlite3_compileoption_used("TEMP_STORE=0") ||
        sqlite3_compileoption_used("TEMP_STORE=1")) {
        return VAULT_ERR_NO_CIPHER;
    }
    return VAULT_OK;
}

static enum vault_status
configure(sqlite3 *db, const struct vault_db_options *options)
{
    enum vault_status status;

    (void)sqlite3_extended_result_codes(db, 1);
    (void)sqlite3_busy_timeout(db, VAULT_BUSY_MS);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    (void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    /* Before the key: SQLCipher 4.6 talks on stderr about a wrong one. */
    status = vault_db_exec(db, "PRAGMA cipher_log_level = NONE");
    if (status != VAULT_OK) {
        return status;
    }
    status = set_key(db, options, sqlite3_key_v2);
    if (status != VAULT_OK) {
        return status;
    }
    /* And again: the first key of a process sets the level back to WARN. */
    status = vault_db_exec(db, "PRAGMA cipher_log_level = NONE");
    if (status != VAULT_OK) {
        return status;
    }
    status = require_cipher(db);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_exec(db, CIPHER_SETTINGS SETTINGS);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_exec(db, "SELECT count(*) FROM sqlite_master");
    if (status != VAULT_OK) {
        return status;
    }
    return answers(db, "PRAGMA journal_mode = DELETE", "delete")
        ? VAULT_OK
        : VAULT_ERR_IN_USE;
}

enum vault_status
vault_db_open(const struct vault_db_options *options, sqlite3 **ret_db)
{
    enum vault_status status;
    sqlite3 *db = NULL;

    if (options->key->len != VAULT_KEY_LEN ||
        options->page_size != VAULT_HEADER_PAGE_SIZE) {
        return VAULT_ERR_INVALID;
    }
    status = vault_db_status(sqlite3_open_v2(options->path, &db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE, options->vfs));
    if (status != VAULT_OK) {
        goto out;
    }
    status = configure(db, options);
    if (status != VAULT_OK) {
        goto out;
    }

    *ret_db = db;
    db = NULL;
out:
    (void)sqlite3_close(db);
    return status;
}

/* Before SQLite sees the file: it would roll any journal back. */
static enum vault_status
check_journal(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key)
{
    enum vault_status status;
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;

    if (!vault_journal_present(path)) {
        return VAULT_OK;
    }
    status = vault_page_keys_make(data_key, header->salt, &keys);
    if (status == VAULT_OK) {
        status = vault_journal_check(path, &keys);
    }
    vault_page_keys_release(&keys);
    return status;
}

enum vault_status
vault_db_open_vault(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key, sqlite3 **ret_db)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_db_options options = {
        .path = path,
        .vfs = VAULT_VFS_NAME,
        .key = &key,
        .salt = header->salt,
        .page_size = header->page_size,
    };

    if (vault_vfs_base() == NULL) {
        return VAULT_ERR_NO_CIPHER;
    }
    status = check_journal(path, header, data_key);
    if (status == VAULT_OK) {
        status = vault_subkey(data_key, VAULT_SUBKEY_SQLCIPHER, &key);
    }
    if (status == VAULT_OK) {
        status = vault_db_open(&options, ret_db);
    }
    vault_secret_release(&key);
    return status;
}
