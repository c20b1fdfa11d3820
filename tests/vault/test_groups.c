#include <string.h>

#include "scratch.h"
#include "vault/groups.h"

static size_t
read_text(const char *text, uint8_t *ret_values, size_t cap)
{
    struct vault_secret secret = scratch_secret(text);
    size_t count = vault_groups_read(&secret, ret_values, cap);

    vault_secret_release(&secret);
    return count;
}

static void
test_read__separators_case_and_look_alikes(void **state)
{
    uint8_t values[10] = { 0 };

    (void)state;
    assert_int_equal(read_text("0oO-1 iIlL\n", values, 10), 8);
    assert_memory_equal(values, "\0\0\0\1\1\1\1\1", 8);
    assert_int_equal(read_text("aZ", values, 10), 2);
    assert_int_equal(values[0], 10);
    assert_int_equal(values[1], 31);
    assert_int_equal(read_text("u!", values, 10), 2);
    assert_int_equal(values[0], 33);
    assert_int_equal(read_text("00000000000000", values, 10), 14);
}

/* Written, read, and any one character changed: always its group is named. */
static void
test_first_bad__names_the_group_of_a_wrong_character(void **state)
{
    uint8_t values[60];
    uint8_t again[60];
    struct vault_secret text = VAULT_SECRET_INIT;
    size_t i;
    unsigned k;

    (void)state;
    for (i = 0; i < sizeof(values); i++) {
        values[i] = (uint8_t)(i * 7 % 32);
    }
    vault_groups_seal(values, 12);
    assert_int_equal(vault_groups_first_bad(values, 12), 0);
    scratch_ok(vault_groups_write(values, 12, VAULT_GROUPS_HYPHENS, &text));
    assert_int_equal(text.len, 71);
    assert_int_equal(vault_groups_read(&text, again, sizeof(again)), 60);
    assert_memory_equal(values, again, 60);
    for (i = 0; i < sizeof(values); i++) {
        for (k = 1; k < 32; k++) {
            again[i] = (uint8_t)(values[i] ^ k);
            assert_int_equal(vault_groups_first_bad(again, 12), i / 5 + 1);
        }
        again[i] = values[i];
    }
    /* Two groups swapped. */
    memcpy(again, values + 5, 5);
    memcpy(again + 5, values, 5);
    assert_int_equal(vault_groups_first_bad(again, 12), 1);
    vault_secret_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read__separators_case_and_look_alikes),
        cmocka_unit_test(test_first_bad__names_the_group_of_a_wrong_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
