#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"
#include "vault/release.h"

#define CASES 300

static void
get(struct rows *rows, const char *project, const char *code,
    char ret_pseudonym[VAULT_CODE_MAX])
{
    assert_int_equal(vault_pseudonym_get(rows->vault, project, code,
                         ret_pseudonym),
        VAULT_OK);
}

static void
test_pseudonym_get__stable_within_a_project(void **state)
{
    char first[VAULT_CODE_MAX], again[VAULT_CODE_MAX];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    get(rows, "sleep", "AB-1", first);
    assert_int_equal(strlen(first), 8);
    assert_int_equal(strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), 8);
    get(rows, "sleep", "ab-1", again);
    assert_string_equal(first, again);
    rows_reopen(rows);
    get(rows, "sleep", "AB-1", again);
    assert_string_equal(first, again);
    assert_int_equal(rows_log_count(rows, "pseudonym-add"), 1);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, first);
}

/*
 * Two projects share no pseudonym and no order: who holds both files cannot
 * join them.  Sorted by pseudonym, cases come in another order each time.
 */
static void
test_pseudonym_get__unlinkable_between_projects(void **state)
{
    static char names[2][CASES][VAULT_CODE_MAX];
    struct rows *rows = *state;
    char code[VAULT_CODE_MAX];
    int same_order = 0;
    int i, j;

    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    for (i = 0; i < CASES; i++) {
        (void)snprintf(code, sizeof(code), "AB-%d", i);
        rows_case(rows, code);
        get(rows, "first", code, names[0][i]);
        get(rows, "second", code, names[1][i]);
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    for (i = 0; i < CASES; i++) {
        for (j = 0; j < CASES; j++) {
            assert_string_not_equal(names[0][i], names[1][j]);
            assert_true(i == j || strcmp(names[0][i], names[0][j]) != 0);
            same_order += (strcmp(names[0][i], names[0][j]) < 0) ==
                    (strcmp(names[1][i], names[1][j]) < 0)
                ? 1
                : 0;
        }
    }
    /* Half by chance; 0.1 is more than ten standard deviations. */
    assert_in_range(same_order, CASES * CASES * 4 / 10, CASES * CASES * 6 / 10);
}

/* A seeded or derived generator would give the twin of a vault the same. */
static void
test_pseudonym_get__not_derived_from_anything_stored(void **state)
{
    char first[VAULT_CODE_MAX], second[VAULT_CODE_MAX];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    get(rows, "sleep", "AB-1", first);
    vault_rollback(rows->vault);
    get(rows, "sleep", "AB-1", second);
    assert_string_not_equal(first, second);
}

static void
test_pseudonym_get__never_a_case_code(void **state)
{
    char pseudonym[VAULT_CODE_MAX], lower[VAULT_CODE_MAX];
    struct rows *rows = *state;
    struct vault_case added;
    size_t i;

    rows_case(rows, "AB-1");
    get(rows, "sleep", "AB-1", pseudonym);
    for (i = 0; i < sizeof(lower); i++) {
        lower[i] =
            pseudonym[i] >= 'A' ? (char)(pseudonym[i] | 0x20) : pseudonym[i];
    }
    assert_int_equal(vault_case_add(rows->vault, pseudonym, "2026-01-01", "",
                         &added),
        VAULT_ERR_EXISTS);
    assert_int_equal(vault_case_add(rows->vault, lower, "2026-01-01", "",
                         &added),
        VAULT_ERR_EXISTS);
}

static void
test_pseudonym_get__refuses_bad_arguments(void **state)
{
    char pseudonym[VAULT_CODE_MAX] = "unchanged";
    char project[VAULT_NAME_MAX + 1];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_pseudonym_get(rows->vault, "", "AB-1", pseudonym),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_pseudonym_get(rows->vault, NULL, "AB-1", pseudonym),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-9",
                         pseudonym),
        VAULT_ERR_NOT_FOUND);
    memset(project, 'p', sizeof(project));
    project[VAULT_NAME_MAX] = '\0';
    assert_int_equal(vault_pseudonym_get(rows->vault, project, "AB-1",
                         pseudonym),
        VAULT_ERR_INVALID);
    assert_string_equal(pseudonym, "unchanged");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_pseudonym_get__stable_within_a_project, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_pseudonym_get__unlinkable_between_projects, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_pseudonym_get__not_derived_from_anything_stored, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_pseudonym_get__never_a_case_code,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_pseudonym_get__refuses_bad_arguments, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
