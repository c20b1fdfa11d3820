#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/status.h"

static void
test_status_name__each_has_its_own(void **state)
{
    int a;
    int b;

    (void)state;
    for (a = VAULT_OK; a <= VAULT_ERR_HELD; a++) {
        const char *name = vault_status_name((enum vault_status)a);

        assert_int_equal(strncmp(name, "VAULT_", 6), 0);
        assert_string_not_equal(name, "VAULT_ERR_UNKNOWN");
        for (b = VAULT_OK; b < a; b++) {
            assert_string_not_equal(name,
                vault_status_name((enum vault_status)b));
        }
    }
}

static void
test_status_name__of_no_status_is_not_null(void **state)
{
    (void)state;
    assert_string_equal(vault_status_name((enum vault_status)999),
        "VAULT_ERR_UNKNOWN");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status_name__each_has_its_own),
        cmocka_unit_test(test_status_name__of_no_status_is_not_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
