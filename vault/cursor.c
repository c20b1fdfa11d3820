#include "vault/cursor.h"

#include <stdlib.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/row.h"

struct vault_cursor {
    struct vault *vault; /* whose statement it is */
    enum vault_row row;
    sqlite3_stmt *stmt;
};

static enum vault_status
insert(struct vault *vault, const struct vault_row_kind *kind,
    const char *case_code, struct vault_value *values, int64_t *ret_id)
{
    struct vault_case_key key = { 0 };
    const struct vault_log_line line = { kind->action, key.code, kind->detail };
    enum vault_status status;
    int64_t entry = 0;

    status = kind->caseless && case_code == NULL
        ? VAULT_OK
        : vault_case_key_find(vault, case_code, &key);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] =
        key.id != 0 ? vault_value_int(key.id) : vault_value_blob(NULL, 0);
    status = vault_statement_run(vault, kind->insert, values, kind->count);
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, kind->row, &line);
    }
    if (status == VAULT_OK) {
        *ret_id = entry;
    }
    return status;
}

enum vault_status
vault_row_add(struct vault *vault, const struct vault_row_kind *kind,
    const char *case_code, struct vault_value *values, int64_t *ret_id)
{
    enum vault_status status;
    int64_t id = 0;

    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status =
        vault_change_end(vault, insert(vault, kind, case_code, values, &id));
    if (status == VAULT_OK) {
        *ret_id = id;
    }
    return status;
}

/* The code of the case whose row still counts; VAULT_ERR_NOT_FOUND. */
static enum vault_status
find_code(struct vault *vault, const struct vault_row_kind *kind, int64_t id,
    char ret_code[VAULT_CODE_MAX])
{
    const struct vault_value value = vault_value_int(id);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, kind->find, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_code, VAULT_CODE_MAX);
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_row_add_once(struct vault *vault, const struct vault_row_once *once,
    struct vault_value *values, size_t count, int64_t *ret_id)
{
    enum vault_status status;
    int64_t same = 0, entry = 0;

    status = vault_statement_int(vault, once->same, values + 1, 2, &same);
    if (status == VAULT_OK && same > 0) {
        return VAULT_ERR_EXISTS;
    }
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    status = vault_statement_run(vault, once->insert, values, count);
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, once->row, &once->line);
    }
    if (status == VAULT_OK) {
        *ret_id = entry;
    }
    return status;
}

static enum vault_status
retract(struct vault *vault, const struct vault_row_kind *kind, int64_t id)
{
    static const char sql[] =
        "INSERT INTO retraction (id, row_id) VALUES (?1, ?2)";
    char code[VAULT_CODE_MAX];
    const struct vault_log_line line = { kind->retract, code, NULL };
    struct vault_value values[2];
    enum vault_status status;
    int64_t entry = 0;

    status = find_code(vault, kind, id, code);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(id);
    status = vault_statement_run(vault, sql, values, 2);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_RETRACTION, &line);
}

enum vault_status
vault_row_retract(struct vault *vault, const struct vault_row_kind *kind,
    int64_t id)
{
    enum vault_status status;

    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, retract(vault, kind, id));
}

enum vault_status
vault_row_open(struct vault *vault, const struct vault_row_kind *kind,
    const char *case_code, struct vault_cursor **ret_cursor)
{
    struct vault_cursor *cursor = NULL;
    struct vault_value range[2];
    enum vault_status status;

    status = vault_case_range(vault, case_code, range);
    if (status != VAULT_OK) {
        return status;
    }
    cursor = calloc(1, sizeof(*cursor));
    if (cursor == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    cursor->row = kind->row;
    cursor->vault = vault;
    status = vault_statement_lend(vault, kind->select, range, 2, &cursor->stmt);
    if (status != VAULT_OK) {
        vault_cursor_close(&cursor);
        return status;
    }
    *ret_cursor = cursor;
    return VAULT_OK;
}

enum vault_status
vault_row_next(struct vault_cursor *cursor, enum vault_row row,
    sqlite3_stmt **ret_stmt)
{
    *ret_stmt = cursor->stmt;
    return cursor->row == row ? vault_db_step(cursor->stmt) : VAULT_ERR_INVALID;
}

enum vault_status
vault_row_words(sqlite3_stmt *stmt, const struct vault_row_word *words,
    size_t count)
{
    enum vault_status status = VAULT_OK;
    size_t i;

    for (i = 0; status == VAULT_OK && i < count; i++) {
        status =
            vault_db_column_string(stmt, (int)i, words[i].text, words[i].size);
    }
    return status;
}

enum vault_status
vault_row_read(struct vault_cursor *cursor, enum vault_row row,
    const struct vault_row_word *words, size_t count, sqlite3_stmt **ret_stmt)
{
    enum vault_status status = vault_row_next(cursor, row, ret_stmt);

    return status == VAULT_OK ? vault_row_words(*ret_stmt, words, count)
                              : status;
}

void
vault_cursor_close(struct vault_cursor **cursor)
{
    if (*cursor == NULL) {
        return;
    }
    if ((*cursor)->stmt != NULL) {
        vault_statement_reclaim((*cursor)->vault, (*cursor)->stmt);
    }
    free(*cursor);
    *cursor = NULL;
}
