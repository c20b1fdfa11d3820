#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/resolve.h"

static void
push(struct anon_findings *findings, size_t begin, size_t end,
    enum anon_type type, uint8_t confidence)
{
    const struct anon_finding finding = { .begin = begin,
        .end = end,
        .type = type,
        .confidence = confidence,
        .identifier = ANON_NO_IDENTIFIER,
        .rule = "test" };

    assert_int_equal(anon_findings_push(findings, &finding), ANON_OK);
}

static void
test_resolve__overlaps_become_one(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    push(&findings, 5, 9, ANON_PERSON, 90);
    push(&findings, 0, 6, ANON_EMAIL, 90);
    push(&findings, 9, 12, ANON_PERSON, 90);
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_SUPERVISION));
    assert_int_equal(findings.len, 2);
    assert_int_equal(findings.items[0].begin, 0);
    assert_int_equal(findings.items[0].end, 9);
    assert_int_equal(findings.items[0].type, ANON_EMAIL);
    assert_int_equal(findings.items[1].begin, 9);
    anon_findings_release(&findings);
}

static void
test_resolve__flags_yield(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    push(&findings, 0, 4, ANON_PERSON, 30);
    push(&findings, 2, 6, ANON_PERSON, 90);
    push(&findings, 8, 9, ANON_DATE, 30);
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_SUPERVISION));
    assert_int_equal(findings.len, 2);
    assert_int_equal(findings.items[0].decision, ANON_REMOVE);
    assert_int_equal(findings.items[0].begin, 2);
    assert_int_equal(findings.items[1].decision, ANON_FLAG);
    anon_findings_release(&findings);
}

static void
test_resolve__profile_decides(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    push(&findings, 0, 4, ANON_PERSON, 30);
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_RESEARCH));
    assert_int_equal(findings.items[0].decision, ANON_REMOVE);
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_SUPERVISION));
    assert_int_equal(findings.items[0].decision, ANON_FLAG);
    anon_findings_release(&findings);
}

static void
test_resolve__longer_name_keeps_the_identifier(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    push(&findings, 0, 12, ANON_PERSON, 60);
    push(&findings, 0, 4, ANON_PERSON, 90);
    findings.items[1].identifier = 7;
    findings.items[1].origin = ANON_FROM_OWN;
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_SUPERVISION));
    assert_int_equal(findings.len, 1);
    assert_int_equal(findings.items[0].end, 12);
    assert_int_equal(findings.items[0].identifier, 7);
    anon_findings_release(&findings);
}

static void
test_resolve__nothing(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    anon_resolve(&findings, anon_policy_get(ANON_PROFILE_SUPERVISION));
    assert_int_equal(findings.len, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_resolve__overlaps_become_one),
        cmocka_unit_test(test_resolve__flags_yield),
        cmocka_unit_test(test_resolve__profile_decides),
        cmocka_unit_test(test_resolve__longer_name_keeps_the_identifier),
        cmocka_unit_test(test_resolve__nothing),
    };

    return cmocka_run_group_tests_name("resolve", tests, NULL, NULL);
}
