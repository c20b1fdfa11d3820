#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/mark.h"

static struct vault_mark
take(struct rows *rows)
{
    struct vault_mark mark = { 0 };

    assert_int_equal(vault_mark_get(rows->vault, &mark), VAULT_OK);
    return mark;
}

static void
test_mark_check__a_log_that_went_on_contains_it(void **state)
{
    struct rows *rows = *state;
    struct vault_mark mark;
    int64_t missing = -1;

    rows_case(rows, "AB-1");
    mark = take(rows);
    assert_true(mark.entries > 0);
    assert_int_equal(vault_mark_check(rows->vault, &mark, &missing), VAULT_OK);
    rows_case(rows, "AB-2");
    rows_reopen(rows);
    assert_int_equal(vault_mark_check(rows->vault, &mark, &missing), VAULT_OK);
    assert_int_equal(missing, -1);
}

static void
test_mark_check__a_file_put_back_lacks_entries(void **state)
{
    struct rows *rows = *state;
    struct rows_image old;
    struct vault_mark mark;
    int64_t missing = 0;

    rows_case(rows, "AB-1");
    vault_close(&rows->vault);
    old = rows_image_read(rows->path);
    rows_reopen(rows);
    rows_case(rows, "AB-2");
    rows_case(rows, "AB-3");
    mark = take(rows);
    vault_close(&rows->vault);
    rows_image_write(rows->path, &old);
    rows_reopen(rows);
    /* By itself the file is in order, its anchor too. */
    rows_assert_sound(rows);
    assert_int_equal(vault_mark_check(rows->vault, &mark, &missing),
        VAULT_ERR_ROLLBACK);
    assert_int_equal(missing, mark.entries - take(rows).entries);
    free(old.bytes);
}

static void
test_mark_check__a_log_that_went_another_way(void **state)
{
    struct rows *rows = *state;
    struct rows_image old;
    struct vault_mark mark;
    int64_t missing = 0;

    rows_case(rows, "AB-1");
    vault_close(&rows->vault);
    old = rows_image_read(rows->path);
    rows_reopen(rows);
    rows_case(rows, "AB-2");
    mark = take(rows);
    vault_close(&rows->vault);
    rows_image_write(rows->path, &old);
    rows_reopen(rows);
    rows_case(rows, "OTHER-2");
    rows_case(rows, "OTHER-3");
    assert_int_equal(vault_mark_check(rows->vault, &mark, &missing),
        VAULT_ERR_ROLLBACK);
    assert_int_equal(missing, 1);
    free(old.bytes);
}

static void
test_mark_check__nothing_seen_yet(void **state)
{
    struct rows *rows = *state;
    const struct vault_mark none = { 0 };
    int64_t missing = -1;

    assert_int_equal(vault_mark_check(rows->vault, &none, &missing), VAULT_OK);
    assert_int_equal(missing, -1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_mark_check__a_log_that_went_on_contains_it, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_mark_check__a_file_put_back_lacks_entries, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_mark_check__a_log_that_went_another_way, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_mark_check__nothing_seen_yet,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
