#ifndef CLI_EXPORT_STATISTICS_H
#define CLI_EXPORT_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/columns.h"
#include "cli/export/out.h"

/*
 * A table as a data file of SPSS (.sav) or Stata (.dta, version 118), with
 * labels for variables and values.  The reasons -99 to -96 are user-missing in
 * SPSS, and .a to .d in Stata.  Not compressed, so that the leak gate sees
 * every string.
 */
enum export_program {
    EXPORT_SPSS,
    EXPORT_STATA,
};

/*
 * Converts the finished CSV of a table.  False when memory ran out or the
 * bytes are not such a table; what the output itself meets it keeps.
 */
bool export_statistics(struct export_out *out, enum export_program program,
    const struct export_table *table, const char *csv, size_t len);

#endif
