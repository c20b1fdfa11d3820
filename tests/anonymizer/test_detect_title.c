#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/anonymizer.h"
#include "tests/anonymizer/marked.h"

/* The bytes [*begin, *end) that go first where strangers read. */
static void
first_removed(const char *text, size_t *begin, size_t *end)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN,
        .policy = anon_policy_find("research") };
    struct anon_findings findings = ANON_FINDINGS_INIT;

    assert_int_equal(anon_scan((struct anon_text){ text, strlen(text) },
                         &options, &findings),
        ANON_OK);
    assert_true(findings.len > 0);
    assert_int_equal(findings.items[0].decision, ANON_REMOVE);
    *begin = findings.items[0].begin;
    *end = findings.items[0].end;
    anon_findings_release(&findings);
}

static void
test_detect__title_goes_with_the_name(void **state)
{
    size_t begin;
    size_t end;

    (void)state;
    first_removed("we met Capt. Vellacourt there.", &begin, &end);
    assert_int_equal(begin, 7);
    assert_int_equal(end, 23);
    first_removed("seen by Prof. Dr. Oyelaran and her.", &begin, &end);
    assert_int_equal(begin, 8);
    assert_int_equal(end, 26);
}

static void
test_detect__title_stays_for_a_reader(void **state)
{
    static const char *const texts[] = {
        "We met Capt. [Vellacourt] there.",
        "Seen by Prof. Dr. [Oyelaran] and her.",
        NULL,
    };
    const struct marked how = { .language = ANON_LANGUAGE_EN, .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_detect__indonesian_titles_are_everybodys(void **state)
{
    static const char *const texts[] = { "Ia datang bersama Pak [Kusnadi].",
        NULL };
    const struct marked how = { .language = ANON_LANGUAGE_ID, .least = 25 };

    (void)state;
    marked_assert(&how, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect__title_goes_with_the_name),
        cmocka_unit_test(test_detect__title_stays_for_a_reader),
        cmocka_unit_test(test_detect__indonesian_titles_are_everybodys),
    };

    return cmocka_run_group_tests_name("detect_title", tests, NULL, NULL);
}
