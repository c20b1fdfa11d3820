#include "vault/hold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define YEARS_MAX 100

static const struct vault_row_kind hold_kind = {
    .row = VAULT_ROW_HOLD,
    .insert = "INSERT INTO hold (id, case_id, reason) VALUES (?1, ?2, ?3)",
    .count = 3,
    .select = "SELECT f.code, (SELECT a.at FROM audit a WHERE a.number = h.id),"
              " h.reason, h.id"
              " FROM case_file f CROSS JOIN hold h ON h.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM hold_end e WHERE e.hold_id = h.id)"
              " ORDER BY f.id, h.id",
    .action = "hold-set",
};

static const struct vault_row_kind retention_kind = {
    .row = VAULT_ROW_RETENTION,
    .insert = "INSERT INTO retention (id, case_id, years) VALUES (?1, ?2, ?3)",
    .count = 3,
    .action = "retention-set",
};

enum vault_status
vault_hold_set(struct vault *vault, const char *case_code, const char *reason,
    int64_t *ret_id)
{
    struct vault_value values[3];
    struct vault_text text = { reason, strlen(reason) };

    if (text.len == 0 || text.len >= VAULT_REASON_MAX ||
        !vault_text_valid(text)) {
        return VAULT_ERR_INVALID;
    }
    values[2] = vault_value_text(text);
    return vault_row_add(vault, &hold_kind, case_code, values, ret_id);
}

/* Ends one hold of the case; VAULT_DONE when none stands. */
static enum vault_status
end_one(struct vault *vault, const struct vault_case_key *key)
{
    static const char find[] =
        "SELECT h.id FROM hold h WHERE h.case_id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM hold_end e WHERE e.hold_id = h.id) ORDER BY h.id";
    static const char sql[] =
        "INSERT INTO hold_end (id, hold_id) VALUES (?1, ?2)";
    const struct vault_log_line line = { "hold-clear", key->code, NULL };
    struct vault_value values[2] = { vault_value_int(key->id) };
    enum vault_status status;
    int64_t hold = 0;
    int64_t entry = 0;

    status = vault_statement_int(vault, find, values, 1, &hold);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status == VAULT_ERR_NOT_FOUND ? VAULT_DONE : status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(hold);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_HOLD_END, &line);
}

static enum vault_status
end_all(struct vault *vault, const char *case_code)
{
    struct vault_case_key key = { 0 };
    enum vault_status status;
    int ended = 0;

    status = vault_case_key_find(vault, case_code, &key);
    while (status == VAULT_OK) {
        status = end_one(vault, &key);
        ended += status == VAULT_OK;
    }
    if (status == VAULT_DONE) {
        status = ended > 0 ? VAULT_OK : VAULT_ERR_NOT_FOUND;
    }
    return status;
}

enum vault_status
vault_hold_clear(struct vault *vault, const char *case_code)
{
    enum vault_status status = vault_change_begin(vault);

    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, end_all(vault, case_code));
}

enum vault_status
vault_hold_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &hold_kind, case_code, ret_cursor);
}

enum vault_status
vault_hold_next(struct vault_cursor *cursor, struct vault_hold *ret_hold)
{
    struct vault_hold found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.since, sizeof(found.since) },
        { found.reason, sizeof(found.reason) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, hold_kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, COUNT(words));
        *ret_hold = found;
    }
    return status;
}

enum vault_status
vault_retention_set(struct vault *vault, const char *case_code, int64_t years)
{
    struct vault_value values[3];
    int64_t id = 0;

    if (years < 0 || years > YEARS_MAX) {
        return VAULT_ERR_INVALID;
    }
    values[2] = vault_value_int(years);
    return vault_row_add(vault, &retention_kind, case_code, values, &id);
}

/* The same day so many years later; a day that is none compares well too. */
static void
add_years(const char *date, int64_t years, char ret_date[VAULT_DATE_MAX])
{
    char text[32];

    (void)snprintf(text, sizeof(text), "%04d%.6s",
        (int)(strtol(date, NULL, 10) + years), date + 4);
    (void)snprintf(ret_date, VAULT_DATE_MAX, "%.10s", text);
}

enum vault_status
vault_retention_get(struct vault *vault, const char *case_code,
    struct vault_retention *ret_retention)
{
    static const char sql[] =
        "SELECT coalesce((SELECT r.years FROM retention r"
        " WHERE r.case_id = f.id ORDER BY r.id DESC LIMIT 1), 0),"
        " coalesce((SELECT c.closed FROM case_closing c"
        " WHERE c.case_id = f.id), '') FROM case_file f WHERE f.code = ?1";
    const struct vault_value value = vault_value_word(case_code);
    struct vault_retention found = { 0 };
    char closed[VAULT_DATE_MAX];
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        found.years = sqlite3_column_int64(stmt, 0);
        status = vault_db_column_string(stmt, 1, closed, sizeof(closed));
    }
    vault_statement_done(stmt);
    if (status == VAULT_OK) {
        if (found.years > 0 && closed[0] != '\0') {
            add_years(closed, found.years, found.until);
        }
        *ret_retention = found;
    }
    return status;
}

enum vault_status
vault_hold_check(struct vault *vault, const char *case_code)
{
    static const char sql[] =
        "SELECT count(*) FROM hold h JOIN case_file f ON f.id = h.case_id"
        " WHERE f.code = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM hold_end e WHERE e.hold_id = h.id)";
    const struct vault_value value = vault_value_word(case_code);
    struct vault_retention rule = { 0 };
    char now[VAULT_TIME_MAX];
    enum vault_status status;
    int64_t holds = 0;

    status = vault_retention_get(vault, case_code, &rule);
    if (status == VAULT_OK) {
        status = vault_statement_int(vault, sql, &value, 1, &holds);
    }
    if (status != VAULT_OK) {
        return status;
    }
    vault_time_now(now);
    if (holds > 0 ||
        (rule.years > 0 &&
            (rule.until[0] == '\0' || strncmp(now, rule.until, 10) < 0))) {
        return VAULT_ERR_HELD;
    }
    return VAULT_OK;
}
