#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/fold.h"
#include "anonymizer/utf8.h"

/* Folds `text` and compares. */
static void
assert_folds(const char *text, const char *expected)
{
    struct anon_folded folded = ANON_FOLDED_INIT;

    assert_int_equal(anon_fold((struct anon_text){ text, strlen(text) },
                         &folded),
        ANON_OK);
    assert_string_equal(folded.data, expected);
    assert_int_equal(folded.len, strlen(expected));
    anon_folded_release(&folded);
}

static void
test_fold__case_and_width(void **state)
{
    (void)state;
    assert_folds("Dewi SETIAWAN", "dewi setiawan");
    assert_folds("\xEF\xBC\xA4\xEF\xBD\x85\xEF\xBD\x97i", "dewi");
    assert_folds("\xC3\x89mile", "\xC3\xA9mile");
    assert_folds("", "");
}

static void
test_fold__accents_compose(void **state)
{
    (void)state;
    assert_folds("Rene\xCC\x81", "ren\xC3\xA9");
    assert_folds("E\xCC\x81", "\xC3\xA9");
}

static void
test_fold__what_does_not_print_goes(void **state)
{
    (void)state;
    assert_folds("De\xE2\x80\x8Bwi", "dewi");
    assert_folds("De\xC2\xADwi", "dewi");
    assert_folds("\xE2\x80\xAE"
                 "Dewi\xEF\xB8\x8F",
        "dewi");
}

static void
test_fold__lookalikes(void **state)
{
    (void)state;
    /* Cyrillic e inside a Latin word; a word of nothing but lookalikes. */
    assert_folds("D\xD0\xB5wi", "dewi");
    assert_folds("\xD0\xA0\xD0\xB0\xD1\x83", "pay");
    /* A Russian word stays Russian. */
    assert_folds("\xD0\xBC\xD0\xB8\xD1\x80\xD0\xB4",
        "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xB4");
    /* Mathematical bold. */
    assert_folds("\xF0\x9D\x90\x83"
                 "ewi",
        "dewi");
}

static void
test_fold__digits_quotes_dashes_blanks(void **state)
{
    (void)state;
    assert_folds("\xD9\xA0\xD9\xA8\xD9\xA1", "081");
    assert_folds("O\xE2\x80\x99"
                 "Brien",
        "o'brien");
    assert_folds("12\xE2\x80\x93"
                 "14\xC2\xA0May",
        "12-14 may");
}

static void
test_fold__broken_bytes(void **state)
{
    (void)state;
    assert_folds("a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_folds("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void
test_fold__capitals_are_remembered(void **state)
{
    struct anon_folded folded = ANON_FOLDED_INIT;

    (void)state;
    assert_int_equal(anon_fold((struct anon_text){ "aB\xC3\x89", 4 }, &folded),
        ANON_OK);
    assert_false(anon_folded_upper(&folded, 0));
    assert_true(anon_folded_upper(&folded, 1));
    assert_true(anon_folded_upper(&folded, 2));
    anon_folded_release(&folded);
    anon_folded_release(&folded);
}

/* Whether byte `at` begins a character, or ends the text. */
static bool
is_border(struct anon_text text, size_t at)
{
    uint32_t character;
    size_t i = 0;

    while (i < at) {
        i += anon_utf8_next(text, i, &character);
    }
    return i == at;
}

/* Every stretch of folded text leads back to whole characters. */
static void
assert_leads_back(struct anon_text text)
{
    struct anon_folded folded = ANON_FOLDED_INIT;
    struct anon_text view;
    size_t at = 0;
    size_t before = 0;

    assert_int_equal(anon_fold(text, &folded), ANON_OK);
    view = (struct anon_text){ folded.data, folded.len };
    while (at < folded.len) {
        uint32_t character;
        size_t next = at + anon_utf8_next(view, at, &character);
        size_t begin;
        size_t end;

        anon_offsets_source(&folded.offsets, at, next, &begin, &end);
        assert_true(begin < end && end <= text.len);
        assert_true(is_border(text, begin) && is_border(text, end));
        assert_true(begin >= before);
        before = begin;
        at = next;
    }
    anon_folded_release(&folded);
}

static void
test_fold__offsets_lead_back(void **state)
{
    static const char *const bits[] = { "a", "Z", "\xC3\xA9", "\xCC\x81",
        "\xE2\x80\x8B", "\xD0\xB5", "\xEF\xAC\x81", "\xF0\x9F\x98\x80", "\xFF",
        "\xE2", " ", "1", "\xEF\xB7\xBA", "\xE1\x84\x80\xE1\x85\xA1",
        "\xCD\x8F" };
    unsigned seed = 7;
    int round;

    (void)state;
    for (round = 0; round < 3000; round++) {
        char text[256];
        size_t len = 0;
        int pieces = rand_r(&seed) % 24;

        while (pieces-- > 0) {
            const char *bit =
                bits[(size_t)rand_r(&seed) % (sizeof(bits) / sizeof(bits[0]))];

            memcpy(text + len, bit, strlen(bit));
            len += strlen(bit);
        }
        assert_leads_back((struct anon_text){ text, len });
    }
}

static void
test_fold__random_bytes(void **state)
{
    unsigned seed = 11;
    int round;

    (void)state;
    for (round = 0; round < 3000; round++) {
        char text[64];
        size_t i;

        for (i = 0; i < sizeof(text); i++) {
            text[i] = (char)rand_r(&seed);
        }
        assert_leads_back((struct anon_text){ text, sizeof(text) });
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold__case_and_width),
        cmocka_unit_test(test_fold__accents_compose),
        cmocka_unit_test(test_fold__what_does_not_print_goes),
        cmocka_unit_test(test_fold__lookalikes),
        cmocka_unit_test(test_fold__digits_quotes_dashes_blanks),
        cmocka_unit_test(test_fold__broken_bytes),
        cmocka_unit_test(test_fold__capitals_are_remembered),
        cmocka_unit_test(test_fold__offsets_lead_back),
        cmocka_unit_test(test_fold__random_bytes),
    };

    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
