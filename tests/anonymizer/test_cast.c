#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/cast.h"

static uint32_t
number_of(struct anon_cast *cast, enum anon_type type, const char *surface,
    uint32_t person)
{
    const struct anon_finding finding = { .type = type };
    uint32_t number = 0;

    assert_int_equal(anon_cast_number(cast, &finding,
                         (struct anon_text){ surface, strlen(surface) }, person,
                         &number),
        ANON_OK);
    return number;
}

static void
test_cast__numbers(void **state)
{
    struct anon_cast *cast = NULL;

    (void)state;
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    assert_int_equal(number_of(cast, ANON_PERSON, "Garth Osborn", UINT32_MAX),
        1);
    assert_int_equal(number_of(cast, ANON_PERSON, "garth", UINT32_MAX), 1);
    assert_int_equal(number_of(cast, ANON_PERSON, "Osborn", UINT32_MAX), 1);
    assert_int_equal(number_of(cast, ANON_PERSON, "Mina", UINT32_MAX), 2);
    assert_int_equal(number_of(cast, ANON_LOCATION, "Mina", UINT32_MAX), 1);
    anon_cast_free(&cast);
    assert_null(cast);
}

static void
test_cast__recorded_person_in_any_form(void **state)
{
    struct anon_cast *cast = NULL;

    (void)state;
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    assert_int_equal(number_of(cast, ANON_PERSON, "Wulan", 5), 1);
    assert_int_equal(number_of(cast, ANON_PERSON, "Bu Setiawan", 5), 1);
    assert_int_equal(number_of(cast, ANON_PERSON, "Wulan", 6), 2);
    anon_cast_free(&cast);
}

static void
test_cast__labels(void **state)
{
    struct anon_cast *cast = NULL;

    (void)state;
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    assert_int_equal(anon_cast_label(cast, 3, "Klien"), ANON_OK);
    assert_int_equal(anon_cast_label(cast, 3, "Ibu Klien"), ANON_OK);
    assert_string_equal(anon_cast_find_label(cast, 3), "Ibu Klien");
    assert_null(anon_cast_find_label(cast, 4));
    anon_cast_free(&cast);
}

static void
test_cast__many(void **state)
{
    struct anon_cast *cast = NULL;
    char name[16];
    uint32_t i;

    (void)state;
    assert_int_equal(anon_cast_new(&cast), ANON_OK);
    for (i = 1; i <= 2000; i++) {
        (void)snprintf(name, sizeof(name), "Name%u", i);
        assert_int_equal(number_of(cast, ANON_ORG, name, UINT32_MAX), i);
    }
    assert_int_equal(number_of(cast, ANON_ORG, "Name7", UINT32_MAX), 7);
    anon_cast_free(&cast);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cast__numbers),
        cmocka_unit_test(test_cast__recorded_person_in_any_form),
        cmocka_unit_test(test_cast__labels),
        cmocka_unit_test(test_cast__many),
    };

    return cmocka_run_group_tests_name("cast", tests, NULL, NULL);
}
