#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/context.h"
#include "anonymizer/detect.h"

struct reading {
    struct anon_document document;
    struct anon_context context;
};

static void
read_text(struct reading *reading, const char *text,
    enum anon_language language)
{
    static struct anon_scan_options options;

    options.language = language;
    assert_int_equal(anon_document_init(&reading->document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_context_init(&reading->context, &reading->document),
        ANON_OK);
}

static void
release(struct reading *reading)
{
    anon_context_release(&reading->context);
    anon_context_release(&reading->context);
    anon_document_release(&reading->document);
}

static enum anon_case
case_at(const struct reading *reading, size_t index)
{
    return anon_context_case(&reading->context, index);
}

static void
test_case__of_words(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r,
        "He met Olga at the KLM desk, and they went home.\n"
        "NO SHOW TODAY\nSession Notes",
        ANON_LANGUAGE_EN);
    assert_int_equal(case_at(&r, 0), ANON_CASE_START);
    assert_int_equal(case_at(&r, 1), ANON_CASE_LOWER);
    assert_int_equal(case_at(&r, 2), ANON_CASE_CAPITAL);
    assert_int_equal(case_at(&r, 5), ANON_CASE_ACRONYM);
    assert_int_equal(case_at(&r, 12), ANON_CASE_SHOUT);
    assert_int_equal(case_at(&r, 15), ANON_CASE_TITLE);
    assert_int_equal(case_at(&r, 99), ANON_CASE_LOWER);
    release(&r);
}

static void
test_case__text_without_capitals(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "aku ketemu sama budi di kampus kemarin", ANON_LANGUAGE_ID);
    assert_int_equal(case_at(&r, 3), ANON_CASE_NONE);
    release(&r);
}

static void
test_init__empty(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "", ANON_LANGUAGE_EN);
    assert_int_equal(r.context.count, 0);
    release(&r);
}

static void
test_flags__by_language(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "adik bos", ANON_LANGUAGE_ID);
    assert_true(anon_context_flags(&r.context, 0) & ANON_WORD_KIN);
    release(&r);
    read_text(&r, "adik bos Pak", ANON_LANGUAGE_EN);
    assert_false(anon_context_flags(&r.context, 0) & ANON_WORD_KIN);
    assert_true(anon_context_flags(&r.context, 2) & ANON_WORD_HONORIFIC);
    release(&r);
}

static void
test_joined__gaps(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "J. Smith, al-Amin and Dr. Who. Then", ANON_LANGUAGE_EN);
    assert_true(anon_context_joined(&r.context, 0));
    assert_false(anon_context_joined(&r.context, 1));
    assert_true(anon_context_joined(&r.context, 2));
    assert_true(anon_context_joined(&r.context, 5));
    assert_false(anon_context_joined(&r.context, 6));
    assert_false(anon_context_joined(&r.context, 7));
    release(&r);
}

static void
test_take__tokens_of_findings(void **state)
{
    struct reading r;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_hit sure = { ANON_EMAIL, 90, "email" };
    struct anon_hit unsure = { ANON_EMAIL, 20, "email" };

    (void)state;
    read_text(&r, "one two three four", ANON_LANGUAGE_EN);
    assert_int_equal(anon_detect_hit(&findings, 4, 13, sure), ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 14, 18, unsure), ANON_OK);
    anon_context_take(&r.context, &findings, 50);
    assert_int_equal(r.context.taken[0], 0);
    assert_int_equal(r.context.taken[1], 1);
    assert_int_equal(r.context.taken[2], 1);
    assert_int_equal(r.context.taken[3], 0);
    anon_findings_release(&findings);
    release(&r);
}

/* From any place of a word all others are reached, in either direction. */
static void
test_before__all_places_of_a_word(void **state)
{
    struct reading r;
    size_t before = 0;
    size_t after = 0;
    size_t i;

    (void)state;
    read_text(&r, "Olga saw olga and then OLGA, who saw that he saw Olga once",
        ANON_LANGUAGE_EN);
    for (i = anon_context_before(&r.context, 5); i != SIZE_MAX;
         i = anon_context_before(&r.context, i)) {
        before += r.document.tokens[i].hash == r.document.tokens[5].hash;
    }
    for (i = anon_context_after(&r.context, 5); i < r.context.count;
         i = anon_context_after(&r.context, i)) {
        after += r.document.tokens[i].hash == r.document.tokens[5].hash;
    }
    assert_int_equal(before, 2);
    assert_int_equal(after, 1);
    release(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_case__of_words),
        cmocka_unit_test(test_case__text_without_capitals),
        cmocka_unit_test(test_init__empty),
        cmocka_unit_test(test_flags__by_language),
        cmocka_unit_test(test_joined__gaps),
        cmocka_unit_test(test_take__tokens_of_findings),
        cmocka_unit_test(test_before__all_places_of_a_word),
    };

    return cmocka_run_group_tests_name("context", tests, NULL, NULL);
}
