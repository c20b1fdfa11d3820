#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/passphrase.h"
#include "cli/strength.h"

static bool
enough(const char *text)
{
    struct vault_secret secret = VAULT_SECRET_INIT;
    bool answer;

    assert_int_equal(vault_secret_append(&secret, text, strlen(text)),
        VAULT_OK);
    answer = strength_enough(&secret);
    vault_secret_release(&secret);
    return answer;
}

static void
test_enough__long_is_not_strong(void **state)
{
    (void)state;
    assert_false(enough("passwordpassword"));
    assert_false(enough("123456789012345"));
    assert_false(enough("aaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_false(enough("qwertyuiopasdfgh"));
    assert_false(enough("iloveyouiloveyou"));
    assert_true(enough("seven green lanterns by the sea"));
    assert_true(enough("tujuh lentera hijau di tepi laut"));
    assert_true(enough("correct horse battery staple"));
}

static void
test_generate__words_that_pass(void **state)
{
    struct vault_secret one = VAULT_SECRET_INIT;
    struct vault_secret other = VAULT_SECRET_INIT;
    size_t i;

    (void)state;
    assert_int_equal(strength_generate(&one), VAULT_OK);
    assert_int_equal(strength_generate(&other), VAULT_OK);
    assert_int_equal(one.len, 29);
    assert_string_not_equal((char *)one.data, (char *)other.data);
    for (i = 0; i < one.len; i++) {
        if (i % 6 == 5) {
            assert_int_equal(one.data[i], ' ');
        } else {
            assert_non_null(strchr(i % 6 % 2 == 1 ? "aiou" : "bdfghjklmnprstvz",
                one.data[i]));
        }
    }
    assert_true(passphrase_long_enough(&one));
    assert_true(strength_enough(&one));
    vault_secret_release(&one);
    vault_secret_release(&other);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_enough__long_is_not_strong),
        cmocka_unit_test(test_generate__words_that_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
