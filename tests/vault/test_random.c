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

static void
test_random_base32__digits_only(void **state)
{
    char digits[201];
    unsigned seen = 0;

    (void)state;
    scratch_ok(vault_random_base32(digits, 200));
    assert_int_equal(strlen(digits), 200);
    assert_int_equal(strspn(digits, VAULT_RANDOM_BASE32), 200);
    for (size_t i = 0; i < 200; i++) {
        seen |= 1U << (strchr(VAULT_RANDOM_BASE32, digits[i]) -
                    VAULT_RANDOM_BASE32);
    }
    /* Fewer than 16 of 32 digits: less likely than 2^-150. */
    assert_true(__builtin_popcount(seen) >= 16);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random__fills_all_of_it),
        cmocka_unit_test(test_random__twice_is_not_the_same),
        cmocka_unit_test(test_random_base32__digits_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
