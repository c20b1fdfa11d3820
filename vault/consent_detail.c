#include "vault/consent_detail.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/coded.h"
#include "vault/consent_row.h"
#include "vault/db.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
empty_or_coded(enum vault_coded field, const char *word)
{
    return word[0] == '\0' || vault_coded_valid(field, word);
}

static bool
empty_or_text(const char *text, size_t size)
{
    return text[0] == '\0' || vault_word_valid(text, size);
}

/* The form of RFC 5646 without its lists: letters, digits and hyphens. */
static bool
is_language(const char *text)
{
    static const char set[] = "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    size_t len = strlen(text);

    return len >= 2 && len < VAULT_TEXT_LANGUAGE_MAX &&
        strspn(text, set) == len;
}

/* Words with commas between them, each of the list. */
static bool
are_told(const char *told)
{
    while (told[0] != '\0') {
        size_t len = strcspn(told, ",");
        char word[VAULT_WORD_MAX];

        if (len >= sizeof(word) || (told[len] == ',' && told[len + 1] == 0)) {
            return false;
        }
        memcpy(word, told, len);
        word[len] = '\0';
        if (!vault_coded_valid(VAULT_CODED_TOLD, word)) {
            return false;
        }
        told += len + (told[len] == ',' ? 1 : 0);
    }
    return true;
}

bool
vault_consent_detail_valid(const struct vault_consent_detail *detail)
{
    bool guardian =
        detail->given_by[0] != '\0' && strcmp(detail->given_by, "client") != 0;

    return detail->continues >= 0 &&
        empty_or_coded(VAULT_CODED_INFORMED, detail->informed_how) &&
        empty_or_coded(VAULT_CODED_UNDERSTOOD, detail->understood_how) &&
        empty_or_coded(VAULT_CODED_ACCEPTED, detail->accepted_how) &&
        empty_or_coded(VAULT_CODED_GIVEN_BY, detail->given_by) &&
        empty_or_text(detail->text_version, sizeof(detail->text_version)) &&
        (detail->text_language[0] == '\0' ||
            is_language(detail->text_language)) &&
        guardian == vault_word_valid(detail->relation, VAULT_WORD_MAX) &&
        empty_or_text(detail->witness, sizeof(detail->witness)) &&
        are_told(detail->told);
}

/* Whether there is nothing to store. */
static bool
is_empty(const struct vault_consent_detail *detail)
{
    return detail->continues == 0 && detail->informed_how[0] == '\0' &&
        detail->understood_how[0] == '\0' && detail->accepted_how[0] == '\0' &&
        detail->text_version[0] == '\0' && detail->text_language[0] == '\0' &&
        detail->given_by[0] == '\0' && detail->relation[0] == '\0' &&
        detail->witness[0] == '\0' && detail->told[0] == '\0';
}

enum vault_status
vault_consent_detail_insert(struct vault *vault, int64_t consent,
    const char *code, const struct vault_consent_detail *detail)
{
    static const char sql[] =
        "INSERT INTO consent_detail (id, consent_id, informed_how,"
        " understood_how, accepted_how, text_version, text_language, given_by,"
        " relation, witness, told, continues) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
        " ?7, ?8, ?9, ?10, ?11, nullif(?12, 0))";
    /* Neither the witness nor the relation is for the log. */
    const struct vault_log_line line = { "consent-detail", code,
        detail->given_by };
    struct vault_value values[12];
    enum vault_status status;
    int64_t entry = 0;

    if (is_empty(detail)) {
        return VAULT_OK;
    }
    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(consent);
    values[2] = vault_value_word(detail->informed_how);
    values[3] = vault_value_word(detail->understood_how);
    values[4] = vault_value_word(detail->accepted_how);
    values[5] = vault_value_word(detail->text_version);
    values[6] = vault_value_word(detail->text_language);
    values[7] = vault_value_word(detail->given_by);
    values[8] = vault_value_word(detail->relation);
    values[9] = vault_value_word(detail->witness);
    values[10] = vault_value_word(detail->told);
    values[11] = vault_value_int(detail->continues);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_CONSENT_DETAIL, &line);
}

enum vault_status
vault_consent_detail_read(sqlite3_stmt *stmt, int first,
    struct vault_consent_detail *ret_detail)
{
    struct vault_consent_detail detail = { 0 };
    const struct {
        char *text;
        size_t size;
    } columns[] = {
        { detail.informed_how, sizeof(detail.informed_how) },
        { detail.understood_how, sizeof(detail.understood_how) },
        { detail.accepted_how, sizeof(detail.accepted_how) },
        { detail.text_version, sizeof(detail.text_version) },
        { detail.text_language, sizeof(detail.text_language) },
        { detail.given_by, sizeof(detail.given_by) },
        { detail.relation, sizeof(detail.relation) },
        { detail.witness, sizeof(detail.witness) },
        { detail.told, sizeof(detail.told) },
    };
    enum vault_status status = VAULT_OK;
    size_t i;

    for (i = 0; status == VAULT_OK && i < COUNT(columns); i++) {
        status = vault_db_column_string(stmt, first + (int)i, columns[i].text,
            columns[i].size);
    }
    if (status == VAULT_OK) {
        detail.continues =
            sqlite3_column_int64(stmt, first + (int)COUNT(columns));
        *ret_detail = detail;
    }
    return status;
}
