#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"

/*
 * A table for people: aligned columns under headings on a terminal; elsewhere
 * one record a line, cells parted by tabs, no headings.  Cells are made
 * neutral, for some hold what clients wrote.
 */
enum {
    TABLE_COLUMNS_MAX = 12,
};

struct table {
    size_t columns;
    size_t width[TABLE_COLUMNS_MAX]; /* in characters */
    struct vault_secret cells;       /* each ends with a NUL */
    enum vault_status status;        /* of the first failure */
};

/* Begins with the headings; a NULL ends them. */
void table_init(struct table *table, const char *const *headings);

/* Adds the next cell. */
void table_text(struct table *table, const char *text);
void table_bytes(struct table *table, const char *bytes, size_t len);
void table_number(struct table *table, int64_t number);

/*
 * Writes the table to standard output, unless `status` or an earlier step is
 * a failure, and releases it.  Returns the first failure.
 */
enum vault_status table_finish(struct table *table,
    enum vault_status status) VAULT_CHECK_RESULT;

#endif
