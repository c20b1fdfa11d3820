#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/spread.h"

/*
 * The example of Li, Li and Venkatasubramanian (2007), section 4: nine rows in
 * three classes; the values are salaries 3k to 11k, which are 0 to 8 here.
 */
static void
example(struct risk_table **ret_table, struct risk_classes *classes)
{
    static const uint32_t salaries[3][3] = { { 0, 1, 2 }, { 3, 8, 5 },
        { 4, 6, 7 } };
    static const struct risk_hierarchy hierarchy = { 3, 1, NULL };
    const struct risk_node node = { { 0 } };

    assert_int_equal(risk_table_new(1, ret_table), RISK_OK);
    for (uint32_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 3; j++) {
            assert_int_equal(risk_table_add(*ret_table, &i, salaries[i][j]),
                RISK_OK);
        }
    }
    assert_int_equal(risk_classes_find(classes, *ret_table, &hierarchy, &node,
                         UINT32_MAX),
        RISK_OK);
    assert_int_equal(classes->count, 3);
}

static void
test_risk_spread_find__ordered(void **state)
{
    struct risk_table *table = NULL;
    struct risk_classes classes = RISK_CLASSES_INIT;
    struct risk_spread spread[3];

    (void)state;
    example(&table, &classes);
    assert_int_equal(risk_spread_find(table, &classes, RISK_DISTANCE_ORDERED,
                         spread),
        RISK_OK);
    /* {3k,4k,5k} is 0.375 away from all nine, {6k,11k,8k} is 0.167. */
    assert_true(fabs(spread[0].closeness - 0.375) < 1e-9);
    assert_true(fabs(spread[1].closeness - 1.0 / 6) < 1e-9);
    risk_classes_release(&classes);
    risk_table_free(&table);
}

static void
test_risk_spread_find__equal(void **state)
{
    struct risk_table *table = NULL;
    struct risk_classes classes = RISK_CLASSES_INIT;
    struct risk_spread spread[3];

    (void)state;
    example(&table, &classes);
    assert_int_equal(risk_spread_find(table, &classes, RISK_DISTANCE_EQUAL,
                         spread),
        RISK_OK);
    for (size_t i = 0; i < 3; i++) {
        /* Three of nine values: half of 3 * 2/9 and 6 * 1/9. */
        assert_true(fabs(spread[i].closeness - 2.0 / 3) < 1e-9);
        assert_int_equal(spread[i].distinct, 3);
        assert_true(fabs(spread[i].entropy - 3) < 1e-9);
    }
    risk_classes_release(&classes);
    risk_table_free(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_spread_find__equal),
        cmocka_unit_test(test_risk_spread_find__ordered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
