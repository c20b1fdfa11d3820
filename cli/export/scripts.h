#ifndef CLI_EXPORT_SCRIPTS_H
#define CLI_EXPORT_SCRIPTS_H

#include <stddef.h>

#include "cli/export/out.h"

/*
 * Scripts that read the tables of a bundle, type every column, name every code,
 * and take the apostrophe off that export_csv_guarded() puts in front of text.
 */
struct export_script {
    const char *name; /* "import.R" */
    /* Writes it for the tables of a set of bits, 1 << enum export_table_id. */
    void (*write)(struct export_out *out, unsigned tables);
};

/* The script at `index`, in alphabetical order; NULL past the end. */
const struct export_script *export_script_at(size_t index);

#endif
