#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/event.h"
#include "vault/supervision.h"

static const struct vault_supervision whole = { .case_code = "ab-1",
    .date = "2026-03-02",
    .supervisor = "Sekar, SIPP 12",
    .minutes = 50,
    .people = 1 };

static int
count(struct rows *rows, const char *case_code)
{
    struct vault_cursor *cursor = NULL;
    struct vault_supervision found;
    int n = 0;

    assert_int_equal(vault_supervision_open(rows->vault, case_code, &cursor),
        VAULT_OK);
    while (vault_supervision_next(cursor, &found) == VAULT_OK) {
        n++;
    }
    vault_cursor_close(&cursor);
    return n;
}

static void
test_supervision_add__with_and_without_a_case(void **state)
{
    struct rows *rows = *state;
    struct vault_supervision group = whole, found;
    struct vault_cursor *cursor = NULL;
    struct vault_event event;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    group.case_code[0] = '\0';
    group.people = 6;
    memcpy(group.date, "2026-03-01", sizeof("2026-03-01"));
    assert_int_equal(vault_supervision_add(rows->vault, &whole, &id), VAULT_OK);
    assert_int_equal(vault_supervision_add(rows->vault, &group, &id), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_supervision_open(rows->vault, NULL, &cursor),
        VAULT_OK);
    assert_int_equal(vault_event_next(cursor, &event), VAULT_ERR_INVALID);
    assert_int_equal(vault_supervision_next(cursor, &found), VAULT_OK);
    assert_int_equal(found.id, id);
    assert_string_equal(found.case_code, "");
    assert_int_equal(found.people, 6);
    assert_int_equal(vault_supervision_next(cursor, &found), VAULT_OK);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.supervisor, "Sekar, SIPP 12");
    assert_int_equal(found.minutes, 50);
    assert_int_equal(vault_supervision_next(cursor, &found), VAULT_DONE);
    vault_cursor_close(&cursor);
    assert_int_equal(count(rows, "AB-1"), 1);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Sekar");
}

static void
test_supervision_add__refuses_what_cannot_be(void **state)
{
    struct vault_supervision wrong[] = { whole, whole, whole, whole, whole,
        whole };
    struct rows *rows = *state;
    int64_t id = 0;
    size_t i;

    rows_case(rows, "AB-1");
    wrong[0].minutes = 0;
    wrong[1].minutes = 1441;
    wrong[2].people = 0;
    wrong[3].people = VAULT_SUPERVISION_PEOPLE_MAX + 1;
    wrong[4].supervisor[0] = '\0';
    memcpy(wrong[5].date, "2026-02-30", sizeof("2026-02-30"));
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(vault_supervision_add(rows->vault, &wrong[i], &id),
            VAULT_ERR_INVALID);
    }
    wrong[0] = whole;
    memcpy(wrong[0].case_code, "AB-2", sizeof("AB-2"));
    assert_int_equal(vault_supervision_add(rows->vault, &wrong[0], &id),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(count(rows, NULL), 0);
}

static void
test_supervision_retract__no_longer_counts(void **state)
{
    struct vault_supervision caseless = whole;
    struct rows *rows = *state;
    int64_t id = 0;

    caseless.case_code[0] = '\0';
    assert_int_equal(vault_supervision_add(rows->vault, &caseless, &id),
        VAULT_OK);
    assert_int_equal(vault_supervision_retract(rows->vault, id), VAULT_OK);
    assert_int_equal(vault_supervision_retract(rows->vault, id),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(count(rows, NULL), 0);
    rows_assert_sound(rows);
}

static void
test_supervision__a_changed_hour_is_noticed(void **state)
{
    struct vault_audit_verdict verdict;
    struct vault_supervision caseless = whole;
    struct rows *rows = *state;
    int64_t id = 0;

    caseless.case_code[0] = '\0';
    assert_int_equal(vault_supervision_add(rows->vault, &caseless, &id),
        VAULT_OK);
    rows_sql(rows, "UPDATE supervision SET minutes = 500");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.bad_rows, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_supervision_add__with_and_without_a_case, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_supervision_add__refuses_what_cannot_be, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_supervision_retract__no_longer_counts, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_supervision__a_changed_hour_is_noticed, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
