#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/date_shift.h"
#include "anonymizer/replacement.h"

/* What stands for `surface`. */
static const char *
replaced(enum anon_type type, const char *surface,
    const struct anon_transform *transform)
{
    static char out[ANON_REPLACEMENT_MAX];
    const struct anon_finding finding = { .type = type,
        .identifier = ANON_NO_IDENTIFIER };

    assert_int_equal(anon_replacement(&finding,
                         (struct anon_text){ surface, strlen(surface) },
                         transform, out),
        ANON_OK);
    return out;
}

static void
test_replacement__days_and_weeks(void **state)
{
    struct anon_transform transform = {
        .policy = anon_policy_get(ANON_PROFILE_RESEARCH),
        .first_day = anon_day_of((struct anon_text){ "2024-01-01", 10 }),
    };

    (void)state;
    assert_string_equal(replaced(ANON_DATE, "5 February 2024", &transform),
        "[day 35]");
    assert_string_equal(replaced(ANON_DATE, "2023-12-31", &transform),
        "[day -1]");
    transform.language = ANON_LANGUAGE_ID;
    assert_string_equal(replaced(ANON_DATE, "05/02/2024", &transform),
        "[hari ke-35]");
    transform.policy = NULL;
    assert_string_equal(replaced(ANON_DATE, "5 Februari 2024", &transform),
        "[minggu ke-6]");
    transform.language = ANON_LANGUAGE_EN;
    assert_string_equal(replaced(ANON_DATE, "Jan 1st, 2024", &transform),
        "[week 1]");
    assert_string_equal(replaced(ANON_DATE, "2024-01-08", &transform),
        "[week 2]");
}

static void
test_replacement__dates_that_tell_too_much(void **state)
{
    struct anon_transform transform = {
        .policy = anon_policy_get(ANON_PROFILE_RESEARCH),
        .first_day = anon_day_of((struct anon_text){ "2024-01-01", 10 }),
    };

    (void)state;
    /* Of birth; without a year; day and month in doubt. */
    assert_string_equal(replaced(ANON_DATE, "17 May 1990", &transform),
        "[DATE]");
    assert_string_equal(replaced(ANON_DATE, "17 May", &transform), "[DATE]");
    assert_string_equal(replaced(ANON_DATE, "05/02/2024", &transform),
        "[DATE]");
    transform.policy = anon_policy_get(ANON_PROFILE_SAFE_HARBOR);
    assert_string_equal(replaced(ANON_DATE, "17 May 1990", &transform),
        "[1990]");
}

/* There is no day to count from, and nothing is computed with it. */
static void
test_replacement__no_first_session(void **state)
{
    struct anon_transform transform = { .first_day = ANON_NO_DAY };

    (void)state;
    assert_string_equal(replaced(ANON_DATE, "3 March 2020", &transform),
        "[DATE]");
    transform.policy = anon_policy_get(ANON_PROFILE_RESEARCH);
    assert_string_equal(replaced(ANON_DATE, "3 March 2020", &transform),
        "[DATE]");
}

/* The policy and language decide; test_date_shift.c tests the arithmetic. */
static void
test_replacement__shifted_dates(void **state)
{
    struct anon_policy policy = *anon_policy_get(ANON_PROFILE_RESEARCH);
    struct anon_transform transform = { .policy = &policy,
        .first_day = ANON_NO_DAY,
        .shift = UINT64_C(0x1234567890ABCDEF) };
    int32_t offset = anon_date_offset(transform.shift, false);
    char expected[ANON_DATED_MAX];
    struct anon_dated dated;

    (void)state;
    policy.rules[ANON_DATE].action = ANON_ACTION_SHIFT;
    for (int32_t day = 18000; day < 19000; day++) {
        struct anon_date date = anon_date_of_day(day);
        char written[ANON_DATED_MAX];

        dated = (struct anon_dated){ .grain = ANON_GRAIN_DAY, .date = date };
        anon_dated_write(&dated, ANON_LANGUAGE_EN, written);
        dated.date = anon_date_of_day(day + offset);
        anon_dated_write(&dated, ANON_LANGUAGE_EN, expected);
        assert_string_equal(replaced(ANON_DATE, written, &transform), expected);
    }
    policy.rules[ANON_DATE].action = ANON_ACTION_SHIFT_WEEKS;
    offset = anon_date_offset(transform.shift, true);
    assert_int_equal(offset % 7, 0);
    dated = (struct anon_dated){ .grain = ANON_GRAIN_DAY,
        .iso = true,
        .date = anon_date_of_day(19000 + offset) };
    anon_dated_write(&dated, ANON_LANGUAGE_EN, expected);
    assert_string_equal(replaced(ANON_DATE, "2022-01-08", &transform),
        expected);
    assert_string_equal(replaced(ANON_DATE, "31/02/2021", &transform),
        "[DATE]");
    transform.shift = 0;
    assert_string_equal(replaced(ANON_DATE, "2022-01-08", &transform),
        "[DATE]");
}

static void
test_replacement__ages(void **state)
{
    struct anon_transform transform = { .first_day = ANON_NO_DAY };
    struct anon_cast *cast = NULL;

    (void)state;
    assert_string_equal(replaced(ANON_AGE, "34", &transform), "[AGE]");
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    transform.cast = cast;
    assert_string_equal(replaced(ANON_AGE, "34", &transform), "[age 30-39]");
    assert_string_equal(replaced(ANON_AGE, "7", &transform), "[age 5-9]");
    assert_string_equal(replaced(ANON_AGE, "93", &transform), "[age 90+]");
    transform.language = ANON_LANGUAGE_ID;
    assert_string_equal(replaced(ANON_AGE, "40", &transform), "[usia 40-49]");
    anon_cast_free(&cast);
}

static void
test_replacement__tags(void **state)
{
    struct anon_transform transform = { .first_day = ANON_NO_DAY };

    (void)state;
    assert_string_equal(replaced(ANON_PHONE, "0812", &transform), "[PHONE]");
    transform.language = ANON_LANGUAGE_ID;
    assert_string_equal(replaced(ANON_PHONE, "0812", &transform), "[TELEPON]");
    assert_string_equal(replaced(ANON_PERSON, "Dewi", &transform), "[ORANG]");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacement__days_and_weeks),
        cmocka_unit_test(test_replacement__dates_that_tell_too_much),
        cmocka_unit_test(test_replacement__no_first_session),
        cmocka_unit_test(test_replacement__shifted_dates),
        cmocka_unit_test(test_replacement__ages),
        cmocka_unit_test(test_replacement__tags),
    };

    return cmocka_run_group_tests_name("replacement", tests, NULL, NULL);
}
