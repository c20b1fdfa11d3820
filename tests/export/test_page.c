#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/page.h"

static void
assert_hundredths(int64_t value, enum export_language language,
    const char *want)
{
    struct sink sink;
    struct export_page page = { .format = &export_markdown,
        .language = language };

    sink_open(&sink);
    page.out = sink.out;
    export_page_hundredths(&page, value);
    sink_finish(&sink);
    assert_string_equal(sink.bytes, want);
    sink_close(&sink);
}

static void
test_export_page_hundredths__as_people_write(void **state)
{
    (void)state;
    assert_hundredths(0, EXPORT_ENGLISH, "0");
    assert_hundredths(1200, EXPORT_ENGLISH, "12");
    assert_hundredths(1250, EXPORT_ENGLISH, "12.5");
    assert_hundredths(1205, EXPORT_ENGLISH, "12.05");
    assert_hundredths(1250, EXPORT_INDONESIAN, "12,5");
    assert_hundredths(-50, EXPORT_ENGLISH,
        "\xe2\x88\x92"
        "0.5");
}

static void
test_export_format_at__in_order(void **state)
{
    (void)state;
    for (size_t i = 1; export_format_at(i) != NULL; i++) {
        assert_true(strcmp(export_format_at(i - 1)->name,
                        export_format_at(i)->name) < 0);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_page_hundredths__as_people_write),
        cmocka_unit_test(test_export_format_at__in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
