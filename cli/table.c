#include "cli/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/show.h"
#include "cli/utf8.h"

void
table_init(struct table *table, const char *const *headings)
{
    *table = (struct table){ .cells = VAULT_SECRET_INIT };
    while (headings[table->columns] != NULL) {
        table->columns++;
    }
    for (size_t i = 0; i < table->columns; i++) {
        table_text(table, headings[i]);
    }
}

void
table_text(struct table *table, const char *text)
{
    table_bytes(table, text, strlen(text));
}

void
table_bytes(struct table *table, const char *bytes, size_t len)
{
    if (table->status == VAULT_OK) {
        table->status = show_neutral(bytes, len, true, &table->cells);
    }
    if (table->status == VAULT_OK) {
        table->status = vault_secret_append(&table->cells, "", 1);
    }
}

void
table_number(struct table *table, int64_t number)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%" PRId64, number);
    table_text(table, text);
}

/* The cell after `cell`. */
static const char *
next_cell(const char *cell)
{
    return cell + strlen(cell) + 1;
}

static void
measure(struct table *table, const char *cell, const char *end)
{
    for (size_t i = 0; cell < end; i++, cell = next_cell(cell)) {
        size_t *width = &table->width[i % table->columns];
        size_t count = utf8_count(cell, strlen(cell));

        *width = count > *width ? count : *width;
    }
}

static void
put_aligned(const struct table *table, const char *cell, size_t column)
{
    size_t used = utf8_count(cell, strlen(cell));

    output_text(cell);
    if (column + 1 == table->columns) {
        output_text("\n");
        return;
    }
    for (; used < table->width[column] + 2; used++) {
        output_text(" ");
    }
}

enum vault_status
table_finish(struct table *table, enum vault_status status)
{
    const char *cell = (const char *)table->cells.data;
    const char *end = cell + table->cells.len;
    bool aligned = isatty(STDOUT_FILENO);

    if (status == VAULT_OK) {
        status = table->status;
    }
    if (status != VAULT_OK) {
        goto out;
    }
    measure(table, cell, end);
    for (size_t i = 0; cell < end; i++, cell = next_cell(cell)) {
        size_t column = i % table->columns;

        if (aligned) {
            put_aligned(table, cell, column);
        } else if (i >= table->columns) {
            output_text(cell);
            output_text(column + 1 == table->columns ? "\n" : "\t");
        }
    }
out:
    vault_secret_release(&table->cells);
    return status;
}
