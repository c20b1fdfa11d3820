#include "vault/event.h"

#include "vault/coded.h"
#include "vault/date.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct vault_row_kind kind = {
    .row = VAULT_ROW_EVENT,
    .insert = "INSERT INTO event (id, case_id, date, kind)"
              " VALUES (?1, ?2, ?3, ?4)",
    .count = 4,
    .select = "SELECT f.code, e.date, e.kind, e.id"
              " FROM case_file f CROSS JOIN event e ON e.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM retraction r WHERE r.row_id = e.id)"
              " ORDER BY f.id, e.date, e.id",
    .action = "event-add",
    .retract = "event-remove",
    .find = "SELECT f.code FROM event t JOIN case_file f ON f.id = t.case_id"
            " WHERE t.id = ?1 AND NOT EXISTS"
            "  (SELECT 1 FROM retraction r WHERE r.row_id = t.id)",
};

enum vault_status
vault_event_add(struct vault *vault, const struct vault_event *event,
    int64_t *ret_id)
{
    struct vault_value values[4];

    if (!vault_date_valid(event->date) ||
        !vault_coded_valid(VAULT_CODED_EVENT, event->kind)) {
        return VAULT_ERR_INVALID;
    }
    values[2] = vault_value_word(event->date);
    values[3] = vault_value_word(event->kind);
    return vault_row_add(vault, &kind, event->case_code, values, ret_id);
}

enum vault_status
vault_event_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, case_code, ret_cursor);
}

enum vault_status
vault_event_next(struct vault_cursor *cursor, struct vault_event *ret_event)
{
    struct vault_event found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.date, sizeof(found.date) },
        { found.kind, sizeof(found.kind) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, COUNT(words));
        *ret_event = found;
    }
    return status;
}

enum vault_status
vault_event_retract(struct vault *vault, int64_t id)
{
    return vault_row_retract(vault, &kind, id);
}
