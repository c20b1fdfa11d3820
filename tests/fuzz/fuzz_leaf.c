/*
 * Pages of a damaged database after decryption, read without SQLite: the first
 * page is read, the others are what its rows go on to.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vault/leaf.h"
#include "vault/wreck.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The pages of one input, in memory of exactly their size. */
struct pages {
    uint8_t *bytes;
    size_t count;
};

static const uint8_t *
fetch(void *data, uint32_t number)
{
    const struct pages *pages = data;

    return number == 0 || number > pages->count
        ? NULL
        : pages->bytes + (number - 1) * (size_t)VAULT_PAGE_USABLE;
}

/* Texts and bytes lie in the leaf's own copy of the row. */
static void
check_row(const struct vault_leaf *leaf, const struct vault_leaf_row *row)
{
    size_t len = 0;

    if (row->count > VAULT_LEAF_COLUMNS) {
        abort();
    }
    for (size_t i = 0; i < row->count; i++) {
        const struct vault_value *value = &row->values[i];
        const uint8_t *bytes = value->bytes;

        if (value->type == VAULT_VALUE_INT || bytes == NULL) {
            continue;
        }
        len += value->len;
        if (bytes < leaf->text.data ||
            bytes + value->len > leaf->text.data + leaf->text.len) {
            abort();
        }
    }
    if (len > leaf->text.len) {
        abort();
    }
}

/* A row that fits a table has a value for each of its columns. */
static void
check_fit(const struct vault_leaf_row *row)
{
    static const struct vault_wreck_table table = { .name = "note",
        .types = { 'I', 'T', 'B' },
        .count = 3,
        .id_column = 0 };

    if (vault_wreck_fits(&table, row) && row->count > table.count) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pages pages = { NULL, size / VAULT_PAGE_USABLE + 1 };
    struct vault_leaf leaf = { .number = 2, .fetch = fetch, .data = &pages };
    struct vault_leaf_row row;
    size_t count;

    if (size == 0) {
        return 0;
    }
    pages.bytes = calloc(pages.count, VAULT_PAGE_USABLE);
    if (pages.bytes == NULL) {
        return 0;
    }
    /* The first byte is that of the kind, or nothing else would be. */
    leaf.number = 1 + data[0] % 2;
    memcpy(pages.bytes, data + 1, size - 1);
    leaf.page = pages.bytes;
    count = vault_leaf_count(&leaf);
    for (size_t i = 0; i < count && i < 64; i++) {
        if (vault_leaf_row(&leaf, i, &row) == VAULT_OK) {
            check_row(&leaf, &row);
            check_fit(&row);
        }
    }
    for (size_t i = 0; i <= count && i < 64; i++) {
        (void)vault_leaf_branch(&leaf, i);
    }
    (void)vault_leaf_branch(&leaf, count);
    vault_secret_release(&leaf.text);
    free(pages.bytes);
    return 0;
}
