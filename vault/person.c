#include "vault/person.h"

#include <stdlib.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct vault_identifier_iter {
    sqlite3_stmt *stmt;
};

bool
vault_identifier_kind_known(const char *kind)
{
    static const char *const kinds[] = { "name", "nickname", "phone", "email",
        "handle", "url", "address", "place", "date", "birth", "id", "org" };

    return vault_word_in(kind, kinds, COUNT(kinds));
}

static enum vault_status
insert_person(struct vault *vault, const char *case_code, const char *role,
    int64_t *ret_person)
{
    static const char sql[] =
        "INSERT INTO person (id, case_id, role) VALUES (?1, ?2, ?3)";
    struct vault_case_key key = { 0 };
    const struct vault_log_line line = { "person-add", key.code, role };
    struct vault_value values[3];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_case_key_find(vault, case_code, &key);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(key.id);
    values[2] = vault_value_word(role);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, VAULT_ROW_PERSON, &line);
    }
    if (status == VAULT_OK) {
        *ret_person = entry;
    }
    return status;
}

enum vault_status
vault_person_add(struct vault *vault, const char *case_code, const char *role,
    int64_t *ret_person)
{
    enum vault_status status;
    int64_t person = 0;

    if (!vault_word_valid(role, VAULT_WORD_MAX)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status =
        vault_change_end(vault, insert_person(vault, case_code, role, &person));
    if (status == VAULT_OK) {
        *ret_person = person;
    }
    return status;
}

enum vault_status
vault_person_find(struct vault *vault, const char *case_code, const char *role,
    int64_t *ret_person)
{
    static const char sql[] =
        "SELECT id FROM person WHERE case_id = ?1 AND role = ?2"
        " ORDER BY id LIMIT 1";
    struct vault_value values[2];
    enum vault_status status;
    struct vault_case_key key = { 0 };

    if (role == NULL) {
        return VAULT_ERR_INVALID;
    }
    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(key.id);
    values[1] = vault_value_word(role);
    return vault_statement_int(vault, sql, values, COUNT(values), ret_person);
}

enum vault_status
vault_person_ensure(struct vault *vault, const char *case_code,
    const char *role, int64_t *ret_person)
{
    enum vault_status status =
        vault_person_find(vault, case_code, role, ret_person);

    return status == VAULT_ERR_NOT_FOUND
        ? vault_person_add(vault, case_code, role, ret_person)
        : status;
}

/* The code of the case a person belongs to, for the log. */
static enum vault_status
read_case_code(struct vault *vault, int64_t person,
    char ret_code[VAULT_CODE_MAX])
{
    static const char sql[] =
        "SELECT c.code FROM person p JOIN case_file c ON c.id = p.case_id"
        " WHERE p.id = ?1";
    const struct vault_value value = vault_value_int(person);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_code, VAULT_CODE_MAX);
    }
    vault_statement_done(stmt);
    return status;
}

/* The log tells the kind and never the value. */
static enum vault_status
insert_identifier(struct vault *vault, int64_t person, const char *kind,
    struct vault_text value)
{
    static const char known[] =
        "SELECT id FROM identifier"
        " WHERE person_id = ?1 AND kind = ?2 AND value = ?3";
    static const char sql[] =
        "INSERT INTO identifier (person_id, kind, value, id)"
        " VALUES (?1, ?2, ?3, ?4)";
    struct vault_value values[4] = {
        vault_value_int(person),
        vault_value_word(kind),
        vault_value_text(value),
    };
    char code[VAULT_CODE_MAX];
    struct vault_log_line line = { "identifier-add", code, kind };
    enum vault_status status;
    int64_t entry = 0;

    status = read_case_code(vault, person, code);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_statement_int(vault, known, values, 3, &entry);
    if (status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[3] = vault_value_int(entry);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_IDENTIFIER, &line);
}

enum vault_status
vault_identifier_add(struct vault *vault, int64_t person, const char *kind,
    struct vault_text value)
{
    enum vault_status status;

    if (value.len > VAULT_IDENTIFIER_MAX) {
        return VAULT_ERR_LIMIT;
    }
    if (!vault_identifier_kind_known(kind) || !vault_text_valid(value)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault,
        insert_identifier(vault, person, kind, value));
}

enum vault_status
vault_identifier_iter_open(struct vault *vault, const char *case_code,
    struct vault_identifier_iter **ret_iter)
{
    static const char sql[] =
        "SELECT i.id, i.person_id, c.code, p.role, i.kind, i.value"
        " FROM case_file c"
        " CROSS JOIN person p ON p.case_id = c.id"
        " CROSS JOIN identifier i ON i.person_id = p.id"
        " WHERE c.id BETWEEN ?1 AND ?2 ORDER BY c.id, p.id, i.id";
    struct vault_identifier_iter *iter = NULL;
    struct vault_value values[2];
    enum vault_status status;

    status = vault_case_range(vault, case_code, values);
    if (status != VAULT_OK) {
        return status;
    }
    iter = calloc(1, sizeof(*iter));
    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, values, 2, &iter->stmt);
    if (status != VAULT_OK) {
        vault_identifier_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_identifier_iter_next(struct vault_identifier_iter *iter,
    struct vault_identifier *identifier)
{
    sqlite3_stmt *stmt = iter->stmt;
    enum vault_status status;

    vault_secret_clear(&identifier->value);
    status = vault_db_step(stmt);
    if (status != VAULT_OK) {
        return status;
    }
    identifier->id = sqlite3_column_int64(stmt, 0);
    identifier->person_id = sqlite3_column_int64(stmt, 1);
    status = vault_db_column_string(stmt, 2, identifier->case_code,
        sizeof(identifier->case_code));
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 3, identifier->role,
            sizeof(identifier->role));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 4, identifier->kind,
            sizeof(identifier->kind));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_secret(stmt, 5, &identifier->value);
    }
    return status;
}

void
vault_identifier_iter_close(struct vault_identifier_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}

void
vault_identifier_release(struct vault_identifier *identifier)
{
    vault_secret_release(&identifier->value);
}
