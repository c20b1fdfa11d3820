#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"
#include "vault/project.h"

static enum vault_status
add(struct rows *rows, const char *name, const char *text)
{
    int64_t id = 0;

    return vault_project_add(rows->vault, name, rows_text(text), &id);
}

static void
test_project_add__the_newest_of_a_name_counts(void **state)
{
    struct rows *rows = *state;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_cursor *cursor = NULL;
    struct vault_project found;

    assert_int_equal(vault_project_find(rows->vault, "sleep", &found, &text),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(add(rows, "sleep", "first"), VAULT_OK);
    assert_int_equal(add(rows, "dream", "other"), VAULT_OK);
    assert_int_equal(add(rows, "sleep", "first"), VAULT_ERR_EXISTS);
    assert_int_equal(add(rows, "sleep", "second"), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_project_find(rows->vault, "sleep", &found, &text),
        VAULT_OK);
    assert_int_equal(text.len, 6);
    assert_memory_equal(text.data, "second", 6);
    /* printf second | sha256sum */
    assert_string_equal(found.sha256,
        "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4");
    assert_int_equal(vault_project_open(rows->vault, &cursor), VAULT_OK);
    assert_int_equal(vault_project_next(cursor, &found), VAULT_OK);
    assert_string_equal(found.name, "dream");
    assert_int_equal(vault_project_next(cursor, &found), VAULT_OK);
    assert_string_equal(found.name, "sleep");
    assert_int_equal(strlen(found.added), 20);
    assert_int_equal(vault_project_next(cursor, &found), VAULT_DONE);
    vault_cursor_close(&cursor);
    vault_secret_release(&text);
    /* What counted once may count again. */
    assert_int_equal(add(rows, "sleep", "first"), VAULT_OK);
    rows_assert_sound(rows);
    assert_int_equal(rows_log_count(rows, "project-add"), 4);
}

static void
test_project_add__refuses_bad_arguments(void **state)
{
    struct rows *rows = *state;
    char *much = malloc(VAULT_PROJECT_TEXT_MAX + 2);
    int64_t id = 0;

    assert_non_null(much);
    memset(much, 'a', VAULT_PROJECT_TEXT_MAX + 1);
    much[VAULT_PROJECT_TEXT_MAX + 1] = '\0';
    assert_int_equal(add(rows, "", "text"), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, "sleep", ""), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, "sleep", "\xff"), VAULT_ERR_INVALID);
    assert_int_equal(vault_project_add(rows->vault, NULL, rows_text("a"), &id),
        VAULT_ERR_INVALID);
    assert_int_equal(add(rows, "sleep", much), VAULT_ERR_LIMIT);
    much[VAULT_PROJECT_TEXT_MAX] = '\0';
    assert_int_equal(add(rows, "sleep", much), VAULT_OK);
    free(much);
}

/* A project that asks for less care than the therapist agreed to. */
static void
test_project__a_changed_text_is_noticed(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;

    assert_int_equal(add(rows, "sleep", "{\"k\":11}"), VAULT_OK);
    rows_sql(rows, "UPDATE project SET text = '{\"k\":1}'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.bad_rows, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_project_add__the_newest_of_a_name_counts, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_project_add__refuses_bad_arguments,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_project__a_changed_text_is_noticed,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
