#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/pseudonym.h"

static struct anon_text
text_of(const char *text)
{
    return (struct anon_text){ text, strlen(text) };
}

/* Redacts a text in which only names are found, with invented ones. */
static void
redact(const char *text, const struct anon_transform *transform, char out[256])
{
    struct anon_scan_options options = { .known = transform->known };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_clean *clean = NULL;
    struct anon_text view;

    assert_int_equal(anon_scan(text_of(text), &options, &findings), ANON_OK);
    assert_int_equal(anon_redact(text_of(text), &findings, transform, &clean),
        ANON_OK);
    view = anon_clean_view(clean);
    assert_true(view.len < 256);
    memcpy(out, view.data, view.len);
    out[view.len] = '\0';
    anon_clean_free(&clean);
    anon_findings_release(&findings);
}

static void
invented_policy(struct anon_policy *policy)
{
    *policy = *anon_policy_get(ANON_PROFILE_RESEARCH);
    policy->rules[ANON_PERSON].action = ANON_ACTION_PSEUDONYM;
}

static void
test_pseudonym__same_person_same_name(void **state)
{
    const struct anon_identifier items[] = {
        { .kind = ANON_IDENTIFIER_NAME,
            .origin = ANON_FROM_OWN,
            .value = { "Ratna Kusumawati", 16 } },
    };
    struct anon_known *known = NULL;
    struct anon_cast *cast = NULL;
    struct anon_policy policy;
    char first[256];
    char second[256];

    (void)state;
    invented_policy(&policy);
    assert_int_equal(anon_known_new(items, 1, NULL, &known), ANON_OK);
    for (uint64_t domain = 1; domain <= 50; domain++) {
        struct anon_transform transform = { .policy = &policy,
            .known = known,
            .first_day = ANON_NO_DAY,
            .domain = domain };

        assert_int_equal(anon_cast_new(&cast), ANON_OK);
        transform.cast = cast;
        redact("Ratna Kusumawati", &transform, first);
        redact("ratna", &transform, second);
        assert_string_equal(first, second);
        assert_null(strchr(first, '['));
        assert_true(first[0] != 'R' && first[0] != 'K');
        anon_cast_free(&cast);
    }
    anon_known_free(&known);
}

/* Two domains mostly give two names: the surface does not decide. */
static void
test_pseudonym__domains_differ(void **state)
{
    bool taken[ANON_PSEUDONYM_COUNT] = { false };
    bool seen[ANON_PSEUDONYM_COUNT] = { false };
    size_t different = 0;

    (void)state;
    for (uint64_t domain = 1; domain <= 400; domain++) {
        const struct anon_transform transform = { .domain = domain };
        size_t index = 0;

        assert_int_equal(anon_pseudonym_draw(&transform, text_of("Xi"), 1,
                             taken, &index),
            ANON_OK);
        different += !seen[index];
        seen[index] = true;
    }
    assert_true(different > ANON_PSEUDONYM_COUNT * 3 / 4);
}

static void
test_pseudonym__never_a_name_on_record(void **state)
{
    const struct anon_identifier items[] = {
        { .kind = ANON_IDENTIFIER_NAME,
            .origin = ANON_FROM_OTHER,
            .value = { "Lintang Senja", 13 } },
        { .kind = ANON_IDENTIFIER_NICKNAME,
            .origin = ANON_FROM_OTHER,
            .value = { "Rizki", 5 } },
    };
    struct anon_known *avoid = NULL;

    (void)state;
    assert_int_equal(anon_known_new(items, 2, NULL, &avoid), ANON_OK);
    for (uint64_t domain = 1; domain <= 200; domain++) {
        bool taken[ANON_PSEUDONYM_COUNT] = { false };
        const struct anon_transform transform = { .domain = domain,
            .language = ANON_LANGUAGE_ID,
            .avoid = avoid };

        for (uint32_t turn = 1; turn <= ANON_PSEUDONYM_COUNT; turn++) {
            size_t index = 0;
            const char *name;

            assert_int_equal(anon_pseudonym_draw(&transform, text_of("Xi"),
                                 turn, taken, &index),
                ANON_OK);
            if (index == ANON_PSEUDONYM_COUNT) {
                break;
            }
            name = anon_pseudonym_at(ANON_LANGUAGE_ID, index);
            assert_false(taken[index]);
            assert_string_not_equal(name, "Lintang");
            assert_string_not_equal(name, "Senja");
            assert_string_not_equal(name, "Rizki");
            taken[index] = true;
        }
    }
    anon_known_free(&avoid);
}

static void
test_pseudonym__without_a_domain_a_number(void **state)
{
    struct anon_transform transform = { .first_day = ANON_NO_DAY };
    struct anon_cast *cast = NULL;
    struct anon_policy policy;
    char out[256];

    (void)state;
    invented_policy(&policy);
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    transform.policy = &policy;
    transform.cast = cast;
    redact("my friend, Priyanka, called", &transform, out);
    assert_string_equal(out, "my friend, [Person 1], called");
    anon_cast_free(&cast);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pseudonym__same_person_same_name),
        cmocka_unit_test(test_pseudonym__domains_differ),
        cmocka_unit_test(test_pseudonym__never_a_name_on_record),
        cmocka_unit_test(test_pseudonym__without_a_domain_a_number),
    };

    return cmocka_run_group_tests_name("pseudonym", tests, NULL, NULL);
}
