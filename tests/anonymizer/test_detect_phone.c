#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_phone__indonesian(void **state)
{
    static const char *const cases[] = {
        "WA [0812-3456-7890] ya",
        "telepon [+62 812 3456 7890].",
        "[62 813-3873-3286]",
        "hp [0812.3456.789]",
        "kantor [(022) 2164342]",
        "dari [021-2011070]",
        "hubungi [0812345678]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_phone,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_phone__english(void **state)
{
    static const char *const cases[] = {
        "call [(415) 555-0145] now",
        "[415-555-0145] or [1-415-555-0145]",
        "[415.555.0145]",
        "[+44 (0)20 7946 0018]",
        "mobile [07700 900123]",
        "[0491 570 156]",
        "text [4155550145]",
        "[+1 415 555 0145 ext. 12]",
        "[415-555-0145x12] or [(415) 555-0145x12]",
        "he sits at [x204], or ext. [17]",
        "[555 0145] office, [555 0146]-fax",
        "from a man ([1-415-555-0145])",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_phone,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_phone__spelled(void **state)
{
    static const char *const cases[] = {
        "nomornya [nol delapan satu dua tiga empat lima enam]",
        "[zero four one five five zero one double five]",
        "[kosong lapan satu dua dua tiga tiga empat]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_phone,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_phone__none(void **state)
{
    static const char *const cases[] = {
        "Rp 1.500.000 per month",
        "from 2019-2020",
        "on 12-03-2019",
        "score 12/27 and 3/10",
        "1 2 3 4 5 6",
        "blood pressure 120/80",
        "she counted one two three four five six seven",
        "in 2015 and 2016",
        "$ 4155550145",
        "10-20-30",
        "call between 08.30-10.15 only",
        "worked 2031-04-05 08:00 to 12",
        "on 5/4/2031 10 calls",
        "the factor x204 at 3x4",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_phone,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_phone__hours_and_amounts(void **state)
{
    static const char *const cases[] = {
        "Tidur pukul 02.30-09.45, kadang 01.15 - 10.00.",
        "buka 08.00-12.00 dan 13.00-16.30",
        "hubungi 19.00-20.30 saja",
        "kirim 24/06/31 21.14 dan 24/06/31 22.30",
        "hubungi jam 10.00 [0812-5556-7788]",
        "ongkosnya Rp 150.000-275.000 sebulan",
        "antara 1.250.000-1.750.000 orang",
        "telepon [12.34.56.78.90]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_phone,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_phone__indonesian),
        cmocka_unit_test(test_detect_phone__english),
        cmocka_unit_test(test_detect_phone__spelled),
        cmocka_unit_test(test_detect_phone__none),
        cmocka_unit_test(test_detect_phone__hours_and_amounts),
    };

    return cmocka_run_group_tests_name("detect_phone", tests, NULL, NULL);
}
