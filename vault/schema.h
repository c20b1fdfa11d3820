#ifndef VAULT_SCHEMA_H
#define VAULT_SCHEMA_H

#include <sqlite3.h>

#include "vault/status.h"

/* The steps of vault/schema/NNNN-*.sql, in order; made when building. */
extern const char *const vault_schema_steps[];
extern const int vault_schema_newest;

/*
 * Registers the search tokenizer with the connection and brings the tables to
 * the newest version, each numbered step in a transaction of its own
 * (PRAGMA user_version is the last one done).  VAULT_ERR_VERSION when the
 * tables are newer than this program knows.
 */
enum vault_status vault_schema_upgrade(sqlite3 *db) VAULT_CHECK_RESULT;

#endif
