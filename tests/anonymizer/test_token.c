#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/document.h"

/* The tokens of `text` with a bar after each: "dewi|2|". */
static void
assert_tokens(const char *text, const char *expected)
{
    struct anon_document document;
    char out[512] = "";
    size_t len = 0;
    size_t i;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, NULL),
        ANON_OK);
    for (i = 0; i < document.token_count; i++) {
        struct anon_text word = anon_document_word(&document, i);

        memcpy(out + len, word.data, word.len);
        out[len + word.len] = '|';
        len += word.len + 1;
    }
    out[len] = '\0';
    assert_string_equal(out, expected);
    anon_document_release(&document);
}

/* The flags of token `index` of `text`. */
static uint32_t
flags_of(const char *text, size_t index)
{
    struct anon_document document;
    uint32_t flags;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, NULL),
        ANON_OK);
    assert_true(index < document.token_count);
    flags = document.tokens[index].flags;
    anon_document_release(&document);
    return flags;
}

static void
test_tokenise__words_and_numbers(void **state)
{
    (void)state;
    assert_tokens("Dewi_99, 12th (3.5)", "dewi|99|12th|3|5|");
    assert_tokens("Sri-Wahyuni", "sri|wahyuni|");
    assert_tokens("", "");
    assert_tokens(" .,- ", "");
}

static void
test_tokenise__apostrophes(void **state)
{
    (void)state;
    assert_tokens("Raka's O'Brien don't she'll Jum'at",
        "raka|o'brien|don't|she|jum'at|");
    assert_tokens("'quoted'", "quoted|");
    assert_tokens("Raka\xE2\x80\x99s", "raka|");
}

/* Words on both sides of the longest that the cache keeps. */
static void
test_tokenise__long_words(void **state)
{
    (void)state;
    assert_tokens("abcdefghijklmno abcdefghijklmnop abcdefghijklmnopq "
                  "abcdefghijklmnopqr x",
        "abcdefghijklmno|abcdefghijklmnop|abcdefghijklmnopq|"
        "abcdefghijklmnopqr|x|");
    assert_tokens("abcdefghijklmnopq. abcdefghijklmnopq's",
        "abcdefghijklmnopq|abcdefghijklmnopq|");
}

static void
test_tokenise__capitals(void **state)
{
    (void)state;
    assert_true(flags_of("Dewi", 0) & ANON_TOKEN_CAPITAL);
    assert_false(flags_of("Dewi", 0) & ANON_TOKEN_UPPER);
    assert_true(flags_of("DEWI", 0) & ANON_TOKEN_UPPER);
    assert_false(flags_of("A", 0) & ANON_TOKEN_UPPER);
    assert_true(flags_of("b12", 0) & ANON_TOKEN_MIXED);
    assert_true(flags_of("12", 0) & ANON_TOKEN_NUMBER);
}

static void
test_tokenise__sentences(void **state)
{
    (void)state;
    assert_true(flags_of("One. Two", 1) & ANON_TOKEN_SENTENCE);
    assert_true(flags_of("One\ntwo", 1) & ANON_TOKEN_LINE);
    assert_true(flags_of("Client: He", 1) & ANON_TOKEN_SENTENCE);
    assert_false(flags_of("one two", 1) & ANON_TOKEN_SENTENCE);
    assert_false(flags_of("Dr. Two", 1) & ANON_TOKEN_SENTENCE);
    assert_false(flags_of("with W. Setiawan", 2) & ANON_TOKEN_SENTENCE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokenise__words_and_numbers),
        cmocka_unit_test(test_tokenise__apostrophes),
        cmocka_unit_test(test_tokenise__long_words),
        cmocka_unit_test(test_tokenise__capitals),
        cmocka_unit_test(test_tokenise__sentences),
    };

    return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
