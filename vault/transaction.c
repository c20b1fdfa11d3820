#include "vault/db.h"
#include "vault/internal.h"

static void
forget_anchor(struct vault *vault)
{
    vault->due = (struct vault_anchor){ .count = 0 };
}

/* After the COMMIT, so that the anchor never knows more than the log. */
static void
flush_anchor(struct vault *vault)
{
    struct vault_anchor due = vault->due;

    forget_anchor(vault);
    if (due.count > 0 &&
        vault_audit_anchor_write(vault, due.head, due.count) != VAULT_OK) {
        return; /* harmless: the next one catches up */
    }
}

static void
roll_back(struct vault *vault)
{
    /* An error may have rolled back already; then there is nothing to do. */
    if (sqlite3_get_autocommit(vault->db) == 0) {
        (void)sqlite3_exec(vault->db, "ROLLBACK", NULL, NULL, NULL);
    }
    vault->in_transaction = false;
    forget_anchor(vault);
}

static enum vault_status
commit(struct vault *vault)
{
    enum vault_status status;

    /* An error inside may have ended the transaction behind our back. */
    if (sqlite3_get_autocommit(vault->db) != 0) {
        status = VAULT_ERR_IO;
    } else {
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
    status = vault_db_exec(vault->db, "BEGIN IMMEDIATE");
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
vault_change_begin(struct vault *vault)
{
    if (vault->in_transaction) {
        vault->kept = vault->due;
        return vault_db_exec(vault->db, "SAVEPOINT vault_change");
    }
    forget_anchor(vault);
    return vault_db_exec(vault->db, "BEGIN IMMEDIATE");
}

static enum vault_status
end_savepoint(struct vault *vault, enum vault_status status)
{
    if (status == VAULT_OK) {
        return vault_db_exec(vault->db, "RELEASE vault_change");
    }
    if (sqlite3_get_autocommit(vault->db) == 0) {
        (void)sqlite3_exec(vault->db,
            "ROLLBACK TO vault_change; RELEASE vault_change", NULL, NULL, NULL);
    }
    vault->due = vault->kept;
    return status;
}

enum vault_status
vault_change_end(struct vault *vault, enum vault_status status)
{
    if (vault->in_transaction) {
        return end_savepoint(vault, status);
    }
    if (status == VAULT_OK) {
        return commit(vault);
    }
    roll_back(vault);
    return status;
}
