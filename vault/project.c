#include "vault/project.h"

#include <string.h>

#include "vault/crypto.h"
#include "vault/db.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The columns of struct vault_project, of the newest of each name. */
#define PROJECT                                                                \
    "SELECT p.name, p.sha256,"                                                 \
    " coalesce((SELECT a.at FROM audit a WHERE a.number = p.id), ''), p.id"    \
    " FROM project p WHERE NOT EXISTS (SELECT 1 FROM project n"                \
    "  WHERE n.name = p.name AND n.id > p.id)"

static const struct vault_row_kind kind = {
    .row = VAULT_ROW_PROJECT,
    .select = PROJECT " AND ?1 <= ?2 ORDER BY p.name",
};

static enum vault_status
insert(struct vault *vault, const char *name, struct vault_text text,
    const char *sha256, int64_t *ret_id)
{
    static const char same[] =
        "SELECT count(*) FROM project WHERE name = ?1 AND sha256 = ?2"
        " AND id = (SELECT max(id) FROM project WHERE name = ?1)";
    static const char sql[] = "INSERT INTO project (id, name, sha256, text)"
                              " VALUES (?1, ?2, ?3, ?4)";
    const struct vault_row_once once = { VAULT_ROW_PROJECT, same, sql,
        { "project-add", name, NULL } };
    struct vault_value values[] = { { 0 }, vault_value_word(name),
        vault_value_word(sha256), vault_value_text(text) };

    return vault_row_add_once(vault, &once, values, COUNT(values), ret_id);
}

enum vault_status
vault_project_add(struct vault *vault, const char *name, struct vault_text text,
    int64_t *ret_id)
{
    char sha256[VAULT_SHA256_HEX];
    enum vault_status status;

    if (!vault_word_valid(name, VAULT_NAME_MAX) || !vault_text_valid(text)) {
        return VAULT_ERR_INVALID;
    }
    if (text.len > VAULT_PROJECT_TEXT_MAX) {
        return VAULT_ERR_LIMIT;
    }
    vault_sha256_hex(text, sha256);
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert(vault, name, text, sha256, ret_id));
}

static enum vault_status
read_row(sqlite3_stmt *stmt, struct vault_project *ret_project)
{
    struct vault_project found = { 0 };
    const struct vault_row_word words[] = {
        { found.name, sizeof(found.name) },
        { found.sha256, sizeof(found.sha256) },
        { found.added, sizeof(found.added) },
    };
    enum vault_status status = vault_row_words(stmt, words, COUNT(words));

    found.id = sqlite3_column_int64(stmt, 3);
    if (status == VAULT_OK) {
        *ret_project = found;
    }
    return status;
}

enum vault_status
vault_project_find(struct vault *vault, const char *name,
    struct vault_project *ret_project, struct vault_secret *text)
{
    static const char row[] = PROJECT " AND p.name = ?1";
    static const char body[] = "SELECT text FROM project WHERE id = ?1";
    struct vault_value value = vault_value_word(name);
    struct vault_project found;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, row, &value, 1, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        status = read_row(stmt, &found);
    }
    vault_statement_done(stmt);
    if (status != VAULT_OK) {
        return status;
    }
    value = vault_value_int(found.id);
    status = vault_statement_get(vault, body, &value, 1, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        status = vault_db_column_secret(stmt, 0, text);
    }
    vault_statement_done(stmt);
    if (status == VAULT_OK) {
        *ret_project = found;
    }
    return status;
}

enum vault_status
vault_project_open(struct vault *vault, struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, NULL, ret_cursor);
}

enum vault_status
vault_project_next(struct vault_cursor *cursor,
    struct vault_project *ret_project)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_row_next(cursor, kind.row, &stmt);
    return status == VAULT_OK ? read_row(stmt, ret_project) : status;
}
