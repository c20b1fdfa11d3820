#include "cli/export/csv_rows.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>
#include <sodium.h>

#include "cli/export/sink.h"

bool
export_pseudonym_set(const char *text, struct export_pseudonym *ret_pseudonym)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t first = strspn(text, digits);
    size_t len = strlen(text);

    if (first == EXPORT_SITE_LEN && text[first] == '-') {
        first += 1 + strspn(text + first + 1, digits);
    }
    if (first != len ||
        (len != EXPORT_NAME_LEN && len != sizeof(ret_pseudonym->text) - 1)) {
        return false;
    }
    memset(ret_pseudonym, 0, sizeof(*ret_pseudonym));
    memcpy(ret_pseudonym->text, text, len);
    return true;
}

bool
export_code_set(const char *text, struct export_code *ret_code)
{
    size_t len = strlen(text);

    if (len == 0 || len >= sizeof(ret_code->text) ||
        strspn(text,
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            "0123456789.-") != len ||
        text[0] == '-') {
        return false;
    }
    memset(ret_code, 0, sizeof(*ret_code));
    memcpy(ret_code->text, text, len);
    return true;
}

/* How many bytes at the beginning would start a formula; 0: none. */
static size_t
formula(struct anon_text text)
{
    static const char *const starts[] = {
        "=", "+", "-", "@", "\t", "\r", "\n",
        "\xef\xbc\x9d", /* U+FF1D full-width = */
        "\xef\xbc\x8b", /* U+FF0B full-width + */
        "\xef\xbc\x8d", /* U+FF0D full-width - */
        "\xef\xbc\xa0", /* U+FF20 full-width @ */
    };

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        size_t len = strlen(starts[i]);

        if (text.len >= len && memcmp(text.data, starts[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

bool
export_csv_guarded(struct anon_text text)
{
    while (text.len > 0 && text.data[0] == '\'') {
        text.data++;
        text.len--;
    }
    return formula(text) > 0;
}

/* libcsv quotes into memory; it has to be all of a field at once. */
static void
put_text(struct export_out *out, struct anon_text text, bool guard)
{
    size_t room = csv_write2(NULL, 0, text.data, text.len, '"') + 1;
    char *quoted = malloc(room);

    if (quoted == NULL) {
        export_sink_fail(out, ENOMEM);
        return;
    }
    (void)csv_write2(quoted, room, text.data, text.len, '"');
    if (guard && export_csv_guarded(text)) {
        export_out_constant(out, "\"'");
        export_sink_put(out, quoted + 1, room - 2);
    } else {
        export_sink_put(out, quoted, room - 1);
    }
    sodium_memzero(quoted, room);
    free(quoted);
}

static void
put_word(struct export_out *out, const char *word)
{
    export_out_constant(out, "\"");
    export_out_constant(out, word);
    export_out_constant(out, "\"");
}

/* "12.5", "-3", "0.25": no needless noughts. */
static void
put_hundredths(struct export_out *out, int64_t number)
{
    char digits[32];
    int64_t size = number < 0 ? -number : number;
    size_t len = (size_t)snprintf(digits, sizeof(digits), "%s%" PRId64 ".%02d",
        number < 0 ? "-" : "", size / 100, (int)(size % 100));

    while (digits[len - 1] == '0') {
        digits[--len] = '\0';
    }
    if (digits[len - 1] == '.') {
        digits[len - 1] = '\0';
    }
    export_out_constant(out, digits);
}

static void
put_cell(struct export_out *out, const struct export_cell *cell,
    enum export_guard guard)
{
    switch (cell->type) {
    case EXPORT_CELL_EMPTY: break;
    case EXPORT_CELL_NUMBER: export_out_number(out, cell->number); break;
    case EXPORT_CELL_HUNDREDTHS: put_hundredths(out, cell->number); break;
    case EXPORT_CELL_CODE:
        /* A person may have named a measure: not our own word. */
        export_out_constant(out, "\"");
        export_sink_put(out, cell->code.text, strlen(cell->code.text));
        export_out_constant(out, "\"");
        break;
    case EXPORT_CELL_PSEUDONYM: put_word(out, cell->pseudonym.text); break;
    case EXPORT_CELL_TEXT:
        put_text(out, anon_clean_view(cell->text), guard == EXPORT_GUARD_ON);
        break;
    }
}

void
export_csv_cell(struct export_out *out, const struct export_cell *cell)
{
    put_cell(out, cell, EXPORT_GUARD_ON);
}

void
export_csv_header(struct export_out *out, const struct export_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        export_out_constant(out, i > 0 ? "," : "");
        put_word(out, table->columns[i].name);
    }
    export_out_constant(out, "\r\n");
}

void
export_csv_row(struct export_out *out, const struct export_table *table,
    const struct export_cell *cells, enum export_guard guard)
{
    for (size_t i = 0; i < table->column_count; i++) {
        export_out_constant(out, i > 0 ? "," : "");
        put_cell(out, &cells[i], guard);
    }
    export_out_constant(out, "\r\n");
}
