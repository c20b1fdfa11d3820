#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/hundredths.h"

static void
test_hundredths_parse__forms(void **state)
{
    static const struct {
        const char *word;
        int64_t value;
    } good[] = { { "0", 0 }, { "12", 1200 }, { "12.5", 1250 }, { "12,5", 1250 },
        { "12.05", 1205 }, { "-0.25", -25 }, { "10000000", 1000000000 } };
    static const char *const bad[] = { "", "-", ".5", "1.", "1.234", "1e3",
        " 1", "1 ", "+1", "0x1", "10000001", "99999999999999999999999", "1,2,3",
        "--1" };
    int64_t value = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(hundredths_parse(good[i].word, &value));
        assert_int_equal(value, good[i].value);
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (hundredths_parse(bad[i], &value)) {
            fail_msg("%s", bad[i]);
        }
    }
}

static void
test_hundredths_format__without_needless_decimals(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } rows[] = { { 0, "0" }, { 1200, "12" }, { 1250, "12.5" },
        { 1205, "12.05" }, { -25, "-0.25" }, { 100000, "1000" },
        { -700, "-7" } };
    char text[HUNDREDTHS_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        hundredths_format(rows[i].value, text);
        assert_string_equal(text, rows[i].text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hundredths_parse__forms),
        cmocka_unit_test(test_hundredths_format__without_needless_decimals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
