#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/date_shift.h"

#define DATES 4000

static struct anon_dated
read_as(const char *surface, enum anon_language language,
    enum anon_date_order order)
{
    struct anon_dated dated;

    assert_int_equal(anon_dated_read((struct anon_text){ surface,
                                         strlen(surface) },
                         language, order, &dated),
        ANON_OK);
    return dated;
}

static void
assert_shifted(const char *surface, int days, const char *expected)
{
    struct anon_dated dated =
        read_as(surface, ANON_LANGUAGE_EN, ANON_ORDER_DAY_FIRST);
    char text[ANON_DATED_MAX] = "removed";

    if (anon_dated_shift(&dated, days,
            anon_day_of((struct anon_text){ "2021-06-15", 10 }))) {
        anon_dated_write(&dated, ANON_LANGUAGE_EN, text);
    }
    assert_string_equal(text, expected);
}

static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Writes `date` in one of the ways of notes. */
static void
write_way(struct anon_date date, unsigned way, char out[64])
{
    static const char *const en[] = { "January", "February", "March", "April",
        "May", "June", "July", "August", "September", "October", "November",
        "December" };
    static const char *const id[] = { "Januari", "Februari", "Maret", "April",
        "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember" };
    int y = date.year;
    int m = date.month;
    int d = date.day;

    switch (way % 10) {
    case 0: (void)snprintf(out, 64, "%04d-%02d-%02d", y, m, d); break;
    case 1: (void)snprintf(out, 64, "%d %s %d", d, en[m - 1], y); break;
    case 2: (void)snprintf(out, 64, "%s %d, %d", en[m - 1], d, y); break;
    case 3: (void)snprintf(out, 64, "%02d/%02d/%d", d, m, y); break;
    case 4: (void)snprintf(out, 64, "%d.%d.%d", d, m, y); break;
    case 5: (void)snprintf(out, 64, "%d-%.3s-%d", d, en[m - 1], y); break;
    case 6: (void)snprintf(out, 64, "Monday, %d %s %d", d, id[m - 1], y); break;
    case 7: (void)snprintf(out, 64, "%d/%d/%d", d, m, y); break;
    case 8: (void)snprintf(out, 64, "%d %s tahun %d", d, id[m - 1], y); break;
    default: (void)snprintf(out, 64, "the %d of %s %d", d, en[m - 1], y); break;
    }
}

/* Reads, shifts, writes, reads again; returns the day before and after. */
static void
pass_through(const char *surface, int32_t offset, int32_t ret_days[2])
{
    struct anon_dated dated =
        read_as(surface, ANON_LANGUAGE_ID, ANON_ORDER_DAY_FIRST);
    char text[ANON_DATED_MAX];

    assert_int_equal(dated.grain, ANON_GRAIN_DAY);
    ret_days[0] = anon_date_day(dated.date);
    assert_true(anon_dated_shift(&dated, offset, ANON_NO_DAY));
    anon_dated_write(&dated, ANON_LANGUAGE_ID, text);
    dated = read_as(text, ANON_LANGUAGE_ID, ANON_ORDER_UNKNOWN);
    assert_int_equal(dated.grain, ANON_GRAIN_DAY);
    ret_days[1] = anon_date_day(dated.date);
}

static void
test_shift__keeps_every_interval(void **state)
{
    static int32_t days[DATES][2];
    uint64_t random = 0x5DEECE66D;
    size_t i;
    size_t j;

    (void)state;
    for (i = 0; i < DATES; i++) {
        /* 1900-01-01 to 2090, with 29 February in each fourth case. */
        int32_t day = (int32_t)(next_random(&random) % 69000) - 25567;
        struct anon_date date = anon_date_of_day(day);
        char surface[64];

        if (i % 4 == 0) {
            date = (struct anon_date){ date.year / 4 * 4, 2, 29 };
            date.day -= !anon_date_exists(date);
        }
        write_way(date, (unsigned)i, surface);
        pass_through(surface, 417, days[i]);
        assert_int_equal(days[i][0], anon_date_day(date));
    }
    for (i = 0; i < DATES; i += 7) {
        for (j = 0; j < DATES; j++) {
            assert_int_equal(days[j][0] - days[i][0], days[j][1] - days[i][1]);
        }
    }
}

static void
test_shift__whole_weeks_keep_the_day_of_the_week(void **state)
{
    uint64_t random = 99;
    int i;

    (void)state;
    for (i = 0; i < 2000; i++) {
        int32_t weeks = anon_date_offset(next_random(&random), true);
        int32_t days = anon_date_offset(next_random(&random), false);

        assert_int_equal(weeks % 7, 0);
        assert_in_range((unsigned)(weeks < 0 ? -weeks : weeks), 91, 1092);
        assert_in_range((unsigned)(days < 0 ? -days : days), 91, 1092);
    }
    assert_shifted("Saturday, 7 April 2007", 14, "Saturday, 21 April 2007");
    assert_shifted("Saturday, 7 April 2007", 15, "Sunday, 22 April 2007");
}

static void
test_shift__ends_of_months_and_leap_days(void **state)
{
    (void)state;
    assert_shifted("31 January 2023", 1, "1 February 2023");
    assert_shifted("28 February 2023", 1, "1 March 2023");
    assert_shifted("28 February 2024", 1, "29 February 2024");
    assert_shifted("29 February 2024", 366, "1 March 2025");
    assert_shifted("2000-02-29", -1, "2000-02-28");
    assert_shifted("31 December 1999", 1, "1 January 2000");
    assert_shifted("14 May 90", 1, "15 May 1990");
    assert_shifted("03/04/07", 1, "4 April 2007");
    assert_shifted("5 Nop '19", 1, "6 November 2019");
}

static void
test_shift__partial_dates(void **state)
{
    (void)state;
    /* Near 15 June 2021: the 3rd of January is that of 2021. */
    assert_shifted("3 January", -10, "24 December");
    assert_shifted("29 February", 1, "1 March");
    assert_shifted("12/3", 30, "11 April");
    assert_shifted("March 2019", 30, "April 2019");
    assert_shifted("December 2019", 31, "January 2020");
    assert_shifted("1987", 200, "1988");
}

static void
test_shift__what_cannot_be_computed_goes(void **state)
{
    struct anon_dated dated;

    (void)state;
    assert_shifted("31/2/2019", 1, "removed");
    assert_shifted("12-14 March 2020", 1, "removed");
    assert_shifted("12 Ramadan 1445 H", 1, "removed");
    assert_shifted("Q3 2021", 1, "removed");
    assert_shifted("Easter 2019", 1, "removed");
    assert_shifted("7 April 2099", 1092, "removed");
    assert_shifted("", 1, "removed");
    dated = read_as("03/04/2019", ANON_LANGUAGE_EN, ANON_ORDER_UNKNOWN);
    assert_int_equal(dated.grain, ANON_GRAIN_NONE);
    dated = read_as("03/04/2019", ANON_LANGUAGE_EN, ANON_ORDER_MONTH_FIRST);
    assert_int_equal(dated.date.month, 3);
    dated = read_as("04/04/2019", ANON_LANGUAGE_EN, ANON_ORDER_UNKNOWN);
    assert_int_equal(dated.grain, ANON_GRAIN_DAY);
    dated = read_as("3 January", ANON_LANGUAGE_EN, ANON_ORDER_UNKNOWN);
    assert_false(anon_dated_shift(&dated, 1, ANON_NO_DAY));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shift__keeps_every_interval),
        cmocka_unit_test(test_shift__whole_weeks_keep_the_day_of_the_week),
        cmocka_unit_test(test_shift__ends_of_months_and_leap_days),
        cmocka_unit_test(test_shift__partial_dates),
        cmocka_unit_test(test_shift__what_cannot_be_computed_goes),
    };

    return cmocka_run_group_tests_name("date_shift", tests, NULL, NULL);
}
