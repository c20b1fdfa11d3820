#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/merge.h"

static void
push(struct anon_findings *findings, size_t begin, size_t end,
    enum anon_decision decision)
{
    struct anon_finding finding = { .begin = begin,
        .end = end,
        .decision = decision };

    assert_int_equal(anon_findings_push(findings, &finding), ANON_OK);
}

static void
assert_finding(const struct anon_findings *findings, size_t index, size_t begin,
    size_t end)
{
    assert_true(index < findings->len);
    assert_int_equal(findings->items[index].begin, begin);
    assert_int_equal(findings->items[index].end, end);
}

static void
test_release_merge_covered__letters_count(void **state)
{
    struct anon_text text = { "Sri Wahyuni, x", 14 };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_finding hit = { .begin = 0, .end = 11 };

    (void)state;
    push(&findings, 0, 3, ANON_REMOVE);
    push(&findings, 4, 10, ANON_REMOVE);
    assert_false(release_merge_covered(&findings, &hit, text));
    push(&findings, 10, 11, ANON_FLAG);
    assert_false(release_merge_covered(&findings, &hit, text));
    findings.items[1].end = 11;
    assert_true(release_merge_covered(&findings, &hit, text));
    anon_findings_release(&findings);
}

/* A hit that reaches beyond a removal becomes as wide as both. */
static void
test_release_merge_over__widens(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_finding hit = { .begin = 8, .end = 15 };

    (void)state;
    push(&findings, 0, 2, ANON_REMOVE);
    push(&findings, 5, 10, ANON_REMOVE);
    push(&findings, 12, 30, ANON_FLAG);
    assert_int_equal(release_merge_over(&findings, hit), ANON_OK);
    release_merge_sort(&findings);
    assert_int_equal(findings.len, 2);
    assert_finding(&findings, 0, 0, 2);
    assert_finding(&findings, 1, 5, 15);
    anon_findings_release(&findings);
}

static void
test_release_merge_disjoint__overlapping_flags(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    push(&findings, 20, 25, ANON_REMOVE);
    push(&findings, 4, 9, ANON_REMOVE);
    push(&findings, 0, 6, ANON_REMOVE);
    push(&findings, 5, 7, ANON_FLAG);
    release_merge_disjoint(&findings);
    for (size_t i = 1; i < findings.len; i++) {
        size_t end = 0;

        for (size_t k = 0; k < i; k++) {
            if (findings.items[k].decision == ANON_REMOVE) {
                end = findings.items[k].end;
            }
        }
        assert_true(findings.items[i].decision != ANON_REMOVE ||
            findings.items[i].begin >= end);
    }
    assert_finding(&findings, 0, 0, 9);
    assert_finding(&findings, findings.len - 1, 20, 25);
    anon_findings_release(&findings);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_merge_covered__letters_count),
        cmocka_unit_test(test_release_merge_over__widens),
        cmocka_unit_test(test_release_merge_disjoint__overlapping_flags),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
