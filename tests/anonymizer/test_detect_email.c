#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_email__written(void **state)
{
    static const char *const cases[] = {
        "mail [ana.b+x@example.co.id] today",
        "([ana@example.org]), or [x_y-9@sub.example.com].",
        "<[rina.k@example.net]>",
        "[JÖRG@EXAMPLE.DE]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_email,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_email__spoken(void **state)
{
    static const char *const cases[] = {
        "write [budi dot k at example dot org] please",
        "[sari at gmail dot com] works",
        "[rina (at) example.org]",
        "[rina at yahoo.co.id]",
        "[tono (et) example titik com]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_email,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_email__none(void **state)
{
    static const char *const cases[] = {
        "meet me @ the office",
        "we met at gmail once",
        "a@b",
        "@user only",
        "look at example. Dot it.",
        "3 @ 5.00",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_email,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_email__written),
        cmocka_unit_test(test_detect_email__spoken),
        cmocka_unit_test(test_detect_email__none),
    };

    return cmocka_run_group_tests_name("detect_email", tests, NULL, NULL);
}
