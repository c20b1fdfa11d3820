#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/finding.h"

static void
test_findings__grow(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_finding finding = { .rule = "test" };
    size_t i;

    (void)state;
    for (i = 0; i < 100; i++) {
        finding.begin = i;
        assert_int_equal(anon_findings_push(&findings, &finding), ANON_OK);
    }
    assert_int_equal(findings.len, 100);
    assert_int_equal(findings.items[99].begin, 99);
    anon_findings_release(&findings);
    assert_int_equal(findings.len, 0);
    anon_findings_release(&findings);
}

static void
test_type__names(void **state)
{
    (void)state;
    assert_string_equal(anon_type_name(ANON_PERSON), "PERSON");
    assert_string_equal(anon_type_name(ANON_IP), "IP");
    assert_non_null(anon_type_name(ANON_TYPE_COUNT));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings__grow),
        cmocka_unit_test(test_type__names),
    };

    return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
