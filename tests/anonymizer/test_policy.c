#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/policy.h"

static void
test_policy__found_by_name(void **state)
{
    static const char *const names[] = { "supervision", "research",
        "safe-harbor", "uu-pdp" };
    size_t i;

    (void)state;
    for (i = 0; i < ANON_PROFILE_COUNT; i++) {
        const struct anon_policy *policy = anon_policy_find(names[i]);

        assert_non_null(policy);
        assert_string_equal(policy->name, names[i]);
        assert_ptr_equal(policy, anon_policy_get((enum anon_profile)i));
    }
    assert_null(anon_policy_find("none"));
    assert_null(anon_policy_find(""));
}

static void
test_policy__research_is_stricter(void **state)
{
    const struct anon_policy *readable =
        anon_policy_get(ANON_PROFILE_SUPERVISION);
    const struct anon_policy *strict = anon_policy_get(ANON_PROFILE_RESEARCH);
    size_t i;

    (void)state;
    /* No detector finds a detail: there is nothing to be strict about. */
    for (i = 0; i < ANON_DETAIL; i++) {
        assert_true(strict->rules[i].threshold < readable->rules[i].threshold);
        assert_true(strict->rules[i].threshold > 0);
    }
}

static void
test_policy__safe_harbor_keeps_ages(void **state)
{
    (void)state;
    assert_int_equal(
        anon_policy_get(ANON_PROFILE_SAFE_HARBOR)->rules[ANON_AGE].threshold,
        100);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy__found_by_name),
        cmocka_unit_test(test_policy__research_is_stricter),
        cmocka_unit_test(test_policy__safe_harbor_keeps_ages),
    };

    return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
