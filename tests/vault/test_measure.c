#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/measure.h"

static void
test_measure_known__ranges_are_whole(void **state)
{
    const struct vault_measure *measure, *before = NULL;
    size_t i, j;

    (void)state;
    for (i = 0; (measure = vault_measure_known(i)) != NULL; i++) {
        assert_true(before == NULL || strcmp(before->code, measure->code) < 0);
        assert_true(vault_measure_fits(measure, measure->lowest));
        assert_true(vault_measure_fits(measure, measure->highest));
        assert_non_null(measure->source);
        for (j = 0; measure->bands[j].label != NULL; j++) {
            assert_in_range(measure->bands[j].bound, measure->lowest + 1,
                measure->highest);
            assert_true(j == 0 ||
                measure->bands[j - 1].bound < measure->bands[j].bound);
        }
        assert_true(j >= 1);
        before = measure;
    }
    assert_int_equal(i, 9);
}

/* Both sides of the published cut-offs. */
static void
test_measure_band__at_its_bounds(void **state)
{
    static const struct {
        const char *code;
        int64_t value;
        const char *band;
    } rows_of[] = {
        { "phq9", 400, NULL },
        { "phq9", 500, "mild" },
        { "phq9", 900, "mild" },
        { "phq9", 1000, "moderate" },
        { "phq9", 2000, "severe" },
        { "phq9", 2700, "severe" },
        { "gad7", 1500, "severe" },
        { "core10", 1000, "low" },
        { "core10", 1100, "mild" },
        { "who5", 2800, "likely-depression" },
        { "who5", 3200, "low-well-being" },
        { "who5", 5200, NULL },
        { "ors", 2490, "clinical" },
        { "ors", 2500, NULL },
        { "srs", 3590, "alliance-concern" },
        { "srs", 3600, NULL },
        { "dass21-stress", 3400, "extremely-severe" },
        { "dass21-anxiety", 600, NULL },
    };
    struct rows *rows = *state;
    struct vault_measure measure;
    const char *band;
    size_t i;

    for (i = 0; i < sizeof(rows_of) / sizeof(rows_of[0]); i++) {
        assert_int_equal(vault_measure_find(rows->vault, rows_of[i].code,
                             &measure),
            VAULT_OK);
        band = vault_measure_band(&measure, rows_of[i].value);
        if (rows_of[i].band == NULL) {
            assert_null(band);
        } else {
            assert_string_equal(band, rows_of[i].band);
        }
    }
}

static void
test_measure_add__of_ones_own(void **state)
{
    const struct vault_measure mood = { .code = "mood-10",
        .name = "Suasana hati",
        .lowest = -500,
        .highest = 500,
        .step = 50 };
    const struct vault_measure taken = { .code = "phq9",
        .name = "x",
        .highest = 100,
        .step = 100 };
    struct rows *rows = *state;
    struct vault_cursor *list = NULL;
    struct vault_measure found;

    assert_int_equal(vault_measure_add(rows->vault, &mood), VAULT_OK);
    assert_int_equal(vault_measure_add(rows->vault, &mood), VAULT_ERR_EXISTS);
    assert_int_equal(vault_measure_add(rows->vault, &taken), VAULT_ERR_EXISTS);
    rows_reopen(rows);
    assert_int_equal(vault_measure_find(rows->vault, "mood-10", &found),
        VAULT_OK);
    assert_false(found.higher_is_worse);
    assert_true(vault_measure_fits(&found, -450));
    assert_false(vault_measure_fits(&found, -425));
    assert_false(vault_measure_fits(&found, 550));
    assert_null(vault_measure_band(&found, 0));
    assert_int_equal(vault_measure_find(rows->vault, "mood", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_measure_open(rows->vault, &list), VAULT_OK);
    assert_int_equal(vault_measure_next(list, &found), VAULT_OK);
    assert_string_equal(found.name, "Suasana hati");
    assert_int_equal(vault_measure_next(list, &found), VAULT_DONE);
    vault_cursor_close(&list);
    rows_assert_sound(rows);
}

static void
test_measure_add__refuses_other_forms(void **state)
{
    static const struct vault_measure wrong[] = {
        { .code = "m", .name = "x", .highest = 100, .step = 100 },
        { .code = "Mood", .name = "x", .highest = 100, .step = 100 },
        { .code = "mood", .name = "", .highest = 100, .step = 100 },
        { .code = "mood", .name = "x", .highest = 0, .step = 100 },
        { .code = "mood", .name = "x", .highest = 100, .step = 0 },
        { .code = "mood", .name = "x", .highest = 100, .step = 30 },
        { .code = "mood", .name = "x", .highest = 1 << 30, .step = 1 },
        { .code = "mood",
            .name = "x",
            .lowest = -9600,
            .highest = 100,
            .step = 100 },
    };
    struct rows *rows = *state;
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(vault_measure_add(rows->vault, &wrong[i]),
            VAULT_ERR_INVALID);
    }
}

/* Whoever has the key may have written anything. */
static void
test_measure_next__a_row_that_cannot_be_computed_with(void **state)
{
    struct rows *rows = *state;
    struct vault_measure measure = { .code = "own",
        .name = "Own",
        .highest = 100,
        .step = 10 };
    struct vault_cursor *list = NULL;

    assert_int_equal(vault_measure_add(rows->vault, &measure), VAULT_OK);
    rows_sql(rows,
        "PRAGMA ignore_check_constraints = ON;"
        "UPDATE measure SET step = 0");
    assert_int_equal(vault_measure_open(rows->vault, &list), VAULT_OK);
    assert_int_equal(vault_measure_next(list, &measure), VAULT_ERR_DAMAGED);
    vault_cursor_close(&list);
    assert_int_equal(vault_measure_find(rows->vault, "own", &measure),
        VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_measure_known__ranges_are_whole,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_measure_band__at_its_bounds,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_measure_add__of_ones_own,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_measure_add__refuses_other_forms,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_measure_next__a_row_that_cannot_be_computed_with, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
