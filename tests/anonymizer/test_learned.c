#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/detect.h"
#include "anonymizer/learned.h"
#include "anonymizer/model.h"

static void
test_rules__by_token(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    const char *text = "one two three four";
    struct anon_hit sure = { ANON_PERSON, 90, "x" };
    struct anon_hit unsure = { ANON_ORG, 30, "x" };
    struct anon_hit likely = { ANON_PERSON, 70, "x" };
    struct anon_hit other = { ANON_DATE, 90, "x" };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_document document;
    struct anon_context context;
    uint8_t rules[4] = { 0 };

    (void)state;
    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_context_init(&context, &document), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 0, 3, sure), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 4, 7, unsure), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 8, 13, other), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 14, 18, likely), ANON_OK);
    anon_learned_rules(&context, &findings, rules, NULL);
    assert_int_equal(rules[0], ANON_LABEL_PERSON);
    assert_int_equal(rules[1], ANON_LABEL_ORG + 2 * ANON_LABEL_COUNT);
    assert_int_equal(rules[2], 0);
    assert_int_equal(context.taken[2], 1);
    assert_int_equal(rules[3], ANON_LABEL_PERSON + ANON_LABEL_COUNT);
    anon_findings_release(&findings);
    anon_context_release(&context);
    anon_document_release(&document);
}

/* Two names found by the word alone, which share a token. */
static void
test_rules__doubted_names(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    const char *text = "Aa Bb Cc Dd Ee";
    struct anon_hit odds = { ANON_PERSON, 70, "name.odds" };
    struct anon_hit kin = { ANON_PERSON, 90, "name.kin" };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_document document;
    struct anon_context context;
    uint8_t rules[5] = { 0 };
    uint8_t doubted[5] = { 0 };

    (void)state;
    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_context_init(&context, &document), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 0, 8, odds), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 6, 11, odds), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 12, 14, kin), ANON_OK);
    assert_true(anon_learned_may_doubt(&findings.items[0]));
    assert_false(anon_learned_may_doubt(&findings.items[2]));
    anon_learned_rules(&context, &findings, rules, doubted);
    assert_int_equal(doubted[0], ANON_LEARNED_BY_WORD);
    assert_int_equal(doubted[1], ANON_LEARNED_BY_WORD_ON);
    assert_int_equal(doubted[2], ANON_LEARNED_BY_WORD); /* in both */
    assert_int_equal(doubted[3], ANON_LEARNED_BY_WORD_ON);
    assert_int_equal(doubted[4], 0);
    anon_findings_release(&findings);
    anon_context_release(&context);
    anon_document_release(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules__by_token),
        cmocka_unit_test(test_rules__doubted_names),
    };

    return cmocka_run_group_tests_name("learned", tests, NULL, NULL);
}
