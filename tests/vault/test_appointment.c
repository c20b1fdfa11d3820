#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/appointment.h"

static const struct vault_appointment whole = { .case_code = "ab-1",
    .date = "2026-03-02",
    .attendance = "late",
    .modality = "chat",
    .platform = "messenger",
    .privacy = "others-near",
    .minutes = 45 };

static void
test_appointment_add__comes_back_by_date(void **state)
{
    struct rows *rows = *state;
    struct vault_appointment earlier = whole, found;
    struct vault_cursor *list = NULL;
    int64_t id = 0, other = 0;

    rows_case(rows, "AB-1");
    (void)snprintf(earlier.date, sizeof(earlier.date), "2026-03-01");
    earlier.modality[0] = earlier.platform[0] = earlier.privacy[0] = '\0';
    earlier.minutes = -1;
    assert_int_equal(vault_appointment_add(rows->vault, &whole, &id), VAULT_OK);
    assert_int_equal(vault_appointment_add(rows->vault, &earlier, &other),
        VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_appointment_open(rows->vault, "AB-1", &list),
        VAULT_OK);
    assert_int_equal(vault_appointment_next(list, &found), VAULT_OK);
    assert_int_equal(found.id, other);
    assert_int_equal(found.minutes, -1);
    assert_string_equal(found.modality, "");
    assert_int_equal(vault_appointment_next(list, &found), VAULT_OK);
    assert_int_equal(found.id, id);
    assert_string_equal(found.case_code, "AB-1");
    assert_string_equal(found.date, "2026-03-02");
    assert_string_equal(found.attendance, "late");
    assert_string_equal(found.modality, "chat");
    assert_string_equal(found.platform, "messenger");
    assert_string_equal(found.privacy, "others-near");
    assert_int_equal(found.minutes, 45);
    assert_int_equal(vault_appointment_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
    rows_assert_sound(rows);
}

static void
test_appointment_add__refuses_other_words(void **state)
{
    struct rows *rows = *state;
    struct vault_appointment wrong[6] = { whole, whole, whole, whole, whole,
        whole };
    int64_t id = 0;
    size_t i;

    rows_case(rows, "AB-1");
    (void)snprintf(wrong[0].date, sizeof(wrong[0].date), "2026-02-30");
    wrong[1].attendance[0] = '\0';
    (void)snprintf(wrong[2].modality, sizeof(wrong[2].modality), "telepathy");
    (void)snprintf(wrong[3].platform, sizeof(wrong[3].platform), "WhatsApp");
    wrong[4].minutes = 1441;
    wrong[5].minutes = -2;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(vault_appointment_add(rows->vault, &wrong[i], &id),
            VAULT_ERR_INVALID);
    }
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM appointment"), 0);
}

static void
test_appointment_retract__no_longer_counts(void **state)
{
    struct rows *rows = *state;
    struct vault_appointment found;
    struct vault_cursor *list = NULL;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_appointment_add(rows->vault, &whole, &id), VAULT_OK);
    assert_int_equal(vault_appointment_retract(rows->vault, id), VAULT_OK);
    assert_int_equal(vault_appointment_open(rows->vault, NULL, &list),
        VAULT_OK);
    assert_int_equal(vault_appointment_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_appointment_add__comes_back_by_date, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_appointment_add__refuses_other_words, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_appointment_retract__no_longer_counts, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
