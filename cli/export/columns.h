#ifndef CLI_EXPORT_COLUMNS_H
#define CLI_EXPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/words.h"

/*
 * The columns of every table of a research bundle, in one place: the writers,
 * datapackage.json and docs/EXPORT.md all say the same.
 */
enum export_table_id {
    EXPORT_TABLE_CASES,
    EXPORT_TABLE_NOTES,
    EXPORT_TABLE_SESSIONS,
    EXPORT_TABLE_TEXT,
    EXPORT_TABLE_COUNT, /* keep last */
};

enum export_column_type {
    EXPORT_COLUMN_INTEGER,
    EXPORT_COLUMN_STRING,
};

struct export_column {
    const char *name; /* snake_case, at most 26 characters */
    enum export_column_type type;
    const char *description;
    /* Allowed words: from `first` to `last`; both NONE: anything. */
    enum export_word first;
    enum export_word last;
    bool required; /* never empty */
};

#define EXPORT_COLUMNS_MAX 8

struct export_table {
    const char *name; /* "cases" */
    const char *file; /* "cases.csv" */
    const char *description;
    struct export_column columns[EXPORT_COLUMNS_MAX];
    size_t column_count;
    size_t key_count; /* the first columns that tell rows apart */
    bool refers;      /* its case_id stands in cases.csv too */
};

const struct export_table *export_table_get(enum export_table_id id);

#endif
