#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/status.h"

static void
test_status__names(void **state)
{
    (void)state;
    assert_string_equal(anon_status_name(ANON_OK), "ok");
    assert_string_equal(anon_status_name(ANON_ERR_NO_MEMORY), "out of memory");
    assert_non_null(anon_status_name((enum anon_status)99));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status__names),
    };

    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
