#ifndef CLI_EXPORT_FREQUENCIES_H
#define CLI_EXPORT_FREQUENCIES_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/export/csv_rows.h"

/* Codes of one column, then the reasons, then nothing recorded. */
#define EXPORT_CODES_MAX 48
#define EXPORT_CODES_REASON (EXPORT_CODES_MAX - 1 - EXPORT_REASON_COUNT)
#define EXPORT_CODES_EMPTY (EXPORT_CODES_MAX - 1)

/* How often each code of each column stands in the tables. */
struct export_frequencies {
    uint64_t counts[EXPORT_TABLE_COUNT][EXPORT_COLUMNS_MAX][EXPORT_CODES_MAX];
    bool withheld[EXPORT_TABLE_COUNT][EXPORT_COLUMNS_MAX][EXPORT_CODES_MAX];
};

/* Counts the cells of one row. */
void export_frequencies_add(struct export_frequencies *frequencies,
    enum export_table_id id, const struct export_cell *cells);

#endif
