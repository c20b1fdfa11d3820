#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/codebook.h"

static const struct export_known_measure measure = {
    .code = "ors",
    .name = "Outcome & Rating Scale",
    .source = "Somebody 2003",
    .bands = { { 2490, "clinical" } },
};

static char *
write_book(enum export_book_form form, unsigned tables, size_t measures,
    struct sink *sink)
{
    const struct export_book told = { .form = form,
        .tables = tables,
        .mark = "SYNTHETIC <mark>" };

    sink_open(sink);
    export_codebook(sink->out, &told, &measure, measures);
    sink_finish(sink);
    for (size_t i = 0; i < sink->len; i++) {
        assert_true(sink_owns(sink, i));
    }
    return sink->bytes;
}

static void
test_export_codebook__tells_every_column(void **state)
{
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    struct sink sink;
    char *book =
        write_book(EXPORT_BOOK_MARKDOWN, 1u << EXPORT_TABLE_CASES, 0, &sink);
    char head[64];

    (void)state;
    for (size_t i = 0; i < cases->column_count; i++) {
        (void)snprintf(head, sizeof(head), "\n| %s | ", cases->columns[i].name);
        assert_non_null(strstr(book, head));
    }
    assert_non_null(strstr(book, "\n| -96 | Withheld for anonymity |\n"));
    assert_non_null(strstr(book, "\n| 90 | 90 and over |\n"));
    assert_non_null(strstr(book, "\n\nSYNTHETIC <mark>\n\n"));
    assert_null(strstr(book, "text.csv"));
    assert_null(strstr(book, "## Measures"));
    sink_close(&sink);
}

static void
test_export_codebook__html(void **state)
{
    struct sink sink;
    char *book =
        write_book(EXPORT_BOOK_HTML, 1u << EXPORT_TABLE_SCORES, 1, &sink);

    (void)state;
    assert_true(strncmp(book, "<!DOCTYPE html>", 15) == 0);
    assert_non_null(strstr(book,
        "<tr><td>ors</td><td>Outcome &amp; Rating Scale</td>"
        "<td>up to 24.9 clinical</td><td>Somebody 2003</td></tr>"));
    assert_non_null(strstr(book, "default-src 'none'"));
    sink_close(&sink);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_codebook__tells_every_column),
        cmocka_unit_test(test_export_codebook__html),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
