#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/person.h"

static int64_t
add_person(struct rows *rows, const char *code, const char *role)
{
    int64_t person = 0;

    assert_int_equal(vault_person_add(rows->vault, code, role, &person),
        VAULT_OK);
    assert_true(person > 0);
    return person;
}

static enum vault_status
add(struct rows *rows, int64_t person, const char *kind, const char *value)
{
    return vault_identifier_add(rows->vault, person, kind, rows_text(value));
}

/* The values of a case, or of all, each followed by a bar. */
static void
assert_values(struct rows *rows, const char *code, const char *expected)
{
    struct vault_identifier identifier = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    struct vault_secret all = VAULT_SECRET_INIT;
    enum vault_status status;

    assert_int_equal(vault_identifier_iter_open(rows->vault, code, &iter),
        VAULT_OK);
    while (
        (status = vault_identifier_iter_next(iter, &identifier)) == VAULT_OK) {
        assert_int_equal(vault_secret_append(&all, identifier.value.data,
                             identifier.value.len),
            VAULT_OK);
        assert_int_equal(vault_secret_append(&all, "|", 1), VAULT_OK);
    }
    assert_int_equal(status, VAULT_DONE);
    assert_string_equal(all.data == NULL ? "" : (const char *)all.data,
        expected);
    vault_identifier_iter_close(&iter);
    vault_identifier_release(&identifier);
    vault_secret_release(&all);
}

static void
test_person_find__gives_the_first_of_a_role(void **state)
{
    struct rows *rows = *state;
    int64_t mother, found = 0;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    (void)add_person(rows, "AB-2", "mother");
    mother = add_person(rows, "ab-1", "mother");
    (void)add_person(rows, "AB-1", "mother");
    assert_int_equal(vault_person_find(rows->vault, "AB-1", "mother", &found),
        VAULT_OK);
    assert_int_equal(found, mother);
    assert_int_equal(vault_person_find(rows->vault, "AB-1", "father", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_person_find(rows->vault, "AB-3", "mother", &found),
        VAULT_ERR_NOT_FOUND);
    rows_assert_sound(rows);
}

static void
test_person_add__checks_case_and_role(void **state)
{
    struct rows *rows = *state;
    int64_t person = -1;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_person_add(rows->vault, "AB-9", "client", &person),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_person_add(rows->vault, "AB-1", "", &person),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_person_add(rows->vault, "AB-1", NULL, &person),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_person_add(rows->vault, "AB-1",
                         "1234567890123456789012345678901234567890", &person),
        VAULT_ERR_INVALID);
    assert_int_equal(person, -1);
    assert_int_equal(rows_log_count(rows, "person-add"), 0);
}

static void
test_identifier_kind_known__is_the_list_of_the_header(void **state)
{
    (void)state;
    assert_true(vault_identifier_kind_known("name"));
    assert_true(vault_identifier_kind_known("org"));
    assert_true(vault_identifier_kind_known("birth"));
    assert_false(vault_identifier_kind_known("Name"));
    assert_false(vault_identifier_kind_known("nam"));
    assert_false(vault_identifier_kind_known(""));
    assert_false(vault_identifier_kind_known(NULL));
}

static void
test_identifier_add__keeps_every_byte(void **state)
{
    static const char *const values[] = {
        "O'Brien; DROP TABLE identifier; --",
        "\xe6\x9d\x8e \xe5\xb0\x8f\xe9\xbe\x99",
        "Zo\xc3\xab \xf0\x9f\x8c\xb1 \"quoted\"",
        "  blanks kept  ",
        "%' OR 1=1",
    };
    struct vault_identifier identifier = VAULT_IDENTIFIER_INIT;
    struct rows *rows = *state;
    struct vault_identifier_iter *iter = NULL;
    int64_t person;
    size_t i;

    rows_case(rows, "AB-1");
    person = add_person(rows, "AB-1", VAULT_ROLE_CLIENT);
    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        assert_int_equal(add(rows, person, "name", values[i]), VAULT_OK);
    }
    rows_reopen(rows);
    assert_int_equal(vault_identifier_iter_open(rows->vault, "ab-1", &iter),
        VAULT_OK);
    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        assert_int_equal(vault_identifier_iter_next(iter, &identifier),
            VAULT_OK);
        assert_string_equal((char *)identifier.value.data, values[i]);
        assert_int_equal(identifier.value.len, strlen(values[i]));
        assert_int_equal(identifier.person_id, person);
        assert_string_equal(identifier.case_code, "AB-1");
        assert_string_equal(identifier.role, "client");
        assert_string_equal(identifier.kind, "name");
    }
    assert_int_equal(vault_identifier_iter_next(iter, &identifier), VAULT_DONE);
    assert_int_equal(identifier.value.len, 0);
    vault_identifier_iter_close(&iter);
    vault_identifier_release(&identifier);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Brien");
}

static void
test_identifier_add__same_value_once(void **state)
{
    struct rows *rows = *state;
    int64_t client, mother;

    rows_case(rows, "AB-1");
    client = add_person(rows, "AB-1", VAULT_ROLE_CLIENT);
    mother = add_person(rows, "AB-1", "mother");
    assert_int_equal(add(rows, client, "name", "Sari"), VAULT_OK);
    assert_int_equal(add(rows, client, "name", "Sari"), VAULT_OK);
    assert_int_equal(add(rows, client, "nickname", "Sari"), VAULT_OK);
    assert_int_equal(add(rows, mother, "name", "Sari"), VAULT_OK);
    assert_values(rows, "AB-1", "Sari|Sari|Sari|");
    assert_int_equal(rows_log_count(rows, "identifier-add"), 3);
}

static void
test_identifier_add__refuses_what_is_no_value(void **state)
{
    static char long_value[VAULT_IDENTIFIER_MAX + 1];
    struct rows *rows = *state;
    int64_t person;

    rows_case(rows, "AB-1");
    person = add_person(rows, "AB-1", VAULT_ROLE_CLIENT);
    assert_int_equal(add(rows, person, "name", ""), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, person, "name", "\xff\xfe"), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, person, "name", "cut \xe6\x9d"),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_identifier_add(rows->vault, person, "name",
                         (struct vault_text){ "a\0b", 3 }),
        VAULT_ERR_INVALID);
    assert_int_equal(add(rows, person, "shoe-size", "43"), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, person + 100, "name", "Sari"),
        VAULT_ERR_NOT_FOUND);
    memset(long_value, 'x', sizeof(long_value));
    assert_int_equal(vault_identifier_add(rows->vault, person, "address",
                         (struct vault_text){ long_value, sizeof(long_value) }),
        VAULT_ERR_LIMIT);
    assert_int_equal(vault_identifier_add(rows->vault, person, "address",
                         (struct vault_text){ long_value,
                             sizeof(long_value) - 1 }),
        VAULT_OK);
    assert_int_equal(rows_log_count(rows, "identifier-add"), 1);
}

static void
test_identifier_iter__one_case_or_all(void **state)
{
    struct vault_identifier_iter *iter = NULL;
    struct rows *rows = *state;
    int64_t first, second;

    rows_case(rows, "ZZ-1");
    rows_case(rows, "AA-2");
    first = add_person(rows, "ZZ-1", VAULT_ROLE_CLIENT);
    second = add_person(rows, "AA-2", VAULT_ROLE_CLIENT);
    assert_int_equal(add(rows, second, "place", "Ende"), VAULT_OK);
    assert_int_equal(add(rows, first, "name", "Rani"), VAULT_OK);
    assert_int_equal(add(rows, first, "phone", "0812"), VAULT_OK);
    assert_values(rows, "ZZ-1", "Rani|0812|");
    assert_values(rows, "AA-2", "Ende|");
    assert_values(rows, NULL, "Rani|0812|Ende|");
    assert_int_equal(vault_identifier_iter_open(rows->vault, "QQ-9", &iter),
        VAULT_ERR_NOT_FOUND);
    assert_null(iter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_person_find__gives_the_first_of_a_role, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_person_add__checks_case_and_role,
            rows_open, rows_close),
        cmocka_unit_test(test_identifier_kind_known__is_the_list_of_the_header),
        cmocka_unit_test_setup_teardown(test_identifier_add__keeps_every_byte,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_identifier_add__same_value_once,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_identifier_add__refuses_what_is_no_value, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_identifier_iter__one_case_or_all,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
