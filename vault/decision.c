#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/release.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SURFACE_MAX 4096

static enum vault_status
find_decision(struct vault *vault, int64_t case_id, struct vault_text surface,
    char ret_decision[VAULT_WORD_MAX])
{
    static const char sql[] =
        "SELECT decision FROM decision WHERE case_id = ?1 AND surface = ?2"
        " ORDER BY id DESC LIMIT 1";
    const struct vault_value values[] = {
        vault_value_int(case_id),
        vault_value_text(surface),
    };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, values, COUNT(values), &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_decision, VAULT_WORD_MAX);
    }
    vault_statement_done(stmt);
    return status;
}

/* The log tells what was decided and never about which words. */
static enum vault_status
insert_decision(struct vault *vault, const struct vault_case_key *key,
    struct vault_text surface, const char *decision)
{
    static const char sql[] =
        "INSERT INTO decision (id, case_id, surface, decision)"
        " VALUES (?1, ?2, ?3, ?4)";
    const struct vault_log_line line = { "decision", key->code, decision };
    struct vault_value values[4];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(key->id);
    values[2] = vault_value_text(surface);
    values[3] = vault_value_word(decision);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_DECISION, &line);
}

static enum vault_status
set_decision(struct vault *vault, const char *case_code,
    struct vault_text surface, const char *decision)
{
    char before[VAULT_WORD_MAX] = "";
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    status = find_decision(vault, key.id, surface, before);
    if (status == VAULT_OK && strcmp(before, decision) == 0) {
        return VAULT_OK;
    }
    if (status != VAULT_OK && status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    return insert_decision(vault, &key, surface, decision);
}

static enum vault_status
check_surface(struct vault_text surface)
{
    if (surface.len > SURFACE_MAX) {
        return VAULT_ERR_LIMIT;
    }
    return vault_text_valid(surface) ? VAULT_OK : VAULT_ERR_INVALID;
}

enum vault_status
vault_decision_set(struct vault *vault, const char *case_code,
    struct vault_text surface, const char *decision)
{
    static const char *const decisions[] = { "remove", "keep" };
    enum vault_status status;

    status = check_surface(surface);
    if (status != VAULT_OK) {
        return status;
    }
    if (!vault_word_in(decision, decisions, COUNT(decisions))) {
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
    struct vault_text surface, char ret_decision[VAULT_WORD_MAX])
{
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = check_surface(surface);
    if (status == VAULT_OK) {
        status = vault_case_key_find(vault, case_code, &key);
    }
    if (status != VAULT_OK) {
        return status;
    }
    return find_decision(vault, key.id, surface, ret_decision);
}
