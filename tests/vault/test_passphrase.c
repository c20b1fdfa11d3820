#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "vault/passphrase.h"

static void
expect(const char *text, const char *want)
{
    struct vault_secret in = scratch_secret(text);
    struct vault_secret out = VAULT_SECRET_INIT;

    scratch_ok(vault_passphrase_normalise(&in, &out));
    assert_int_equal(out.len, strlen(want));
    assert_string_equal((char *)out.data, want);
    vault_secret_release(&in);
    vault_secret_release(&out);
}

static void
test_normalise__ascii_stays(void **state)
{
    (void)state;
    expect("  Four words, with spaces ~ ", "  Four words, with spaces ~ ");
}

static void
test_normalise__composed_and_decomposed_are_the_same(void **state)
{
    (void)state;
    expect("caf\xc3\xa9", "caf\xc3\xa9");
    expect("cafe\xcc\x81", "caf\xc3\xa9");
    /* Two marks in either order. */
    expect("a\xcc\xa3\xcc\x82", "\xe1\xba\xad");
    expect("a\xcc\x82\xcc\xa3", "\xe1\xba\xad");
}

static void
test_normalise__wide_and_ligature_forms_fold(void **state)
{
    (void)state;
    expect("\xef\xbc\xa1\xef\xbc\x91", "A1"); /* fullwidth */
    expect("\xef\xac\x81n", "fin");           /* fi ligature */
    expect("x\xc2\xb2", "x2");
}

static void
test_normalise__longest_growth_fits(void **state)
{
    struct vault_secret in = VAULT_SECRET_INIT;
    struct vault_secret out = VAULT_SECRET_INIT;
    int i;

    (void)state;
    for (i = 0; i < 341; i++) { /* U+FDFA: 3 bytes become 33 */
        scratch_ok(vault_secret_append(&in, "\xef\xb7\xba", 3));
    }
    scratch_ok(vault_passphrase_normalise(&in, &out));
    assert_int_equal(out.len, 341 * 33);
    vault_secret_release(&in);
    vault_secret_release(&out);
}

static void
test_normalise__many_combining_marks(void **state)
{
    struct vault_secret in = scratch_secret("a");
    struct vault_secret out = VAULT_SECRET_INIT;
    int i;

    (void)state;
    for (i = 0; i < 400; i++) {
        scratch_ok(vault_secret_append(&in, "\xcc\x81", 2));
    }
    scratch_ok(vault_passphrase_normalise(&in, &out));
    assert_int_equal(out.len, 2 + 399 * 2); /* the first one composes */
    vault_secret_release(&in);
    vault_secret_release(&out);
}

static void
test_normalise__refuses_what_is_no_passphrase(void **state)
{
    static const char *const bad[] = { "", "\xff", "abc\xc3", "\xed\xa0\x80",
        "\xc0\xaf" };
    struct vault_secret in = VAULT_SECRET_INIT;
    struct vault_secret out = VAULT_SECRET_INIT;
    char big[VAULT_PASSPHRASE_MAX + 1];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        vault_secret_clear(&in);
        scratch_ok(vault_secret_append(&in, bad[i], strlen(bad[i])));
        scratch_status(vault_passphrase_normalise(&in, &out),
            VAULT_ERR_INVALID);
    }
    memset(big, 'a', sizeof(big));
    vault_secret_clear(&in);
    scratch_ok(vault_secret_append(&in, big, sizeof(big)));
    scratch_status(vault_passphrase_normalise(&in, &out), VAULT_ERR_LIMIT);
    in.len--;
    scratch_ok(vault_passphrase_normalise(&in, &out));
    vault_secret_release(&in);
    vault_secret_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normalise__ascii_stays),
        cmocka_unit_test(test_normalise__composed_and_decomposed_are_the_same),
        cmocka_unit_test(test_normalise__wide_and_ligature_forms_fold),
        cmocka_unit_test(test_normalise__longest_growth_fits),
        cmocka_unit_test(test_normalise__many_combining_marks),
        cmocka_unit_test(test_normalise__refuses_what_is_no_passphrase),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
