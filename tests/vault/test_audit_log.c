#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <pwd.h>

#include "rows.h"
#include "vault/audit_log.h"

/* The same words twice give two MACs: each holds the one before it. */
static void
test_log_head__moves_with_every_entry(void **state)
{
    struct vault_anchor head, later;
    struct rows *rows = *state;
    int64_t next = 0;

    assert_int_equal(vault_log_head(rows->vault, &head), VAULT_OK);
    assert_int_equal(head.count, 0);
    assert_int_equal(vault_log_next(rows->vault, &next), VAULT_OK);
    assert_int_equal(next, 1);
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_log_head(rows->vault, &head), VAULT_OK);
    assert_int_equal(head.count, 1);
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_log_head(rows->vault, &later), VAULT_OK);
    assert_int_equal(later.count, 2);
    assert_memory_not_equal(head.head, later.head, sizeof(head.head));
}

static void
test_log_write__only_at_the_end(void **state)
{
    const struct vault_log_line line = { "x", "y", "z" };
    struct rows *rows = *state;

    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_change_begin(rows->vault), VAULT_OK);
    assert_int_equal(vault_log_write(rows->vault, 1, VAULT_ROW_NONE, &line),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_log_write(rows->vault, 3, VAULT_ROW_NONE, &line),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_log_write(rows->vault, 2, VAULT_ROW_CASE, &line),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_log_write(rows->vault, 2, VAULT_ROW_NONE, &line),
        VAULT_OK);
    assert_int_equal(vault_change_end(rows->vault, VAULT_OK), VAULT_OK);
    rows_assert_sound(rows);
}

static void
test_log_write__names_the_user(void **state)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    struct rows *rows = *state;
    FILE *file = fopen("/etc/passwd", "re");
    const struct passwd *user = NULL;
    char number[40];

    assert_non_null(file);
    while ((user = fgetpwent(file)) != NULL && user->pw_uid != geteuid()) {
    }
    (void)fclose(file);
    (void)snprintf(number, sizeof(number), "uid %ju", (uintmax_t)geteuid());
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_audit_iter_open(rows->vault, &iter), VAULT_OK);
    assert_int_equal(vault_audit_iter_next(iter, &entry), VAULT_OK);
    assert_string_equal(entry.actor, user != NULL ? user->pw_name : number);
    vault_audit_iter_close(&iter);
}

static void
test_log_quick__sees_a_shorter_log(void **state)
{
    struct rows *rows = *state;
    int64_t anchored = 0, missing = 0;

    assert_int_equal(vault_log_quick(rows->vault), VAULT_OK);
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_log_quick(rows->vault), VAULT_OK);
    rows_sql(rows, "DELETE FROM audit");
    assert_int_equal(vault_log_quick(rows->vault), VAULT_ERR_ROLLBACK);
    assert_int_equal(vault_log_compare(rows->vault, &anchored, &missing),
        VAULT_OK);
    assert_int_equal(anchored, 2);
    assert_int_equal(missing, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_log_head__moves_with_every_entry,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_log_write__only_at_the_end,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_log_write__names_the_user,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_log_quick__sees_a_shorter_log,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
