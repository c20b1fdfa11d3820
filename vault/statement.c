#include "vault/statement.h"

#include <string.h>

#include "vault/db.h"
#include "vault/internal.h"

struct vault_value
vault_value_int(int64_t number)
{
    return (struct vault_value){ .type = VAULT_VALUE_INT, .number = number };
}

struct vault_value
vault_value_word(const char *word)
{
    return (struct vault_value){
        .type = VAULT_VALUE_TEXT,
        .bytes = word,
        .len = strlen(word),
    };
}

struct vault_value
vault_value_text(struct vault_text text)
{
    return (struct vault_value){
        .type = VAULT_VALUE_TEXT,
        .bytes = text.data,
        .len = text.len,
    };
}

struct vault_value
vault_value_blob(const void *bytes, size_t len)
{
    return (struct vault_value){
        .type = VAULT_VALUE_BLOB,
        .bytes = bytes,
        .len = len,
    };
}

static int
bind_value(sqlite3_stmt *stmt, int index, const struct vault_value *value)
{
    switch (value->type) {
    case VAULT_VALUE_INT: return sqlite3_bind_int64(stmt, index, value->number);
    case VAULT_VALUE_TEXT:
        return sqlite3_bind_text64(stmt, index, value->bytes, value->len,
            SQLITE_STATIC, SQLITE_UTF8);
    case VAULT_VALUE_BLOB:
        return sqlite3_bind_blob64(stmt, index, value->bytes, value->len,
            SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static enum vault_status
bind_all(sqlite3_stmt *stmt, const struct vault_value *values, size_t count)
{
    size_t i;
    int rc = SQLITE_OK;

    for (i = 0; i < count && rc == SQLITE_OK; i++) {
        rc = bind_value(stmt, (int)i + 1, &values[i]);
    }
    return vault_db_status(rc);
}

static enum vault_status
prepare(struct vault *vault, const char *sql, unsigned flags,
    sqlite3_stmt **ret_stmt)
{
    return vault_db_status(
        sqlite3_prepare_v3(vault->db, sql, -1, flags, ret_stmt, NULL));
}

/* Finds the kept statement of `sql`, or prepares it and keeps it. */
static enum vault_status
find_statement(struct vault *vault, const char *sql, sqlite3_stmt **ret_stmt)
{
    struct vault_statements *kept = &vault->statements;
    enum vault_status status;
    size_t i;

    for (i = 0; i < kept->count; i++) {
        if (kept->slots[i].sql == sql) {
            *ret_stmt = kept->slots[i].stmt;
            return VAULT_OK;
        }
    }
    if (kept->count == VAULT_STATEMENT_COUNT) {
        return VAULT_ERR_LIMIT;
    }
    status = prepare(vault, sql, SQLITE_PREPARE_PERSISTENT, ret_stmt);
    if (status == VAULT_OK) {
        kept->slots[kept->count].sql = sql;
        kept->slots[kept->count].stmt = *ret_stmt;
        kept->count++;
    }
    return status;
}

enum vault_status
vault_statement_get(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count, sqlite3_stmt **ret_stmt)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = find_statement(vault, sql, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = bind_all(stmt, values, count);
    if (status != VAULT_OK) {
        vault_statement_done(stmt);
        return status;
    }
    *ret_stmt = stmt;
    return VAULT_OK;
}

/* The slot of a kept statement, or NULL. */
static bool *
find_lent(struct vault *vault, const sqlite3_stmt *stmt)
{
    struct vault_statements *kept = &vault->statements;
    size_t i;

    for (i = 0; i < kept->count; i++) {
        if (kept->slots[i].stmt == stmt) {
            return &kept->slots[i].lent;
        }
    }
    return NULL;
}

enum vault_status
vault_statement_lend(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count, sqlite3_stmt **ret_stmt)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    bool *lent;

    status = find_statement(vault, sql, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    lent = find_lent(vault, stmt);
    if (lent == NULL || *lent) {
        return vault_statement_new(vault, sql, values, count, ret_stmt);
    }
    status = bind_all(stmt, values, count);
    if (status != VAULT_OK) {
        vault_statement_done(stmt);
        return status;
    }
    *lent = true;
    *ret_stmt = stmt;
    return VAULT_OK;
}

void
vault_statement_reclaim(struct vault *vault, sqlite3_stmt *stmt)
{
    bool *lent = find_lent(vault, stmt);

    if (lent == NULL) {
        (void)sqlite3_finalize(stmt);
        return;
    }
    vault_statement_done(stmt);
    *lent = false;
}

void
vault_statement_done(sqlite3_stmt *stmt)
{
    (void)sqlite3_reset(stmt);
    (void)sqlite3_clear_bindings(stmt);
}

enum vault_status
vault_statement_new(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count, sqlite3_stmt **ret_stmt)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = prepare(vault, sql, 0, &stmt);
    if (status == VAULT_OK) {
        status = bind_all(stmt, values, count);
    }
    if (status != VAULT_OK) {
        (void)sqlite3_finalize(stmt);
        return status;
    }
    *ret_stmt = stmt;
    return VAULT_OK;
}

enum vault_status
vault_statement_run(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, values, count, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step(stmt);
        vault_statement_done(stmt);
    }
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
vault_statement_int(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count, int64_t *ret_number)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, values, count, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step(stmt);
    if (status == VAULT_OK) {
        *ret_number = sqlite3_column_int64(stmt, 0);
    } else if (status == VAULT_DONE) {
        status = VAULT_ERR_NOT_FOUND;
    }
    vault_statement_done(stmt);
    return status;
}

void
vault_statements_release(struct vault_statements *statements)
{
    size_t i;

    for (i = 0; i < statements->count; i++) {
        (void)sqlite3_finalize(statements->slots[i].stmt);
    }
    memset(statements, 0, sizeof(*statements));
}
