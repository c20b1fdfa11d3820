#include "cli/import/table.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "cli/import/utf8.h"
#include "vault/secret.h"

/* libcsv is fed at most this much at a time, so that limits hold. */
#define PIECE_MAX ((size_t)4096)

static const unsigned char mark[] = { 0xef, 0xbb, 0xbf };

struct import_table {
    struct csv_parser parser;
    const struct import_table_taker *taker;
    struct import_place place;
    enum import_status status;
    size_t mark_len; /* bytes of the byte order mark seen; 3: done */
    int64_t line;    /* of the byte being read */
    bool parser_ready;
};

/*
 * libcsv keeps the field being read in memory of these functions: a secret of
 * ours whose own struct lies in front of the bytes that libcsv sees.
 */
#define BLOCK_HEAD sizeof(struct vault_secret)
_Static_assert(BLOCK_HEAD % alignof(void *) == 0,
    "libcsv's bytes would be misaligned");

static void
block_free(void *data)
{
    struct vault_secret block;

    if (data == NULL) {
        return;
    }
    memcpy(&block, (uint8_t *)data - BLOCK_HEAD, BLOCK_HEAD);
    vault_secret_release(&block);
}

static void *
block_realloc(void *data, size_t size)
{
    struct vault_secret block = VAULT_SECRET_INIT;
    struct vault_secret old = VAULT_SECRET_INIT;

    if (data != NULL) {
        memcpy(&old, (uint8_t *)data - BLOCK_HEAD, BLOCK_HEAD);
    }
    if (data != NULL && BLOCK_HEAD + size <= old.cap) {
        return data;
    }
    /* Twice as much each time: libcsv asks for a little more again and again.
     */
    if (size > 2 * IMPORT_TEXT_MAX ||
        vault_secret_reserve(&block, BLOCK_HEAD + 2 * size) != VAULT_OK) {
        return NULL;
    }
    if (data != NULL) {
        memcpy(block.data + BLOCK_HEAD, data, old.cap - BLOCK_HEAD);
        block_free(data);
    }
    memcpy(block.data, &block, BLOCK_HEAD);
    return block.data + BLOCK_HEAD;
}

/* libcsv would strip blanks around a field; RFC 4180 says they belong to it. */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void
take_cell(void *bytes, size_t len, void *data)
{
    struct import_table *table = data;
    struct import_text text = { bytes, len };

    if (table->status != IMPORT_OK) {
        return;
    }
    if (len > IMPORT_TEXT_MAX) {
        table->status = IMPORT_ERR_TOO_LONG;
        return;
    }
    if (table->place.column > IMPORT_TABLE_COLUMNS) {
        table->status = IMPORT_ERR_RAGGED;
        return;
    }
    table->status = import_utf8_check(text);
    if (table->status == IMPORT_OK) {
        table->status =
            table->taker->cell(table->taker->data, &table->place, text);
    }
    if (table->status == IMPORT_OK) {
        table->place.column++;
    }
}

static void
take_row(int ending, void *data)
{
    struct import_table *table = data;

    (void)ending;
    if (table->status != IMPORT_OK) {
        return;
    }
    table->status = table->taker->row(table->taker->data, &table->place,
        table->place.column - 1);
    if (table->status == IMPORT_OK) {
        table->place.row++;
        table->place.column = 1;
    }
}

enum import_status
import_table_new(const struct import_table_taker *taker,
    struct import_table **ret_table)
{
    struct import_table *table = calloc(1, sizeof(*table));

    if (table == NULL) {
        return IMPORT_ERR_NO_MEMORY;
    }
    if (csv_init(&table->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        free(table);
        return IMPORT_ERR_NO_MEMORY;
    }
    csv_set_realloc_func(&table->parser, block_realloc);
    csv_set_free_func(&table->parser, block_free);
    csv_set_space_func(&table->parser, no_space);
    csv_set_blk_size(&table->parser, PIECE_MAX);
    table->taker = taker;
    table->line = 1;
    table->place =
        (struct import_place){ .line = 1, .row = 1, .column = 1, .field = "" };
    *ret_table = table;
    return IMPORT_OK;
}

void
import_table_free(struct import_table **table)
{
    if (*table != NULL) {
        csv_free(&(*table)->parser);
        free(*table);
        *table = NULL;
    }
}

/* Feeds bytes that reach to the end of a line at most. */
static void
feed_piece(struct import_table *table, const unsigned char *bytes, size_t len)
{
    size_t done;

    if (table->parser.entry_pos == 0 && table->place.column == 1) {
        table->place.line = table->line;
    }
    done = csv_parse(&table->parser, bytes, len, take_cell, take_row, table);
    if (table->status != IMPORT_OK) {
        return;
    }
    if (done != len) {
        table->status = csv_error(&table->parser) == CSV_EPARSE
            ? IMPORT_ERR_QUOTE
            : IMPORT_ERR_NO_MEMORY;
    } else if (table->parser.entry_pos > IMPORT_TEXT_MAX) {
        table->status = IMPORT_ERR_TOO_LONG;
    } else if (bytes[len - 1] == '\n') {
        table->line++;
    }
}

static void
feed_plain(struct import_table *table, const unsigned char *bytes, size_t len)
{
    while (len > 0 && table->status == IMPORT_OK) {
        size_t piece = len < PIECE_MAX ? len : PIECE_MAX;
        const unsigned char *end = memchr(bytes, '\n', piece);

        if (end != NULL) {
            piece = (size_t)(end - bytes) + 1;
        }
        feed_piece(table, bytes, piece);
        bytes += piece;
        len -= piece;
    }
}

enum import_status
import_table_feed(struct import_table *table, const void *bytes, size_t len)
{
    const unsigned char *next = bytes;

    while (len > 0 && table->mark_len < sizeof(mark)) {
        if (*next != mark[table->mark_len]) {
            feed_plain(table, mark, table->mark_len);
            table->mark_len = sizeof(mark);
            break;
        }
        table->mark_len++;
        next++;
        len--;
    }
    feed_plain(table, next, len);
    return table->status;
}

enum import_status
import_table_finish(struct import_table *table)
{
    if (table->mark_len < sizeof(mark)) {
        feed_plain(table, mark, table->mark_len);
        table->mark_len = sizeof(mark);
    }
    if (table->status == IMPORT_OK &&
        csv_fini(&table->parser, take_cell, take_row, table) != 0 &&
        table->status == IMPORT_OK) {
        table->status = csv_error(&table->parser) == CSV_EPARSE
            ? IMPORT_ERR_OPEN
            : IMPORT_ERR_NO_MEMORY;
    }
    return table->status;
}

const struct import_place *
import_table_place(const struct import_table *table)
{
    return &table->place;
}
