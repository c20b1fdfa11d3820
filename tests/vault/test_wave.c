#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"
#include "vault/release.h"
#include "vault/wave.h"

/* Registers a release of a project about so many of the cases. */
static void
enter(struct rows *rows, const char *project, char last, size_t cases)
{
    static const char *const codes[] = { "AB-1", "AB-2" };
    struct vault_release release = { .kind = "research",
        .profile = "research" };
    int64_t id = 0;

    (void)snprintf(release.purpose, sizeof(release.purpose), "%s", project);
    (void)snprintf(release.code, sizeof(release.code), "ABCD234%c", last);
    memset(release.sha256, 'a' + (last - '2'), 64);
    assert_int_equal(vault_release_register(rows->vault, &release, codes, cases,
                         &id),
        VAULT_OK);
}

static int
count(struct rows *rows, const char *project, struct vault_wave_case *ret_last)
{
    struct vault_cursor *cursor = NULL;
    int n = 0;

    assert_int_equal(vault_wave_open(rows->vault, &cursor), VAULT_OK);
    while (vault_wave_next(cursor, project, ret_last) == VAULT_OK) {
        n++;
    }
    vault_cursor_close(&cursor);
    return n;
}

static void
test_wave_last__counts_those_of_the_project(void **state)
{
    struct rows *rows = *state;
    struct vault_wave wave;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_wave_last(rows->vault, "sleep", &wave), VAULT_OK);
    assert_int_equal(wave.number, 0);
    assert_string_equal(wave.code, "");
    enter(rows, "sleep", '2', 1);
    enter(rows, "dream", '3', 2);
    enter(rows, "sleep", '4', 2);
    assert_int_equal(vault_wave_last(rows->vault, "sleep", &wave), VAULT_OK);
    assert_int_equal(wave.number, 2);
    assert_string_equal(wave.code, "ABCD2344");
    assert_int_equal(strlen(wave.sha256), 64);
    assert_int_equal(wave.sha256[0], 'c');
}

/* A pseudonym that was drawn, and never left, is nobody's business. */
static void
test_wave_next__cases_that_left(void **state)
{
    struct rows *rows = *state;
    struct vault_wave_case found;
    char first[VAULT_CODE_MAX], second[VAULT_CODE_MAX];

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-1", first),
        VAULT_OK);
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-2", second),
        VAULT_OK);
    assert_int_equal(vault_pseudonym_get(rows->vault, "dream", "AB-1", second),
        VAULT_OK);
    assert_int_equal(count(rows, "sleep", &found), 0);
    enter(rows, "sleep", '2', 1);
    assert_int_equal(count(rows, "sleep", &found), 1);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.pseudonym, first);
    assert_int_equal(count(rows, "dream", &found), 0);
    enter(rows, "sleep", '3', 2);
    assert_int_equal(count(rows, "sleep", &found), 2);
}

static void
test_wave_day__the_first_one_stays(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    char date[VAULT_DATE_MAX] = "";

    rows_case(rows, "AB-1");
    assert_int_equal(vault_wave_day_get(rows->vault, "sleep", "AB-1", date),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_wave_day_set(rows->vault, "sleep", "AB-1",
                         "2026-02-01"),
        VAULT_OK);
    assert_int_equal(vault_wave_day_set(rows->vault, "sleep", "AB-1",
                         "2026-01-01"),
        VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_wave_day_get(rows->vault, "sleep", "AB-1", date),
        VAULT_OK);
    assert_string_equal(date, "2026-02-01");
    assert_int_equal(vault_wave_day_get(rows->vault, "dream", "AB-1", date),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(rows_log_count(rows, "day-zero-set"), 1);
    rows_assert_unlogged(rows, "2026-02-01");
    assert_int_equal(vault_wave_day_set(rows->vault, "sleep", "AB-1",
                         "yesterday"),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_wave_day_set(rows->vault, "sleep", "AB-9",
                         "2026-01-01"),
        VAULT_ERR_NOT_FOUND);
    rows_assert_sound(rows);
    rows_sql(rows, "UPDATE day_zero SET date = '2026-01-01'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.bad_rows, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_wave_last__counts_those_of_the_project, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_wave_next__cases_that_left,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_wave_day__the_first_one_stays,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
