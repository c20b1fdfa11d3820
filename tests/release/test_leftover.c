#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/leftover.h"

static const char text[] =
    "Ani works as a nurse, was kidnapped near Grunglow in 1998.";

static struct anon_finding
finding_of(const char *word)
{
    size_t begin = (size_t)(strstr(text, word) - text);

    return (struct anon_finding){ .begin = begin,
        .end = begin + strlen(word),
        .type = ANON_PERSON,
        .rule = "test.rule" };
}

static const struct anon_finding *
leftover(const struct anon_findings *findings, const char *word)
{
    const struct anon_finding wanted = finding_of(word);

    for (size_t i = 0; i < findings->len; i++) {
        if (findings->items[i].begin == wanted.begin &&
            findings->items[i].end == wanted.end) {
            return &findings->items[i];
        }
    }
    return NULL;
}

static void
test_release_leftover_add__what_nothing_was_found_of(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    const struct anon_finding name = finding_of("Ani");
    const struct anon_finding place = finding_of("near Grunglow");

    (void)state;
    assert_int_equal(anon_findings_push(&findings, &name), ANON_OK);
    assert_int_equal(anon_findings_push(&findings, &place), ANON_OK);
    assert_int_equal(release_leftover_add((struct anon_text){ text,
                                              strlen(text) },
                         true, &findings),
        ANON_OK);
    assert_int_equal(findings.len, 5);
    assert_int_equal(leftover(&findings, "Ani")->type, ANON_PERSON);
    assert_null(leftover(&findings, "Grunglow"));
    assert_string_equal(leftover(&findings, "nurse")->rule, "rare.occupation");
    assert_string_equal(leftover(&findings, "kidnapped")->rule, "rare.event");
    assert_string_equal(leftover(&findings, "1998")->rule, "rare.number");
    assert_int_equal(leftover(&findings, "1998")->decision, ANON_FLAG);
    assert_true(leftover(&findings, "kidnapped")->confidence <
        leftover(&findings, "nurse")->confidence);
    for (size_t i = 1; i < findings.len; i++) {
        assert_true(findings.items[i - 1].end <= findings.items[i].begin);
    }
    anon_findings_release(&findings);
}

/* A policy that ignores quasi-identifiers still has numbers shown. */
static void
test_release_leftover_add__without_quasi_identifiers(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    assert_int_equal(release_leftover_add((struct anon_text){ text,
                                              strlen(text) },
                         false, &findings),
        ANON_OK);
    assert_null(leftover(&findings, "kidnapped"));
    assert_non_null(leftover(&findings, "1998"));
    anon_findings_release(&findings);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_leftover_add__what_nothing_was_found_of),
        cmocka_unit_test(test_release_leftover_add__without_quasi_identifiers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
