#include "vault/decision.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SURFACE_MAX 4096

static enum vault_status
read_decision(sqlite3_stmt *stmt, struct vault_decision *ret_decision)
{
    struct vault_decision found = { .folded = false };
    enum vault_status status =
        vault_db_column_string(stmt, 0, found.word, sizeof(found.word));

    if (status == VAULT_OK) {
        status =
            vault_db_column_string(stmt, 1, found.label, sizeof(found.label));
    }
    if (status == VAULT_OK) {
        found.folded = sqlite3_column_int(stmt, 2) != 0;
        *ret_decision = found;
    }
    return status;
}

static enum vault_status
find_decision(struct vault *vault, int64_t case_id,
    struct vault_surface surface, struct vault_decision *ret_decision)
{
    static const char sql[] =
        "SELECT decision, label, folded FROM ("
        "SELECT id, decision, '' AS label, 0 AS folded FROM decision"
        " WHERE case_id = ?1 AND surface = ?2 UNION ALL "
        "SELECT id, decision, label, 0 FROM ruling"
        " WHERE case_id = ?1 AND surface = ?2 AND folded = 0 UNION ALL "
        "SELECT id, decision, label, 1 FROM ruling"
        " WHERE case_id = ?1 AND surface = ?3 AND folded = 1)"
        " ORDER BY id DESC LIMIT 1";
    const struct vault_value values[] = {
        vault_value_int(case_id),
        vault_value_text(surface.written),
        vault_value_text(surface.folded),
    };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, values, COUNT(values), &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = read_decision(stmt, ret_decision);
    }
    vault_statement_done(stmt);
    return status;
}

/* The log tells what was decided and never about which words. */
static enum vault_status
insert_decision(struct vault *vault, const struct vault_case_key *key,
    struct vault_surface surface, const struct vault_decision *decision)
{
    static const char plain_sql[] =
        "INSERT INTO decision (id, case_id, surface, decision)"
        " VALUES (?1, ?2, ?3, ?4)";
    static const char sql[] =
        "INSERT INTO ruling (id, case_id, surface, decision, label, folded)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    bool plain = decision->label[0] == '\0' && !decision->folded;
    const struct vault_log_line line = { "decision", key->code,
        decision->word };
    struct vault_value values[6];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(key->id);
    values[2] =
        vault_value_text(decision->folded ? surface.folded : surface.written);
    values[3] = vault_value_word(decision->word);
    values[4] = vault_value_word(decision->label);
    values[5] = vault_value_int(decision->folded);
    status = vault_statement_run(vault, plain ? plain_sql : sql, values,
        plain ? 4 : COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry,
        plain ? VAULT_ROW_DECISION : VAULT_ROW_RULING, &line);
}

static enum vault_status
set_decision(struct vault *vault, const char *case_code,
    struct vault_surface surface, const struct vault_decision *decision)
{
    struct vault_decision before = { .folded = false };
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    status = find_decision(vault, key.id, surface, &before);
    if (status == VAULT_OK && strcmp(before.word, decision->word) == 0 &&
        strcmp(before.label, decision->label) == 0 &&
        before.folded == decision->folded) {
        return VAULT_OK;
    }
    if (status != VAULT_OK && status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    return insert_decision(vault, &key, surface, decision);
}

static enum vault_status
check_text(struct vault_text text)
{
    if (text.len > SURFACE_MAX) {
        return VAULT_ERR_LIMIT;
    }
    return vault_text_valid(text) ? VAULT_OK : VAULT_ERR_INVALID;
}

static enum vault_status
check_surface(struct vault_surface surface)
{
    enum vault_status status = check_text(surface.written);

    return status == VAULT_OK ? check_text(surface.folded) : status;
}

static bool
is_valid(const struct vault_decision *decision)
{
    static const char *const words[] = { "remove", "keep" };
    size_t len = strlen(decision->label);

    return vault_word_in(decision->word, words, COUNT(words)) &&
        strspn(decision->label, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == len &&
        len < VAULT_WORD_MAX;
}

enum vault_status
vault_decision_set(struct vault *vault, const char *case_code,
    struct vault_surface surface, const struct vault_decision *decision)
{
    enum vault_status status = check_surface(surface);

    if (status != VAULT_OK) {
        return status;
    }
    if (!is_valid(decision)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault,
        set_decision(vault, case_code, surface, decision));
}

enum vault_status
vault_decision_get(struct vault *vault, const char *case_code,
    struct vault_surface surface, struct vault_decision *ret_decision)
{
    struct vault_case_key key = { 0 };
    enum vault_status status = check_surface(surface);

    if (status == VAULT_OK) {
        status = vault_case_key_find(vault, case_code, &key);
    }
    if (status != VAULT_OK) {
        return status;
    }
    return find_decision(vault, key.id, surface, ret_decision);
}
