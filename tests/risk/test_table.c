#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/table.h"

static void
test_risk_table_add__counts_equal_rows_once(void **state)
{
    const uint32_t rows[4][2] = { { 1, 2 }, { 0, 0 }, { 1, 2 }, { 1, 2 } };
    struct risk_table *table = NULL;

    (void)state;
    assert_int_equal(risk_table_new(2, &table), RISK_OK);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(risk_table_add(table, rows[i], i == 3 ? 7 : 0),
            RISK_OK);
    }
    assert_int_equal(table->rows, 4);
    /* The last one differs in what would be learnt. */
    assert_int_equal(table->tuples, 3);
    assert_int_equal(table->counts[0], 2);
    assert_int_equal(table->tuple_of[2], 0);
    assert_int_equal(table->tuple_of[3], 2);
    assert_int_equal(table->values[0], 2);
    assert_int_equal(table->values[1], 3);
    assert_int_equal(table->values[2], 8);
    assert_int_equal(risk_table_codes(table, 2)[2], 7);
    risk_table_free(&table);
    assert_null(table);
}

static void
test_risk_table_add__many(void **state)
{
    struct risk_table *table = NULL;

    (void)state;
    assert_int_equal(risk_table_new(1, &table), RISK_OK);
    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t code = i % 30011;

        assert_int_equal(risk_table_add(table, &code, 0), RISK_OK);
    }
    assert_int_equal(table->tuples, 30011);
    for (uint32_t i = 0; i < 100000; i++) {
        assert_int_equal(risk_table_codes(table, table->tuple_of[i])[0],
            i % 30011);
    }
    risk_table_free(&table);
}

static void
test_risk_table_new__range(void **state)
{
    struct risk_table *table = NULL;
    const uint32_t none = UINT32_MAX;

    (void)state;
    assert_int_equal(risk_table_new(0, &table), RISK_ERR_INVALID);
    assert_int_equal(risk_table_new(RISK_QUASI_MAX + 1, &table),
        RISK_ERR_INVALID);
    assert_int_equal(risk_table_new(1, &table), RISK_OK);
    assert_int_equal(risk_table_add(table, &none, 0), RISK_ERR_INVALID);
    assert_int_equal(table->rows, 0);
    risk_table_free(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_table_add__counts_equal_rows_once),
        cmocka_unit_test(test_risk_table_add__many),
        cmocka_unit_test(test_risk_table_new__range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
