#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "vault/date.h"

static void
test_date_valid__days_of_the_calendar(void **state)
{
    static const char *const good[] = { "2026-11-22", "2024-02-29",
        "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30" };
    static const char *const bad[] = { "", "2026-02-29", "1900-02-29",
        "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32",
        "0000-01-01", "2026-1-01", "2026-01-1", "2026/01/01", "20260101",
        "2026-01-01 ", " 2026-01-01", "2026-01-0x", "-026-01-01",
        "2026-01-01T00:00:00Z", "12026-01-01", "\xd9\xa2\xd9\xa0-01-01" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(vault_date_valid(good[i]));
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(vault_date_valid(bad[i]));
    }
    assert_false(vault_date_valid(NULL));
}

static void
test_time_valid__seconds_in_utc(void **state)
{
    static const char *const good[] = { "2026-11-22T04:18:00Z",
        "2016-12-31T23:59:60Z", "2026-01-01T00:00:00Z" };
    static const char *const bad[] = { "", "2026-11-22", "2026-11-22 04:18:00Z",
        "2026-11-22T04:18:00", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z",
        "2026-11-22T23:59:61Z", "2026-02-30T00:00:00Z", "2026-11-22T04:18:0xZ",
        "2026-11-22T04-18-00Z" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(vault_time_valid(good[i]));
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(vault_time_valid(bad[i]));
    }
    assert_false(vault_time_valid(NULL));
}

static void
test_time_now__is_this_second_in_utc(void **state)
{
    char now[VAULT_TIME_MAX];
    struct tm read = { 0 };
    time_t before = time(NULL), then;

    (void)state;
    vault_time_now(now);
    assert_true(vault_time_valid(now));
    assert_non_null(strptime(now, "%Y-%m-%dT%H:%M:%SZ", &read));
    then = timegm(&read);
    assert_in_range(then, before, time(NULL));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_date_valid__days_of_the_calendar),
        cmocka_unit_test(test_time_valid__seconds_in_utc),
        cmocka_unit_test(test_time_now__is_this_second_in_utc),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
