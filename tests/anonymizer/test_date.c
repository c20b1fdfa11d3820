#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/date.h"

static int32_t
day_of(const char *iso)
{
    return anon_day_of((struct anon_text){ iso, strlen(iso) });
}

static void
test_day__known_days(void **state)
{
    (void)state;
    assert_int_equal(day_of("1970-01-01"), 0);
    assert_int_equal(day_of("1969-12-31"), -1);
    assert_int_equal(day_of("2000-03-01"), 11017);
    assert_int_equal(day_of("2024-02-29"), 19782);
    assert_int_equal(day_of("1900-03-01") - day_of("1900-02-28"), 1);
}

static void
test_day__follow_each_other(void **state)
{
    struct anon_date date = { 1899, 1, 1 };
    int32_t last = anon_date_day(date) - 1;

    (void)state;
    for (; date.year < 2060; date.year++) {
        for (date.month = 1; date.month <= 12; date.month++) {
            for (date.day = 1; anon_date_exists(date); date.day++) {
                assert_int_equal(anon_date_day(date), ++last);
            }
        }
        date.day = 1;
    }
}

static void
test_day__no_such_day(void **state)
{
    (void)state;
    assert_int_equal(day_of("2023-02-29"), ANON_NO_DAY);
    assert_int_equal(day_of("2023-13-01"), ANON_NO_DAY);
    assert_int_equal(day_of("2023-00-10"), ANON_NO_DAY);
    assert_int_equal(day_of("7 April"), ANON_NO_DAY);
    assert_int_equal(day_of("2023-1-1"), ANON_NO_DAY);
    assert_int_equal(day_of(""), ANON_NO_DAY);
}

static void
test_age__birthdays(void **state)
{
    const struct anon_date birth = { 1990, 5, 17 };

    (void)state;
    assert_int_equal(anon_date_age(birth, (struct anon_date){ 2024, 5, 16 }),
        33);
    assert_int_equal(anon_date_age(birth, (struct anon_date){ 2024, 5, 17 }),
        34);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_day__known_days),
        cmocka_unit_test(test_day__follow_each_other),
        cmocka_unit_test(test_day__no_such_day),
        cmocka_unit_test(test_age__birthdays),
    };

    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
