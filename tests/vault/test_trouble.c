#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/trouble.h"

static void
test_or__the_first_refusal_until_it_is_forgotten(void **state)
{
    (void)state;
    assert_int_equal(vault_trouble_or(VAULT_ERR_DAMAGED), VAULT_ERR_DAMAGED);
    vault_trouble_note(VAULT_ERR_NO_MEMORY);
    vault_trouble_note(VAULT_ERR_IO);
    assert_int_equal(vault_trouble_or(VAULT_ERR_DAMAGED), VAULT_ERR_NO_MEMORY);
    assert_int_equal(vault_trouble_or(VAULT_ERR_LIMIT), VAULT_ERR_NO_MEMORY);
    vault_trouble_forget();
    assert_int_equal(vault_trouble_or(VAULT_ERR_DAMAGED), VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_or__the_first_refusal_until_it_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
