#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/policy.h"

static enum anon_policy_fault
read_text(const char *text, struct anon_policy *policy, int *line)
{
    memset(policy, 0, sizeof(*policy));
    return anon_policy_read((struct anon_text){ text, strlen(text) }, policy,
        line);
}

/* What is compiled in is what the files say. */
static void
test_policy_read__own_files(void **state)
{
    (void)state;
    for (int i = 0; i < ANON_PROFILE_COUNT; i++) {
        enum anon_profile profile = (enum anon_profile)i;
        const struct anon_policy *built = anon_policy_get(profile);
        struct anon_policy policy;
        int line = 0;

        assert_int_equal(read_text(anon_policy_text(profile), &policy, &line),
            ANON_POLICY_FINE);
        assert_string_equal(policy.name, built->name);
        assert_int_equal(policy.flag_quasi, built->flag_quasi);
        for (int type = 0; type < ANON_TYPE_COUNT; type++) {
            assert_int_equal(policy.rules[type].action,
                built->rules[type].action);
            assert_int_equal(policy.rules[type].threshold,
                built->rules[type].threshold);
            assert_string_equal(policy.rules[type].because,
                built->rules[type].because);
        }
    }
}

static void
test_policy_read__what_is_not_named_is_removed(void **state)
{
    struct anon_policy policy;
    int line = 0;

    (void)state;
    assert_int_equal(
        read_text("[policy]\nname = mine\n[DATE]\naction = shift\n", &policy,
            &line),
        ANON_POLICY_FINE);
    assert_int_equal(policy.rules[ANON_DATE].action, ANON_ACTION_SHIFT);
    assert_int_equal(policy.rules[ANON_PERSON].action, ANON_ACTION_REMOVE);
    assert_true(policy.rules[ANON_PERSON].threshold <=
        anon_policy_get(ANON_PROFILE_RESEARCH)->rules[ANON_PERSON].threshold);
}

static void
test_policy_read__faults(void **state)
{
    static const struct {
        const char *text;
        enum anon_policy_fault fault;
        int line;
    } cases[] = {
        { "", ANON_POLICY_NAMELESS, 0 },
        { "[policy]\nname = a b\n", ANON_POLICY_LINE, 2 },
        { "[policy]\nname = a\ncolour = red\n", ANON_POLICY_LINE, 3 },
        { "[policy]\nname = a\nquasi = maybe\n", ANON_POLICY_LINE, 3 },
        { "[policy]\nname = a\n[NAMES]\naction = remove\n", ANON_POLICY_LINE,
            4 },
        { "[policy]\nname = a\n[PHONE]\naction = shift\n", ANON_POLICY_LINE,
            4 },
        { "[policy]\nname = a\n[PHONE]\naction = hide\n", ANON_POLICY_LINE, 4 },
        { "[policy]\nname = a\n[PHONE]\nthreshold = 101\n", ANON_POLICY_LINE,
            4 },
        { "[policy]\nname = a\n[PHONE]\nthreshold = -1\n", ANON_POLICY_LINE,
            4 },
        { "[policy]\nname = a\n[PHONE]\nthreshold =\n", ANON_POLICY_LINE, 4 },
        { "[policy]\nname = a\n[PHONE]\naction = keep\n", ANON_POLICY_REASON,
            0 },
        { "[policy]\nname = a\nnonsense\n", ANON_POLICY_LINE, 3 },
        { "[policy\nname = a\n", ANON_POLICY_LINE, 1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct anon_policy policy;
        int line = 0;

        assert_int_equal(read_text(cases[i].text, &policy, &line),
            cases[i].fault);
        assert_int_equal(line, cases[i].line);
    }
}

static void
test_policy_read__long_or_broken(void **state)
{
    static char text[ANON_POLICY_TEXT_MAX + 1];
    static const char nul[] = "[policy]\nname = a\n\0[PHONE]\n";
    struct anon_policy policy;
    int line = 0;

    (void)state;
    memset(text, '\n', sizeof(text));
    assert_int_equal(anon_policy_read((struct anon_text){ text, sizeof(text) },
                         &policy, &line),
        ANON_POLICY_LONG);
    assert_int_equal(anon_policy_read((struct anon_text){ nul,
                                          sizeof(nul) - 1 },
                         &policy, &line),
        ANON_POLICY_LONG);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy_read__own_files),
        cmocka_unit_test(test_policy_read__what_is_not_named_is_removed),
        cmocka_unit_test(test_policy_read__faults),
        cmocka_unit_test(test_policy_read__long_or_broken),
    };

    return cmocka_run_group_tests_name("policy_read", tests, NULL, NULL);
}
