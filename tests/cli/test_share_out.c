#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/share_out.h"

static void
test_numbers__k_of_n(void **state)
{
    struct vault_share_request request = { 0, 0, NULL };

    (void)state;
    assert_true(share_out_numbers("2/3", &request));
    assert_int_equal(request.needed, 2);
    assert_int_equal(request.made, 3);
    assert_true(share_out_numbers("16/16", &request));
    assert_int_equal(request.made, 16);
}

static void
test_numbers__refuses_others(void **state)
{
    static const char *const wrong[] = { "", "2", "1/3", "3/2", "2/17", "2/3x",
        "-2/3", "two/3", "2/", "/3", "2 of 3", "123/200" };
    struct vault_share_request request = { 0, 0, NULL };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(share_out_numbers(wrong[i], &request));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers__k_of_n),
        cmocka_unit_test(test_numbers__refuses_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
