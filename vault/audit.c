#include "vault/audit.h"

#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/statement.h"

struct vault_audit_iter {
    sqlite3_stmt *stmt;
};

/* Appends an entry that seals no row, in a change of its own. */
static enum vault_status
append(struct vault *vault, const struct vault_log_line *line)
{
    enum vault_status status;
    int64_t entry = 0;

    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_log_next(vault, &entry);
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, VAULT_ROW_NONE, line);
    }
    return vault_change_end(vault, status);
}

enum vault_status
vault_audit_append(struct vault *vault, const char *action, const char *subject,
    const char *detail)
{
    const struct vault_log_line line = { action, subject, detail };

    return append(vault, &line);
}

enum vault_status
vault_audit_iter_open(struct vault *vault, struct vault_audit_iter **ret_iter)
{
    static const char sql[] = "SELECT number, at, actor, action, subject, "
                              "detail, mac, link FROM audit"
                              " ORDER BY number";
    enum vault_status status;
    struct vault_audit_iter *iter;

    iter = calloc(1, sizeof(*iter));
    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, NULL, 0, &iter->stmt);
    if (status != VAULT_OK) {
        vault_audit_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_audit_iter_next(struct vault_audit_iter *iter,
    struct vault_audit_entry *ret_entry)
{
    struct vault_audit_entry entry = { 0 };
    const struct {
        char *text;
        size_t size;
    } columns[] = {
        { entry.at, sizeof(entry.at) },
        { entry.actor, sizeof(entry.actor) },
        { entry.action, sizeof(entry.action) },
        { entry.subject, sizeof(entry.subject) },
        { entry.detail, sizeof(entry.detail) },
    };
    enum vault_status status;
    size_t i;

    status = vault_db_step(iter->stmt);
    if (status != VAULT_OK) {
        return status;
    }
    entry.number = sqlite3_column_int64(iter->stmt, 0);
    for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        status = vault_db_column_string(iter->stmt, (int)i + 1, columns[i].text,
            columns[i].size);
        if (status != VAULT_OK) {
            return status;
        }
    }
    status = vault_db_column_blob(iter->stmt, 6, entry.mac, sizeof(entry.mac));
    entry.seals = sqlite3_column_type(iter->stmt, 7) == SQLITE_BLOB;
    if (status == VAULT_OK && entry.seals) {
        status =
            vault_db_column_blob(iter->stmt, 7, entry.link, sizeof(entry.link));
    }
    if (status == VAULT_OK) {
        *ret_entry = entry;
    }
    return status;
}

void
vault_audit_iter_close(struct vault_audit_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}

static void
note_bad_entry(struct vault_audit_verdict *verdict, int64_t number)
{
    if (verdict->first_bad == 0) {
        verdict->first_bad = number;
    }
    /* Number and MAC of one entry may both be wrong. */
    verdict->bad_entries += verdict->last_bad != number ? 1 : 0;
    verdict->last_bad = number;
}

/* Checks number and MAC of the entry that `stmt` stands on. */
static enum vault_status
verify_entry(struct vault *vault, sqlite3_stmt *stmt,
    struct vault_audit_verdict *verdict)
{
    uint8_t mac[VAULT_MAC_LEN], stored[VAULT_MAC_LEN];
    enum vault_status status;
    int64_t number = sqlite3_column_int64(stmt, 2);

    verdict->entries++;
    if (number != verdict->entries && verdict->first_bad == 0) {
        note_bad_entry(verdict, verdict->entries);
    }
    status = vault_seal_columns(vault, VAULT_LOG_LABEL, stmt, 1, mac);
    if (status == VAULT_OK) {
        status = vault_db_column_blob(stmt, 0, stored, sizeof(stored));
    }
    if (status == VAULT_OK && memcmp(mac, stored, sizeof(mac)) != 0) {
        note_bad_entry(verdict, number);
    }
    return status;
}

static enum vault_status
verify_entries(struct vault *vault, struct vault_audit_verdict *verdict)
{
    static const char sql[] =
        "SELECT a.mac,"
        " (SELECT p.mac FROM audit p WHERE p.number = a.number - 1),"
        " a.number, a.at, a.actor, a.action, a.subject, a.detail, a.link"
        " FROM audit a ORDER BY a.number";
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_new(vault, sql, NULL, 0, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK) {
            status = verify_entry(vault, stmt, verdict);
        }
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
vault_audit_verify(struct vault *vault, struct vault_audit_verdict *ret_verdict)
{
    struct vault_audit_verdict verdict = { 0 };
    enum vault_status status;

    status = vault_log_compare(vault, &verdict.anchored, &verdict.missing);
    if (status == VAULT_OK) {
        status = verify_entries(vault, &verdict);
    }
    if (status == VAULT_OK) {
        status = vault_seal_verify(vault, &verdict);
    }
    if (status != VAULT_OK) {
        return status;
    }
    *ret_verdict = verdict;
    if (verdict.first_bad != 0 || verdict.first_bad_note != 0 ||
        verdict.bad_rows != 0) {
        return VAULT_ERR_DAMAGED;
    }
    return verdict.missing > 0 ? VAULT_ERR_ROLLBACK : VAULT_OK;
}

enum vault_status
vault_audit_accept(struct vault *vault)
{
    const struct vault_log_line line = {
        .action = "accept",
        .detail = "the present log is taken as the newest",
    };
    struct vault_anchor head;
    enum vault_status status;

    status = append(vault, &line);
    if (status == VAULT_OK) {
        status = vault_log_head(vault, &head);
    }
    if (status == VAULT_OK) {
        status = vault_audit_anchor_reset(vault, head.head, head.count);
    }
    return status;
}
