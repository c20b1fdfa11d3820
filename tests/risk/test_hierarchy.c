#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/hierarchy.h"

static void
test_risk_hierarchy_valid__nested(void **state)
{
    const uint32_t good[] = { 0, 0, 1, 1, 0, 0, 0, 0 };
    const uint32_t crossing[] = { 0, 0, 1, 1, 0, 1, 1, 1 };
    const uint32_t beyond[] = { 0, 0, 1, 4 };
    struct risk_hierarchy hierarchy = { 4, 3, good };

    (void)state;
    assert_true(risk_hierarchy_valid(&hierarchy, 4));
    assert_int_equal(risk_hierarchy_group(&hierarchy, 0, 3), 3);
    assert_int_equal(risk_hierarchy_group(&hierarchy, 1, 3), 1);
    assert_int_equal(risk_hierarchy_group(&hierarchy, 2, 3), 0);
    /* The table uses a value that the hierarchy does not know. */
    assert_false(risk_hierarchy_valid(&hierarchy, 5));
    /* What was one group becomes two again. */
    hierarchy.groups = crossing;
    assert_false(risk_hierarchy_valid(&hierarchy, 4));
    hierarchy = (struct risk_hierarchy){ 4, 2, beyond };
    assert_false(risk_hierarchy_valid(&hierarchy, 4));
    hierarchy = (struct risk_hierarchy){ 4, 0, NULL };
    assert_false(risk_hierarchy_valid(&hierarchy, 4));
    hierarchy.levels = 1;
    assert_true(risk_hierarchy_valid(&hierarchy, 4));
    hierarchy.levels = 2;
    assert_false(risk_hierarchy_valid(&hierarchy, 4));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_hierarchy_valid__nested),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
