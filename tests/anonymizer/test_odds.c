#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/context.h"

/* The odds of the first word of `text`. */
static int
odds_of(const char *text, enum anon_language language)
{
    struct anon_scan_options options = { .language = language };
    struct anon_document document;
    struct anon_context context;
    int odds;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_context_init(&context, &document), ANON_OK);
    odds = anon_context_odds(&context, 0);
    anon_context_release(&context);
    anon_document_release(&document);
    return odds;
}

static void
test_odds__order(void **state)
{
    (void)state;
    assert_true(odds_of("Theodora", ANON_LANGUAGE_EN) > 10);
    assert_true(odds_of("the", ANON_LANGUAGE_EN) < -10);
    assert_true(odds_of("Hope", ANON_LANGUAGE_EN) < 0);
    assert_true(
        odds_of("Hope", ANON_LANGUAGE_EN) > odds_of("table", ANON_LANGUAGE_EN));
    assert_true(odds_of("Wahyuningsih", ANON_LANGUAGE_ID) > 10);
    assert_true(odds_of("Indah", ANON_LANGUAGE_ID) < 0);
}

static void
test_odds__unlisted(void **state)
{
    (void)state;
    assert_true(odds_of("Vrezhgal", ANON_LANGUAGE_EN) > 0);
    assert_true(odds_of("Trulmaningsih", ANON_LANGUAGE_ID) >
        odds_of("Trulmakop", ANON_LANGUAGE_ID));
    assert_true(odds_of("R2d2x", ANON_LANGUAGE_EN) < -10);
}

static void
test_odds__forms_of_words(void **state)
{
    (void)state;
    assert_true(odds_of("dipertontonkannya", ANON_LANGUAGE_ID) < -5);
    assert_true(odds_of("sofanya", ANON_LANGUAGE_ID) < -5);
    assert_true(odds_of("blankly", ANON_LANGUAGE_EN) < -5);
    assert_true(odds_of("zworkiiik", ANON_LANGUAGE_ID) < -5);
}

static void
test_clitic__kin(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_ID };
    const char *text = "ibunya suamiku kepalanya nya";
    struct anon_document document;
    struct anon_context context;

    (void)state;
    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_context_init(&context, &document), ANON_OK);
    assert_int_equal(anon_context_clitic(&context, 0, ANON_WORD_KIN), 3);
    assert_int_equal(anon_context_clitic(&context, 1, ANON_WORD_KIN), 2);
    assert_int_equal(anon_context_clitic(&context, 2, ANON_WORD_KIN), 0);
    assert_int_equal(anon_context_clitic(&context, 3, ANON_WORD_KIN), 0);
    anon_context_release(&context);
    anon_document_release(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_odds__order),
        cmocka_unit_test(test_odds__unlisted),
        cmocka_unit_test(test_odds__forms_of_words),
        cmocka_unit_test(test_clitic__kin),
    };

    return cmocka_run_group_tests_name("odds", tests, NULL, NULL);
}
