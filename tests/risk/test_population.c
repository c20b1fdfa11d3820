#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/risk/population.h"

static void
assert_near(double got, double want)
{
    if (!(fabs(got - want) <= 1e-9 + 1e-7 * want)) {
        fail_msg("%.12g instead of %.12g", got, want);
    }
}

static void
test_risk_population_inverse__by_hand(void **state)
{
    (void)state;
    /* Everybody is in the sample. */
    assert_near(risk_population_inverse(4, 1.0), 0.25);
    /* Half of them: ln 2 for one, and 1 - ln 2 for two. */
    assert_near(risk_population_inverse(1, 0.5), log(2));
    assert_near(risk_population_inverse(2, 0.5), 1 - log(2));
    /* Three in ten: p/q ln 1/p. */
    assert_near(risk_population_inverse(1, 0.3), 3.0 / 7 * log(10.0 / 3));
}

/* The sum over all F, which the closed form stands for. */
static double
summed(uint32_t size, double fraction)
{
    double chance = pow(fraction, size);
    double sum = 0;

    for (double people = size; people < 400.0 * size / fraction; people++) {
        sum += chance / people;
        chance *= people / (people - size + 1) * (1 - fraction);
    }
    return sum;
}

static void
test_risk_population_inverse__sum(void **state)
{
    const double fractions[] = { 0.01, 0.2, 0.5, 0.500001, 0.6, 0.97 };
    const uint32_t sizes[] = { 1, 2, 3, 5, 11, 50, 200 };

    (void)state;
    for (size_t i = 0; i < sizeof(fractions) / sizeof(fractions[0]); i++) {
        double last = 1;

        for (size_t j = 0; j < sizeof(sizes) / sizeof(sizes[0]); j++) {
            double risk = risk_population_inverse(sizes[j], fractions[i]);

            /* Powers of a small fraction leave the range of a double. */
            if (sizes[j] < 100) {
                assert_near(risk, summed(sizes[j], fractions[i]));
            }
            assert_true(risk < last && risk > 0);
            assert_true(risk <= 1.0 / sizes[j]);
            last = risk;
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_risk_population_inverse__by_hand),
        cmocka_unit_test(test_risk_population_inverse__sum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
