#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"
#include "vault/consent.h"
#include "vault/disclosure.h"

static const struct vault_disclosure good = {
    .case_code = "ab-1",
    .date = "2026-03-04",
    .recipient = "Duty officer, Crisis Centre, Harbour Road 3",
    .what = "brief 7K3QXM2P, identifiers removed, 4 notes",
    .ground = "danger-self",
    .reason = "said where and when\nand could not promise to wait",
};

static void
test_disclosure_add__is_listed(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *cursor = NULL;
    struct vault_disclosure found;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_disclosure_add(rows->vault, &good, &id), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_disclosure_open(rows->vault, "AB-1", &cursor),
        VAULT_OK);
    assert_int_equal(vault_disclosure_next(cursor, &found), VAULT_OK);
    assert_int_equal(found.id, id);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.date, good.date);
    assert_string_equal(found.recipient, good.recipient);
    assert_string_equal(found.what, good.what);
    assert_string_equal(found.ground, good.ground);
    assert_string_equal(found.reason, good.reason);
    assert_int_equal(vault_disclosure_next(cursor, &found), VAULT_DONE);
    vault_cursor_close(&cursor);
    assert_int_equal(rows_log_count(rows, "disclosure"), 1);
    rows_assert_unlogged(rows, "Harbour");
    rows_assert_unlogged(rows, "promise");
    rows_assert_sound(rows);
}

static void
test_disclosure_add__refuses_what_says_nothing(void **state)
{
    struct rows *rows = *state;
    struct vault_disclosure wrong = good;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    wrong.reason[0] = '\0';
    assert_int_equal(vault_disclosure_add(rows->vault, &wrong, &id),
        VAULT_ERR_INVALID);
    wrong = good;
    wrong.recipient[0] = '\0';
    assert_int_equal(vault_disclosure_add(rows->vault, &wrong, &id),
        VAULT_ERR_INVALID);
    wrong = good;
    (void)snprintf(wrong.ground, sizeof(wrong.ground), "curiosity");
    assert_int_equal(vault_disclosure_add(rows->vault, &wrong, &id),
        VAULT_ERR_INVALID);
    wrong = good;
    (void)snprintf(wrong.date, sizeof(wrong.date), "2026-02-30");
    assert_int_equal(vault_disclosure_add(rows->vault, &wrong, &id),
        VAULT_ERR_INVALID);
    wrong = good;
    (void)snprintf(wrong.case_code, sizeof(wrong.case_code), "AB-9");
    assert_int_equal(vault_disclosure_add(rows->vault, &wrong, &id),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(rows_log_count(rows, "disclosure"), 0);
}

static void
test_disclosure_add__a_changed_reason_is_noticed(void **state)
{
    struct rows *rows = *state;
    struct vault_audit_verdict verdict;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_disclosure_add(rows->vault, &good, &id), VAULT_OK);
    rows_sql(rows, "UPDATE disclosure SET reason = 'another'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.bad_rows, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_disclosure_add__is_listed,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_disclosure_add__refuses_what_says_nothing, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_disclosure_add__a_changed_reason_is_noticed, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
