#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/anonymizer.h"

#define TEXT(literal) ((struct anon_text){ literal, sizeof(literal) - 1 })

static void
assert_clean(const struct anon_clean *clean, const char *expected)
{
    struct anon_text view = anon_clean_view(clean);

    assert_int_equal(view.len, strlen(expected));
    assert_memory_equal(view.data, expected, view.len);
}

static struct anon_finding
person(size_t begin, size_t end)
{
    return (struct anon_finding){ .begin = begin,
        .end = end,
        .type = ANON_PERSON,
        .identifier = ANON_NO_IDENTIFIER,
        .rule = "test" };
}

static void
test_redact__only_what_is_to_be_removed(void **state)
{
    struct anon_finding items[] = { person(4, 8), person(13, 17) };
    struct anon_findings findings = { items, 2, 2 };
    struct anon_clean *clean = NULL;

    (void)state;
    items[1].decision = ANON_FLAG;
    assert_int_equal(anon_redact(TEXT("hai Dewi dan Raka."), &findings, NULL,
                         &clean),
        ANON_OK);
    assert_clean(clean, "hai [PERSON] dan Raka.");
    anon_clean_free(&clean);
    assert_null(clean);
    anon_clean_free(&clean);
}

static void
test_redact__refuses_disorder(void **state)
{
    struct anon_finding items[] = { person(4, 8), person(6, 9) };
    struct anon_findings findings = { items, 2, 2 };
    struct anon_clean *clean = NULL;

    (void)state;
    assert_int_equal(anon_redact(TEXT("hai Dewi dan Raka."), &findings, NULL,
                         &clean),
        ANON_ERR_INVALID);
    assert_null(clean);
    items[1] = person(9, 99);
    assert_int_equal(anon_redact(TEXT("hai Dewi dan Raka."), &findings, NULL,
                         &clean),
        ANON_ERR_INVALID);
}

static void
test_redact__same_person_same_number(void **state)
{
    const struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    struct anon_transform transform = { .first_day = ANON_NO_DAY };
    struct anon_finding items[] = { person(0, 12), person(17, 22),
        person(27, 31), person(36, 41) };
    struct anon_findings findings = { items, 4, 4 };
    struct anon_clean *clean = NULL;
    struct anon_cast *cast = NULL;

    (void)state;
    (void)options;
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    transform.cast = cast;
    assert_int_equal(
        anon_redact(TEXT("Garth Osborn and GARTH and Mina and Garth."),
            &findings, &transform, &clean),
        ANON_OK);
    assert_clean(clean,
        "[Person 1] and [Person 1] and [Person 2] and [Person 1].");
    anon_clean_free(&clean);
    anon_cast_free(&cast);
}

static void
test_redact__never_the_original(void **state)
{
    struct anon_finding items[] = { person(0, 8) };
    struct anon_findings findings = { items, 1, 1 };
    struct anon_clean *clean = NULL;

    (void)state;
    assert_int_equal(anon_redact(TEXT("[PERSON]"), &findings, NULL, &clean),
        ANON_OK);
    assert_clean(clean, "[REMOVED]");
    anon_clean_free(&clean);
}

static void
test_constant__as_it_is(void **state)
{
    struct anon_clean *clean = NULL;

    (void)state;
    assert_int_equal(anon_clean_constant("Question", &clean), ANON_OK);
    assert_clean(clean, "Question");
    anon_clean_free(&clean);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_redact__only_what_is_to_be_removed),
        cmocka_unit_test(test_redact__refuses_disorder),
        cmocka_unit_test(test_redact__same_person_same_number),
        cmocka_unit_test(test_redact__never_the_original),
        cmocka_unit_test(test_constant__as_it_is),
    };

    return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}
