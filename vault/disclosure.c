#include "vault/disclosure.h"

#include "vault/consent.h"
#include "vault/date.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct vault_row_kind row_kind = {
    .row = VAULT_ROW_DISCLOSURE,
    .insert = "INSERT INTO disclosure (id, case_id, date, recipient, what,"
              " ground, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    .count = 7,
    .select = "SELECT f.code, d.date, d.recipient, d.what, d.ground,"
              " d.reason, d.id FROM case_file f"
              " CROSS JOIN disclosure d ON d.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 ORDER BY f.id, d.id",
    .action = "disclosure",
};

enum vault_status
vault_disclosure_add(struct vault *vault,
    const struct vault_disclosure *disclosure, int64_t *ret_id)
{
    struct vault_row_kind kind = row_kind;
    struct vault_value values[7];

    if (!vault_consent_ground_known(disclosure->ground) ||
        !vault_date_valid(disclosure->date) ||
        !vault_word_valid(disclosure->recipient, VAULT_RECIPIENT_MAX) ||
        !vault_word_valid(disclosure->what, VAULT_NAME_MAX) ||
        !vault_word_valid(disclosure->reason, VAULT_DISCLOSURE_REASON_MAX)) {
        return VAULT_ERR_INVALID;
    }
    kind.detail = disclosure->ground;
    values[2] = vault_value_word(disclosure->date);
    values[3] = vault_value_word(disclosure->recipient);
    values[4] = vault_value_word(disclosure->what);
    values[5] = vault_value_word(disclosure->ground);
    values[6] = vault_value_word(disclosure->reason);
    return vault_row_add(vault, &kind, disclosure->case_code, values, ret_id);
}

enum vault_status
vault_disclosure_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &row_kind, case_code, ret_cursor);
}

enum vault_status
vault_disclosure_next(struct vault_cursor *cursor,
    struct vault_disclosure *ret_disclosure)
{
    struct vault_disclosure found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.date, sizeof(found.date) },
        { found.recipient, sizeof(found.recipient) },
        { found.what, sizeof(found.what) },
        { found.ground, sizeof(found.ground) },
        { found.reason, sizeof(found.reason) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, row_kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, COUNT(words));
        *ret_disclosure = found;
    }
    return status;
}
