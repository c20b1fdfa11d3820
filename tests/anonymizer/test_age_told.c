#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "marked.h"

static const struct marked how = { .detect = anon_detect_age, .least = 50 };

static void
test_age_told__of_somebody(void **state)
{
    static const char *const texts[] = {
        "She is [fifty-eight] and tired.",
        "He's [nine] and in grade 4.",
        "When she was [eight], her father left.",
        "her son will be [16] soon",
        "At [17] he left home.",
        "She got married at [22].",
        "pushing [60], he says",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_told__children_in_one_breath(void **state)
{
    static const char *const texts[] = {
        "Two children, [5] and [8].",
        "three boys ([4], [7] and [9])",
        "punya dua anak, [5] dan [8].",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_told__other_numbers(void **state)
{
    static const char *const texts[] = {
        "She is one of the four.",
        "At 9 he takes his pills.",
        "It is seven already. We are four.",
        "She was two hours late.",
        "Mood is 4 today.",
        "He is number 2 and proud.",
        "I was 15 minutes late.",
        "Two children, 3 sessions.",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_told__when_it_will_be(void **state)
{
    static const char *const texts[] = {
        "She will be [45] on Friday.",
        "He was [nine] by March.",
        "Klien akan [45] hari Jumat ini",
        "ia mau [tujuh belas], katanya",
        "my son is [eleven] he bites",
        "The pain was 5 on the scale.",
        "ia akan 3 kali datang",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_told__of_me_and_you(void **state)
{
    static const char *const texts[] = {
        "I'm [eleven]. Yes.",
        "he'll be [18] in June",
        "her first admission at [21]",
        "Her eldest is [22], her youngest [14].",
        "Yang sulung [22], yang bungsu [14].",
        NULL,
    };
    const struct marked with = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&with, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_age_told__of_somebody),
        cmocka_unit_test(test_age_told__children_in_one_breath),
        cmocka_unit_test(test_age_told__other_numbers),
        cmocka_unit_test(test_age_told__when_it_will_be),
        cmocka_unit_test(test_age_told__of_me_and_you),
    };

    return cmocka_run_group_tests_name("age_told", tests, NULL, NULL);
}
