#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/event.h"

static void
test_event_add__comes_back(void **state)
{
    const struct vault_event event = { .case_code = "AB-1",
        .date = "2026-03-02",
        .kind = "medication-change" };
    struct rows *rows = *state;
    struct vault_cursor *list = NULL;
    struct vault_event found;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_event_add(rows->vault, &event, &id), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_event_open(rows->vault, "ab-1", &list), VAULT_OK);
    assert_int_equal(vault_event_next(list, &found), VAULT_OK);
    assert_int_equal(found.id, id);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.date, "2026-03-02");
    assert_string_equal(found.kind, "medication-change");
    assert_int_equal(vault_event_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
    rows_assert_sound(rows);
}

static void
test_event_add__refuses_other_words(void **state)
{
    const struct vault_event unknown = { .case_code = "AB-1",
        .date = "2026-03-02",
        .kind = "wedding" };
    const struct vault_event undated = { .case_code = "AB-1",
        .date = "2026-3-2",
        .kind = "crisis" };
    const struct vault_event homeless = { .case_code = "AB-2",
        .date = "2026-03-02",
        .kind = "crisis" };
    struct rows *rows = *state;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_event_add(rows->vault, &unknown, &id),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_event_add(rows->vault, &undated, &id),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_event_add(rows->vault, &homeless, &id),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM event"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_event_add__comes_back, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_event_add__refuses_other_words,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
