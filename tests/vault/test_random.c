#include <string.h>

#include "scratch.h"
#include "vault/random.h"

static void
test_random__fills_all_of_it(void **state)
{
    uint8_t bytes[1000];
    uint8_t seen[1000] = { 0 };
    int round;
    size_t i;

    (void)state;
    /* A byte stays zero eight times with probability 2^-64. */
    for (round = 0; round < 8; round++) {
        memset(bytes, 0, sizeof(bytes));
        scratch_ok(vault_random(bytes, sizeof(bytes)));
        for (i = 0; i < sizeof(bytes); i++) {
            seen[i] = (uint8_t)(seen[i] | bytes[i]);
        }
    }
    for (i = 0; i < sizeof(seen); i++) {
        assert_int_not_equal(seen[i], 0);
    }
}

static void
test_random__twice_is_not_the_same(void **state)
{
    uint8_t a[32];
    uint8_t b[32];

    (void)state;
    scratch_ok(vault_random(a, sizeof(a)));
    scratch_ok(vault_random(b, sizeof(b)));
    assert_memory_not_equal(a, b, sizeof(a));
    scratch_ok(vault_random(a, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random__fills_all_of_it),
        cmocka_unit_test(test_random__twice_is_not_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
