#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "items.h"

static void
test_import_csv__columns_in_any_order(void **state)
{
    static const char bytes[] = "\xef\xbb\xbflang,Text,case,kind,date,id\r\n"
                                "id,\"a, b\r\nc\",K-1,intake,2026-01-02,x9\r\n"
                                ",\"second \"\"one\"\"\",,,,\r\n";
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    assert_int_equal(items_read(import_csv, bytes, sizeof(bytes) - 1, &items,
                         &report),
        IMPORT_OK);
    assert_string_equal(items.text,
        "a, b\r\nc/K-1/2026-01-02/intake/id\n"
        "second \"one\"////\n");
    assert_int_equal(report.items, 2);
}

static void
test_import_csv__says_where(void **state)
{
    static const struct {
        const char *bytes;
        enum import_status want;
        int64_t row;
        unsigned column;
        const char *field;
    } cases[] = {
        { "case,note\nK-1,x\n", IMPORT_ERR_COLUMN, 1, 2, "" },
        { "text,case,TEXT\n", IMPORT_ERR_TWICE, 1, 3, "" },
        { "case,date\nK-1,2026-01-01\n", IMPORT_ERR_NO_COLUMN, 1, 3, "" },
        { "text,case\nx,K-1\ny\n", IMPORT_ERR_RAGGED, 3, 2, "" },
        { "text,case\nx,K-1,z\n", IMPORT_ERR_RAGGED, 2, 3, "" },
        { "text,case\nx,K-1\n,K-1\n", IMPORT_ERR_NO_TEXT, 3, 1, "text" },
        { "text,case\nx,K\"1\n", IMPORT_ERR_QUOTE, 2, 2, "" },
        { "text,case\n\"x,K-1\n", IMPORT_ERR_OPEN, 2, 1, "" },
        { "text,case\nx,\xe9\n", IMPORT_ERR_UTF8, 2, 2, "" },
    };
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(items_read(import_csv, cases[i].bytes,
                             strlen(cases[i].bytes), &items, &report),
            cases[i].want);
        assert_int_equal(report.place.row, cases[i].row);
        assert_int_equal(report.place.column, cases[i].column);
        if (cases[i].field[0] != '\0') {
            assert_string_equal(report.place.field, cases[i].field);
        }
    }
}

static void
test_import_csv__long_word(void **state)
{
    char bytes[400] = "text,kind\nx,";
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    memset(bytes + strlen(bytes), 'k', IMPORT_WORD_MAX + 1);
    assert_int_equal(items_read(import_csv, bytes, strlen(bytes), &items,
                         &report),
        IMPORT_ERR_TOO_LONG);
    assert_int_equal(report.place.row, 2);
    assert_int_equal(report.place.column, 2);
    assert_string_equal(report.place.field, "kind");
}

static void
test_import_csv__receiver_refuses(void **state)
{
    static const char bytes[] = "kind,text\nintake,a\nnonsense,b\nplan,c\n";
    struct items items = { .refuse = IMPORT_ERR_KIND };
    struct import_report report;

    (void)state;
    assert_int_equal(items_read(import_csv, bytes, sizeof(bytes) - 1, &items,
                         &report),
        IMPORT_ERR_KIND);
    assert_int_equal(report.place.row, 3);
    assert_int_equal(report.place.column, 1);
    assert_string_equal(report.place.field, "kind");
    assert_int_equal(report.items, 1);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_import_csv__columns_in_any_order),
        cmocka_unit_test(test_import_csv__says_where),
        cmocka_unit_test(test_import_csv__long_word),
        cmocka_unit_test(test_import_csv__receiver_refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
