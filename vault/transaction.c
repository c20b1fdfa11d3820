#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/internal.h"

static void
forget_anchor(struct vault *vault)
{
    vault->due = (struct vault_anchor){ .count = 0 };
}

/*
 * After the COMMIT, so that the anchor never knows more than the log.  A log
 * that does not go on from its anchor keeps it, however long it grows: only
 * vault_audit_accept() silences that alarm.
 */
static void
flush_anchor(struct vault *vault)
{
    struct vault_anchor due = vault->due;

    forget_anchor(vault);
    if (due.count > 0 && vault_log_quick(vault) == VAULT_OK &&
        vault_audit_anchor_write(vault, due.head, due.count) != VAULT_OK) {
        return; /* harmless: the next one catches up */
    }
}

static void
roll_back(struct vault *vault)
{
    vault_db_rollback(vault->db);
    vault->in_transaction = false;
    vault->spoiled = VAULT_OK;
    forget_anchor(vault);
}

static enum vault_status
commit(struct vault *vault)
{
    enum vault_status status = vault->spoiled;

    if (status == VAULT_OK) {
        status = vault_db_exec(vault->db, "COMMIT");
    }
    if (status != VAULT_OK) {
        roll_back(vault);
        return status;
    }
    vault->in_transaction = false;
    flush_anchor(vault);
    return VAULT_OK;
}

enum vault_status
vault_begin(struct vault *vault)
{
    enum vault_status status;

    if (vault->in_transaction) {
        return VAULT_ERR_INVALID;
    }
    /* SQLite would begin, and only refuse the first row. */
    if (sqlite3_db_readonly(vault->db, "main") == 1) {
        return VAULT_ERR_READ_ONLY;
    }
    status = vault_db_begin(vault->db);
    if (status == VAULT_OK) {
        vault->in_transaction = true;
        forget_anchor(vault);
    }
    return status;
}

enum vault_status
vault_commit(struct vault *vault)
{
    return vault->in_transaction ? commit(vault) : VAULT_ERR_INVALID;
}

void
vault_rollback(struct vault *vault)
{
    if (vault->in_transaction) {
        roll_back(vault);
    }
}

enum vault_status
vault_look_begin(struct vault *vault)
{
    if (sqlite3_get_autocommit(vault->db) == 0) {
        return VAULT_ERR_INVALID;
    }
    return vault_db_exec(vault->db, "BEGIN");
}

void
vault_look_end(struct vault *vault)
{
    if (!vault->in_transaction) {
        roll_back(vault);
    }
}

/*
 * Inside vault_begin() a change has no savepoint of its own: FTS5 writes its
 * words out at every savepoint, which doubled the time of an import.  Instead
 * a change that fails after its first row spoils the whole.
 */
enum vault_status
vault_change_begin(struct vault *vault)
{
    if (vault->in_transaction) {
        vault->rows_before = sqlite3_total_changes64(vault->db);
        return vault->spoiled;
    }
    forget_anchor(vault);
    return vault_db_begin(vault->db);
}

/* After a full disk SQLite may have rolled back everything by itself. */
static bool
left_rows(const struct vault *vault)
{
    return sqlite3_get_autocommit(vault->db) != 0 ||
        sqlite3_total_changes64(vault->db) != vault->rows_before;
}

enum vault_status
vault_change_end(struct vault *vault, enum vault_status status)
{
    if (vault->in_transaction) {
        if (status != VAULT_OK && left_rows(vault)) {
            vault->spoiled = status;
        }
        return status;
    }
    if (status == VAULT_OK) {
        return commit(vault);
    }
    roll_back(vault);
    return status;
}
