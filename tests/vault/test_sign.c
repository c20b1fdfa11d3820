#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/sign.h"

static struct vault_signature
signed_by(struct rows *rows, const char *purpose, const char *message)
{
    struct vault_signature signature;

    assert_int_equal(vault_sign(rows->vault, purpose, rows_text(message),
                         &signature),
        VAULT_OK);
    return signature;
}

static void
test_sign__every_bit_counts(void **state)
{
    struct rows *rows = *state;
    struct vault_signature signature = signed_by(rows, "supervision", "hello");

    assert_true(vault_signature_valid(&signature, rows_text("hello")));
    assert_false(vault_signature_valid(&signature, rows_text("hellp")));
    assert_false(vault_signature_valid(&signature, rows_text("hello ")));
    assert_false(vault_signature_valid(&signature, rows_text("")));
    for (size_t i = 0; i < VAULT_SIGNATURE_LEN; i++) {
        signature.bytes[i] ^= 1;
        assert_false(vault_signature_valid(&signature, rows_text("hello")));
        signature.bytes[i] ^= 1;
    }
    signature.public_key[3] ^= 1;
    assert_false(vault_signature_valid(&signature, rows_text("hello")));
}

static void
test_sign__one_key_for_each_purpose(void **state)
{
    struct rows *rows = *state;
    struct vault_signature brief = signed_by(rows, "supervision", "a");
    struct vault_signature sleep = signed_by(rows, "research:sleep", "a");
    struct vault_signature again;
    uint8_t public_key[VAULT_SIGN_PUBLIC_LEN];

    rows_reopen(rows);
    again = signed_by(rows, "supervision", "b");
    assert_memory_equal(brief.public_key, again.public_key,
        VAULT_SIGN_PUBLIC_LEN);
    assert_memory_not_equal(brief.public_key, sleep.public_key,
        VAULT_SIGN_PUBLIC_LEN);
    assert_int_equal(vault_sign_public(rows->vault, "supervision", public_key),
        VAULT_OK);
    assert_memory_equal(brief.public_key, public_key, VAULT_SIGN_PUBLIC_LEN);
    assert_int_equal(vault_sign_public(rows->vault, "", public_key),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_sign(rows->vault, "", rows_text("a"), &again),
        VAULT_ERR_INVALID);
}

/* sha256 of 32 zero bytes is 66687aad f862bd77 6c8f...: by coreutils. */
static void
test_sign_fingerprint__known_value(void **state)
{
    static const uint8_t zeros[VAULT_SIGN_PUBLIC_LEN];
    char fingerprint[VAULT_FINGERPRINT_MAX];

    (void)state;
    vault_sign_fingerprint(zeros, fingerprint);
    assert_string_equal(fingerprint, "MZUH-VLPY-MK6X-O3EP");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sign__every_bit_counts, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_sign__one_key_for_each_purpose,
            rows_open, rows_close),
        cmocka_unit_test(test_sign_fingerprint__known_value),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
