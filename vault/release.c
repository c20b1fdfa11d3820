#include "vault/release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/release_code.h"
#include "vault/release_recall.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct vault_release_iter {
    sqlite3_stmt *stmt;
};

static bool
release_valid(const struct vault_release *release)
{
    static const char *const kinds[] = { "supervision", "research" };

    return vault_word_in(release->kind, kinds, COUNT(kinds)) &&
        vault_word_valid(release->purpose, sizeof(release->purpose)) &&
        vault_word_valid(release->profile, sizeof(release->profile)) &&
        (release->made_at[0] == '\0' || vault_time_valid(release->made_at)) &&
        (release->code[0] == '\0' || vault_release_code_valid(release->code)) &&
        release->finding_count >= 0 && release->decision_count >= 0 &&
        strlen(release->sha256) == sizeof(release->sha256) - 1 &&
        strspn(release->sha256, "0123456789abcdef") ==
        sizeof(release->sha256) - 1;
}

static enum vault_status
insert_release(struct vault *vault, const struct vault_release *release,
    int64_t entry)
{
    static const char sql[] =
        "INSERT INTO release (id, entry, kind, purpose, profile, made_at,"
        " finding_count, decision_count, sha256)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    const struct vault_value values[] = {
        vault_value_int(release->id),
        vault_value_int(entry),
        vault_value_word(release->kind),
        vault_value_word(release->purpose),
        vault_value_word(release->profile),
        vault_value_word(release->made_at),
        vault_value_int(release->finding_count),
        vault_value_int(release->decision_count),
        vault_value_word(release->sha256),
    };

    return vault_statement_run(vault, sql, values, COUNT(values));
}

static enum vault_status
insert_case(struct vault *vault, int64_t release, const char *code)
{
    static const char there[] = "SELECT count(*) FROM release_case"
                                " WHERE release_id = ?1 AND case_id = ?2";
    static const char sql[] =
        "INSERT INTO release_case (release_id, case_id) VALUES (?1, ?2)";
    struct vault_case_key key = { 0 };
    struct vault_value values[2];
    enum vault_status status;
    int64_t count = 0;

    status = vault_case_key_find(vault, code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(release);
    values[1] = vault_value_int(key.id);
    status = vault_statement_int(vault, there, values, 2, &count);
    if (status == VAULT_OK && count > 0) {
        return VAULT_ERR_EXISTS;
    }
    if (status != VAULT_OK) {
        return status;
    }
    return vault_statement_run(vault, sql, values, COUNT(values));
}

static enum vault_status
log_release(struct vault *vault, const struct vault_release *release,
    int64_t entry)
{
    char subject[VAULT_WORD_MAX], detail[VAULT_NAME_MAX];
    const struct vault_log_line line = { "release", subject, detail };

    (void)snprintf(subject, sizeof(subject), "%jd", (intmax_t)release->id);
    (void)snprintf(detail, sizeof(detail),
        "%s, %jd cases, %jd removed, %jd decided", release->kind,
        (intmax_t)release->case_count, (intmax_t)release->finding_count,
        (intmax_t)release->decision_count);
    return vault_log_write(vault, entry, VAULT_ROW_RELEASE, &line);
}

/* The cases stand before the entry that seals them with the release. */
static enum vault_status
store_release(struct vault *vault, struct vault_release *release,
    const char *const *codes)
{
    static const char next[] = "SELECT coalesce(max(id), 0) + 1 FROM release";
    enum vault_status status;
    int64_t entry = 0;
    size_t i;

    status = vault_statement_int(vault, next, NULL, 0, &release->id);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status == VAULT_OK) {
        status = insert_release(vault, release, entry);
    }
    for (i = 0; status == VAULT_OK && i < (size_t)release->case_count; i++) {
        status = insert_case(vault, release->id, codes[i]);
    }
    if (status == VAULT_OK) {
        status = log_release(vault, release, entry);
    }
    if (status == VAULT_OK && release->code[0] != '\0') {
        status = vault_release_code_store(vault, release);
    }
    return status;
}

enum vault_status
vault_release_register(struct vault *vault, const struct vault_release *release,
    const char *const *codes, size_t code_count, int64_t *ret_id)
{
    struct vault_release stored = *release;
    enum vault_status status;

    if (!release_valid(release) || code_count == 0) {
        return VAULT_ERR_INVALID;
    }
    stored.case_count = (int64_t)code_count;
    if (stored.made_at[0] == '\0') {
        vault_time_now(stored.made_at);
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_change_end(vault, store_release(vault, &stored, codes));
    if (status == VAULT_OK) {
        *ret_id = stored.id;
    }
    return status;
}

#define RELEASE_COLUMNS                                                        \
    "SELECT r.id, r.kind, r.purpose, r.profile, r.made_at, r.sha256,"          \
    " (SELECT count(*) FROM release_case c WHERE c.release_id = r.id),"        \
    " r.finding_count, r.decision_count,"                                      \
    " coalesce((SELECT n.code FROM release_code n WHERE n.release_id = r.id)," \
    " ''), (SELECT count(*) FROM release_case c WHERE c.release_id = r.id"     \
    "  AND EXISTS (SELECT 1" VAULT_RELEASE_RECALL ")) FROM release r"

enum vault_status
vault_release_iter_open(struct vault *vault, const char *case_code,
    struct vault_release_iter **ret_iter)
{
    static const char all[] = RELEASE_COLUMNS " ORDER BY r.id DESC";
    static const char one[] =
        RELEASE_COLUMNS " WHERE r.id IN (SELECT release_id FROM release_case"
                        " WHERE case_id = ?1) ORDER BY r.id DESC";
    struct vault_release_iter *iter = NULL;
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
    status = vault_statement_new(vault, case_code != NULL ? one : all, range,
        case_code != NULL ? 1 : 0, &iter->stmt);
    if (status != VAULT_OK) {
        vault_release_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_release_iter_next(struct vault_release_iter *iter,
    struct vault_release *ret_release)
{
    struct vault_release release = { 0 };
    const struct {
        int column;
        char *text;
        size_t size;
    } columns[] = {
        { 1, release.kind, sizeof(release.kind) },
        { 2, release.purpose, sizeof(release.purpose) },
        { 3, release.profile, sizeof(release.profile) },
        { 4, release.made_at, sizeof(release.made_at) },
        { 5, release.sha256, sizeof(release.sha256) },
        { 9, release.code, sizeof(release.code) },
    };
    enum vault_status status;
    size_t i;

    status = vault_db_step(iter->stmt);
    if (status != VAULT_OK) {
        return status;
    }
    for (i = 0; status == VAULT_OK && i < COUNT(columns); i++) {
        status = vault_db_column_string(iter->stmt, columns[i].column,
            columns[i].text, columns[i].size);
    }
    release.id = sqlite3_column_int64(iter->stmt, 0);
    release.case_count = sqlite3_column_int64(iter->stmt, 6);
    release.finding_count = sqlite3_column_int64(iter->stmt, 7);
    release.decision_count = sqlite3_column_int64(iter->stmt, 8);
    release.recalled_count = sqlite3_column_int64(iter->stmt, 10);
    if (status == VAULT_OK) {
        *ret_release = release;
    }
    return status;
}

void
vault_release_iter_close(struct vault_release_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}
