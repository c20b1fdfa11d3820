#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/import/table.h"

/* Cells as "a|b\n", for comparison. */
struct seen {
    char text[8192];
    size_t len;
};

static enum import_status
cell(void *data, const struct import_place *place, struct import_text text)
{
    struct seen *seen = data;

    if (place->column > 1) {
        seen->text[seen->len++] = '|';
    }
    if (text.len < sizeof(seen->text) - seen->len - 2) {
        memcpy(seen->text + seen->len, text.data, text.len);
        seen->len += text.len;
    }
    return IMPORT_OK;
}

static enum import_status
row(void *data, const struct import_place *place, unsigned columns)
{
    struct seen *seen = data;

    assert_int_equal(columns + 1, place->column);
    seen->text[seen->len++] = '\n';
    return IMPORT_OK;
}

/* Reads `bytes` in pieces of `step`. */
static enum import_status
read_table(const char *bytes, size_t len, size_t step, struct seen *ret_seen,
    struct import_place *ret_place)
{
    struct import_table_taker taker = { cell, row, ret_seen };
    struct import_table *table = NULL;
    enum import_status status;

    ret_seen->len = 0;
    assert_int_equal(import_table_new(&taker, &table), IMPORT_OK);
    status = IMPORT_OK;
    for (size_t at = 0; status == IMPORT_OK && at < len; at += step) {
        size_t piece = len - at < step ? len - at : step;

        status = import_table_feed(table, bytes + at, piece);
    }
    if (status == IMPORT_OK) {
        status = import_table_finish(table);
    }
    *ret_place = *import_table_place(table);
    import_table_free(&table);
    assert_null(table);
    ret_seen->text[ret_seen->len] = '\0';
    return status;
}

static void
test_import_table_feed__good(void **state)
{
    static const struct {
        const char *bytes;
        const char *want;
    } cases[] = {
        { "a,b\r\n1,2\r\n", "a|b\n1|2\n" },
        { "a,b\n1,2", "a|b\n1|2\n" },
        { "a,b\r1,2\r", "a|b\n1|2\n" },
        { "\xef\xbb\xbf\"a,1\",b\n", "a,1|b\n" },
        { "\"x\"\"y\",\"1\r\n2\"\n", "x\"y|1\r\n2\n" },
        { " a , b \n", " a | b \n" },
        { "a,\n,b\n", "a|\n|b\n" },
        { "a\n\n\nb\n", "a\nb\n" },
        { "\"\",\"\"\n", "|\n" },
        { "\xef\xbb,b\n", NULL },
        { "", "" },
    };
    static const size_t steps[] = { 1, 2, 3, 1000 };
    struct seen seen;
    struct import_place place;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); s++) {
            enum import_status status = read_table(cases[i].bytes,
                strlen(cases[i].bytes), steps[s], &seen, &place);

            if (cases[i].want == NULL) {
                assert_int_equal(status, IMPORT_ERR_UTF8);
                continue;
            }
            assert_int_equal(status, IMPORT_OK);
            assert_string_equal(seen.text, cases[i].want);
        }
    }
}

static void
test_import_table_feed__malformed(void **state)
{
    static const struct {
        const char *bytes;
        size_t len; /* 0: up to the NUL */
        enum import_status want;
        int64_t row;
        int64_t line;
        unsigned column;
    } cases[] = {
        { "a,b\n1,x\"y\n", 0, IMPORT_ERR_QUOTE, 2, 2, 2 },
        { "a,b\n\"1\"x,2\n", 0, IMPORT_ERR_QUOTE, 2, 2, 1 },
        { "a,b\n1,2\n3,\"4\n5,6\n", 0, IMPORT_ERR_OPEN, 3, 3, 2 },
        { "a,b\n\n\n1,\xff\n", 0, IMPORT_ERR_UTF8, 2, 4, 2 },
        { "a,b\n1,\xc0\xaf\n", 0, IMPORT_ERR_UTF8, 2, 2, 2 },
        { "a,b\n1,\xed\xa0\x80\n", 0, IMPORT_ERR_UTF8, 2, 2, 2 },
        { "a,b\n\"1\n2\n3\",2\nx,y\0z\n", 19, IMPORT_ERR_NUL, 3, 5, 2 },
        { "\xff\xfe"
          "a\0,\0b\0\n\0",
            10, IMPORT_ERR_UTF8, 1, 1, 1 },
    };
    struct seen seen;
    struct import_place place;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t len = cases[i].len > 0 ? cases[i].len : strlen(cases[i].bytes);

        for (size_t step = 1; step < 40; step += 13) {
            assert_int_equal(read_table(cases[i].bytes, len, step, &seen,
                                 &place),
                cases[i].want);
            assert_int_equal(place.row, cases[i].row);
            assert_int_equal(place.line, cases[i].line);
            assert_int_equal(place.column, cases[i].column);
        }
    }
}

static void
test_import_table_feed__field_at_its_limit(void **state)
{
    size_t len = IMPORT_TEXT_MAX;
    char *bytes = malloc(len + 2);
    struct seen seen;
    struct import_place place;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'x', len + 2);
    bytes[len] = '\n';
    assert_int_equal(read_table(bytes, len + 1, 65536, &seen, &place),
        IMPORT_OK);
    bytes[len] = 'x';
    bytes[len + 1] = '\n';
    assert_int_equal(read_table(bytes, len + 2, 65536, &seen, &place),
        IMPORT_ERR_TOO_LONG);
    assert_int_equal(place.row, 1);
    assert_int_equal(place.column, 1);
    free(bytes);
}

static void
test_import_table_feed__too_many_columns(void **state)
{
    char bytes[IMPORT_TABLE_COLUMNS + 2];
    struct seen seen;
    struct import_place place;

    (void)state;
    memset(bytes, ',', sizeof(bytes));
    assert_int_equal(read_table(bytes, sizeof(bytes), 100, &seen, &place),
        IMPORT_ERR_RAGGED);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_import_table_feed__good),
        cmocka_unit_test(test_import_table_feed__malformed),
        cmocka_unit_test(test_import_table_feed__field_at_its_limit),
        cmocka_unit_test(test_import_table_feed__too_many_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
