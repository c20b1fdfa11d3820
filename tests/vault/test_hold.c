#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"
#include "vault/hold.h"

static void
test_hold_set__stands_until_cleared(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *cursor = NULL;
    struct vault_hold hold;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_OK);
    assert_int_equal(vault_hold_set(rows->vault, "ab-1", "court file", &id),
        VAULT_OK);
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", "a second", &id),
        VAULT_OK);
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_ERR_HELD);
    assert_int_equal(vault_hold_open(rows->vault, NULL, &cursor), VAULT_OK);
    assert_int_equal(vault_hold_next(cursor, &hold), VAULT_OK);
    assert_string_equal(hold.case_code, "AB-1");
    assert_string_equal(hold.reason, "court file");
    assert_int_equal(vault_hold_next(cursor, &hold), VAULT_OK);
    assert_int_equal(vault_hold_next(cursor, &hold), VAULT_DONE);
    vault_cursor_close(&cursor);
    assert_int_equal(vault_hold_clear(rows->vault, "AB-1"), VAULT_OK);
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_OK);
    assert_int_equal(vault_hold_clear(rows->vault, "AB-1"),
        VAULT_ERR_NOT_FOUND);
    rows_assert_unlogged(rows, "court");
    rows_assert_sound(rows);
}

static void
test_hold_set__refuses(void **state)
{
    struct rows *rows = *state;
    char text[VAULT_REASON_MAX + 1];
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", "", &id),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", "\xff", &id),
        VAULT_ERR_INVALID);
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", text, &id),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_hold_set(rows->vault, "AB-9", "why", &id),
        VAULT_ERR_NOT_FOUND);
}

/* An attacker with old pages takes a hold away: that is noticed. */
static void
test_hold_set__is_vouched_for(void **state)
{
    struct rows *rows = *state;
    struct vault_audit_verdict verdict;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", "why", &id), VAULT_OK);
    rows_sql(rows, "DELETE FROM hold");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
}

static void
test_retention_set__keeps_until_the_years_are_over(void **state)
{
    struct rows *rows = *state;
    struct vault_retention rule;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_retention_get(rows->vault, "AB-1", &rule), VAULT_OK);
    assert_int_equal(rule.years, 0);
    assert_int_equal(vault_retention_set(rows->vault, "AB-1", 101),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_retention_set(rows->vault, "AB-1", 7), VAULT_OK);
    /* Open: the years have not begun. */
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_ERR_HELD);
    assert_int_equal(vault_case_close(rows->vault, "AB-1", "2001-02-28"),
        VAULT_OK);
    assert_int_equal(vault_retention_get(rows->vault, "AB-1", &rule), VAULT_OK);
    assert_string_equal(rule.until, "2008-02-28");
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_OK);
    assert_int_equal(vault_retention_set(rows->vault, "AB-1", 100), VAULT_OK);
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_ERR_HELD);
    assert_int_equal(vault_retention_set(rows->vault, "AB-1", 0), VAULT_OK);
    assert_int_equal(vault_hold_check(rows->vault, "AB-1"), VAULT_OK);
    rows_assert_sound(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hold_set__stands_until_cleared,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_hold_set__refuses, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_hold_set__is_vouched_for,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_retention_set__keeps_until_the_years_are_over, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
