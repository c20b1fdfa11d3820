#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

#define TEXT_MAX 1024

/* Rows hold 64 tokens: what a rule asks for may stand on both sides of one. */
#define FIRST 55
#define LAST 72

/* A text with names in brackets, and the same without. */
static void
strip(const char *marked, char *text)
{
    for (; *marked != '\0'; marked++) {
        if (*marked != '[' && *marked != ']') {
            *text++ = *marked;
        }
    }
    *text = '\0';
}

/* Holds each of the endings against what is found behind any number of words.
 */
static void
check(const char *word, const char *const *endings, size_t count,
    const char *(*find)(const char *text))
{
    /* A text with too few capitals has none to tell by. */
    const char *capital = word[0] == 'd' ? "Yang" : "The";
    size_t i;
    size_t words;

    for (i = 0; i < count; i++) {
        for (words = FIRST; words <= LAST; words++) {
            char text[TEXT_MAX];
            char expected[TEXT_MAX] = "";
            size_t w;

            for (w = 0; w < words; w++) {
                (void)snprintf(expected + strlen(expected),
                    TEXT_MAX - strlen(expected), "%s ",
                    w % 10 == 4 ? capital : word);
            }
            (void)snprintf(expected + strlen(expected),
                TEXT_MAX - strlen(expected), "%s", endings[i]);
            strip(expected, text);
            assert_string_equal(find(text), expected);
        }
    }
}

static void
test_cue_row__at_any_token(void **state)
{
    static const char *const endings[] = {
        "with my sister [Hope] there.",
        "with Mrs [Waters] there.",
        "and a man who calls himself [Bear] there.",
        "and a boy who goes by [Bear] there.",
        "client: [Summer]",
        "and then the patient [J.R.] there.",
        "so.\nThanks,\n[Summer Bear]\n",
        "and [Pearl], my sister, there.",
        "and [Summer], PhD, there.",
    };

    (void)state;
    check("and", endings, sizeof(endings) / sizeof(endings[0]), found_en);
}

static void
test_cue_row__at_any_token_id(void **state)
{
    static const char *const endings[] = {
        "sama suami saya [Sulastrini] kemarin.",
        "sama temannya [zorvak], kemarin.",
        "sama mas [zorvak] kemarin.",
        "sama si [zorvak] kemarin.",
        "begitu kata [Sulastrini] kemarin.",
        "sama An. [Mentari] kemarin.",
        "sama [Mentari bin Mentari] kemarin.",
    };

    (void)state;
    check("dan", endings, sizeof(endings) / sizeof(endings[0]), found_id);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cue_row__at_any_token),
        cmocka_unit_test(test_cue_row__at_any_token_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
