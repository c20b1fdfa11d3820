#include "vault/case.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/date.h"
#include "vault/db.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Letters and digits nobody mistakes for each other: no 0 O, 1 I L, 5 S, … */
static const char code_alphabet[] = "34679ACDEFHJKMNPQRTVWXY";

/* "K-" and four characters: 279,841 codes; more once those get crowded. */
#define CODE_SHORT 4
#define CODE_TRIES 64

#define CASE_COLUMNS                                                           \
    "SELECT c.id, c.code, c.opened,"                                           \
    " coalesce((SELECT e.closed FROM case_closing e WHERE e.case_id = c.id),"  \
    " ''), c.language,"                                                        \
    " (SELECT count(*) FROM note n WHERE n.case_id = c.id)"                    \
    " FROM case_file c"

struct vault_case_iter {
    sqlite3_stmt *stmt;
};

static bool
code_valid(const char *code)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t len = strlen(code);

    return len >= 2 && len < VAULT_CODE_MAX && strspn(code, allowed) == len;
}

bool
vault_language_known(const char *language)
{
    return strcmp(language, "") == 0 || strcmp(language, "id") == 0 ||
        strcmp(language, "en") == 0;
}

enum vault_status
vault_case_key_find(struct vault *vault, const char *code,
    struct vault_case_key *ret_key)
{
    static const char sql[] =
        "SELECT id, code, language FROM case_file WHERE code = ?1";
    struct vault_case_key key = { 0 };
    struct vault_value value;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    if (code == NULL) {
        return VAULT_ERR_INVALID;
    }
    value = vault_value_word(code);
    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        key.id = sqlite3_column_int64(stmt, 0);
        status = vault_db_column_string(stmt, 1, key.code, sizeof(key.code));
    }
    if (status == VAULT_OK) {
        status =
            vault_db_column_string(stmt, 2, key.language, sizeof(key.language));
    }
    if (status == VAULT_OK) {
        *ret_key = key;
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_case_range(struct vault *vault, const char *code,
    struct vault_value ret_range[2])
{
    enum vault_status status;
    struct vault_case_key key = { 0 };

    if (code == NULL) {
        ret_range[0] = vault_value_int(0);
        ret_range[1] = vault_value_int(INT64_MAX);
        return VAULT_OK;
    }
    status = vault_case_key_find(vault, code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    ret_range[0] = vault_value_int(key.id);
    ret_range[1] = vault_value_int(key.id);
    return VAULT_OK;
}

/*
 * A code is taken by a case, by one that was erased (the log still names it),
 * or by a pseudonym that left the vault.
 */
static enum vault_status
code_free(struct vault *vault, const char *code, bool *ret_free)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM case_file WHERE code = ?1) +"
        " (SELECT count(*) FROM erasure WHERE code = ?1) +"
        " (SELECT count(*) FROM pseudonym WHERE pseudonym = upper(?1))";
    const struct vault_value value = vault_value_word(code);
    enum vault_status status;
    int64_t taken = 0;

    status = vault_statement_int(vault, sql, &value, 1, &taken);
    if (status == VAULT_OK) {
        *ret_free = taken == 0;
    }
    return status;
}

static void
random_code(size_t len, char ret_code[VAULT_CODE_MAX])
{
    size_t i;

    memcpy(ret_code, "K-", 2);
    for (i = 2; i < len + 2; i++) {
        ret_code[i] = code_alphabet[randombytes_uniform(
            (uint32_t)sizeof(code_alphabet) - 1)];
    }
    ret_code[i] = '\0';
}

/* After every few collisions the code grows by a character. */
static enum vault_status
make_code(struct vault *vault, char ret_code[VAULT_CODE_MAX])
{
    enum vault_status status = VAULT_OK;
    bool is_free = false;
    size_t tries;

    for (tries = 0; status == VAULT_OK && tries < CODE_TRIES; tries++) {
        random_code(CODE_SHORT + tries / 8, ret_code);
        status = code_free(vault, ret_code, &is_free);
        if (status == VAULT_OK && is_free) {
            return VAULT_OK;
        }
    }
    return status == VAULT_OK ? VAULT_ERR_EXISTS : status;
}

static enum vault_status
choose_code(struct vault *vault, const char *wanted,
    char ret_code[VAULT_CODE_MAX])
{
    enum vault_status status;
    bool is_free = false;

    if (wanted == NULL) {
        return make_code(vault, ret_code);
    }
    status = code_free(vault, wanted, &is_free);
    if (status == VAULT_OK && !is_free) {
        return VAULT_ERR_EXISTS;
    }
    (void)snprintf(ret_code, VAULT_CODE_MAX, "%s", wanted);
    return status;
}

static enum vault_status
insert_case(struct vault *vault, struct vault_case *added)
{
    static const char sql[] =
        "INSERT INTO case_file (id, code, opened, language)"
        " VALUES (?1, ?2, ?3, ?4)";
    const struct vault_log_line line = { "case-add", added->code, NULL };
    struct vault_value values[4];
    enum vault_status status;

    status = vault_log_next(vault, &added->id);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(added->id);
    values[1] = vault_value_word(added->code);
    values[2] = vault_value_word(added->opened);
    values[3] = vault_value_word(added->language);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, added->id, VAULT_ROW_CASE, &line);
}

enum vault_status
vault_case_add(struct vault *vault, const char *code, const char *opened,
    const char *language, struct vault_case *ret_case)
{
    struct vault_case added = { 0 };
    enum vault_status status;

    if ((code != NULL && !code_valid(code)) || !vault_date_valid(opened) ||
        language == NULL || !vault_language_known(language)) {
        return VAULT_ERR_INVALID;
    }
    (void)snprintf(added.opened, sizeof(added.opened), "%s", opened);
    (void)snprintf(added.language, sizeof(added.language), "%s", language);
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = choose_code(vault, code, added.code);
    if (status == VAULT_OK) {
        status = insert_case(vault, &added);
    }
    status = vault_change_end(vault, status);
    if (status == VAULT_OK) {
        *ret_case = added;
    }
    return status;
}

static enum vault_status
insert_closing(struct vault *vault, const char *code, const char *date)
{
    static const char closed[] =
        "SELECT count(*) FROM case_closing WHERE case_id = ?1";
    static const char sql[] =
        "INSERT INTO case_closing (id, case_id, closed) VALUES (?1, ?2, ?3)";
    struct vault_case_key key = { 0 };
    const struct vault_log_line line = { "case-close", key.code, date };
    struct vault_value values[3];
    enum vault_status status;
    int64_t entry = 0, count = 0;

    status = vault_case_key_find(vault, code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(key.id);
    status = vault_statement_int(vault, closed, values, 1, &count);
    if (status == VAULT_OK && count > 0) {
        return VAULT_ERR_EXISTS;
    }
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(key.id);
    values[2] = vault_value_word(date);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_CLOSING, &line);
}

enum vault_status
vault_case_close(struct vault *vault, const char *code, const char *date)
{
    enum vault_status status;

    if (!vault_date_valid(date)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert_closing(vault, code, date));
}

static enum vault_status
read_case(sqlite3_stmt *stmt, struct vault_case *ret_case)
{
    struct vault_case found = { 0 };
    const struct {
        char *text;
        size_t size;
    } columns[] = {
        { found.code, sizeof(found.code) },
        { found.opened, sizeof(found.opened) },
        { found.closed, sizeof(found.closed) },
        { found.language, sizeof(found.language) },
    };
    enum vault_status status = VAULT_OK;
    size_t i;

    found.id = sqlite3_column_int64(stmt, 0);
    found.note_count = sqlite3_column_int64(stmt, 5);
    for (i = 0; status == VAULT_OK && i < COUNT(columns); i++) {
        status = vault_db_column_string(stmt, (int)i + 1, columns[i].text,
            columns[i].size);
    }
    if (status == VAULT_OK) {
        *ret_case = found;
    }
    return status;
}

enum vault_status
vault_case_find(struct vault *vault, const char *code,
    struct vault_case *ret_case)
{
    static const char sql[] = CASE_COLUMNS " WHERE c.code = ?1";
    struct vault_value value;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    if (code == NULL) {
        return VAULT_ERR_INVALID;
    }
    value = vault_value_word(code);
    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = read_case(stmt, ret_case);
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_case_iter_open(struct vault *vault, struct vault_case_iter **ret_iter)
{
    static const char sql[] = CASE_COLUMNS " ORDER BY c.code";
    enum vault_status status;
    struct vault_case_iter *iter;

    iter = calloc(1, sizeof(*iter));
    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, NULL, 0, &iter->stmt);
    if (status != VAULT_OK) {
        vault_case_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_case_iter_next(struct vault_case_iter *iter, struct vault_case *ret_case)
{
    enum vault_status status;

    status = vault_db_step(iter->stmt);
    return status == VAULT_OK ? read_case(iter->stmt, ret_case) : status;
}

void
vault_case_iter_close(struct vault_case_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}
