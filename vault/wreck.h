#ifndef VAULT_WRECK_H
#define VAULT_WRECK_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/file.h"
#include "vault/leaf.h"
#include "vault/page.h"

/*
 * A damaged database, page by page: which pages can be read, and to which of
 * our tables each of them belongs, as far as a readable tree tells.
 */
#define VAULT_WRECK_TABLES 64
#define VAULT_WRECK_NAME_MAX 32

/* Of a page: the number of its table, or one of these. */
enum {
    VAULT_WRECK_ORPHAN = -1,  /* readable, no tree leads there */
    VAULT_WRECK_NOTHING = -2, /* no page with rows of ours */
    VAULT_WRECK_BAD = -3,     /* its HMAC does not fit */
};

struct vault_wreck_table {
    char name[VAULT_WRECK_NAME_MAX];
    char columns[VAULT_LEAF_COLUMNS][VAULT_WRECK_NAME_MAX];
    char types[VAULT_LEAF_COLUMNS]; /* I, T or B */
    size_t count;                   /* of columns */
    int id_column;                  /* which one is the rowid, or -1 */
    bool without_rowid;
};

struct vault_wreck {
    const struct vault_file *file; /* borrowed, as the next two */
    const struct vault_page_keys *keys;
    const struct vault_wreck_table *tables;
    size_t table_count;
    uint32_t pages;
    uint32_t bad_pages;
    int8_t *owners;                   /* of each page; [0] is not used */
    uint8_t page[VAULT_PAGE_USABLE];  /* the present one */
    uint8_t other[VAULT_PAGE_USABLE]; /* what its rows go on to */
};

/*
 * Describes the tables of an open vault, the search index apart.
 * VAULT_ERR_LIMIT with more than VAULT_WRECK_TABLES.
 */
enum vault_status vault_wreck_tables(sqlite3 *db,
    struct vault_wreck_table ret_tables[VAULT_WRECK_TABLES],
    size_t *ret_count) VAULT_CHECK_RESULT;

/*
 * Reads every page once and finds its table.  The caller has set file, keys
 * and tables, and releases it.
 */
enum vault_status vault_wreck_survey(
    struct vault_wreck *wreck) VAULT_CHECK_RESULT;

/*
 * Decrypts page `number`; `*ret_leaf` stands on it until the next call, and
 * the caller releases its text.  VAULT_ERR_DAMAGED when it cannot be read.
 */
enum vault_status vault_wreck_page(struct vault_wreck *wreck, uint32_t number,
    struct vault_leaf *ret_leaf) VAULT_CHECK_RESULT;

/* Whether a row could be one of that table, by the types of its columns. */
bool vault_wreck_fits(const struct vault_wreck_table *table,
    const struct vault_leaf_row *row);

void vault_wreck_release(struct vault_wreck *wreck);

#endif
