#ifndef VAULT_LEAF_H
#define VAULT_LEAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/page.h"
#include "vault/statement.h"

/*
 * The rows on one page of a B-tree, as SQLite's file format has them
 * (https://www.sqlite.org/fileformat2.html, 1.6 and 2.1), read without the
 * library and without trusting a length: for pages whose tree is damaged.
 */
enum vault_leaf_kind {
    VAULT_LEAF_NONE,     /* no page of a tree, or nonsense */
    VAULT_LEAF_ROWS,     /* table leaf: rows with a rowid */
    VAULT_LEAF_BRANCHES, /* table interior: numbers of other pages */
    VAULT_LEAF_ENTRIES,  /* leaf of an index or a table without rowid */
    VAULT_LEAF_ENTRY_BRANCHES,
};

/* No table of ours has more columns. */
#define VAULT_LEAF_COLUMNS 32

/* A row; texts and bytes are borrowed until the next one. */
struct vault_leaf_row {
    int64_t id; /* the rowid; 0 for entries */
    struct vault_value values[VAULT_LEAF_COLUMNS];
    size_t count;
};

/* Gives another page decrypted; NULL when it cannot be read. */
typedef const uint8_t *vault_leaf_fetch(void *data, uint32_t number);

struct vault_leaf {
    const uint8_t *page;     /* VAULT_PAGE_USABLE bytes */
    uint32_t number;         /* of the page; the first has a longer start */
    vault_leaf_fetch *fetch; /* for what does not fit on one page */
    void *data;
    struct vault_secret text; /* of the present row; starts empty */
};

enum vault_leaf_kind vault_leaf_kind(const struct vault_leaf *leaf);

/* How many rows, or branches but for the last one, the page says it has. */
size_t vault_leaf_count(const struct vault_leaf *leaf);

/*
 * Reads row or entry `index`.  VAULT_ERR_DAMAGED when a length points outside
 * or a page it continues on is not readable.
 *
 * Secret: the values point into `leaf->text`, which the caller releases.
 */
enum vault_status vault_leaf_row(struct vault_leaf *leaf, size_t index,
    struct vault_leaf_row *ret_row) VAULT_CHECK_RESULT;

/* The page under branch `index`; the one after the last is the rightmost. */
uint32_t vault_leaf_branch(const struct vault_leaf *leaf, size_t index);

#endif
