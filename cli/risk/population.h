#ifndef CLI_RISK_POPULATION_H
#define CLI_RISK_POPULATION_H

#include <stdint.h>

/*
 * What is to be expected of 1/F, where F is how many people of the population
 * look like a row of which the sample holds `size`, each person being in the
 * sample with probability `fraction` (above 0, at most 1).  F given the sample
 * is taken as negative binomial: Benedetti and Franconi, "Statistical and
 * technological solutions for controlled data dissemination" (1998), the
 * individual risk of mu-Argus.  With a fraction of 1 it is 1/size.
 */
double risk_population_inverse(uint32_t size, double fraction);

#endif
