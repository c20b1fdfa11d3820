#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_ip__v4(void **state)
{
    static const char *const cases[] = {
        "from [192.168.4.21] at",
        "[10.0.0.1/24]",
        "[8.8.8.8:53]",
        "at [10.0.0.1:80/folder/page.html] now",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_ip,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_ip__v6(void **state)
{
    static const char *const cases[] = {
        "[2001:db8::8a2e:370:7334]",
        "[::ffff:10.0.0.1] now",
        "[fe80::1]",
        "[fe80::1%eth0] up",
        "at [2001:0db8:85a3:0000:0000:8a2e:0370:7334]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_ip,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_ip__mac(void **state)
{
    static const char *const cases[] = {
        "device [00:1b:44:11:3a:b7]",
        "[00-1B-44-11-3A-B7]",
        "MAC [0012.3456.789A], not 0012.3456.7890",
        "[FF:FF:FF:FF:FF:FF:FF:FF]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_ip,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_ip__none(void **state)
{
    static const char *const cases[] = {
        "version 1.2.3",
        "section 1.2.3.4.5",
        "at 10:30:15",
        "std::vector",
        "256.1.1.1",
        "3:2 odds",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_ip,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_ip__v4),
        cmocka_unit_test(test_detect_ip__v6),
        cmocka_unit_test(test_detect_ip__mac),
        cmocka_unit_test(test_detect_ip__none),
    };

    return cmocka_run_group_tests_name("detect_ip", tests, NULL, NULL);
}
