#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_handle__at_sign(void **state)
{
    static const char *const cases[] = {
        "[@rina_k99] posted",
        "thanks [@si.budi]!",
        "cc ([@Tono.W])",
        "DM [@raka].",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_handle,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_handle__cue(void **state)
{
    static const char *const cases[] = {
        "IG: [rina_k99]",
        "**IG:** [rina_k99]",
        "IGN [xTopan77], twitter klien [si_budi9]",
        "her username is [moon.child7]",
        "akunnya [si_budi] sudah hilang",
        "Telegram ([raka2001])",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_handle,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_handle__none(void **state)
{
    static const char *const cases[] = {
        "his Instagram account was hacked",
        "user 7",
        "email a@example.org",
        "6 @ 3 each",
        "the discord between them",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_handle,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_handle__at_sign),
        cmocka_unit_test(test_detect_handle__cue),
        cmocka_unit_test(test_detect_handle__none),
    };

    return cmocka_run_group_tests_name("detect_handle", tests, NULL, NULL);
}
