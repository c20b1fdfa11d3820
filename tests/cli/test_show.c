#include <string.h>

#include "check.h"

#include "cli/show.h"

static void
expect(const char *text, size_t len, bool one_line, const char *wanted)
{
    struct vault_secret shown = VAULT_SECRET_INIT;

    assert_int_equal(show_neutral(text, len, one_line, &shown), VAULT_OK);
    assert_int_equal(shown.len, strlen(wanted));
    assert_memory_equal(shown.data, wanted, shown.len);
    vault_secret_release(&shown);
}

static void
test_neutral__plain_text_stays(void **state)
{
    static const char text[] = "Sesi ke-3:\n\tbaik \xe2\x80\x93 caf\xc3\xa9 "
                               "\xf0\x9f\x98\x80";

    (void)state;
    expect(text, strlen(text), false, text);
}

static void
test_neutral__escape_sequences(void **state)
{
    (void)state;
    expect("a\033[31mb", 7, false, "a\\x1b[31mb");
    expect("\033]0;title\a", 10, false, "\\x1b]0;title\\x07");
    expect("a\rb\bc\x7f", 6, false, "a\\x0db\\x08c\\x7f");
    expect("\0x", 2, false, "\\x00x");
    /* CSI as one C1 character. */
    expect("\xc2\x9b"
           "2J",
        4, false, "\\u009b2J");
}

static void
test_neutral__marks_that_turn_or_hide(void **state)
{
    (void)state;
    expect("a\xe2\x80\xae"
           "b",
        5, false, "a\\u202eb");
    expect("a\xe2\x81\xa6"
           "b",
        5, false, "a\\u2066b");
    expect("a\xe2\x80\x8b"
           "b",
        5, false, "a\\u200bb");
    expect("\xd8\x9c", 2, false, "\\u061c");
    expect("\xf3\xa0\x81\x81", 4, false, "\\ue0041");
}

static void
test_neutral__broken_bytes(void **state)
{
    (void)state;
    expect("a\xff"
           "b",
        3, false, "a\\xffb");
    expect("\xc0\x9b", 2, false, "\\xc0\\x9b");
    expect("\xe2\x80", 2, false, "\\xe2\\x80");
    expect("\xed\xa0\x80", 3, false, "\\xed\\xa0\\x80");
}

static void
test_neutral__one_line(void **state)
{
    (void)state;
    expect("a\tb\nc", 5, true, "a b c");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neutral__plain_text_stays),
        cmocka_unit_test(test_neutral__escape_sequences),
        cmocka_unit_test(test_neutral__marks_that_turn_or_hide),
        cmocka_unit_test(test_neutral__broken_bytes),
        cmocka_unit_test(test_neutral__one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
