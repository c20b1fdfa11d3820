#ifndef VAULT_INTERNAL_H
#define VAULT_INTERNAL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "vault/statement.h"
#include "vault/vault.h"

#define VAULT_MAC_LEN 32

/* What the audit anchor vouches for: the MAC of entry number `count`. */
struct vault_anchor {
    uint8_t head[VAULT_MAC_LEN]; /* all zero while count is 0 */
    int64_t count;
};

/* An open vault; only vault/ sees inside. */
struct vault {
    sqlite3 *db;
    struct vault_secret data_key;
    struct vault_secret audit_key; /* HKDF(data key, "audit") */
    uint8_t uuid[16];              /* of the header */
    bool in_transaction;           /* between vault_begin and vault_commit */
    struct vault_anchor due;       /* waits for the commit; count 0: none */
    enum vault_status spoiled;     /* why this transaction cannot commit */
    int64_t rows_before;           /* changed before the present change */
    struct vault_statements statements; /* finalized before `db` closes */
    bool vouched;               /* verified since it was opened: see mark.h */
    char actor[VAULT_NAME_MAX]; /* who the log names; empty: not asked yet */
};

/*
 * Brackets one change of rows.  Alone it is BEGIN IMMEDIATE … COMMIT and is on
 * disk when `end` returns VAULT_OK; inside vault_begin() a change that fails
 * after its first row spoils the transaction: what follows, and vault_commit(),
 * return its error, and nothing is stored.  `end` is given the status of
 * the change, rolls back unless it is VAULT_OK, and returns it or the error
 * of the commit.  Brackets do not nest: one public function, one bracket.
 *
 *     status = vault_change_begin(vault);
 *     if (status != VAULT_OK) {
 *         return status;
 *     }
 *     status = insert_row(...);
 *     ...
 *     return vault_change_end(vault, status);
 */
enum vault_status vault_change_begin(struct vault *vault) VAULT_CHECK_RESULT;
enum vault_status vault_change_end(struct vault *vault,
    enum vault_status status) VAULT_CHECK_RESULT;

/*
 * Anchors the audit log: `head` is the MAC of its newest entry, number
 * `count`.  Called by audit.c when it has appended an entry; inside a change
 * or a transaction the anchor waits and is written right after the COMMIT
 * (a rollback forgets it), otherwise it is written at once.  An anchor never
 * goes back.  A failure is harmless: a log that extends its anchor is normal.
 */
enum vault_status vault_audit_anchor_write(struct vault *vault,
    const uint8_t head[VAULT_MAC_LEN], int64_t count) VAULT_CHECK_RESULT;

/*
 * Anchors the log as it is, even when that goes back: for
 * vault_audit_accept(), which calls it outside of any transaction.
 */
enum vault_status vault_audit_anchor_reset(struct vault *vault,
    const uint8_t head[VAULT_MAC_LEN], int64_t count) VAULT_CHECK_RESULT;

/* The newest good anchor; VAULT_ERR_NOT_FOUND when both blocks are damaged. */
enum vault_status vault_audit_anchor_read(struct vault *vault,
    struct vault_anchor *ret_anchor) VAULT_CHECK_RESULT;

#endif
