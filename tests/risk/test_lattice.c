#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/lattice.h"

/* Ages 20 to 59 by tens, then by twenties, then all; sex, then all. */
static const uint32_t ages[] = { 0, 0, 1, 1, 0, 0, 0, 0 };
static const uint32_t sexes[] = { 0, 0 };
static const struct risk_hierarchy hierarchies[2] = { { 4, 3, ages },
    { 2, 2, sexes } };

static struct risk_table *
table_of(uint32_t (*rows)[2], size_t count)
{
    struct risk_table *table = NULL;

    assert_int_equal(risk_table_new(2, &table), RISK_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(risk_table_add(table, rows[i], (uint32_t)i % 2),
            RISK_OK);
    }
    return table;
}

static void
test_risk_lattice_solve__by_hand(void **state)
{
    /* Two women in each decade, and one man in his fifties. */
    uint32_t rows[9][2] = { { 0, 0 }, { 0, 0 }, { 1, 0 }, { 1, 0 }, { 2, 0 },
        { 2, 0 }, { 3, 0 }, { 3, 0 }, { 3, 1 } };
    struct risk_table *table = table_of(rows, 9);
    struct risk_goal goal = { .k = 2, .max_suppression = 0.12 };
    struct risk_choice choice;

    (void)state;
    /* Leaving the man out costs nothing of anybody else's. */
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_OK);
    assert_int_equal(choice.node.level[0], 0);
    assert_int_equal(choice.node.level[1], 0);
    assert_int_equal(choice.suppressed, 1);
    assert_true(fabs(choice.precision - 1) < 1e-12);
    /* Nobody may be left out: sex goes, being one of two columns. */
    goal.max_suppression = 0.1;
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_OK);
    assert_int_equal(choice.node.level[0], 0);
    assert_int_equal(choice.node.level[1], 1);
    assert_int_equal(choice.suppressed, 0);
    assert_true(fabs(choice.loss - 0.5) < 1e-9);
    assert_true(fabs(choice.precision - 0.5) < 1e-12);
    /* Sizes 2, 2, 2, 3 of nine rows: 21 of 81. */
    assert_true(fabs(choice.discernibility - 21.0 / 81) < 1e-12);
    risk_table_free(&table);
}

static void
test_risk_lattice_solve__unreachable(void **state)
{
    uint32_t rows[6][2] = { { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 },
        { 3, 1 } };
    struct risk_table *table = table_of(rows, 6);
    struct risk_goal goal = { .k = 3, .keep_something = true };
    struct risk_choice choice;

    (void)state;
    /* The one differs in both columns: either way one has to go. */
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_ERR_UNREACHABLE);
    assert_int_equal(choice.needed, 1);
    goal.keep_something = false;
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_OK);
    assert_int_equal(choice.node.level[0], 2);
    assert_int_equal(choice.node.level[1], 1);
    goal.k = 7;
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_ERR_UNREACHABLE);
    assert_int_equal(choice.needed, 6);
    goal.k = 0;
    assert_int_equal(risk_lattice_solve(table, hierarchies, &goal, &choice),
        RISK_ERR_INVALID);
    risk_table_free(&table);
}

/* Rows left out at a node. */
static uint32_t
left_out(const struct risk_table *table, const struct risk_goal *goal,
    const struct risk_node *node)
{
    struct risk_classes classes = RISK_CLASSES_INIT;
    bool kept[64];
    uint32_t sum = 0;

    assert_int_equal(risk_classes_find(&classes, table, hierarchies, node,
                         UINT32_MAX),
        RISK_OK);
    assert_int_equal(risk_lattice_keep(table, &classes, goal, kept), RISK_OK);
    for (uint32_t i = 0; i < classes.count; i++) {
        sum += kept[i] ? 0 : classes.sizes[i];
    }
    risk_classes_release(&classes);
    return sum;
}

/* Of any table: a coarser node never leaves more out, nor lowers k. */
static void
test_risk_lattice_keep__monotone(void **state)
{
    uint32_t random = 1;

    (void)state;
    for (unsigned round = 0; round < 300; round++) {
        uint32_t rows[30][2];
        struct risk_table *table;
        struct risk_goal goal = { .k = 1 + round % 5, .l = round % 3 };

        for (size_t i = 0; i < 30; i++) {
            random = random * 1664525 + 1013904223;
            rows[i][0] = random >> 30;
            rows[i][1] = random >> 24 & 1;
        }
        table = table_of(rows, 1 + round % 30);
        for (unsigned i = 0; i < 6; i++) {
            struct risk_node fine = { { (unsigned char)(i % 3),
                (unsigned char)(i / 3) } };
            uint32_t before = left_out(table, &goal, &fine);

            for (size_t column = 0; column < 2; column++) {
                struct risk_node coarse = fine;

                if (++coarse.level[column] < hierarchies[column].levels) {
                    assert_true(left_out(table, &goal, &coarse) <= before);
                }
            }
        }
        risk_table_free(&table);
    }
}

/*
 * Columns that fit into one word are counted the short way first, wide ones
 * are not: with the same groups both come to the same choice.
 */
static void
test_risk_lattice_solve__wide_columns(void **state)
{
    enum {
        VALUES = 1 << 21
    };
    static uint32_t groups[2][VALUES];
    struct risk_hierarchy narrow[3], wide[3];
    struct risk_table *table = NULL;
    struct risk_goal goal = { .k = 3, .max_suppression = 0.1 };
    struct risk_choice choices[2];
    uint32_t random = 7;

    (void)state;
    for (uint32_t i = 0; i < VALUES; i++) {
        groups[0][i] = i / 4;
    }
    for (size_t i = 0; i < 3; i++) {
        /* The lowest 16 values are in use, by fours and then together. */
        static uint32_t few[2][16];

        for (uint32_t j = 0; j < 16; j++) {
            few[0][j] = j / 4;
        }
        narrow[i] = (struct risk_hierarchy){ 16, 3, few[0] };
        wide[i] = (struct risk_hierarchy){ VALUES, 3, groups[0] };
    }
    assert_int_equal(risk_table_new(3, &table), RISK_OK);
    for (size_t i = 0; i < 200; i++) {
        uint32_t row[3];

        for (size_t j = 0; j < 3; j++) {
            random = random * 1664525 + 1013904223;
            row[j] = random >> 28 & (random >> 20);
        }
        assert_int_equal(risk_table_add(table, row, 0), RISK_OK);
    }
    assert_int_equal(risk_lattice_solve(table, narrow, &goal, &choices[0]),
        RISK_OK);
    assert_int_equal(risk_lattice_solve(table, wide, &goal, &choices[1]),
        RISK_OK);
    assert_memory_equal(&choices[0].node, &choices[1].node,
        sizeof(choices[0].node));
    assert_int_equal(choices[0].suppressed, choices[1].suppressed);
    risk_table_free(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_lattice_keep__monotone),
        cmocka_unit_test(test_risk_lattice_solve__by_hand),
        cmocka_unit_test(test_risk_lattice_solve__unreachable),
        cmocka_unit_test(test_risk_lattice_solve__wide_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
