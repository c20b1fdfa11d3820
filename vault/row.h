#ifndef VAULT_ROW_H
#define VAULT_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/audit_log.h"
#include "vault/cursor.h"
#include "vault/seal.h"
#include "vault/statement.h"

/*
 * What the clinical tables have in common: rows of a case that are added with
 * an audit entry, and read again by case.
 */
struct vault_row_kind {
    enum vault_row row;
    bool caseless;       /* a row may be about no case: NULL */
    const char *insert;  /* ?1 the entry, ?2 the case, ?3 … the values */
    size_t count;        /* of them all */
    const char *select;  /* ?1 and ?2 the first and last case */
    const char *find;    /* the case code of row ?1 while it counts */
    const char *action;  /* for the log: adding, */
    const char *retract; /* and taking back; */
    const char *detail;  /* our own words only; may be NULL */
};

/*
 * Stores a row and its audit entry in one change.  The first two of the
 * values are ours to fill: the entry, which is the id, and the case.  A NULL
 * `case_code` is for caseless kinds only.
 */
enum vault_status vault_row_add(struct vault *vault,
    const struct vault_row_kind *kind, const char *case_code,
    struct vault_value *values, int64_t *ret_id) VAULT_CHECK_RESULT;

/*
 * Inserts a row that is about no case by `insert`: ?1 its audit entry, which is
 * the id and becomes values[0], then the other values.  VAULT_ERR_EXISTS when
 * `same`, which counts rows by values[1] and values[2], finds one.  Inside a
 * change.
 */
struct vault_row_once {
    enum vault_row row;
    const char *same;
    const char *insert;
    struct vault_log_line line;
};
enum vault_status vault_row_add_once(struct vault *vault,
    const struct vault_row_once *once, struct vault_value *values, size_t count,
    int64_t *ret_id) VAULT_CHECK_RESULT;

/*
 * Takes a row back: it stays in the vault and no longer counts.
 * VAULT_ERR_NOT_FOUND when there is none that counts.
 */
enum vault_status vault_row_retract(struct vault *vault,
    const struct vault_row_kind *kind, int64_t id) VAULT_CHECK_RESULT;

/* Begins to read the rows of a case, or of all when `case_code` is NULL. */
enum vault_status vault_row_open(struct vault *vault,
    const struct vault_row_kind *kind, const char *case_code,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;

/*
 * Steps to the next row; `*ret_stmt` stands on it.  VAULT_ERR_INVALID when
 * `cursor` were opened for another kind.
 */
enum vault_status vault_row_next(struct vault_cursor *cursor,
    enum vault_row row, sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;

/* Copies the first columns of a row, which are short texts. */
struct vault_row_word {
    char *text;
    size_t size;
};
enum vault_status vault_row_words(sqlite3_stmt *stmt,
    const struct vault_row_word *words, size_t count) VAULT_CHECK_RESULT;

/* vault_row_next(), and then vault_row_words(). */
enum vault_status vault_row_read(struct vault_cursor *cursor,
    enum vault_row row, const struct vault_row_word *words, size_t count,
    sqlite3_stmt **ret_stmt) VAULT_CHECK_RESULT;

#endif
