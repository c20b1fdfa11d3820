#ifndef VAULT_STATEMENT_H
#define VAULT_STATEMENT_H

#include <sqlite3.h>

#include "vault/vault.h"

/*
 * Prepared statements, kept while the vault is open: an import runs the same
 * few statements ten thousand times.
 */
#define VAULT_STATEMENT_COUNT 128

struct vault_statements {
    struct {
        const char *sql;
        sqlite3_stmt *stmt;
        bool lent; /* by vault_statement_lend() */
    } slots[VAULT_STATEMENT_COUNT];
    size_t count;
};

/* What is bound to a parameter; text and bytes are borrowed, not copied. */
struct vault_value {
    enum {
        VAULT_VALUE_INT,
        VAULT_VALUE_TEXT,
        VAULT_VALUE_BLOB, /* NULL when `bytes` is */
    } type;
    int64_t number;
    const void *bytes;
    size_t len;
};

struct vault_value vault_value_int(int64_t number);
struct vault_value vault_value_word(const char *word);
struct vault_value vault_value_text(struct vault_text text);
struct vault_value vault_value_blob(const void *bytes, size_t len);

/*
 * Gives the statement of `sql` with the values bound to ?1, ?2, ...; `sql`
 * must be one constant per statement, known by its address.  The caller steps
 * it and hands it back with vault_statement_done() before the values go and
 * before anybody asks for it again.
 */
enum vault_status vault_statement_get(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count,
    sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;

/*
 * The same for a reading that others of the same `sql` may go on beside: the
 * kept statement, or a new one while that is lent.  The values must live until
 * it is handed back with vault_statement_reclaim(); only numbers should be
 * bound.
 */
enum vault_status vault_statement_lend(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count,
    sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;
void vault_statement_reclaim(struct vault *vault, sqlite3_stmt *stmt);

/* Resets a statement and lets go of what was bound to it.  NULL is fine. */
void vault_statement_done(sqlite3_stmt *stmt);

/* The same, for an iterator: the caller finalizes the statement. */
enum vault_status vault_statement_new(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count,
    sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;

/* Runs a statement that gives no row. */
enum vault_status vault_statement_run(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count) VAULT_CHECK_RESULT;

/* Reads the integer of the first row; VAULT_ERR_NOT_FOUND without one. */
enum vault_status vault_statement_int(struct vault *vault, const char *sql,
    const struct vault_value *values, size_t count,
    int64_t *ret_number) VAULT_CHECK_RESULT;

/* Finalizes them all, before the connection is closed. */
void vault_statements_release(struct vault_statements *statements);

#endif
