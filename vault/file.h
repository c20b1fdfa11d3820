#ifndef VAULT_FILE_H
#define VAULT_FILE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/status.h"

/*
 * The bytes of a vault file, clear area included, through SQLite's own file
 * objects: they keep account of POSIX locks, which a plain open(2) and
 * close(2) of the same file would drop.
 */
struct vault_file {
    sqlite3_file *real;
    const char *name; /* as SQLite wants it; NULL when borrowed */
};

#define VAULT_FILE_INIT                                                        \
    {                                                                          \
        NULL, NULL                                                             \
    }

/*
 * Opens an existing regular file, through the VFS under the shim.
 * VAULT_ERR_NO_VAULT when there is none, VAULT_ERR_NOT_A_VAULT for a folder,
 * a device or a pipe.
 */
enum vault_status vault_file_open(const char *path, bool writable,
    struct vault_file *ret_file) VAULT_CHECK_RESULT;

/* Borrows the file of an open connection; closing it only forgets it. */
enum vault_status vault_file_of(sqlite3 *db,
    struct vault_file *ret_file) VAULT_CHECK_RESULT;

void vault_file_close(struct vault_file *file);

enum vault_status vault_file_size(const struct vault_file *file,
    int64_t *ret_len) VAULT_CHECK_RESULT;

/* What lies beyond the end reads as zero. */
enum vault_status vault_file_read(const struct vault_file *file, int64_t at,
    void *ret_bytes, size_t len) VAULT_CHECK_RESULT;

enum vault_status vault_file_write(const struct vault_file *file, int64_t at,
    const void *bytes, size_t len) VAULT_CHECK_RESULT;

/* Waits until what was written is on the disk. */
enum vault_status vault_file_sync(
    const struct vault_file *file) VAULT_CHECK_RESULT;

/*
 * Takes the exclusive lock of SQLite, or VAULT_ERR_IN_USE at once.  Closing
 * the file gives it back.
 */
enum vault_status vault_file_lock(
    const struct vault_file *file) VAULT_CHECK_RESULT;

/*
 * Waits until the names in the folder of `path` are on the disk; `path` need
 * not exist.
 */
enum vault_status vault_file_sync_folder(const char *path) VAULT_CHECK_RESULT;

#endif
