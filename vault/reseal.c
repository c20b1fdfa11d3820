#include "vault/reseal.h"

#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/seal.h"
#include "vault/statement.h"

/* What is written over the whole log. */
struct resealing {
    struct vault *vault;
    int64_t entry;
    uint8_t *macs; /* VAULT_RESEAL_KEPT bytes of each entry before */
};

/* Keeps the beginning of the old MAC and tells whether a row was sealed. */
static enum vault_status
keep_old(struct resealing *work, bool *ret_sealed)
{
    static const char sql[] =
        "SELECT mac, link IS NOT NULL FROM audit WHERE number = ?1";
    const struct vault_value value = vault_value_int(work->entry);
    uint8_t mac[VAULT_MAC_LEN];
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(work->vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        *ret_sealed = sqlite3_column_int(stmt, 1) != 0;
        status = vault_db_column_blob(stmt, 0, mac, sizeof(mac));
    }
    if (status == VAULT_OK) {
        memcpy(work->macs + (work->entry - 1) * VAULT_RESEAL_KEPT, mac,
            VAULT_RESEAL_KEPT);
    }
    vault_statement_done(stmt);
    return status;
}

/*
 * The row was erased: with a new key nothing of it is left, not even a seal by
 * which a guess could be tried.
 */
static enum vault_status
forget_seal(struct resealing *work)
{
    static const char sql[] = "UPDATE audit SET link = NULL WHERE number = ?1";
    const struct vault_value value = vault_value_int(work->entry);
    enum vault_status status;
    bool erased = false;

    status = vault_seal_erased(work->vault, work->entry, &erased);
    if (status != VAULT_OK) {
        return status;
    }
    return erased ? vault_statement_run(work->vault, sql, &value, 1)
                  : VAULT_ERR_DAMAGED;
}

/* Every entry vouches for one row: its kind is the one that has it. */
static enum vault_status
seal_again(struct resealing *work)
{
    static const char sql[] = "UPDATE audit SET link = ?2 WHERE number = ?1";
    enum vault_status status = VAULT_ERR_NOT_FOUND;
    uint8_t link[VAULT_MAC_LEN];
    struct vault_value values[2];
    int row;

    for (row = VAULT_ROW_NONE + 1;
         row < VAULT_ROW_COUNT && status == VAULT_ERR_NOT_FOUND; row++) {
        status =
            vault_seal_row(work->vault, (enum vault_row)row, work->entry, link);
    }
    if (status == VAULT_ERR_NOT_FOUND) {
        return forget_seal(work);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(work->entry);
    values[1] = vault_value_blob(link, sizeof(link));
    return vault_statement_run(work->vault, sql, values, 2);
}

/* Chains the entry to the one before it, which has its new MAC already. */
static enum vault_status
chain_again(struct resealing *work)
{
    static const char read_sql[] =
        "SELECT (SELECT p.mac FROM audit p WHERE p.number = a.number - 1),"
        " a.number, a.at, a.actor, a.action, a.subject, a.detail, a.link"
        " FROM audit a WHERE a.number = ?1";
    static const char write_sql[] =
        "UPDATE audit SET mac = ?2 WHERE number = ?1";
    enum vault_status status;
    uint8_t mac[VAULT_MAC_LEN];
    struct vault_value values[2] = { vault_value_int(work->entry) };
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(work->vault, read_sql, values, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_seal_columns(work->vault, VAULT_LOG_LABEL, stmt, 0, mac);
    }
    vault_statement_done(stmt);
    if (status != VAULT_OK) {
        return status;
    }
    values[1] = vault_value_blob(mac, sizeof(mac));
    return vault_statement_run(work->vault, write_sql, values, 2);
}

static enum vault_status
reseal_entry(struct resealing *work)
{
    enum vault_status status;
    bool sealed = false;

    status = keep_old(work, &sealed);
    if (status == VAULT_OK && sealed) {
        status = seal_again(work);
    }
    return status == VAULT_OK ? chain_again(work) : status;
}

/* `work` has come to the entry after the last one. */
static enum vault_status
append_entry(const struct resealing *work, const char *detail)
{
    static const char sql[] = "INSERT INTO rekey (id, macs) VALUES (?1, ?2)";
    const struct vault_log_line line = { "rekey", NULL, detail };
    const struct vault_value values[] = {
        vault_value_int(work->entry),
        vault_value_blob(work->macs,
            (size_t)(work->entry - 1) * VAULT_RESEAL_KEPT),
    };
    enum vault_status status;

    status = vault_statement_run(work->vault, sql, values, 2);
    return status == VAULT_OK
        ? vault_log_write(work->vault, work->entry, VAULT_ROW_REKEY, &line)
        : status;
}

static enum vault_status
reseal_all(struct vault *vault, const char *detail)
{
    struct resealing work = { .vault = vault, .entry = 1 };
    enum vault_status status;
    int64_t end = 0;

    status = vault_log_next(vault, &end);
    if (status != VAULT_OK) {
        return status;
    }
    work.macs = calloc((size_t)end, VAULT_RESEAL_KEPT); /* room for one more */
    if (work.macs == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    for (; status == VAULT_OK && work.entry < end; work.entry++) {
        status = reseal_entry(&work);
    }
    if (status == VAULT_OK) {
        status = append_entry(&work, detail);
    }
    free(work.macs);
    return status;
}

enum vault_status
vault_reseal(struct vault *vault, const char *detail)
{
    enum vault_status status = vault_change_begin(vault);

    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, reseal_all(vault, detail));
}
