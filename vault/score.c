#include "vault/score.h"

#include "vault/coded.h"
#include "vault/date.h"
#include "vault/measure.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct vault_row_kind row_kind = {
    .row = VAULT_ROW_SCORE,
    .insert = "INSERT INTO score (id, case_id, date, measure, value, missing)"
              " VALUES (?1, ?2, ?3, ?4, CASE ?6 WHEN '' THEN ?5 END, ?6)",
    .count = 6,
    .select = "SELECT f.code, s.date, s.measure, s.missing, s.id,"
              " coalesce(s.value, 0)"
              " FROM case_file f CROSS JOIN score s ON s.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM retraction r WHERE r.row_id = s.id)"
              " ORDER BY f.id, s.date, s.id",
    .action = "score-add",
    .retract = "score-remove",
    .find = "SELECT f.code FROM score t JOIN case_file f ON f.id = t.case_id"
            " WHERE t.id = ?1 AND NOT EXISTS"
            "  (SELECT 1 FROM retraction r WHERE r.row_id = t.id)",
};

/* Whether the score is one that its measure can have. */
static enum vault_status
check(struct vault *vault, const struct vault_score *score,
    struct vault_measure *ret_measure)
{
    enum vault_status status;

    if (!vault_date_valid(score->date) ||
        (score->missing[0] != '\0' &&
            !vault_coded_valid(VAULT_CODED_MISSING, score->missing))) {
        return VAULT_ERR_INVALID;
    }
    status = vault_measure_find(vault, score->measure, ret_measure);
    if (status != VAULT_OK || score->missing[0] != '\0') {
        return status;
    }
    return vault_measure_fits(ret_measure, score->value) ? VAULT_OK
                                                         : VAULT_ERR_LIMIT;
}

enum vault_status
vault_score_add(struct vault *vault, const struct vault_score *score,
    int64_t *ret_id)
{
    struct vault_row_kind kind = row_kind;
    struct vault_measure measure = { 0 };
    struct vault_value values[6];
    enum vault_status status;

    status = check(vault, score, &measure);
    if (status != VAULT_OK) {
        return status;
    }
    kind.detail = measure.code;
    values[2] = vault_value_word(score->date);
    values[3] = vault_value_word(measure.code);
    values[4] = vault_value_int(score->value);
    values[5] = vault_value_word(score->missing);
    return vault_row_add(vault, &kind, score->case_code, values, ret_id);
}

enum vault_status
vault_score_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &row_kind, case_code, ret_cursor);
}

enum vault_status
vault_score_next(struct vault_cursor *cursor, struct vault_score *ret_score)
{
    struct vault_score found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.date, sizeof(found.date) },
        { found.measure, sizeof(found.measure) },
        { found.missing, sizeof(found.missing) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, row_kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, 4);
        found.value = sqlite3_column_int64(stmt, 5);
        *ret_score = found;
    }
    return status;
}

enum vault_status
vault_score_retract(struct vault *vault, int64_t id)
{
    return vault_row_retract(vault, &row_kind, id);
}
