#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/visit.h"

static void
visit(struct rows *rows, const char *folder, const char *file, bool managed)
{
    struct vault_visit added = { .managed = managed, .clean = file[0] == '\0' };

    (void)snprintf(added.folder, sizeof(added.folder), "%s", folder);
    (void)snprintf(added.file, sizeof(added.file), "%s", file);
    assert_int_equal(vault_visit_add(rows->vault, &added), VAULT_OK);
}

static void
test_visit_add__comes_back_by_folder(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *cursor = NULL;
    struct vault_visit found;
    char last[VAULT_TIME_MAX];

    assert_int_equal(vault_visit_last(rows->vault, last), VAULT_ERR_NOT_FOUND);
    visit(rows, "/b", "one", true);
    visit(rows, "/a", "by-hand", false);
    visit(rows, "/b", "two", true);
    visit(rows, "/b", "", true);
    assert_int_equal(vault_visit_last(rows->vault, last), VAULT_OK);
    assert_int_equal(vault_visit_open(rows->vault, &cursor), VAULT_OK);
    assert_int_equal(vault_visit_next(cursor, &found), VAULT_OK);
    assert_string_equal(found.folder, "/b");
    assert_string_equal(found.file, "two");
    assert_true(found.managed);
    assert_int_equal(found.id, 4);
    assert_int_equal(vault_visit_next(cursor, &found), VAULT_OK);
    assert_string_equal(found.file, "by-hand");
    assert_int_equal(found.id, 0);
    assert_false(found.managed);
    assert_int_equal(vault_visit_next(cursor, &found), VAULT_DONE);
    vault_cursor_close(&cursor);
    rows_assert_unlogged(rows, "/b");
    rows_assert_sound(rows);
}

static void
test_visit_add__refuses_no_folder(void **state)
{
    struct rows *rows = *state;
    const struct vault_visit nowhere = { .file = "one" };

    assert_int_equal(vault_visit_add(rows->vault, &nowhere), VAULT_ERR_INVALID);
}

/* A medium that was never visited must not look as if it had been. */
static void
test_visit_add__is_vouched_for(void **state)
{
    struct rows *rows = *state;
    struct vault_audit_verdict verdict;

    visit(rows, "/a", "one", true);
    rows_sql(rows, "UPDATE visit SET folder = '/c'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_visit_add__comes_back_by_folder,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_visit_add__refuses_no_folder,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_visit_add__is_vouched_for,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
