#include "check.h"

#include <string.h>

#include "cli/batch_cut.h"

static void
expect_cut(const char *line, const char *wanted)
{
    struct anon_text text = { line, strlen(line) };
    struct anon_text cut = { NULL, 0 };

    assert_true(batch_cut_find(text, &cut));
    assert_int_equal(cut.len, strlen(wanted));
    assert_memory_equal(cut.data, wanted, cut.len);
}

static void
expect_no_cut(const char *line)
{
    struct anon_text cut;

    assert_false(
        batch_cut_find((struct anon_text){ line, strlen(line) }, &cut));
}

static void
test_find__takes_the_text_among_others(void **state)
{
    (void)state;
    expect_cut("{\"text\":\"\"}", "");
    expect_cut(" { \"id\" : 7 , \"text\" : \"a, \\\"b\\\" }\" } ",
        "a, \\\"b\\\" }");
    expect_cut("{\"known\": {\"text\": \"no\", \"x\": [\"]}\"]}, "
               "\"text\": \"long enough for eight at once\"}",
        "long enough for eight at once");
    expect_cut("{\"text\": \"ends in a backslash \\\\\", \"id\": null}",
        "ends in a backslash \\\\");
}

static void
test_find__leaves_the_unusual_to_the_parser(void **state)
{
    (void)state;
    expect_no_cut("");
    expect_no_cut("[\"text\"]");
    expect_no_cut("{}");
    expect_no_cut("{\"id\": 1}");
    expect_no_cut("{\"text\": 1}");
    expect_no_cut("{\"text\": \"a\", \"text\": \"b\"}");
    expect_no_cut("{\"text\": \"a\", \"\\u0074ext\": \"b\"}");
    expect_no_cut("{\"text\": \"a\" \"b\"}");
    expect_no_cut("{\"text\": \"a\"");
    expect_no_cut("{\"text\": \"never closed}");
    expect_no_cut("{\"text\": \"never closed\\");
    expect_no_cut("{\"text\": \"a\",}");
}

static void
expect_decoded(const char *escaped, const char *wanted, size_t wanted_len)
{
    struct anon_text text = { escaped, strlen(escaped) };
    char out[64];
    size_t len = 0;

    assert_true(batch_cut_decode(text, out, &len));
    assert_int_equal(len, wanted_len);
    assert_memory_equal(out, wanted, len);
}

static void
expect_refused(const char *escaped)
{
    char out[64];
    size_t len;

    assert_false(
        batch_cut_decode((struct anon_text){ escaped, strlen(escaped) }, out,
            &len));
}

static void
test_decode__escapes_and_utf8(void **state)
{
    (void)state;
    expect_decoded("", "", 0);
    expect_decoded("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t", 8);
    expect_decoded("0123456789 \\u0041\\u00e9\\u20AC",
        "0123456789 A\xc3\xa9"
        "\xe2\x82\xac",
        17);
    expect_decoded("a\\u0000b", "a\0b", 3);
    expect_decoded("\xf0\x9f\x98\x80\x7f", "\xf0\x9f\x98\x80\x7f", 5);
}

static void
test_decode__refuses_what_is_no_string(void **state)
{
    (void)state;
    expect_refused("tab\there");
    expect_refused("\\x41");
    expect_refused("\\u12");
    expect_refused("\\u12g4");
    expect_refused("\\ud83d\\ude00");
    expect_refused("\\");
    expect_refused("\xff");
    expect_refused("\xc3");
    expect_refused("\xed\xa0\x80");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find__takes_the_text_among_others),
        cmocka_unit_test(test_find__leaves_the_unusual_to_the_parser),
        cmocka_unit_test(test_decode__escapes_and_utf8),
        cmocka_unit_test(test_decode__refuses_what_is_no_string),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
