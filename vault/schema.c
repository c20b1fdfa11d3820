#include "vault/schema.h"

#include <stdio.h>

#include "vault/db.h"
#include "vault/stem.h"

static enum vault_status
read_version(sqlite3 *db, int *ret_version)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    int rc;

    rc = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
    }
    status = rc == SQLITE_ROW ? VAULT_OK : vault_db_status(rc);
    if (status == VAULT_OK) {
        *ret_version = sqlite3_column_int(stmt, 0);
    }
    (void)sqlite3_finalize(stmt);
    return status;
}

/* Another process may have upgraded while we waited for the lock. */
static enum vault_status
run_step(sqlite3 *db, int version)
{
    char pragma[40];
    enum vault_status status;
    int now = 0;

    status = vault_db_exec(db, "BEGIN IMMEDIATE");
    if (status != VAULT_OK) {
        return status;
    }
    status = read_version(db, &now);
    if (status == VAULT_OK && now < version) {
        status = vault_db_exec(db, vault_schema_steps[version - 1]);
        if (status == VAULT_OK) {
            (void)snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d",
                version);
            status = vault_db_exec(db, pragma);
        }
    }
    if (status == VAULT_OK) {
        status = vault_db_exec(db, "COMMIT");
    }
    if (status != VAULT_OK) {
        vault_db_rollback(db);
    }
    return status;
}

enum vault_status
vault_schema_upgrade(sqlite3 *db)
{
    enum vault_status status;
    int version = 0;

    status = vault_stem_register(db);
    if (status == VAULT_OK) {
        status = read_version(db, &version);
    }
    if (status == VAULT_OK && (version < 0 || version > vault_schema_newest)) {
        return VAULT_ERR_VERSION;
    }
    while (status == VAULT_OK && version < vault_schema_newest) {
        version++;
        status = run_step(db, version);
    }
    return status;
}
