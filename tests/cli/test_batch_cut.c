#include "check.h"

#include <string.h>

#include "cli/batch_cut.h"

static char room[256];

static bool
read_cut(const char *line, struct batch_cut *ret_cut)
{
    struct anon_text text = { line, strlen(line) };

    assert_true(text.len + BATCH_CUT_SPARE <= sizeof(room));
    return batch_cut_read(text, room, ret_cut);
}

static void
expect_text(struct anon_text text, const char *wanted)
{
    assert_int_equal(text.len, strlen(wanted));
    assert_memory_equal(text.data, wanted, text.len);
}

static void
expect_cut(const char *line, const char *raw, const char *text)
{
    struct batch_cut cut;

    assert_true(read_cut(line, &cut));
    expect_text(cut.raw, raw);
    expect_text(cut.text, text);
}

static void
test_read__takes_the_text_among_others(void **state)
{
    (void)state;
    expect_cut("{\"text\":\"\"}", "", "");
    expect_cut(" { \"id\" : 7 , \"text\" : \"a, \\\"b\\\" }\" } ",
        "a, \\\"b\\\" }", "a, \"b\" }");
    expect_cut("{\"known\": {\"text\": \"no\", \"x\": [\"]}\"]}, "
               "\"text\": \"long enough for eight at once\"}",
        "long enough for eight at once", "long enough for eight at once");
    expect_cut("{\"text\": \"ends in a backslash \\\\\", \"id\": null}",
        "ends in a backslash \\\\", "ends in a backslash \\");
}

static void
test_read__leaves_the_unusual_to_the_parser(void **state)
{
    static const char *const lines[] = { "", "[\"text\"]", "{}", "{\"id\": 1}",
        "{\"text\": 1}", "{\"text\": \"a\", \"text\": \"b\"}",
        "{\"text\": \"a\", \"\\u0074ext\": \"b\"}", "{\"text\": \"a\" \"b\"}",
        "{\"text\": \"a\"", "{\"text\": \"never closed}",
        "{\"text\": \"never closed\\", "{\"text\": \"a\",}" };
    struct batch_cut cut;

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        assert_false(read_cut(lines[i], &cut));
    }
}

static void
test_read__tells_the_members(void **state)
{
    struct batch_cut cut;

    (void)state;
    assert_true(read_cut("{\"id\": 7 , \"text\": \"a\", \"lang\": \"en\", "
                         "\"known\": {\"names\": []}} ",
        &cut));
    assert_true(cut.usual);
    expect_text(cut.id, "7 ");
    expect_text(cut.lang, "\"en\"");
    expect_text(cut.known, "{\"names\": []}");
    assert_true(read_cut("{\"text\": \"a\"}", &cut));
    assert_true(cut.usual);
    assert_null(cut.id.data);
    assert_true(read_cut("{\"text\": \"a\", \"spans\": []}", &cut));
    assert_false(cut.usual);
    assert_true(read_cut("{\"id\": 1, \"text\": \"a\", \"id\": 2}", &cut));
    assert_false(cut.usual);
    assert_true(read_cut("{\"text\": \"a\"} b", &cut));
    assert_false(cut.usual);
}

static void
expect_decoded(const char *escaped, const char *wanted, size_t wanted_len)
{
    struct anon_text line = { escaped, strlen(escaped) };
    struct anon_text text;
    size_t at = 0;

    assert_true(batch_cut_string(line, &at, room, &text));
    assert_int_equal(at, line.len);
    assert_int_equal(text.len, wanted_len);
    assert_memory_equal(text.data, wanted, wanted_len);
}

static void
test_string__escapes_and_utf8(void **state)
{
    (void)state;
    expect_decoded("\"", "", 0);
    expect_decoded("\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 8);
    expect_decoded("0123456789 \\u0041\\u00e9\\u20AC\"",
        "0123456789 A\xc3\xa9"
        "\xe2\x82\xac",
        17);
    expect_decoded("a\\u0000b\"", "a\0b", 3);
    expect_decoded("\\uD83D\\ude00\"", "\xf0\x9f\x98\x80", 4);
    expect_decoded("\\udbff\\udfff\"", "\xf4\x8f\xbf\xbf", 4);
    expect_decoded("\xf0\x9f\x98\x80\x7f\"", "\xf0\x9f\x98\x80\x7f", 5);
}

static void
test_string__refuses_what_is_no_string(void **state)
{
    static const char *const wrong[] = { "", "never closed", "tab\there\"",
        "\\x41\"", "\\u12", "\\u12g4\"", "\\ud83d\"", "\\ude00\"",
        "\\ud83d\\n\"", "\\ud83d\\ud83d\"", "\\ud83d\\ude0", "\\", "\xff\"",
        "\xc3\"", "\xed\xa0\x80\"", "\xc0\xaf\"", "\xf4\x90\x80\x80\"" };

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct anon_text line = { wrong[i], strlen(wrong[i]) };
        struct anon_text text;
        size_t at = 0;

        assert_false(batch_cut_string(line, &at, room, &text));
    }
}

static void
test_value__words_and_numbers(void **state)
{
    static const char *const wrong[] = { "", " ", "null", "-1", "1.0", "01",
        "1234567890123456789", "\"", "\"a", "\"a\\n\"", "\"a\"b\"", "\"\t\"",
        "\"\xff\"", "7 7", "\"a\" \"b\"" };
    struct anon_text value;

    (void)state;
    assert_true(batch_cut_value((struct anon_text){ "\t0 ", 3 }, &value));
    expect_text(value, "0");
    assert_true(
        batch_cut_value((struct anon_text){ " \"\xc3\xa9-1\"", 7 }, &value));
    expect_text(value, "\"\xc3\xa9-1\"");
    assert_true(batch_cut_word(value, &value));
    expect_text(value, "\xc3\xa9-1");
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(
            batch_cut_value((struct anon_text){ wrong[i], strlen(wrong[i]) },
                &value));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read__takes_the_text_among_others),
        cmocka_unit_test(test_read__leaves_the_unusual_to_the_parser),
        cmocka_unit_test(test_read__tells_the_members),
        cmocka_unit_test(test_string__escapes_and_utf8),
        cmocka_unit_test(test_string__refuses_what_is_no_string),
        cmocka_unit_test(test_value__words_and_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
