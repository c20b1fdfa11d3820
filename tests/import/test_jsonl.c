#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "items.h"

static void
test_import_jsonl__fields(void **state)
{
    static const char bytes[] =
        "\xef\xbb\xbf{\"text\":\"a\\nb\",\"case\":\"K-1\",\"spans\":[1],"
        "\"known\":{\"names\":[\"X\"]}}\r\n"
        "\n"
        "{\"date\":\"2026-01-02\",\"lang\":null,\"text\":\"c\",\"kind\":"
        "\"plan\"}";
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    assert_int_equal(items_read(import_jsonl, bytes, sizeof(bytes) - 1, &items,
                         &report),
        IMPORT_OK);
    assert_string_equal(items.text, "a\nb/K-1///+\nc//2026-01-02/plan/\n");
    assert_int_equal(report.ignored, 1);
}

static void
test_import_jsonl__says_where(void **state)
{
    static const struct {
        const char *bytes;
        enum import_status want;
        int64_t line;
        const char *field;
    } cases[] = {
        { "{\"text\":\"a\"}\n{\"text\":", IMPORT_ERR_JSON, 2, "" },
        { "{\"text\":\"a\"}\n\n[1]\n", IMPORT_ERR_JSON, 3, "" },
        { "{\"text\":\"a\"} {}\n", IMPORT_ERR_JSON, 1, "" },
        { "{\"text\":\"a\xff\"}\n", IMPORT_ERR_UTF8, 1, "" },
        { "{\"text\":\"a\\u0000b\"}\n", IMPORT_ERR_NUL, 1, "" },
        { "{\"text\":\"a\\ud800\"}\n", IMPORT_ERR_JSON, 1, "" },
        { "{\"text\":\"a\",\"text\":\"b\"}\n", IMPORT_ERR_TWICE, 1, "" },
        { "{\"text\":7}\n", IMPORT_ERR_FIELD, 1, "text" },
        { "{\"text\":\"a\",\"known\":[]}\n", IMPORT_ERR_FIELD, 1, "known" },
        { "{\"case\":\"K-1\"}\n", IMPORT_ERR_NO_TEXT, 1, "text" },
        { "{\"text\":\"\"}\n", IMPORT_ERR_NO_TEXT, 1, "text" },
    };
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(items_read(import_jsonl, cases[i].bytes,
                             strlen(cases[i].bytes), &items, &report),
            cases[i].want);
        assert_int_equal(report.place.line, cases[i].line);
        if (cases[i].field[0] != '\0') {
            assert_string_equal(report.place.field, cases[i].field);
        }
    }
}

/* Deep nesting must not exhaust the stack. */
static void
test_import_jsonl__deep(void **state)
{
    size_t len = 1000000;
    char *bytes = malloc(len);
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, '[', len);
    assert_int_equal(items_read(import_jsonl, bytes, len, &items, &report),
        IMPORT_ERR_JSON);
    free(bytes);
}

static void
test_import_jsonl__line_beyond_its_limit(void **state)
{
    size_t len = IMPORT_LINE_MAX + 70000;
    char *bytes = malloc(len);
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, ' ', len);
    memcpy(bytes, "{}\n", 3);
    memcpy(bytes, "{\"text\":\"a\"}\n", 13);
    assert_int_equal(items_read(import_jsonl, bytes, len, &items, &report),
        IMPORT_ERR_TOO_LONG);
    assert_int_equal(report.place.line, 2);
    free(bytes);
}

/* Lines that lie across the borders of what is read at once. */
static void
test_import_jsonl__many_lines(void **state)
{
    enum {
        LINES = 5000,
        LINE = 53
    };
    char *bytes = malloc((size_t)LINES * LINE + 1);
    struct items items = { .refuse = IMPORT_OK };
    struct import_report report;
    size_t len = 0;

    (void)state;
    assert_non_null(bytes);
    for (int i = 0; i < LINES; i++) {
        memcpy(bytes + len, "{\"text\":\"", 9);
        memset(bytes + len + 9, 'x', LINE - 12);
        memcpy(bytes + len + LINE - 3, "\"}\n", 3);
        len += LINE;
    }
    assert_int_equal(items_read(import_jsonl, bytes, len, &items, &report),
        IMPORT_OK);
    assert_int_equal(report.items, LINES);
    free(bytes);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_import_jsonl__fields),
        cmocka_unit_test(test_import_jsonl__says_where),
        cmocka_unit_test(test_import_jsonl__deep),
        cmocka_unit_test(test_import_jsonl__line_beyond_its_limit),
        cmocka_unit_test(test_import_jsonl__many_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
