#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/release.h"

static enum vault_status
set(struct rows *rows, const char *code, const char *surface,
    const char *decision)
{
    return vault_decision_set(rows->vault, code, rows_text(surface), decision);
}

static void
assert_decided(struct rows *rows, const char *code, const char *surface,
    const char *expected)
{
    char decision[VAULT_WORD_MAX] = "";

    assert_int_equal(vault_decision_get(rows->vault, code, rows_text(surface),
                         decision),
        expected == NULL ? VAULT_ERR_NOT_FOUND : VAULT_OK);
    assert_string_equal(decision, expected == NULL ? "" : expected);
}

static void
test_decision__is_remembered(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_decided(rows, "AB-1", "Dua", NULL);
    assert_int_equal(set(rows, "ab-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "o'clock\" --", "remove"), VAULT_OK);
    rows_reopen(rows);
    assert_decided(rows, "AB-1", "Dua", "keep");
    assert_decided(rows, "AB-1", "o'clock\" --", "remove");
    assert_decided(rows, "AB-1", "dua", NULL);
    assert_decided(rows, "AB-1", "Du", NULL);
    assert_decided(rows, "AB-2", "Dua", NULL);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Dua");
    rows_assert_unlogged(rows, "clock");
}

static void
test_decision_set__the_last_one_counts(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "Dua", "remove"), VAULT_OK);
    assert_decided(rows, "AB-1", "Dua", "remove");
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_decided(rows, "AB-1", "Dua", "keep");
    assert_int_equal(rows_log_count(rows, "decision"), 3);
    rows_assert_sound(rows);
}

static void
test_decision_set__refuses_bad_arguments(void **state)
{
    static char long_surface[4097];
    struct rows *rows = *state;
    char decision[VAULT_WORD_MAX];

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "AB-1", "Dua", "maybe"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "Dua", NULL), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "", "keep"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "\xff", "keep"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-9", "Dua", "keep"), VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_decision_get(rows->vault, "AB-9", rows_text("Dua"),
                         decision),
        VAULT_ERR_NOT_FOUND);
    memset(long_surface, 'x', sizeof(long_surface));
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         (struct vault_text){ long_surface,
                             sizeof(long_surface) },
                         "keep"),
        VAULT_ERR_LIMIT);
    assert_int_equal(rows_log_count(rows, "decision"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_decision__is_remembered, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_decision_set__the_last_one_counts,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_decision_set__refuses_bad_arguments, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
