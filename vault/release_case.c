#include "vault/release_case.h"

#include <stdlib.h>

#include "vault/db.h"
#include "vault/internal.h"
#include "vault/release_recall.h"

struct vault_release_case_iter {
    sqlite3_stmt *stmt;
};

enum vault_status
vault_release_case_iter_open(struct vault *vault, int64_t release,
    struct vault_release_case_iter **ret_iter)
{
    static const char sql[] =
        "SELECT coalesce(f.code, e.code, ''), coalesce((SELECT"
        "  coalesce((SELECT s.site || '-' FROM site s"
        "   WHERE s.project = r.purpose AND s.id < r.entry), '')"
        "  || p.pseudonym FROM pseudonym p"
        "  WHERE r.kind = 'research' AND p.project = r.purpose"
        "  AND p.case_id = c.case_id), ''),"
        " coalesce((SELECT min(v.revoked)" VAULT_RELEASE_RECALL "), '')"
        " FROM release_case c JOIN release r ON r.id = c.release_id"
        " LEFT JOIN case_file f ON f.id = c.case_id"
        " LEFT JOIN erasure e ON e.case_number = c.case_id"
        " WHERE c.release_id = ?1 ORDER BY c.case_id";
    const struct vault_value value = vault_value_int(release);
    struct vault_release_case_iter *iter = calloc(1, sizeof(*iter));
    enum vault_status status;

    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, &value, 1, &iter->stmt);
    if (status != VAULT_OK) {
        vault_release_case_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_release_case_iter_next(struct vault_release_case_iter *iter,
    struct vault_release_case *ret_case)
{
    struct vault_release_case found = { 0 };
    enum vault_status status = vault_db_step(iter->stmt);

    if (status == VAULT_OK) {
        status = vault_db_column_string(iter->stmt, 0, found.case_code,
            sizeof(found.case_code));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(iter->stmt, 1, found.pseudonym,
            sizeof(found.pseudonym));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(iter->stmt, 2, found.recalled,
            sizeof(found.recalled));
    }
    if (status == VAULT_OK) {
        *ret_case = found;
    }
    return status;
}

void
vault_release_case_iter_close(struct vault_release_case_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}
