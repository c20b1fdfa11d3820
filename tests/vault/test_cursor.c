#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/cursor.h"
#include "vault/event.h"
#include "vault/score.h"

static void
test_cursor_close__nothing_is_fine(void **state)
{
    struct vault_cursor *rows = NULL;

    (void)state;
    vault_cursor_close(&rows);
    assert_null(rows);
}

/* Rows of one kind are not read as another. */
static void
test_cursor__of_another_kind_are_refused(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *events = NULL;
    struct vault_score score;
    struct vault_event event;

    rows_fill(rows);
    rows_fill_clinical(rows);
    assert_int_equal(vault_event_open(rows->vault, NULL, &events), VAULT_OK);
    assert_int_equal(vault_score_next(events, &score), VAULT_ERR_INVALID);
    assert_int_equal(vault_event_next(events, &event), VAULT_OK);
    assert_int_equal(vault_event_next(events, &event), VAULT_DONE);
    vault_cursor_close(&events);
    assert_null(events);
}

static void
test_cursor__of_no_case(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *events = NULL;

    assert_int_equal(vault_event_open(rows->vault, "NO-1", &events),
        VAULT_ERR_NOT_FOUND);
    assert_null(events);
}

/* A wrong row goes once, and only by the name of its own kind. */
static void
test_cursor__are_taken_back_once(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *scores = NULL;
    struct vault_score score;

    rows_fill(rows);
    rows_fill_clinical(rows);
    assert_int_equal(vault_event_retract(rows->vault, 18), VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_score_retract(rows->vault, 18), VAULT_OK);
    assert_int_equal(vault_score_retract(rows->vault, 18), VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_score_retract(rows->vault, 99), VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_score_open(rows->vault, NULL, &scores), VAULT_OK);
    assert_int_equal(vault_score_next(scores, &score), VAULT_DONE);
    vault_cursor_close(&scores);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM score"), 1);
    assert_int_equal(rows_log_count(rows, "score-remove"), 1);
    rows_assert_sound(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cursor_close__nothing_is_fine,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_cursor__of_another_kind_are_refused, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_cursor__of_no_case, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_cursor__are_taken_back_once,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
