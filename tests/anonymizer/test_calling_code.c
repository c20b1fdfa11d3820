#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/calling_code.h"

static void
test_calling_code__lengths(void **state)
{
    (void)state;
    assert_int_equal(anon_calling_code_len("14155550145"), 1);
    assert_int_equal(anon_calling_code_len("6281234567890"), 2);
    assert_int_equal(anon_calling_code_len("353871234567"), 3);
    assert_int_equal(anon_calling_code_len("0812"), 0);
    assert_int_equal(anon_calling_code_len(""), 0);
    assert_int_equal(anon_calling_code_len("6"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calling_code__lengths),
    };

    return cmocka_run_group_tests_name("calling_code", tests, NULL, NULL);
}
