#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/import/utf8.h"

static void
test_utf8_check__what_is_text(void **state)
{
    static const struct {
        struct import_text text;
        enum import_status status;
    } cases[] = {
        { { NULL, 0 }, IMPORT_OK }, { { "caf\xc3\xa9", 5 }, IMPORT_OK },
        { { "\xf4\x8f\xbf\xbf", 4 }, IMPORT_OK },
        { { "a\0b", 3 }, IMPORT_ERR_NUL }, { { "\xc3", 1 }, IMPORT_ERR_UTF8 },
        { { "\xc0\xaf", 2 }, IMPORT_ERR_UTF8 },         /* overlong */
        { { "\xed\xa0\x80", 3 }, IMPORT_ERR_UTF8 },     /* a surrogate */
        { { "\xf4\x90\x80\x80", 4 }, IMPORT_ERR_UTF8 }, /* beyond the end */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(import_utf8_check(cases[i].text), cases[i].status);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_check__what_is_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
