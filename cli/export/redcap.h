#ifndef CLI_EXPORT_REDCAP_H
#define CLI_EXPORT_REDCAP_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/columns.h"
#include "cli/export/out.h"

/*
 * A project of REDCap: the data dictionary of 18 columns, and the data.  The
 * form "cases" comes once for each record, the others repeat; names carry the
 * prefix of their form because REDCap wants each once.  Notes, texts and
 * measures are not in it.
 */

/* A finished table; `bytes` is its CSV. */
struct export_finished {
    const struct export_table *table;
    const char *bytes;
    size_t len;
};

void export_redcap_dictionary(struct export_out *out);

/* False when the bytes are no such tables. */
bool export_redcap_data(struct export_out *out,
    const struct export_finished *tables, size_t count);

/* The form at `index`, in the order of the rows; false past the last. */
bool export_redcap_form_at(size_t index, enum export_table_id *ret_id);

#endif
