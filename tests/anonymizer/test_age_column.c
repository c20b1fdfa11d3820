#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static const struct marked how = { .detect = anon_detect_age, .least = 50 };

static void
test_age_in_column__of_ages(void **state)
{
    static const char *const texts[] = {
        "Name | Age | School\nMoss | [13] | Ash\nFern | [9] | Ash\n",
        "| Nama | Usia |\n|---|---|\n| Sari | [41] |\n| Tirta | [8] th |",
        "Name\tAge\tScore\nMoss\t[13]\t17\nFern\t[9]\t14",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_age_in_column__of_other_things(void **state)
{
    static const char *const texts[] = {
        "Name | Score | Age\nMoss | 13 | [17]\n",
        "Age | Name\n\nItem | Score\nSleep | 3\n4 | mood",
        "Week | Mood\n1 | 13\n2 | 14",
        "Moss | 13 | Ash",
        NULL,
    };

    (void)state;
    marked_assert(&how, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_age_in_column__of_ages),
        cmocka_unit_test(test_age_in_column__of_other_things),
    };

    return cmocka_run_group_tests_name("age_column", tests, NULL, NULL);
}
