#include "vault/supervision.h"

#include "vault/date.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MINUTES_MAX 1440

static const struct vault_row_kind kind = {
    .row = VAULT_ROW_SUPERVISION,
    .caseless = true,
    .insert = "INSERT INTO supervision (id, case_id, date, minutes, people,"
              " supervisor) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    .count = 6,
    .select = "SELECT coalesce(f.code, ''), s.date, s.supervisor, s.id,"
              " s.minutes, s.people FROM supervision s"
              " LEFT JOIN case_file f ON f.id = s.case_id"
              " WHERE coalesce(s.case_id, 0) BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM retraction r WHERE r.row_id = s.id)"
              " ORDER BY s.date, s.id",
    .action = "supervision-add",
    .retract = "supervision-remove",
    .find = "SELECT coalesce(f.code, '') FROM supervision s"
            " LEFT JOIN case_file f ON f.id = s.case_id"
            " WHERE s.id = ?1 AND NOT EXISTS"
            "  (SELECT 1 FROM retraction r WHERE r.row_id = s.id)",
};

static bool
valid(const struct vault_supervision *sitting)
{
    return vault_date_valid(sitting->date) && sitting->minutes >= 1 &&
        sitting->minutes <= MINUTES_MAX && sitting->people >= 1 &&
        sitting->people <= VAULT_SUPERVISION_PEOPLE_MAX &&
        vault_word_valid(sitting->supervisor, sizeof(sitting->supervisor));
}

enum vault_status
vault_supervision_add(struct vault *vault,
    const struct vault_supervision *sitting, int64_t *ret_id)
{
    const char *code =
        sitting->case_code[0] != '\0' ? sitting->case_code : NULL;
    struct vault_value values[6];

    if (!valid(sitting)) {
        return VAULT_ERR_INVALID;
    }
    values[2] = vault_value_word(sitting->date);
    values[3] = vault_value_int(sitting->minutes);
    values[4] = vault_value_int(sitting->people);
    values[5] = vault_value_word(sitting->supervisor);
    return vault_row_add(vault, &kind, code, values, ret_id);
}

enum vault_status
vault_supervision_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, case_code, ret_cursor);
}

enum vault_status
vault_supervision_next(struct vault_cursor *cursor,
    struct vault_supervision *ret_sitting)
{
    struct vault_supervision found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.date, sizeof(found.date) },
        { found.supervisor, sizeof(found.supervisor) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, 3);
        found.minutes = sqlite3_column_int64(stmt, 4);
        found.people = sqlite3_column_int64(stmt, 5);
        *ret_sitting = found;
    }
    return status;
}

enum vault_status
vault_supervision_retract(struct vault *vault, int64_t id)
{
    return vault_row_retract(vault, &kind, id);
}
