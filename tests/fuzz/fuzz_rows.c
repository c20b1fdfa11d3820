/*
 * A row of the database as whoever has the key may have changed it, behind the
 * library's back.  The input names a table, a column and a row, and gives the
 * new value.  Everything is read all the same; and where the row is sealed, the
 * check of the vault says that it was changed.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "../vault/reading.h"
#include "stored.h"
#include "vault/audit.h"
#include "vault/db.h"
#include "vault/internal.h"
#include "vault/seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    TABLES_MAX = 64,
    COLUMNS_MAX = 400,
    NAME_MAX_LEN = 40,
    HEAD = 3, /* bytes: column, row, type */
};

/* Every column of every table of ours. */
static struct {
    char table[NAME_MAX_LEN];
    char column[NAME_MAX_LEN];
} columns[COLUMNS_MAX];
static size_t column_count;

static int
take_column(void *data, int count, char **values, char **names)
{
    (void)data;
    (void)names;
    if (count != 2 || column_count == COLUMNS_MAX) {
        abort();
    }
    (void)snprintf(columns[column_count].table, NAME_MAX_LEN, "%s", values[0]);
    (void)snprintf(columns[column_count].column, NAME_MAX_LEN, "%s", values[1]);
    column_count++;
    return 0;
}

/* A key that changes would only be another row. */
static void
list_columns(struct vault *vault)
{
    static const char sql[] =
        "SELECT t.name, c.name FROM pragma_table_list t"
        " JOIN pragma_table_xinfo(t.name) c"
        " WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'"
        " AND t.name NOT GLOB 'note_search*' ORDER BY t.name, c.cid";

    if (sqlite3_exec(vault->db, sql, take_column, NULL, NULL) != SQLITE_OK ||
        column_count == 0 ||
        vault_db_exec(vault->db,
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = "
            "ON") != VAULT_OK) {
        abort();
    }
}

static int
bind(sqlite3_stmt *stmt, const uint8_t *data, size_t size)
{
    const uint8_t *value = data + HEAD;
    int len = (int)(size - HEAD);
    int64_t number = 0;

    switch (data[2] % 4) {
    case 0:
        memcpy(&number, value, size - HEAD < 8 ? size - HEAD : 8);
        return sqlite3_bind_int64(stmt, 1, number);
    case 1:
        return sqlite3_bind_text(stmt, 1, (const char *)value, len,
            SQLITE_STATIC);
    case 2: return sqlite3_bind_blob(stmt, 1, value, len, SQLITE_STATIC);
    default: return sqlite3_bind_null(stmt, 1);
    }
}

/* Changes one value; whether there is another one now. */
static bool
change(struct vault *vault, size_t column, const uint8_t *data, size_t size)
{
    sqlite3_stmt *stmt = NULL;
    char sql[400];
    bool changed = false;

    (void)snprintf(sql, sizeof(sql),
        "UPDATE \"%s\" SET \"%s\" = ?1 WHERE rowid = (SELECT rowid FROM \"%s\""
        " ORDER BY rowid LIMIT 1 OFFSET %u) AND \"%s\" IS NOT ?1",
        columns[column].table, columns[column].column, columns[column].table,
        data[1] % 8U, columns[column].column);
    if (sqlite3_prepare_v2(vault->db, sql, -1, &stmt, NULL) == SQLITE_OK &&
        bind(stmt, data, size) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_DONE) {
        changed = sqlite3_changes(vault->db) > 0;
    }
    (void)sqlite3_finalize(stmt);
    return changed;
}

/* Whether the check of the vault finds nothing. */
static bool
is_sound(struct vault *vault)
{
    struct vault_audit_verdict verdict;

    return vault_audit_verify(vault, &verdict) == VAULT_OK &&
        verdict.first_bad == 0 && verdict.missing == 0 &&
        verdict.first_bad_note == 0 && verdict.bad_rows == 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault *vault = fuzz_vault();
    size_t column;

    if (size < HEAD) {
        return 0;
    }
    if (column_count == 0) {
        list_columns(vault);
    }
    column = data[0] % column_count;
    if (vault_begin(vault) != VAULT_OK) {
        abort();
    }
    if (change(vault, column, data, size)) {
        (void)read_everything(vault);
        if (vault_seal_kind(columns[column].table) != VAULT_ROW_NONE &&
            is_sound(vault)) {
            abort();
        }
    }
    vault_rollback(vault);
    return 0;
}
