#include "vault/wave.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Every pseudonym that left; which project is told by the reader. */
static const struct vault_row_kind case_kind = {
    .row = VAULT_ROW_PSEUDONYM,
    .select = "SELECT f.code, p.pseudonym, p.project FROM pseudonym p"
              " JOIN case_file f ON f.id = p.case_id"
              " WHERE p.case_id BETWEEN ?1 AND ?2 AND EXISTS"
              "  (SELECT 1 FROM release_case c JOIN release r"
              "   ON r.id = c.release_id WHERE c.case_id = p.case_id"
              "   AND r.kind = 'research' AND r.purpose = p.project)"
              " ORDER BY p.pseudonym",
};

enum vault_status
vault_wave_last(struct vault *vault, const char *project,
    struct vault_wave *ret_wave)
{
    static const char sql[] =
        "SELECT coalesce(n.code, ''), r.sha256, (SELECT count(*) FROM release"
        "  WHERE kind = 'research' AND purpose = ?1)"
        " FROM release r LEFT JOIN release_code n ON n.release_id = r.id"
        " WHERE r.kind = 'research' AND r.purpose = ?1"
        " ORDER BY r.id DESC LIMIT 1";
    const struct vault_value value = vault_value_word(project);
    struct vault_wave found = { 0 };
    const struct vault_row_word words[] = {
        { found.code, sizeof(found.code) },
        { found.sha256, sizeof(found.sha256) },
    };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        found.number = sqlite3_column_int64(stmt, 2);
        status = vault_row_words(stmt, words, COUNT(words));
    }
    vault_statement_done(stmt);
    if (status == VAULT_OK || status == VAULT_ERR_NOT_FOUND) {
        *ret_wave = found;
        return VAULT_OK;
    }
    return status;
}

enum vault_status
vault_wave_open(struct vault *vault, struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &case_kind, NULL, ret_cursor);
}

enum vault_status
vault_wave_next(struct vault_cursor *cursor, const char *project,
    struct vault_wave_case *ret_case)
{
    struct vault_wave_case found = { "", "" };
    char purpose[VAULT_NAME_MAX] = "";
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.pseudonym, sizeof(found.pseudonym) },
        { purpose, sizeof(purpose) },
    };
    enum vault_status status = VAULT_OK;
    sqlite3_stmt *stmt = NULL;

    do {
        status =
            vault_row_read(cursor, case_kind.row, words, COUNT(words), &stmt);
    } while (status == VAULT_OK && strcmp(purpose, project) != 0);
    if (status == VAULT_OK) {
        *ret_case = found;
    }
    return status;
}

enum vault_status
vault_wave_day_get(struct vault *vault, const char *project,
    const char *case_code, char ret_date[VAULT_DATE_MAX])
{
    static const char sql[] =
        "SELECT date FROM day_zero WHERE project = ?1 AND case_id = ?2";
    struct vault_case_key key = { 0 };
    struct vault_value values[2];
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_word(project);
    values[1] = vault_value_int(key.id);
    status = vault_statement_get(vault, sql, values, COUNT(values), &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_date, VAULT_DATE_MAX);
    }
    vault_statement_done(stmt);
    return status;
}

static enum vault_status
insert_day(struct vault *vault, const char *project,
    const struct vault_case_key *key, const char *date)
{
    static const char sql[] = "INSERT INTO day_zero (id, project, case_id,"
                              " date) VALUES (?1, ?2, ?3, ?4)";
    const struct vault_log_line line = { "day-zero-set", key->code, project };
    struct vault_value values[4];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(project);
    values[2] = vault_value_int(key->id);
    values[3] = vault_value_word(date);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    return status == VAULT_OK
        ? vault_log_write(vault, entry, VAULT_ROW_DAY_ZERO, &line)
        : status;
}

enum vault_status
vault_wave_day_set(struct vault *vault, const char *project,
    const char *case_code, const char *date)
{
    struct vault_case_key key = { 0 };
    char kept[VAULT_DATE_MAX];
    enum vault_status status;

    if (!vault_word_valid(project, VAULT_NAME_MAX) || !vault_date_valid(date)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_wave_day_get(vault, project, case_code, kept);
    if (status == VAULT_ERR_NOT_FOUND) {
        status = vault_case_key_find(vault, case_code, &key);
        if (status == VAULT_OK) {
            status = insert_day(vault, project, &key, date);
        }
    }
    return vault_change_end(vault, status);
}
