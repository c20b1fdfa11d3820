#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/export/frequencies.h"

/* Every value of every list has a place of its own, apart from the reasons. */
static void
test_frequencies_add__a_place_for_each_code(void **state)
{
    static struct export_frequencies seen;
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    uint64_t total;

    (void)state;
    for (size_t i = 0; i < cases->column_count; i++) {
        const struct export_category *category;
        size_t count = 0;

        for (size_t k = 0; k < EXPORT_COLUMNS_MAX; k++) {
            cells[k] =
                (struct export_cell){ EXPORT_CELL_EMPTY, { .number = 0 } };
        }
        if (cases->columns[i].list == EXPORT_LIST_NONE) {
            continue;
        }
        for (; (category = export_category_at(cases->columns[i].list, count)) !=
             NULL;
             count++) {
            cells[i] = (struct export_cell){ EXPORT_CELL_NUMBER,
                { .number = category->value } };
            export_frequencies_add(&seen, EXPORT_TABLE_CASES, cells);
            assert_true(count < EXPORT_CODES_REASON);
            assert_int_equal(seen.counts[EXPORT_TABLE_CASES][i][count], 1);
        }
    }
    total = 0;
    for (size_t k = 0; k < EXPORT_CODES_MAX; k++) {
        total += seen.counts[EXPORT_TABLE_CASES][EXPORT_CASE_ID][k];
    }
    assert_int_equal(total, 0);
}

static void
test_frequencies_add__reasons_and_nothing(void **state)
{
    static struct export_frequencies seen;
    struct export_cell cells[EXPORT_COLUMNS_MAX] = {
        [EXPORT_CASE_SEX] = { EXPORT_CELL_NUMBER,
            { .number = EXPORT_WITHHELD } },
    };
    const uint64_t *sex = seen.counts[EXPORT_TABLE_CASES][EXPORT_CASE_SEX];

    (void)state;
    export_frequencies_add(&seen, EXPORT_TABLE_CASES, cells);
    cells[EXPORT_CASE_SEX].number = EXPORT_NOT_ASKED;
    export_frequencies_add(&seen, EXPORT_TABLE_CASES, cells);
    cells[EXPORT_CASE_SEX].type = EXPORT_CELL_EMPTY;
    export_frequencies_add(&seen, EXPORT_TABLE_CASES, cells);
    assert_int_equal(sex[EXPORT_CODES_REASON], 1);
    assert_int_equal(sex[EXPORT_CODES_REASON + 3], 1);
    assert_int_equal(sex[EXPORT_CODES_EMPTY], 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frequencies_add__a_place_for_each_code),
        cmocka_unit_test(test_frequencies_add__reasons_and_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
