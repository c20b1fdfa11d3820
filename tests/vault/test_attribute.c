#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/attribute.h"

static enum vault_status
set(struct rows *rows, const char *kind, const char *value)
{
    struct vault_attribute attribute = { .case_code = "AB-1" };

    (void)snprintf(attribute.kind, sizeof(attribute.kind), "%s", kind);
    (void)snprintf(attribute.value, sizeof(attribute.value), "%s", value);
    return vault_attribute_set(rows->vault, &attribute);
}

static void
test_attribute_set__the_newest_counts(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *list = NULL;
    struct vault_attribute found;

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "sex", "male"), VAULT_OK);
    assert_int_equal(set(rows, "place", "ID-JB"), VAULT_OK);
    assert_int_equal(set(rows, "sex", "female"), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_attribute_open(rows->vault, NULL, &list), VAULT_OK);
    assert_int_equal(vault_attribute_next(list, &found), VAULT_OK);
    assert_string_equal(found.kind, "place");
    assert_string_equal(found.value, "ID-JB");
    assert_int_equal(vault_attribute_next(list, &found), VAULT_OK);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.kind, "sex");
    assert_string_equal(found.value, "female");
    assert_int_equal(vault_attribute_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
    rows_assert_unlogged(rows, "female");
    rows_assert_unlogged(rows, "JB");
    rows_assert_sound(rows);
}

static void
test_attribute_set__knows_its_words(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "religion", "declined"), VAULT_OK);
    assert_int_equal(set(rows, "diagnosis", "F32.1"), VAULT_OK);
    assert_int_equal(set(rows, "diagnosis", "not-applicable"), VAULT_OK);
    assert_int_equal(set(rows, "sex", "javanese"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "shoe-size", "42"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "modality", "video"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "place", "Bandung"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "sex", ""), VAULT_ERR_INVALID);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_attribute_set__the_newest_counts,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_attribute_set__knows_its_words,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
