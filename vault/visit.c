#include "vault/visit.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ?1 and ?2 are the numbers of no case, but the first and last of all. */
static const struct vault_row_kind kind = {
    .row = VAULT_ROW_VISIT,
    .select =
        "SELECT v.folder,"
        " coalesce((SELECT b.file FROM visit b WHERE b.folder = v.folder"
        "  AND b.managed = v.managed AND b.file <> ''"
        "  ORDER BY b.id DESC LIMIT 1), ''),"
        " coalesce((SELECT a.at FROM visit b JOIN audit a ON a.number = b.id"
        "  WHERE b.folder = v.folder AND b.managed = v.managed"
        "  AND b.file <> '' ORDER BY b.id DESC LIMIT 1), ''),"
        " v.managed, max(v.clean),"
        " coalesce(max(v.id) FILTER (WHERE v.clean), 0) FROM visit v WHERE "
        "v.id BETWEEN ?1 AND ?2"
        " GROUP BY v.folder, v.managed ORDER BY v.managed DESC, v.folder",
};

static enum vault_status
insert(struct vault *vault, const struct vault_visit *visit)
{
    static const char sql[] = "INSERT INTO visit (id, folder, file, managed,"
                              " clean) VALUES (?1, ?2, ?3, ?4, ?5)";
    const struct vault_log_line line = {
        .action = visit->file[0] != '\0' ? "backup" : "backup-visit",
        .detail = visit->managed ? "managed folder" : NULL,
    };
    struct vault_value values[5];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(visit->folder);
    values[2] = vault_value_word(visit->file);
    values[3] = vault_value_int(visit->managed);
    values[4] = vault_value_int(visit->clean);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_VISIT, &line);
}

enum vault_status
vault_visit_add(struct vault *vault, const struct vault_visit *visit)
{
    enum vault_status status;

    if (visit->folder[0] == '\0') {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert(vault, visit));
}

enum vault_status
vault_visit_open(struct vault *vault, struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, NULL, ret_cursor);
}

enum vault_status
vault_visit_next(struct vault_cursor *cursor, struct vault_visit *ret_visit)
{
    struct vault_visit found = { 0 };
    const struct vault_row_word words[] = {
        { found.folder, sizeof(found.folder) },
        { found.file, sizeof(found.file) },
        { found.at, sizeof(found.at) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.managed = sqlite3_column_int(stmt, 3) != 0;
        found.clean = sqlite3_column_int(stmt, 4) != 0;
        found.id = sqlite3_column_int64(stmt, 5);
        *ret_visit = found;
    }
    return status;
}

enum vault_status
vault_visit_last(struct vault *vault, char ret_at[VAULT_TIME_MAX])
{
    static const char sql[] =
        "SELECT a.at FROM visit v JOIN audit a ON a.number = v.id"
        " WHERE v.file <> '' ORDER BY v.id DESC LIMIT 1";
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, NULL, 0, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_at, VAULT_TIME_MAX);
    }
    vault_statement_done(stmt);
    return status;
}
