#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_age_list__after_names(void **state)
{
    static const char *const texts[] = {
        "Kids: Odalind [4], Wystan [7] and the baby.",
        "Three sons (Corwin [12], Yevgen [9], Ludo [4]).",
        "two kids, Thora [6] and Pia [3].",
        "Anak: Kirana [4], Rafi [7] dan bayinya.",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_list__other_lists(void **state)
{
    static const char *const texts[] = {
        "Scores: Anxiety 12, Stress 9 and Sleep 4.",
        "The kids: PHQ 12, GAD 9.",
        "Rooms: Ash 4, Elm 7.",
        "Kids: Odalind 4 times, Wystan 7 times.",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_words_beside__between_commas(void **state)
{
    static const char *const texts[] = {
        "Her girl, [four], tells strangers.",
        "adiknya, [lima] tahun, diam saja",
        "She had two, four, six of them.",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_list__of_one(void **state)
{
    static const char *const texts[] = {
        "Children: Thora, [4].",
        "Kids: Odalind, [11]; no pets",
        "Scores: Sleep, 4.",
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
        cmocka_unit_test(test_age_list__after_names),
        cmocka_unit_test(test_age_list__other_lists),
        cmocka_unit_test(test_age_words_beside__between_commas),
        cmocka_unit_test(test_age_list__of_one),
    };

    return cmocka_run_group_tests_name("age_list", tests, NULL, NULL);
}
