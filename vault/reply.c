#include "vault/reply.h"

#include <stdio.h>

#include "vault/crypto.h"
#include "vault/db.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum vault_status
vault_reply_find(struct vault *vault, const char *code,
    struct vault_reply_target *ret_target)
{
    static const char sql[] =
        "SELECT f.code, r.id FROM release_code n"
        " JOIN release r ON r.id = n.release_id"
        " JOIN release_case c ON c.release_id = r.id"
        " JOIN case_file f ON f.id = c.case_id"
        " WHERE n.code = ?1 AND r.kind = 'supervision' LIMIT 1";
    const struct vault_value value = vault_value_word(code);
    struct vault_reply_target target = { 0 };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, target.case_code,
            sizeof(target.case_code));
    }
    if (status == VAULT_OK) {
        target.release = sqlite3_column_int64(stmt, 1);
        *ret_target = target;
    }
    vault_statement_done(stmt);
    return status;
}

static enum vault_status
insert(struct vault *vault, int64_t release, int64_t note, const char *sha256)
{
    static const char taken[] = "SELECT count(*) FROM reply"
                                " WHERE release_id = ?1 AND sha256 = ?2";
    static const char sql[] =
        "INSERT INTO reply (id, release_id, sha256, note_id)"
        " VALUES (?1, ?2, ?3, ?4)";
    char subject[VAULT_WORD_MAX];
    const struct vault_row_once once = { VAULT_ROW_REPLY, taken, sql,
        { "reply-add", subject, NULL } };
    struct vault_value values[] = { { 0 }, vault_value_int(release),
        vault_value_word(sha256), vault_value_int(note) };
    int64_t id = 0;

    (void)snprintf(subject, sizeof(subject), "%jd", (intmax_t)release);
    return vault_row_add_once(vault, &once, values, COUNT(values), &id);
}

enum vault_status
vault_reply_add(struct vault *vault, int64_t release, int64_t note,
    struct vault_text text)
{
    char sha256[VAULT_SHA256_HEX];
    enum vault_status status;

    vault_sha256_hex(text, sha256);
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert(vault, release, note, sha256));
}

enum vault_status
vault_reply_is(struct vault *vault, int64_t note, bool *ret_is)
{
    static const char sql[] = "SELECT count(*) FROM reply WHERE note_id = ?1";
    const struct vault_value value = vault_value_int(note);
    int64_t count = 0;
    enum vault_status status =
        vault_statement_int(vault, sql, &value, 1, &count);

    if (status == VAULT_OK) {
        *ret_is = count > 0;
    }
    return status;
}
