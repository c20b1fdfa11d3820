#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/words.h"

static void
test_word_in__whole_words_only(void **state)
{
    static const char *const words[] = { "keep", "remove" };

    (void)state;
    assert_true(vault_word_in("keep", words, 2));
    assert_true(vault_word_in("remove", words, 2));
    assert_false(vault_word_in("remove", words, 1));
    assert_false(vault_word_in("kee", words, 2));
    assert_false(vault_word_in("keeps", words, 2));
    assert_false(vault_word_in("", words, 2));
    assert_false(vault_word_in(NULL, words, 2));
}

static void
test_word_valid__fits_with_its_end(void **state)
{
    (void)state;
    assert_true(vault_word_valid("abc", 4));
    assert_false(vault_word_valid("abcd", 4));
    assert_false(vault_word_valid("", 4));
    assert_false(vault_word_valid(NULL, 4));
    assert_true(vault_word_valid("\xc3\xab", 4));
    assert_false(vault_word_valid("\xc3", 4));
}

/* RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
static void
test_text_valid__is_utf8_without_nul(void **state)
{
    static const char *const good[] = { "a", "\n", "\xc2\x80", "\xed\x9f\xbf",
        "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf",
        "\xe2\x80\x8b" };
    static const char *const bad[] = { "\x80", "\xc0\xaf", "\xc1\xbf",
        "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
        "\xfe", "\xff", "abc\xe2\x80", "\xf0\x9f\x99", "\xe2(\xa1" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(
            vault_text_valid((struct vault_text){ good[i], strlen(good[i]) }));
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(
            vault_text_valid((struct vault_text){ bad[i], strlen(bad[i]) }));
    }
    assert_false(vault_text_valid((struct vault_text){ "a\0b", 3 }));
    assert_false(vault_text_valid((struct vault_text){ "", 0 }));
    assert_false(vault_text_valid((struct vault_text){ NULL, 0 }));
    assert_true(vault_text_valid((struct vault_text){ "ab\xff", 2 }));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_in__whole_words_only),
        cmocka_unit_test(test_word_valid__fits_with_its_end),
        cmocka_unit_test(test_text_valid__is_utf8_without_nul),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
