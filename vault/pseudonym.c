#include <stdbool.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/random.h"
#include "vault/release.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* 40 random bits: collisions are looked for. */
#define PSEUDONYM_LEN 8
#define PSEUDONYM_TRIES 64

/* Whether neither a case nor any project has it; codes differ in case only. */
static enum vault_status
make_pseudonym(struct vault *vault, char ret_pseudonym[PSEUDONYM_LEN + 1])
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM pseudonym WHERE pseudonym = ?1)"
        " + (SELECT count(*) FROM case_file WHERE code = ?1)";
    struct vault_value value;
    enum vault_status status = VAULT_OK;
    int64_t taken = 1;
    int tries;

    for (tries = 0; tries < PSEUDONYM_TRIES && taken > 0; tries++) {
        status = vault_random_base32(ret_pseudonym, PSEUDONYM_LEN);
        if (status == VAULT_OK) {
            value = vault_value_word(ret_pseudonym);
            status = vault_statement_int(vault, sql, &value, 1, &taken);
        }
        if (status != VAULT_OK) {
            return status;
        }
    }
    return taken > 0 ? VAULT_ERR_EXISTS : VAULT_OK;
}

static enum vault_status
find_pseudonym(struct vault *vault, const char *project, int64_t case_id,
    char ret_pseudonym[VAULT_CODE_MAX])
{
    static const char sql[] =
        "SELECT pseudonym FROM pseudonym WHERE project = ?1 AND case_id = ?2";
    const struct vault_value values[] = {
        vault_value_word(project),
        vault_value_int(case_id),
    };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, values, COUNT(values), &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_pseudonym, VAULT_CODE_MAX);
    }
    vault_statement_done(stmt);
    return status;
}

/* The log tells case and project; the pseudonym itself is the secret. */
static enum vault_status
insert_pseudonym(struct vault *vault, const char *project,
    const struct vault_case_key *key, char ret_pseudonym[VAULT_CODE_MAX])
{
    static const char sql[] =
        "INSERT INTO pseudonym (id, project, case_id, pseudonym)"
        " VALUES (?1, ?2, ?3, ?4)";
    const struct vault_log_line line = { "pseudonym-add", key->code, project };
    char pseudonym[PSEUDONYM_LEN + 1];
    struct vault_value values[4];
    enum vault_status status;
    int64_t entry = 0;

    status = make_pseudonym(vault, pseudonym);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(project);
    values[2] = vault_value_int(key->id);
    values[3] = vault_value_word(pseudonym);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, VAULT_ROW_PSEUDONYM, &line);
    }
    if (status == VAULT_OK) {
        memcpy(ret_pseudonym, pseudonym, sizeof(pseudonym));
    }
    return status;
}

static enum vault_status
find_or_insert(struct vault *vault, const char *project, const char *case_code,
    char ret_pseudonym[VAULT_CODE_MAX])
{
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    status = find_pseudonym(vault, project, key.id, ret_pseudonym);
    if (status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    return insert_pseudonym(vault, project, &key, ret_pseudonym);
}

enum vault_status
vault_pseudonym_get(struct vault *vault, const char *project,
    const char *case_code, char ret_pseudonym[VAULT_CODE_MAX])
{
    char pseudonym[VAULT_CODE_MAX] = "";
    enum vault_status status;

    if (!vault_word_valid(project, VAULT_NAME_MAX)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_change_end(vault,
        find_or_insert(vault, project, case_code, pseudonym));
    if (status == VAULT_OK) {
        memcpy(ret_pseudonym, pseudonym, sizeof(pseudonym));
    }
    return status;
}
