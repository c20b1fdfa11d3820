#ifndef VAULT_DB_H
#define VAULT_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/header.h"
#include "vault/secret.h"
#include "vault/vault.h"

#define VAULT_BUSY_MS 5000

/* How to open a database. */
struct vault_db_options {
    const char *path;
    const char *vfs; /* name of the VFS, NULL for the default one */
    const struct vault_secret *key; /* 32 bytes, HKDF(data key, "sqlcipher") */
    const uint8_t *salt;            /* VAULT_HEADER_SALT_LEN bytes */
    uint32_t page_size;
};

/*
 * Opens an existing file with the settings of docs/FORMAT.md and reads its
 * first page.  VAULT_ERR_DAMAGED when that page does not fit the key,
 * VAULT_ERR_NO_CIPHER when the library would write clear pages.
 *
 * Secret: reads the key.
 */
enum vault_status vault_db_open(const struct vault_db_options *options,
    sqlite3 **ret_db) VAULT_CHECK_RESULT;

/*
 * Opens the database of a vault file through the offset VFS.
 *
 * Secret: reads the data key.
 */
enum vault_status vault_db_open_vault(const char *path,
    const struct vault_header *header, const struct vault_secret *data_key,
    sqlite3 **ret_db) VAULT_CHECK_RESULT;

/* Translates a result code, extended or not. */
enum vault_status vault_db_status(int rc);

/* Runs statements that return nothing of interest. */
enum vault_status vault_db_exec(sqlite3 *db,
    const char *sql) VAULT_CHECK_RESULT;

/*
 * BEGIN IMMEDIATE on a vault.  VAULT_ERR_MOVED, and no transaction, when the
 * file was renamed or another one has taken its place (a rekey, a restore):
 * what is written to it would be lost.
 */
enum vault_status vault_db_begin(sqlite3 *db) VAULT_CHECK_RESULT;

/* Ends a transaction, if there is one, as if it had not been. */
void vault_db_rollback(sqlite3 *db);

/*
 * Ends a transaction that was only there for its lock and changed no row.
 * VAULT_OK when it has ended, one way or the other: a COMMIT that was refused
 * memory would leave the vault locked, and this connection without another
 * transaction.
 */
enum vault_status vault_db_unlock(sqlite3 *db) VAULT_CHECK_RESULT;

/*
 * Encrypts every page anew under another data key, with the same salt and
 * without a journal: when it fails, or is cut, the file is lost.
 *
 * Secret: reads the data key.
 */
enum vault_status vault_db_rekey(sqlite3 *db,
    const uint8_t salt[VAULT_HEADER_SALT_LEN],
    const struct vault_secret *data_key) VAULT_CHECK_RESULT;

/* Prepares one statement; the caller finalizes it (also after a failure). */
enum vault_status vault_db_prepare(sqlite3 *db, const char *sql,
    sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;

/* VAULT_OK with a row, VAULT_DONE without one, or an error. */
enum vault_status vault_db_step(sqlite3_stmt *stmt) VAULT_CHECK_RESULT;

/* Steps a statement that returns no row; VAULT_OK when it is done. */
enum vault_status vault_db_step_done(sqlite3_stmt *stmt) VAULT_CHECK_RESULT;

/*
 * Steps a statement whose only row holds what is asked for;
 * VAULT_ERR_NOT_FOUND when there is none.
 */
enum vault_status vault_db_step_row(sqlite3_stmt *stmt) VAULT_CHECK_RESULT;

/* Runs a query without parameters and gives its first column. */
enum vault_status vault_db_int64(sqlite3 *db, const char *sql,
    int64_t *ret_value) VAULT_CHECK_RESULT;

/* Binds; the bytes must live until the statement is reset.  NULL is NULL. */
enum vault_status vault_db_bind_int64(sqlite3_stmt *stmt, int index,
    int64_t value) VAULT_CHECK_RESULT;
enum vault_status vault_db_bind_string(sqlite3_stmt *stmt, int index,
    const char *string) VAULT_CHECK_RESULT;
enum vault_status vault_db_bind_text(sqlite3_stmt *stmt, int index,
    struct vault_text text) VAULT_CHECK_RESULT;
enum vault_status vault_db_bind_blob(sqlite3_stmt *stmt, int index,
    const void *bytes, size_t len) VAULT_CHECK_RESULT;

/*
 * Copies a short text column with its NUL; VAULT_ERR_LIMIT when it is longer
 * than `cap` - 1 bytes.  NULL gives the empty string.
 */
enum vault_status vault_db_column_string(sqlite3_stmt *stmt, int column,
    char *ret_string, size_t cap) VAULT_CHECK_RESULT;

/*
 * Replaces `secret` by a copy of a text or blob column.
 *
 * Secret: the caller releases it.
 */
enum vault_status vault_db_column_secret(sqlite3_stmt *stmt, int column,
    struct vault_secret *secret) VAULT_CHECK_RESULT;

/* Copies a blob column of exactly `len` bytes, or VAULT_ERR_DAMAGED. */
enum vault_status vault_db_column_blob(sqlite3_stmt *stmt, int column,
    void *ret_bytes, size_t len) VAULT_CHECK_RESULT;

#endif
