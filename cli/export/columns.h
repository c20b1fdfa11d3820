#ifndef CLI_EXPORT_COLUMNS_H
#define CLI_EXPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/categories.h"

/*
 * The columns of every table of a research bundle, in one place: the writers,
 * datapackage.json, the codebook, the REDCap dictionary, the import scripts
 * and docs/EXPORT.md all say the same.
 */
enum export_table_id {
    EXPORT_TABLE_CASES,
    EXPORT_TABLE_EVENTS,
    EXPORT_TABLE_MEASURES,
    EXPORT_TABLE_NOTES,
    EXPORT_TABLE_SCORES,
    EXPORT_TABLE_SESSIONS,
    EXPORT_TABLE_TEXT,
    EXPORT_TABLE_WITHDRAWN,
    EXPORT_TABLE_COUNT, /* keep last */
};

enum export_column_type {
    EXPORT_COLUMN_INTEGER,
    EXPORT_COLUMN_NUMBER, /* with up to two decimals */
    EXPORT_COLUMN_STRING,
};

/* What a column is to somebody who wants to know whom a row is about. */
enum export_role_of_column {
    EXPORT_ROLE_KEY,       /* tells rows apart */
    EXPORT_ROLE_QUASI,     /* may be known from elsewhere */
    EXPORT_ROLE_SENSITIVE, /* what would be learnt */
    EXPORT_ROLE_PLAIN,
};

struct export_column {
    const char *name; /* snake_case, at most 26 characters */
    enum export_column_type type;
    const char *description;
    enum export_list list; /* what the values stand for */
    enum export_role_of_column role;
    bool required;  /* never empty */
    bool reasons;   /* may hold -99 to -96: why there is no value */
    unsigned width; /* of a string, in bytes; 0: any */
};

#define EXPORT_COLUMNS_MAX 24

struct export_table {
    const char *name; /* "cases" */
    const char *file; /* "cases.csv" */
    const char *form; /* before its columns where tables share names: "ses_" */
    const char *description;
    struct export_column columns[EXPORT_COLUMNS_MAX];
    size_t column_count;
    size_t key_count; /* the first columns that tell rows apart */
    bool refers;      /* its case_id stands in cases.csv too */
};

const struct export_table *export_table_get(enum export_table_id id);

/* "integer", "number" or "string", as Table Schema calls them. */
const char *export_column_type_name(enum export_column_type type);

/* "key", "quasi", "sensitive" or "plain". */
const char *export_column_role_name(enum export_role_of_column role);

/* The columns of cases.csv, by their place. */
enum export_case_column {
    EXPORT_CASE_ID,
    EXPORT_CASE_AGE,
    EXPORT_CASE_SEX,
    EXPORT_CASE_EDUCATION,
    EXPORT_CASE_OCCUPATION,
    EXPORT_CASE_MARITAL,
    EXPORT_CASE_RELIGION,
    EXPORT_CASE_ETHNICITY,
    EXPORT_CASE_PLACE,
    EXPORT_CASE_DIAGNOSIS,
    EXPORT_CASE_LANGUAGE,
    EXPORT_CASE_STATE,
    EXPORT_CASE_SESSIONS,
    EXPORT_CASE_NOTES,
    EXPORT_CASE_SCORES,
    EXPORT_CASE_EVENTS,
    EXPORT_CASE_LAST_DAY,
    EXPORT_CASE_LAST_WEEK,
    EXPORT_CASE_COLUMNS, /* keep last */
};

#endif
