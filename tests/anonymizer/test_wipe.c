#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/wipe.h"

static void
test_grow__moves_and_zeroes(void **state)
{
    char *data = anon_wipe_grow(NULL, 0, 4);

    (void)state;
    assert_non_null(data);
    memcpy(data, "abcd", 4);
    data = anon_wipe_grow(data, 4, 8);
    assert_non_null(data);
    assert_memory_equal(data, "abcd\0\0\0\0", 8);
    anon_wipe_free(data, 8);
    anon_wipe_free(NULL, 8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grow__moves_and_zeroes),
    };

    return cmocka_run_group_tests_name("wipe", tests, NULL, NULL);
}
