#ifndef CLI_IMPORT_FAILURE_H
#define CLI_IMPORT_FAILURE_H

#include "cli/import/import.h"

/*
 * Says why reading `path` failed and where, never what stands there; returns
 * the exit status.  `status` is a failure of a reader, not IMPORT_STOPPED.
 */
int import_failure_report(enum import_status status, const char *path,
    const struct import_place *place);

/* "notes.csv, row 5, line 9, column 2 (text)". */
void import_failure_place(const char *path, const struct import_place *place,
    char *ret_text, size_t size);

#endif
