#include <string.h>

#include "check.h"

#include "cli/date.h"

/* A Sunday. */
static const char today[] = "2026-11-22";

static void
expect(const char *word, enum date_sense sense, const char *wanted)
{
    char date[VAULT_DATE_MAX] = "";

    if (!date_parse(word, today, sense, date)) {
        fail_msg("'%s' was not understood", word);
    }
    assert_string_equal(date, wanted);
}

static void
refuse(const char *word)
{
    char date[VAULT_DATE_MAX] = "kept";

    if (date_parse(word, today, DATE_PAST, date)) {
        fail_msg("'%s' became %s", word, date);
    }
    assert_string_equal(date, "kept");
}

static void
test_parse__iso(void **state)
{
    (void)state;
    expect("2026-11-22", DATE_PAST, "2026-11-22");
    expect("2024-02-29", DATE_PAST, "2024-02-29");
    expect("2000-02-29", DATE_PAST, "2000-02-29");
    refuse("2026-02-29");
    refuse("1900-02-29");
    refuse("2026-13-01");
    refuse("2026-00-10");
    refuse("2026-04-31");
    refuse("2026-11-22 ");
    refuse("20261122");
    refuse("+026-11-22");
    refuse("");
}

static void
test_parse__relative_words(void **state)
{
    (void)state;
    expect("today", DATE_PAST, "2026-11-22");
    expect("Hari ini", DATE_PAST, "2026-11-22");
    expect("hari-ini", DATE_PAST, "2026-11-22");
    expect("YESTERDAY", DATE_PAST, "2026-11-21");
    expect("kemarin", DATE_PAST, "2026-11-21");
    expect("kemarin dulu", DATE_PAST, "2026-11-20");
    expect("besok", DATE_FUTURE, "2026-11-23");
    refuse("todayish");
}

static void
test_parse__offsets(void **state)
{
    (void)state;
    expect("-3d", DATE_PAST, "2026-11-19");
    expect("-2w", DATE_PAST, "2026-11-08");
    expect("+1y", DATE_FUTURE, "2027-11-22");
    expect("-9m", DATE_PAST, "2026-02-22");
    expect("+100000d", DATE_PAST, "2300-09-07");
    refuse("-3");
    refuse("3d");
    refuse("-3days");
    refuse("-99999999999999999999d");
    refuse("-100000y");
}

static void
test_parse__month_end_is_kept_inside_the_month(void **state)
{
    char date[VAULT_DATE_MAX];

    (void)state;
    assert_true(date_parse("-1m", "2026-03-31", DATE_PAST, date));
    assert_string_equal(date, "2026-02-28");
    assert_true(date_parse("-1y", "2024-02-29", DATE_PAST, date));
    assert_string_equal(date, "2023-02-28");
}

static void
test_parse__weekdays_in_both_languages(void **state)
{
    (void)state;
    expect("sunday", DATE_PAST, "2026-11-22");
    expect("minggu", DATE_FUTURE, "2026-11-22");
    expect("monday", DATE_PAST, "2026-11-16");
    expect("Senin", DATE_PAST, "2026-11-16");
    expect("senin", DATE_FUTURE, "2026-11-23");
    expect("sat", DATE_PAST, "2026-11-21");
    expect("Jum'at", DATE_PAST, "2026-11-20");
    expect("jumat", DATE_PAST, "2026-11-20");
    expect("rab", DATE_FUTURE, "2026-11-25");
    refuse("mo");
    refuse("mondays");
}

static void
test_parse__months_in_both_languages(void **state)
{
    (void)state;
    expect("3 maret 2026", DATE_PAST, "2026-03-03");
    expect("Mar 3, 2026", DATE_PAST, "2026-03-03");
    expect("3-mar-2026", DATE_PAST, "2026-03-03");
    expect("17 Agustus 1945", DATE_PAST, "1945-08-17");
    expect("1 mei 2025", DATE_PAST, "2025-05-01");
    expect("25 desember", DATE_PAST, "2025-12-25");
    expect("25 december", DATE_FUTURE, "2026-12-25");
    expect("22 nov", DATE_PAST, "2026-11-22");
    refuse("30 februari 2026");
    refuse("3 mar 26");
    refuse("3 foo 2026");
    refuse("3 maret 2026 x");
    refuse("32 maret");
}

static void
test_parse__every_day_of_400_years(void **state)
{
    char before[VAULT_DATE_MAX] = "1900-01-01";
    char after[VAULT_DATE_MAX];

    (void)state;
    for (int i = 0; i < 146097; i++) {
        assert_true(date_parse("+1d", before, DATE_PAST, after));
        assert_true(strcmp(before, after) < 0);
        assert_true(date_parse(after, today, DATE_PAST, before));
    }
    assert_string_equal(before, "2300-01-01");
}

static void
test_span__units(void **state)
{
    int64_t seconds = 0;

    (void)state;
    assert_true(date_span("900", 86400, &seconds));
    assert_int_equal(seconds, 900);
    assert_true(date_span("15m", 86400, &seconds));
    assert_int_equal(seconds, 900);
    assert_true(date_span("1d", 86400, &seconds));
    assert_int_equal(seconds, 86400);
    assert_false(date_span("2d", 86400, &seconds));
    assert_false(date_span("0", 86400, &seconds));
    assert_false(date_span("-5", 86400, &seconds));
    assert_false(date_span("5x", 86400, &seconds));
    assert_false(date_span("5mm", 86400, &seconds));
    assert_false(date_span("99999999999999999999", 86400, &seconds));
    assert_int_equal(seconds, 86400);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__iso),
        cmocka_unit_test(test_parse__relative_words),
        cmocka_unit_test(test_parse__offsets),
        cmocka_unit_test(test_parse__month_end_is_kept_inside_the_month),
        cmocka_unit_test(test_parse__weekdays_in_both_languages),
        cmocka_unit_test(test_parse__months_in_both_languages),
        cmocka_unit_test(test_parse__every_day_of_400_years),
        cmocka_unit_test(test_span__units),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
