#include "vault/facts.h"

#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* INDEXED BY: the length stands in that index, so that no text is read. */
static const struct vault_row_kind row_kind = {
    .row = VAULT_ROW_NOTE,
    .select = "SELECT c.code, n.kind, n.date, n.language, n.id, length(v.text)"
              " FROM case_file c CROSS JOIN note n ON n.case_id = c.id"
              " CROSS JOIN note_version v INDEXED BY note_version_length"
              " ON v.note_id = n.id AND v.version = n.version"
              " WHERE c.id BETWEEN ?1 AND ?2 ORDER BY c.id, n.date, n.id",
};

enum vault_status
vault_facts_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &row_kind, case_code, ret_cursor);
}

enum vault_status
vault_facts_next(struct vault_cursor *cursor, struct vault_facts *ret_facts)
{
    struct vault_facts found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.kind, sizeof(found.kind) },
        { found.date, sizeof(found.date) },
        { found.language, sizeof(found.language) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, row_kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.note = sqlite3_column_int64(stmt, 4);
        found.characters = sqlite3_column_int64(stmt, 5);
        *ret_facts = found;
    }
    return status;
}

enum vault_status
vault_facts_first_day(struct vault *vault, const char *case_code,
    char ret_date[VAULT_DATE_MAX])
{
    static const char sql[] =
        "SELECT coalesce("
        " (SELECT min(a.date) FROM appointment a WHERE a.case_id = ?1"
        "  AND a.attendance IN ('attended', 'late') AND NOT EXISTS"
        "  (SELECT 1 FROM retraction r WHERE r.row_id = a.id)),"
        " (SELECT min(a.date) FROM appointment a WHERE a.case_id = ?1"
        "  AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.row_id = a.id)),"
        " (SELECT min(date) FROM note WHERE case_id = ?1),"
        " (SELECT min(s.date) FROM score s WHERE s.case_id = ?1"
        "  AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.row_id = s.id)),"
        " (SELECT min(e.date) FROM event e WHERE e.case_id = ?1"
        "  AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.row_id = e.id)),"
        " '')";
    struct vault_case_key key = { 0 };
    struct vault_value value;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    value = vault_value_int(key.id);
    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_date, VAULT_DATE_MAX);
    }
    vault_statement_done(stmt);
    return status == VAULT_OK && ret_date[0] == '\0' ? VAULT_ERR_NOT_FOUND
                                                     : status;
}
