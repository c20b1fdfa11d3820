#include "cli/export/reread.h"

#include <string.h>

/* No number in our tables is longer, its sign and point counted. */
#define DIGITS_MAX 15

/* Where the line that begins at `at` ends: behind its CRLF. */
static size_t
line_end(const char *bytes, size_t len, size_t at)
{
    const char *end = memchr(bytes + at, '\n', len - at);

    return end == NULL ? len : (size_t)(end - bytes) + 1;
}

void
export_reread_begin(struct export_reread *reread,
    const struct export_table *table, const char *bytes, size_t len)
{
    *reread = (struct export_reread){ .table = table,
        .bytes = bytes,
        .len = len,
        .at = line_end(bytes, len, 0) };
}

/* A number of `hundredths`, or a whole one. */
static bool
read_number(const char *from, size_t len, bool hundredths, int64_t *ret_number)
{
    bool negative = len > 0 && from[0] == '-';
    int64_t number = 0;
    int decimals = -1;

    if (len > DIGITS_MAX) {
        return false;
    }
    for (size_t i = negative ? 1 : 0; i < len; i++) {
        if (from[i] == '.' && hundredths && decimals < 0) {
            decimals = 0;
        } else if (from[i] >= '0' && from[i] <= '9') {
            number = number * 10 + (from[i] - '0');
            decimals += decimals >= 0 ? 1 : 0;
        } else {
            return false;
        }
    }
    if (decimals == 0 || decimals > 2) {
        return false;
    }
    for (int i = decimals < 0 ? 0 : decimals; hundredths && i < 2; i++) {
        number *= 10;
    }
    *ret_number = negative ? -number : number;
    return len > (negative ? 1u : 0u);
}

/* A quoted cell is a name of a case or a code; no quote is inside. */
static bool
read_quoted(const char *from, size_t len, bool name, struct export_cell *cell)
{
    char text[sizeof(cell->code.text)] = { 0 };

    if (len < 2 || len - 2 >= sizeof(text) || from[len - 1] != '"') {
        return false;
    }
    memcpy(text, from + 1, len - 2);
    cell->type = name ? EXPORT_CELL_PSEUDONYM : EXPORT_CELL_CODE;
    return name ? export_pseudonym_set(text, &cell->pseudonym)
                : export_code_set(text, &cell->code);
}

static bool
read_cell(const struct export_column *column, const char *from, size_t len,
    struct export_cell *cell)
{
    bool hundredths = column->type == EXPORT_COLUMN_NUMBER;

    memset(cell, 0, sizeof(*cell));
    if (len == 0) {
        cell->type = EXPORT_CELL_EMPTY;
        return true;
    }
    if (from[0] == '"') {
        return read_quoted(from, len, strcmp(column->name, "case_id") == 0,
            cell);
    }
    cell->type = hundredths ? EXPORT_CELL_HUNDREDTHS : EXPORT_CELL_NUMBER;
    return read_number(from, len, hundredths, &cell->number);
}

bool
export_reread_row(struct export_reread *reread,
    struct export_cell ret_cells[EXPORT_COLUMNS_MAX])
{
    size_t end = line_end(reread->bytes, reread->len, reread->at);
    size_t at = reread->at;

    for (size_t i = 0; i < reread->table->column_count; i++) {
        size_t begin = at;

        bool last = i + 1 == reread->table->column_count;

        while (
            at < end && reread->bytes[at] != ',' && reread->bytes[at] != '\r') {
            at++;
        }
        if (at == end || (reread->bytes[at] == '\r') != last ||
            !read_cell(&reread->table->columns[i], reread->bytes + begin,
                at - begin, &ret_cells[i])) {
            return false;
        }
        at++;
    }
    /* The line feed of CRLF, and nothing between. */
    if (at + 1 != end) {
        return false;
    }
    reread->at = end;
    return true;
}

size_t
export_reread_count(const struct export_table *table, const char *bytes,
    size_t len)
{
    struct export_reread reread;
    size_t rows = 0;

    export_reread_begin(&reread, table, bytes, len);
    while (reread.at < len) {
        reread.at = line_end(bytes, len, reread.at);
        rows++;
    }
    return rows;
}
