#include "vault/appointment.h"

#include "vault/coded.h"
#include "vault/date.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct vault_row_kind kind = {
    .row = VAULT_ROW_APPOINTMENT,
    .insert =
        "INSERT INTO appointment (id, case_id, date, attendance, modality,"
        " platform, privacy, minutes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    .count = 8,
    .select = "SELECT f.code, a.date, a.attendance, a.modality, a.platform,"
              " a.privacy, a.id, a.minutes"
              " FROM case_file f CROSS JOIN appointment a ON a.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM retraction r WHERE r.row_id = a.id)"
              " ORDER BY f.id, a.date, a.id",
    .action = "session-add",
    .retract = "session-remove",
    .find =
        "SELECT f.code FROM appointment t JOIN case_file f ON f.id = t.case_id"
        " WHERE t.id = ?1 AND NOT EXISTS"
        "  (SELECT 1 FROM retraction r WHERE r.row_id = t.id)",
};

static bool
fits(enum vault_coded field, const char *word)
{
    return word[0] == '\0' || vault_coded_valid(field, word);
}

enum vault_status
vault_appointment_add(struct vault *vault,
    const struct vault_appointment *appointment, int64_t *ret_id)
{
    struct vault_value values[8];

    if (!vault_date_valid(appointment->date) ||
        !vault_coded_valid(VAULT_CODED_ATTENDANCE, appointment->attendance) ||
        !fits(VAULT_CODED_MODALITY, appointment->modality) ||
        !fits(VAULT_CODED_PLATFORM, appointment->platform) ||
        !fits(VAULT_CODED_PRIVACY, appointment->privacy) ||
        appointment->minutes < -1 || appointment->minutes > VAULT_MINUTES_MAX) {
        return VAULT_ERR_INVALID;
    }
    values[2] = vault_value_word(appointment->date);
    values[3] = vault_value_word(appointment->attendance);
    values[4] = vault_value_word(appointment->modality);
    values[5] = vault_value_word(appointment->platform);
    values[6] = vault_value_word(appointment->privacy);
    values[7] = vault_value_int(appointment->minutes);
    return vault_row_add(vault, &kind, appointment->case_code, values, ret_id);
}

enum vault_status
vault_appointment_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, case_code, ret_cursor);
}

enum vault_status
vault_appointment_next(struct vault_cursor *cursor,
    struct vault_appointment *ret_appointment)
{
    struct vault_appointment found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.date, sizeof(found.date) },
        { found.attendance, sizeof(found.attendance) },
        { found.modality, sizeof(found.modality) },
        { found.platform, sizeof(found.platform) },
        { found.privacy, sizeof(found.privacy) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, 6);
        found.minutes = sqlite3_column_int64(stmt, 7);
        *ret_appointment = found;
    }
    return status;
}

enum vault_status
vault_appointment_retract(struct vault *vault, int64_t id)
{
    return vault_row_retract(vault, &kind, id);
}
