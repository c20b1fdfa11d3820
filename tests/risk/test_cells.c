#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/cells.h"

static void
test_risk_cells_list__one_is_never_alone(void **state)
{
    const uint64_t counts[] = { 40, 2, 9, 0, 17 };
    const struct risk_cells cells = { counts, 1, 5, 5 };
    const bool want[] = { false, true, true, false, false };
    bool withheld[5];

    (void)state;
    /* 68 less what is shown would give the 2 back: the 9 goes too. */
    assert_int_equal(risk_cells_list(&cells, withheld), RISK_OK);
    assert_memory_equal(withheld, want, sizeof(want));
}

static void
test_risk_cells_list__together_at_least_k(void **state)
{
    const uint64_t counts[] = { 40, 1, 1, 8 };
    const struct risk_cells cells = { counts, 1, 4, 5 };
    const bool want[] = { false, true, true, true };
    bool withheld[4];

    (void)state;
    /* 50 - 48 leaves two people for two values: one each. */
    assert_int_equal(risk_cells_list(&cells, withheld), RISK_OK);
    assert_memory_equal(withheld, want, sizeof(want));
}

static void
test_risk_cells_list__nothing_small(void **state)
{
    const uint64_t large[] = { 5, 0, 11 };
    const uint64_t alone[] = { 3, 0 };
    struct risk_cells cells = { large, 1, 3, 5 };
    bool withheld[3];

    (void)state;
    assert_int_equal(risk_cells_list(&cells, withheld), RISK_OK);
    assert_false(withheld[0] || withheld[1] || withheld[2]);
    cells = (struct risk_cells){ alone, 1, 2, 5 };
    assert_int_equal(risk_cells_list(&cells, withheld), RISK_OK);
    assert_true(withheld[0] && withheld[1]);
    cells.rows = 2;
    assert_int_equal(risk_cells_list(&cells, withheld), RISK_ERR_INVALID);
}

/*
 * Whether the totals fix a withheld cell: by trying all counts that have the
 * same totals of rows and columns, cell after cell.
 */
struct trial {
    const uint64_t *counts;
    const bool *withheld;
    uint64_t rows[3];
    uint64_t columns[3];
    uint64_t lowest[9];
    uint64_t highest[9];
    uint64_t now[9];
};

static void
try_cell(struct trial *trial, size_t cell)
{
    uint64_t most;

    if (cell == 9) {
        for (size_t i = 0; i < 3; i++) {
            if (trial->rows[i] > 0 || trial->columns[i] > 0) {
                return;
            }
        }
        for (size_t i = 0; i < 9; i++) {
            trial->lowest[i] = trial->now[i] < trial->lowest[i]
                ? trial->now[i]
                : trial->lowest[i];
            trial->highest[i] = trial->now[i] > trial->highest[i]
                ? trial->now[i]
                : trial->highest[i];
        }
        return;
    }
    if (!trial->withheld[cell]) {
        try_cell(trial, cell + 1);
        return;
    }
    most = trial->rows[cell / 3] < trial->columns[cell % 3]
        ? trial->rows[cell / 3]
        : trial->columns[cell % 3];
    for (uint64_t i = 0; i <= most; i++) {
        trial->now[cell] = i;
        trial->rows[cell / 3] -= i;
        trial->columns[cell % 3] -= i;
        try_cell(trial, cell + 1);
        trial->rows[cell / 3] += i;
        trial->columns[cell % 3] += i;
    }
}

static void
assert_hidden(const uint64_t *counts, const bool *withheld, uint64_t k)
{
    struct trial trial = { .counts = counts, .withheld = withheld };

    for (size_t i = 0; i < 9; i++) {
        trial.lowest[i] = UINT64_MAX;
        trial.rows[i / 3] += withheld[i] ? counts[i] : 0;
        trial.columns[i % 3] += withheld[i] ? counts[i] : 0;
    }
    try_cell(&trial, 0);
    for (size_t i = 0; i < 9; i++) {
        if (counts[i] > 0 && counts[i] < k) {
            assert_true(withheld[i]);
            assert_true(trial.lowest[i] < trial.highest[i]);
        }
    }
}

static void
test_risk_cells_table__no_total_gives_it_back(void **state)
{
    uint32_t random = 11;
    unsigned shown = 0;

    (void)state;
    for (unsigned round = 0; round < 400; round++) {
        uint64_t counts[9];
        bool withheld[9];
        const struct risk_cells cells = { counts, 3, 3, 3 };
        size_t others = 0;

        for (size_t i = 0; i < 9; i++) {
            random = random * 1664525 + 1013904223;
            counts[i] = (random >> 29) % 7;
            others += counts[i] != 0;
        }
        assert_int_equal(risk_cells_table(&cells, withheld), RISK_OK);
        for (size_t i = 0; i < 9; i++) {
            shown += !withheld[i];
        }
        /* With so few people nothing can be hidden, and nothing is shown. */
        if (others >= 7) {
            assert_hidden(counts, withheld, 3);
        }
    }
    /* It does not simply withhold everything. */
    assert_true(shown > 1000);
}

static void
test_risk_cells_table__one_row(void **state)
{
    const uint64_t counts[] = { 2, 9, 9 };
    const struct risk_cells cells = { counts, 1, 3, 5 };
    bool withheld[3] = { false };

    (void)state;
    assert_int_equal(risk_cells_table(&cells, withheld), RISK_OK);
    assert_true(withheld[0] && withheld[1] && withheld[2]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_cells_list__nothing_small),
        cmocka_unit_test(test_risk_cells_list__one_is_never_alone),
        cmocka_unit_test(test_risk_cells_list__together_at_least_k),
        cmocka_unit_test(test_risk_cells_table__no_total_gives_it_back),
        cmocka_unit_test(test_risk_cells_table__one_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
