#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"

#define MANY 10000

static void
test_case_add__is_found_again(void **state)
{
    struct rows *rows = *state;
    struct vault_case added, found;

    assert_int_equal(vault_case_add(rows->vault, "Kasus-7", "2026-02-28", "id",
                         &added),
        VAULT_OK);
    assert_string_equal(added.code, "Kasus-7");
    rows_reopen(rows);
    assert_int_equal(vault_case_find(rows->vault, "kASUS-7", &found), VAULT_OK);
    assert_int_equal(found.id, added.id);
    assert_string_equal(found.code, "Kasus-7");
    assert_string_equal(found.opened, "2026-02-28");
    assert_string_equal(found.closed, "");
    assert_string_equal(found.language, "id");
    assert_int_equal(found.note_count, 0);
    assert_int_equal(rows_log_count(rows, "case-add"), 1);
    rows_assert_sound(rows);
}

static void
test_case_add__codes_differ_in_more_than_letter_case(void **state)
{
    struct rows *rows = *state;
    struct vault_case added = { .id = -1 };

    rows_case(rows, "AB-1");
    assert_int_equal(vault_case_add(rows->vault, "ab-1", "2026-01-01", "",
                         &added),
        VAULT_ERR_EXISTS);
    assert_int_equal(added.id, -1);
    assert_int_equal(rows_log_count(rows, "case-add"), 1);
}

static void
test_case_add__refuses_what_is_no_code(void **state)
{
    static const char *const bad[] = { "", "A", "has space", "quote'x",
        "semi;colon", "ab\ncd", "caf\xc3\xa9", "12345678901234567890123x",
        "a.b", "%s" };
    struct rows *rows = *state;
    struct vault_case added;
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(vault_case_add(rows->vault, bad[i], "2026-01-01", "",
                             &added),
            VAULT_ERR_INVALID);
    }
    assert_int_equal(vault_case_add(rows->vault, "12345678901234567890123",
                         "2026-01-01", "", &added),
        VAULT_OK);
    assert_int_equal(vault_case_add(rows->vault, "_-", "2026-01-01", "",
                         &added),
        VAULT_OK);
}

static void
test_case_add__refuses_dates_and_languages_we_do_not_have(void **state)
{
    struct rows *rows = *state;
    struct vault_case added;

    assert_int_equal(vault_case_add(rows->vault, NULL, "2026-02-29", "",
                         &added),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_add(rows->vault, NULL, "", "", &added),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_add(rows->vault, NULL, NULL, "", &added),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_add(rows->vault, NULL, "2024-02-29", "fr",
                         &added),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_add(rows->vault, NULL, "2024-02-29", NULL,
                         &added),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_add(rows->vault, NULL, "2024-02-29", "",
                         &added),
        VAULT_OK);
}

static void
test_case_find__knows_no_other_case(void **state)
{
    struct rows *rows = *state;
    struct vault_case found;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_case_find(rows->vault, "AB-2", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_find(rows->vault, "AB-1' OR '1'='1", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_find(rows->vault, "AB-_", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_find(rows->vault, "", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_find(rows->vault, NULL, &found),
        VAULT_ERR_INVALID);
}

static void
test_case_close__once_and_for_good(void **state)
{
    struct rows *rows = *state;
    struct vault_case found;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_case_close(rows->vault, "AB-1", "2026-13-01"),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_case_close(rows->vault, "AB-9", "2026-03-01"),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_close(rows->vault, "ab-1", "2026-03-01"),
        VAULT_OK);
    assert_int_equal(vault_case_close(rows->vault, "AB-1", "2026-03-02"),
        VAULT_ERR_EXISTS);
    assert_int_equal(vault_case_find(rows->vault, "AB-1", &found), VAULT_OK);
    assert_string_equal(found.closed, "2026-03-01");
    assert_int_equal(vault_case_find(rows->vault, "AB-2", &found), VAULT_OK);
    assert_string_equal(found.closed, "");
    rows_assert_sound(rows);
}

static void
test_case_iter__counts_the_notes_of_each(void **state)
{
    static const char *const codes[] = { "alpha", "BETA", "gamma" };
    static const int64_t notes[] = { 2, 0, 1 };
    struct rows *rows = *state;
    struct vault_case_iter *iter = NULL;
    struct vault_case found;
    size_t i;

    rows_case(rows, "gamma");
    rows_case(rows, "BETA");
    rows_case(rows, "alpha");
    rows_note(rows, "alpha", "one");
    rows_note(rows, "gamma", "two");
    rows_note(rows, "ALPHA", "three");
    assert_int_equal(vault_case_iter_open(rows->vault, &iter), VAULT_OK);
    for (i = 0; i < 3; i++) {
        assert_int_equal(vault_case_iter_next(iter, &found), VAULT_OK);
        assert_string_equal(found.code, codes[i]);
        assert_int_equal(found.note_count, notes[i]);
    }
    assert_int_equal(vault_case_iter_next(iter, &found), VAULT_DONE);
    vault_case_iter_close(&iter);
    assert_null(iter);
    vault_case_iter_close(&iter);
}

static double
seconds(void)
{
    struct timespec now;

    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &now), 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Made codes: distinct, and of characters nobody mistakes for each other. */
static void
test_case_iter__lists_ten_thousand(void **state)
{
    struct rows *rows = *state;
    struct vault_case_iter *iter = NULL;
    struct vault_case found;
    enum vault_status status;
    char last[VAULT_CODE_MAX] = "";
    int64_t count = 0;
    double begun;
    int i;

    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    for (i = 0; i < MANY; i++) {
        assert_int_equal(vault_case_add(rows->vault, NULL, "2026-01-01", "en",
                             &found),
            VAULT_OK);
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    begun = seconds();
    assert_int_equal(vault_case_iter_open(rows->vault, &iter), VAULT_OK);
    while ((status = vault_case_iter_next(iter, &found)) == VAULT_OK) {
        assert_true(strcmp(last, found.code) < 0);
        assert_memory_equal(found.code, "K-", 2);
        assert_null(strpbrk(found.code + 2, "01258BGILOSUZ"));
        assert_true(strlen(found.code) >= 6);
        memcpy(last, found.code, sizeof(last));
        count++;
    }
    assert_int_equal(status, VAULT_DONE);
    vault_case_iter_close(&iter);
    assert_int_equal(count, MANY);
    /* Measured at 0.01 s; a hundred times that would be felt. */
    assert_true(seconds() - begun < 1.0);
    print_message("# listing %d cases: %.3f s\n", MANY, seconds() - begun);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_case_add__is_found_again,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_case_add__codes_differ_in_more_than_letter_case, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_case_add__refuses_what_is_no_code,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_case_add__refuses_dates_and_languages_we_do_not_have,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_case_find__knows_no_other_case,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_case_close__once_and_for_good,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_case_iter__counts_the_notes_of_each, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_case_iter__lists_ten_thousand,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
