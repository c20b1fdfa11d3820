#ifndef CLI_IMPORT_TABLE_H
#define CLI_IMPORT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "cli/import/import.h"

/*
 * Strict reader of comma-separated tables (RFC 4180), the only door to libcsv
 * for reading.  A byte order mark at the beginning is taken off (libcsv would
 * otherwise split a quoted first field without a word); fields are UTF-8
 * without NUL and no longer than IMPORT_TEXT_MAX; quotes must be closed and
 * stand at the borders of a field; CRLF, LF and CR end a row, empty lines
 * count for nothing.
 */
#define IMPORT_TABLE_COLUMNS 256

/* Takes one field, then the end of each row; IMPORT_OK goes on. */
struct import_table_taker {
    enum import_status (*cell)(void *data, const struct import_place *place,
        struct import_text text);
    enum import_status (
        *row)(void *data, const struct import_place *place, unsigned columns);
    void *data;
};

struct import_table;

/* Makes a reader that borrows `taker`; the caller frees it. */
enum import_status import_table_new(const struct import_table_taker *taker,
    struct import_table **ret_table);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void import_table_free(struct import_table **table);

/*
 * Reads the next `len` bytes of the table.  After a failure every further call
 * gives the same status, and import_table_place() tells where.
 */
enum import_status import_table_feed(struct import_table *table,
    const void *bytes, size_t len);

/* Reads what the last row without a line end holds. */
enum import_status import_table_finish(struct import_table *table);

/* Where reading stands: the row and column being read, and the line. */
const struct import_place *import_table_place(const struct import_table *table);

#endif
