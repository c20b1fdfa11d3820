#include "cli/risk/population.h"

#include <math.h>

/*
 * r(f) = E[1/F | f] = p^f * integral of y^(f-1) / (1 + (1-p) y) from 0 to 1/p;
 * from there r(f) = p/(1-p) * (1/(f-1) - r(f-1)), and r(1) =
 * p/(1-p) * ln(1/p).  An error grows by p/(1-p) in each step upwards and by
 * (1-p)/p in each step downwards.
 */
static double
upwards(uint32_t size, double ratio, double fraction)
{
    double risk = -ratio * log(fraction);

    for (uint32_t f = 2; f <= size; f++) {
        risk = ratio * (1.0 / (f - 1.0) - risk);
    }
    return risk;
}

/* So many steps above, the first two terms in 1/f are off by 1e-10 of one. */
#define STEPS 2000

static double
downwards(uint32_t size, double ratio, double fraction)
{
    double above = (double)size + STEPS;
    double risk = fraction / above * (1.0 + (1.0 - fraction) / above);

    for (uint32_t i = 0; i < STEPS; i++) {
        above -= 1.0;
        risk = 1.0 / above - risk / ratio;
    }
    return risk;
}

double
risk_population_inverse(uint32_t size, double fraction)
{
    double ratio = fraction / (1.0 - fraction);

    if (fraction >= 1.0) {
        return 1.0 / size;
    }
    /* Beyond this the two differ by less than one in ten thousand. */
    if (size > 10000) {
        return fraction / size;
    }
    return ratio <= 1.0 ? upwards(size, ratio, fraction)
                        : downwards(size, ratio, fraction);
}
