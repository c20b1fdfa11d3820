#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_url__schemes(void **state)
{
    static const char *const cases[] = {
        "see [https://example.org/a?b=c#d].",
        "([http://example.org/x])",
        "[www.example.org/my_story], she said",
        "[https://chatgpt.com/share/67a1-42]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_url,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_url__bare(void **state)
{
    static const char *const cases[] = {
        "at [example.com/in/rina-k] and",
        "profile: [linktr.ee/rinak]",
        "[contoh.co.id] was down",
        "[blog.example.org]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_url,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_url__none(void **state)
{
    static const char *const cases[] = {
        "She left.In the morning",
        "e.g. this, i.e. that",
        "He said no.Me too",
        "3.5 or 10.30",
        "a.m. and p.m.",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_url,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_url__schemes),
        cmocka_unit_test(test_detect_url__bare),
        cmocka_unit_test(test_detect_url__none),
    };

    return cmocka_run_group_tests_name("detect_url", tests, NULL, NULL);
}
