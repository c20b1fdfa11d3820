#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/score.h"

static enum vault_status
add(struct rows *rows, const char *measure, int64_t value, const char *missing)
{
    struct vault_score score = { .case_code = "AB-1",
        .date = "2026-03-02",
        .value = value };
    int64_t id = 0;

    (void)snprintf(score.measure, sizeof(score.measure), "%s", measure);
    (void)snprintf(score.missing, sizeof(score.missing), "%s", missing);
    return vault_score_add(rows->vault, &score, &id);
}

static void
test_score_add__comes_back(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *list = NULL;
    struct vault_score found;

    rows_case(rows, "AB-1");
    assert_int_equal(add(rows, "phq9", 1400, ""), VAULT_OK);
    assert_int_equal(add(rows, "ors", 2310, ""), VAULT_OK);
    assert_int_equal(add(rows, "gad7", 0, "declined"), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_score_open(rows->vault, "AB-1", &list), VAULT_OK);
    assert_int_equal(vault_score_next(list, &found), VAULT_OK);
    assert_string_equal(found.measure, "phq9");
    assert_string_equal(found.date, "2026-03-02");
    assert_int_equal(found.value, 1400);
    assert_string_equal(found.missing, "");
    assert_int_equal(vault_score_next(list, &found), VAULT_OK);
    assert_int_equal(found.value, 2310);
    assert_int_equal(vault_score_next(list, &found), VAULT_OK);
    assert_string_equal(found.missing, "declined");
    assert_int_equal(vault_score_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
    rows_assert_sound(rows);
}

static void
test_score_add__only_what_the_measure_can_have(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(add(rows, "phq9", 2800, ""), VAULT_ERR_LIMIT);
    assert_int_equal(add(rows, "phq9", -100, ""), VAULT_ERR_LIMIT);
    assert_int_equal(add(rows, "phq9", 1450, ""), VAULT_ERR_LIMIT);
    assert_int_equal(add(rows, "dass21-stress", 1500, ""), VAULT_ERR_LIMIT);
    assert_int_equal(add(rows, "phq-8", 500, ""), VAULT_ERR_NOT_FOUND);
    assert_int_equal(add(rows, "phq9", 0, "forgotten"), VAULT_ERR_INVALID);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM score"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_score_add__comes_back, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_score_add__only_what_the_measure_can_have, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
