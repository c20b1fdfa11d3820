#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/judge.h"

/* Judges the first "word" in `text`. */
static enum release_verdict
judge(const char *text, const char *word, bool ambiguous,
    enum anon_identifier_kind kind, bool own)
{
    const char *at = strstr(text, word);
    struct anon_finding finding = { .ambiguous = ambiguous };
    struct release_identity whose = { .kind = kind };

    assert_non_null(at);
    finding.begin = (size_t)(at - text);
    finding.end = finding.begin + strlen(word);
    return release_judge(&finding, &whose, own,
        (struct anon_text){ text, strlen(text) });
}

static void
test_release_judge__unambiguous(void **state)
{
    (void)state;
    assert_int_equal(judge("with santoso", "santoso", false,
                         ANON_IDENTIFIER_NAME, false),
        RELEASE_LEAK);
    assert_int_equal(judge("in kendal", "kendal", false, ANON_IDENTIFIER_PLACE,
                         true),
        RELEASE_LEAK);
    /* Another case's city is anybody's city. */
    assert_int_equal(judge("in kendal", "kendal", false, ANON_IDENTIFIER_PLACE,
                         false),
        RELEASE_ASK);
    assert_int_equal(judge("at acme", "acme", false, ANON_IDENTIFIER_ORG,
                         false),
        RELEASE_ASK);
}

static void
test_release_judge__ordinary_words(void **state)
{
    static const struct {
        const char *text;
        const char *word;
        enum release_verdict own;
        enum release_verdict other;
    } cases[] = {
        { "some hope is left", "hope", RELEASE_ASK, RELEASE_PASS },
        { "Hope is left", "Hope", RELEASE_LEAK, RELEASE_ASK },
        { "bertemu bu indah lagi", "indah", RELEASE_LEAK, RELEASE_ASK },
        { "a friend named  hope", "hope", RELEASE_LEAK, RELEASE_ASK },
        { "dr. hope called", "hope", RELEASE_LEAK, RELEASE_ASK },
        { "abu indah", "indah", RELEASE_ASK, RELEASE_PASS },
        { "ward 12 again", "12", RELEASE_ASK, RELEASE_PASS },
        { "\xef\xbc\xa8ope", "\xef\xbc\xa8ope", RELEASE_LEAK, RELEASE_ASK },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(judge(cases[i].text, cases[i].word, true,
                             ANON_IDENTIFIER_NAME, true),
            cases[i].own);
        assert_int_equal(judge(cases[i].text, cases[i].word, true,
                             ANON_IDENTIFIER_NAME, false),
            cases[i].other);
    }
}

static void
test_release_judge__case_codes(void **state)
{
    struct release_identity whose = { .kind = ANON_IDENTIFIER_ID,
        .is_code = true };
    struct anon_finding finding = { .begin = 0, .end = 4, .ambiguous = true };

    (void)state;
    assert_int_equal(release_judge(&finding, &whose, false,
                         (struct anon_text){ "ab-1", 4 }),
        RELEASE_LEAK);
    assert_int_equal(release_judge(&finding, &whose, false,
                         (struct anon_text){ "rain", 4 }),
        RELEASE_PASS);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_judge__unambiguous),
        cmocka_unit_test(test_release_judge__ordinary_words),
        cmocka_unit_test(test_release_judge__case_codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
