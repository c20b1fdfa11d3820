#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/figures.h"

static void
assert_near(double got, double want)
{
    if (!(fabs(got - want) < 1e-9)) {
        fail_msg("%.12g instead of %.12g", got, want);
    }
}

/* Ten rows: one class of six, one of three, one of one. */
static void
ten_rows(const struct risk_question *question, struct risk_figures *ret_figures)
{
    static const uint32_t rows[10] = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 2 };
    static const struct risk_hierarchy hierarchy = { 3, 1, NULL };
    const struct risk_node node = { { 0 } };
    struct risk_table *table = NULL;
    struct risk_classes classes = RISK_CLASSES_INIT;

    assert_int_equal(risk_table_new(1, &table), RISK_OK);
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(risk_table_add(table, &rows[i], i % 2), RISK_OK);
    }
    assert_int_equal(risk_classes_find(&classes, table, &hierarchy, &node,
                         UINT32_MAX),
        RISK_OK);
    assert_int_equal(risk_figures_find(table, &classes, question, ret_figures),
        RISK_OK);
    risk_classes_release(&classes);
    risk_table_free(&table);
}

static void
test_risk_figures_find__everybody(void **state)
{
    const struct risk_question question = { .k = 5, .sensitive = true };
    struct risk_figures figures;

    (void)state;
    ten_rows(&question, &figures);
    assert_int_equal(figures.rows, 10);
    assert_int_equal(figures.classes, 3);
    assert_int_equal(figures.smallest, 1);
    assert_int_equal(figures.uniques, 1);
    assert_int_equal(figures.below, 4);
    assert_int_equal(figures.bands[0], 1);
    assert_int_equal(figures.bands[1], 0);
    assert_int_equal(figures.bands[2], 1);
    assert_int_equal(figures.bands[3], 1);
    assert_near(figures.prosecutor_highest, 1);
    assert_near(figures.prosecutor_mean, 0.3);
    assert_near(figures.prosecutor_at_risk, 0.4);
    assert_near(figures.journalist_highest, 1);
    assert_near(figures.journalist_mean, 0.3);
    assert_near(figures.marketer, 0.3);
    assert_near(figures.population_uniques, 1);
    /* The one alone gives its value away and is 1/2 from the whole. */
    assert_int_equal(figures.distinct, 1);
    assert_near(figures.entropy, 1);
    assert_near(figures.closeness, 0.5);
}

static void
test_risk_figures_find__sample_of_twenty(void **state)
{
    const struct risk_question question = { .k = 5, .population = 20 };
    struct risk_figures figures;

    (void)state;
    ten_rows(&question, &figures);
    /* Half are in the table: r(1) = ln 2, r(2) = 1 - ln 2, r(3) = ln 2 - 1/2.
     */
    assert_near(figures.journalist_highest, log(2));
    assert_near(figures.population_uniques, 0.5);
    assert_true(figures.marketer < 0.3 && figures.marketer > 0.15);
    assert_near(figures.journalist_mean, figures.marketer);
    /* Who is known to be in the table is as easy to find as before. */
    assert_near(figures.prosecutor_mean, 0.3);
    assert_int_equal(figures.distinct, 0);
}

static void
test_risk_figures_find__only_what_is_kept(void **state)
{
    const bool kept[3] = { true, false, false };
    const struct risk_question question = { .k = 5, .kept = kept };
    struct risk_figures figures;

    (void)state;
    ten_rows(&question, &figures);
    assert_int_equal(figures.rows, 6);
    assert_int_equal(figures.smallest, 6);
    assert_int_equal(figures.below, 0);
    assert_near(figures.prosecutor_highest, 1.0 / 6);
    assert_string_equal(risk_figures_band(3), "5-10");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_figures_find__everybody),
        cmocka_unit_test(test_risk_figures_find__only_what_is_kept),
        cmocka_unit_test(test_risk_figures_find__sample_of_twenty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
