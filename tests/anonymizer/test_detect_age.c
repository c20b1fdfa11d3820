#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_age__english(void **state)
{
    static const char *const cases[] = {
        "a [34]-year-old",
        "he is [34] years old",
        "aged [9]",
        "age [62].",
        "She turned [40] then",
        "Rina ([34]) said",
        "Client is [46] and lives alone.",
        "my [13] year old",
        "[34]F with",
        "At age [7] the",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__indonesian(void **state)
{
    static const char *const cases[] = {
        "berusia [55] tahun",
        "umur [3] thn",
        "(Rina, usia [17])",
        "Sdr Budi ([44] th), bekerja",
        "anaknya, Wulan ([12] tahun), sakit",
        "klien, [31] tahun, datang",
        "usianya [25]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__none(void **state)
{
    static const char *const cases[] = {
        "for two years",
        "5 years ago",
        "worked 12 years there",
        "PHQ-9 (14)",
        "in 3 months",
        "she is 10 minutes late",
        "he is 90% sure",
        "chapter (3)",
        "session (12)",
        "aged care",
        "Client, 54 yrs married",
        "6 years together",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__words(void **state)
{
    static const char *const english[] = {
        "She is [thirty-four] years old.",
        "a [nineteen]-year-old and a [twenty two]-year-old",
        "aged [forty], at the age of [nine]",
        "he turned [fifty-one] in May",
        "[ninety-three] years of age",
        "thirty-four years together, twenty years ago",
        "At this age one can wait. She turned two pages.",
        "aged twelve months",
        NULL,
    };
    static const char *const indonesian[] = {
        "usia [tiga puluh empat] tahun",
        "berumur [sembilan belas], umurnya [tujuh] tahun",
        "berusia sekitar [lima puluh] tahun",
        "usia [sebelas] tahun, menikah dua belas tahun",
        "usia tiga bulan, selama dua puluh tahun",
        NULL,
    };
    const struct marked how_english = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };
    const struct marked how_indonesian = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how_english, english);
    marked_assert(&how_indonesian, indonesian);
}

static void
test_detect_age__durations(void **state)
{
    static const char *const cases[] = {
        "selama 3 tahun",
        "2 tahun lalu",
        "menikah 5 tahun",
        "sudah 10 tahun bekerja",
        "tiap 2 tahun",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_age__english),
        cmocka_unit_test(test_detect_age__indonesian),
        cmocka_unit_test(test_detect_age__none),
        cmocka_unit_test(test_detect_age__words),
        cmocka_unit_test(test_detect_age__durations),
    };

    return cmocka_run_group_tests_name("detect_age", tests, NULL, NULL);
}
