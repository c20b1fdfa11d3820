#include "vault/consent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/consent_row.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct vault_consent_iter {
    sqlite3_stmt *stmt;
};

struct vault_grant {
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_NAME_MAX];
    char ground[VAULT_WORD_MAX]; /* empty: a consent */
};

static bool
starts_with_more(const char *kind, const char *prefix)
{
    size_t len = strlen(prefix);

    return strncmp(kind, prefix, len) == 0 && kind[len] != '\0';
}

bool
vault_consent_kind_known(const char *kind)
{
    static const char *const kinds[] = { "treatment", "recording",
        "supervision", "presentation", "ai-local" };

    if (!vault_word_valid(kind, VAULT_NAME_MAX)) {
        return false;
    }
    return vault_word_in(kind, kinds, COUNT(kinds)) ||
        starts_with_more(kind, "research:") ||
        starts_with_more(kind, "disclosure:");
}

static bool
empty_or_date(const char *date)
{
    return date[0] == '\0' || vault_date_valid(date);
}

/* The log tells the kind up to the colon: a recipient may be a person. */
static void
kind_for_log(const char *kind, char ret_word[VAULT_WORD_MAX])
{
    (void)snprintf(ret_word, VAULT_WORD_MAX, "%.*s", (int)strcspn(kind, ":"),
        kind);
}

static enum vault_status
insert_consent(struct vault *vault, const struct vault_consent *steps)
{
    static const char sql[] =
        "INSERT INTO consent (id, case_id, kind, informed, understood,"
        " accepted, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    struct vault_case_key key = { 0 };
    struct vault_value values[7];
    char word[VAULT_WORD_MAX];
    const struct vault_log_line line = { "consent-record", key.code, word };
    enum vault_status status;
    int64_t entry = 0;

    status = vault_case_key_find(vault, steps->case_code, &key);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(key.id);
    values[2] = vault_value_word(steps->kind);
    values[3] = vault_value_word(steps->informed);
    values[4] = vault_value_word(steps->understood);
    values[5] = vault_value_word(steps->accepted);
    values[6] = vault_value_word(steps->expires);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    kind_for_log(steps->kind, word);
    status = vault_log_write(vault, entry, VAULT_ROW_CONSENT, &line);
    return status == VAULT_OK
        ? vault_consent_detail_insert(vault, entry, key.code, &steps->detail)
        : status;
}

enum vault_status
vault_consent_record(struct vault *vault, const struct vault_consent *steps)
{
    enum vault_status status;

    if (!vault_consent_kind_known(steps->kind) ||
        !empty_or_date(steps->informed) || !empty_or_date(steps->understood) ||
        !empty_or_date(steps->accepted) || !empty_or_date(steps->expires) ||
        steps->revoked[0] != '\0' ||
        !vault_consent_detail_valid(&steps->detail)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert_consent(vault, steps));
}

/* The first consent of a case and kind that still stands on a day. */
static enum vault_status
find_standing(struct vault *vault, const struct vault_value which[3],
    int64_t *ret_consent)
{
    static const char sql[] =
        "SELECT c.id FROM consent c WHERE c.case_id = ?1 AND c.kind = ?2"
        " AND NOT EXISTS (SELECT 1 FROM consent_revocation r"
        " WHERE r.consent_id = c.id AND r.revoked <= ?3) ORDER BY c.id LIMIT 1";

    return vault_statement_int(vault, sql, which, 3, ret_consent);
}

static enum vault_status
insert_revocation(struct vault *vault, int64_t consent, const char *date,
    const struct vault_log_line *line)
{
    static const char sql[] =
        "INSERT INTO consent_revocation (id, consent_id, revoked)"
        " VALUES (?1, ?2, ?3)";
    struct vault_value values[3];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(consent);
    values[2] = vault_value_word(date);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_REVOCATION, line);
}

static enum vault_status
revoke_all(struct vault *vault, const struct vault_consent *which,
    int64_t *ret_count)
{
    char word[VAULT_WORD_MAX];
    struct vault_case_key key = { 0 };
    const struct vault_log_line line = { "consent-revoke", key.code, word };
    struct vault_value values[3];
    enum vault_status status;
    int64_t consent = 0, count = 0;

    kind_for_log(which->kind, word);
    status = vault_case_key_find(vault, which->case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(key.id);
    values[1] = vault_value_word(which->kind);
    values[2] = vault_value_word(which->revoked);
    status = find_standing(vault, values, &consent);
    while (status == VAULT_OK) {
        count++;
        status = insert_revocation(vault, consent, which->revoked, &line);
        if (status == VAULT_OK) {
            status = find_standing(vault, values, &consent);
        }
    }
    if (status == VAULT_ERR_NOT_FOUND && count > 0) {
        *ret_count = count;
        return VAULT_OK;
    }
    return status;
}

/* Copies the names that a revocation is about. */
static enum vault_status
fill_names(struct vault_consent *which, const char *case_code, const char *kind)
{
    if (!vault_word_valid(case_code, VAULT_CODE_MAX) ||
        !vault_consent_kind_known(kind)) {
        return VAULT_ERR_INVALID;
    }
    (void)snprintf(which->case_code, sizeof(which->case_code), "%s", case_code);
    (void)snprintf(which->kind, sizeof(which->kind), "%s", kind);
    return VAULT_OK;
}

enum vault_status
vault_consent_revoke(struct vault *vault, const char *case_code,
    const char *kind, const char *date, int64_t *ret_count)
{
    struct vault_consent which = { 0 };
    enum vault_status status;
    int64_t count = 0;

    status = fill_names(&which, case_code, kind);
    if (status != VAULT_OK) {
        return status;
    }
    if (!vault_date_valid(date)) {
        return VAULT_ERR_INVALID;
    }
    memcpy(which.revoked, date, VAULT_DATE_MAX);
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_change_end(vault, revoke_all(vault, &which, &count));
    if (status == VAULT_OK) {
        *ret_count = count;
    }
    return status;
}

enum vault_status
vault_consent_iter_open(struct vault *vault, const char *case_code,
    struct vault_consent_iter **ret_iter)
{
    static const char sql[] =
        "SELECT c.id, f.code, c.kind, c.informed, c.understood, c.accepted,"
        " c.expires, coalesce((SELECT min(r.revoked)"
        "  FROM consent_revocation r WHERE r.consent_id = c.id), ''),"
        " EXISTS (SELECT 1 FROM consent_detail n WHERE n.continues = c.id),"
        " " VAULT_CONSENT_DETAIL_COLUMNS
        " FROM case_file f CROSS JOIN consent c ON c.case_id = f.id"
        " LEFT JOIN consent_detail d ON d.consent_id = c.id"
        " WHERE f.id BETWEEN ?1 AND ?2 ORDER BY f.id, c.id";
    struct vault_consent_iter *iter = NULL;
    struct vault_value range[2];
    enum vault_status status;

    status = vault_case_range(vault, case_code, range);
    if (status != VAULT_OK) {
        return status;
    }
    iter = calloc(1, sizeof(*iter));
    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, range, 2, &iter->stmt);
    if (status != VAULT_OK) {
        vault_consent_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_consent_iter_next(struct vault_consent_iter *iter,
    struct vault_consent *ret_consent)
{
    struct vault_consent consent = { 0 };
    const struct {
        char *text;
        size_t size;
    } columns[] = {
        { consent.case_code, sizeof(consent.case_code) },
        { consent.kind, sizeof(consent.kind) },
        { consent.informed, sizeof(consent.informed) },
        { consent.understood, sizeof(consent.understood) },
        { consent.accepted, sizeof(consent.accepted) },
        { consent.expires, sizeof(consent.expires) },
        { consent.revoked, sizeof(consent.revoked) },
    };
    enum vault_status status;
    size_t i;

    status = vault_db_step(iter->stmt);
    if (status != VAULT_OK) {
        return status;
    }
    consent.id = sqlite3_column_int64(iter->stmt, 0);
    for (i = 0; status == VAULT_OK && i < COUNT(columns); i++) {
        status = vault_db_column_string(iter->stmt, (int)i + 1, columns[i].text,
            columns[i].size);
    }
    if (status == VAULT_OK) {
        consent.continued =
            sqlite3_column_int(iter->stmt, (int)COUNT(columns) + 1) != 0;
        status = vault_consent_detail_read(iter->stmt, (int)COUNT(columns) + 2,
            &consent.detail);
    }
    if (status == VAULT_OK) {
        *ret_consent = consent;
    }
    return status;
}

void
vault_consent_iter_close(struct vault_consent_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}

/* ISO dates compare as text. */
enum vault_consent_state
vault_consent_judge(const struct vault_consent *consent, const char *kind,
    const char *today)
{
    const char *const steps[] = { consent->informed, consent->understood,
        consent->accepted };
    bool missing = false, early = false;
    size_t i;

    for (i = 0; i < COUNT(steps); i++) {
        missing = missing || steps[i][0] == '\0';
        early = early || strcmp(steps[i], today) > 0;
    }
    if (kind != NULL && strcmp(kind, consent->kind) != 0) {
        return VAULT_CONSENT_OTHER_KIND;
    }
    if (consent->revoked[0] != '\0' && strcmp(consent->revoked, today) <= 0) {
        return VAULT_CONSENT_REVOKED;
    }
    if (consent->expires[0] != '\0' && strcmp(consent->expires, today) < 0) {
        return VAULT_CONSENT_EXPIRED;
    }
    if (missing) {
        return consent->continued ? VAULT_CONSENT_CONTINUED
                                  : VAULT_CONSENT_MISSING;
    }
    return early ? VAULT_CONSENT_EARLY : VAULT_CONSENT_LIVE;
}

/* Fills a field that is empty. */
static void
inherit(char *field, const char *from, size_t size)
{
    if (field[0] == '\0') {
        memcpy(field, from, size);
    }
}

static void
inherit_all(struct vault_consent *consent, const struct vault_consent *from)
{
    struct vault_consent_detail *to = &consent->detail;
    const struct vault_consent_detail *old = &from->detail;

    inherit(consent->informed, from->informed, VAULT_DATE_MAX);
    inherit(consent->understood, from->understood, VAULT_DATE_MAX);
    inherit(consent->accepted, from->accepted, VAULT_DATE_MAX);
    inherit(consent->expires, from->expires, VAULT_DATE_MAX);
    inherit(to->informed_how, old->informed_how, VAULT_WORD_MAX);
    inherit(to->understood_how, old->understood_how, VAULT_WORD_MAX);
    inherit(to->accepted_how, old->accepted_how, VAULT_WORD_MAX);
    inherit(to->text_version, old->text_version, VAULT_WORD_MAX);
    inherit(to->text_language, old->text_language, VAULT_TEXT_LANGUAGE_MAX);
    if (to->given_by[0] == '\0') {
        memcpy(to->given_by, old->given_by, VAULT_WORD_MAX);
        memcpy(to->relation, old->relation, VAULT_WORD_MAX);
    }
    inherit(to->witness, old->witness, VAULT_NAME_MAX);
    inherit(to->told, old->told, VAULT_TOLD_MAX);
    to->continues = from->id;
}

enum vault_status
vault_consent_continue(struct vault *vault, const char *today,
    struct vault_consent *consent)
{
    struct vault_consent_iter *iter = NULL;
    struct vault_consent item, newest = { 0 };
    enum vault_status status =
        vault_consent_iter_open(vault, consent->case_code, &iter);

    while (status == VAULT_OK) {
        status = vault_consent_iter_next(iter, &item);
        if (status == VAULT_OK &&
            vault_consent_judge(&item, consent->kind, today) ==
                VAULT_CONSENT_MISSING) {
            newest = item;
        }
    }
    vault_consent_iter_close(&iter);
    if (status != VAULT_DONE) {
        return status;
    }
    if (newest.id == 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    inherit_all(consent, &newest);
    return VAULT_OK;
}

static enum vault_status
find_live(struct vault *vault, int64_t case_id, const char *kind,
    const char *today)
{
    static const char sql[] =
        "SELECT c.id FROM consent c"
        " WHERE c.case_id = ?1 AND c.kind = ?2"
        " AND c.informed <> '' AND c.informed <= ?3"
        " AND c.understood <> '' AND c.understood <= ?3"
        " AND c.accepted <> '' AND c.accepted <= ?3"
        " AND (c.expires = '' OR c.expires >= ?3)"
        " AND NOT EXISTS (SELECT 1 FROM consent_revocation r"
        " WHERE r.consent_id = c.id AND r.revoked <= ?3) LIMIT 1";
    const struct vault_value values[] = {
        vault_value_int(case_id),
        vault_value_word(kind),
        vault_value_word(today),
    };
    int64_t found = 0;

    return vault_statement_int(vault, sql, values, COUNT(values), &found);
}

enum vault_status
vault_consent_grant(struct vault *vault, const char *case_code,
    const char *kind, const char *today, struct vault_grant **ret_grant)
{
    struct vault_case_key key = { 0 };
    struct vault_grant *grant;
    enum vault_status status;

    if (!vault_consent_kind_known(kind) || !vault_date_valid(today)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_case_key_find(vault, case_code, &key);
    if (status == VAULT_OK) {
        status = find_live(vault, key.id, kind, today);
    }
    if (status != VAULT_OK) {
        return status;
    }
    grant = calloc(1, sizeof(*grant));
    if (grant == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    memcpy(grant->case_code, key.code, sizeof(grant->case_code));
    (void)snprintf(grant->kind, sizeof(grant->kind), "%s", kind);
    *ret_grant = grant;
    return VAULT_OK;
}

bool
vault_consent_ground_known(const char *ground)
{
    static const char *const grounds[] = { "danger-self", "danger-other",
        "child", "court", "legal-duty" };

    return vault_word_in(ground, grounds, COUNT(grounds));
}

enum vault_status
vault_consent_override(struct vault *vault, const char *case_code,
    const char *ground, struct vault_grant **ret_grant)
{
    struct vault_case_key key = { 0 };
    struct vault_grant *grant;
    enum vault_status status;

    if (!vault_consent_ground_known(ground)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    grant = calloc(1, sizeof(*grant));
    if (grant == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    memcpy(grant->case_code, key.code, sizeof(grant->case_code));
    (void)snprintf(grant->kind, sizeof(grant->kind), "supervision");
    (void)snprintf(grant->ground, sizeof(grant->ground), "%s", ground);
    *ret_grant = grant;
    return VAULT_OK;
}

const char *
vault_grant_ground(const struct vault_grant *grant)
{
    return grant->ground;
}

const char *
vault_grant_case(const struct vault_grant *grant)
{
    return grant->case_code;
}

const char *
vault_grant_kind(const struct vault_grant *grant)
{
    return grant->kind;
}

void
vault_grant_free(struct vault_grant **grant)
{
    free(*grant);
    *grant = NULL;
}
