#ifndef VAULT_SCHEMA_H
#define VAULT_SCHEMA_H

#include <sqlite3.h>

#include "vault/status.h"

/*
 * Brings the tables of an open, keyed database to the newest version, one
 * numbered step at a time, in one transaction; on an empty database that
 * makes all of them.  VAULT_ERR_VERSION when a newer release made them.
 */
enum vault_status vault_schema_upgrade(sqlite3 *db) VAULT_CHECK_RESULT;

#endif
