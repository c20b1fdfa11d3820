#ifndef VAULT_CREATE_H
#define VAULT_CREATE_H

#include <sqlite3.h>

#include "vault/header.h"

/* The steps of vault_create() that a backup takes too. */

/* Makes an empty file that was not there, with mode 0600. */
enum vault_status vault_create_file(const char *path) VAULT_CHECK_RESULT;

/* Takes a half-made vault and its journal away again. */
void vault_create_remove(const char *path);

/*
 * Lays the clear area out in an empty file and waits until it and the name of
 * the file are on disk.
 *
 * Secret: reads the data key.
 */
enum vault_status vault_create_area(const char *path,
    const struct vault_header *header,
    const struct vault_secret *data_key) VAULT_CHECK_RESULT;

/*
 * Copies the database of `db` behind the clear area laid out in `path`, under
 * the same key.  VACUUM INTO copies what is in use, and only that: a page of
 * the free list may be torn since a crash (see vault_check_report), which the
 * page-wise copy of SQLite would stumble over.
 */
enum vault_status vault_create_copy(sqlite3 *db,
    const char *path) VAULT_CHECK_RESULT;

#endif
