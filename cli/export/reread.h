#ifndef CLI_EXPORT_REREAD_H
#define CLI_EXPORT_REREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/columns.h"
#include "cli/export/csv_rows.h"

/*
 * Reads a finished table back, so that the other formats say what the CSV
 * says.  Only for tables without text.
 */
struct export_reread {
    const struct export_table *table;
    const char *bytes; /* borrowed */
    size_t len;
    size_t at;
};

/* Begins after the header row. */
void export_reread_begin(struct export_reread *reread,
    const struct export_table *table, const char *bytes, size_t len);

/* The cells of the next row; false at the end, or where it is no such row. */
bool export_reread_row(struct export_reread *reread,
    struct export_cell ret_cells[EXPORT_COLUMNS_MAX]);

/* How many rows there are. */
size_t export_reread_count(const struct export_table *table, const char *bytes,
    size_t len);

#endif
