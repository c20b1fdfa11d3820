#ifndef CLI_RISK_FIGURES_H
#define CLI_RISK_FIGURES_H

#include "cli/risk/classes.h"
#include "cli/risk/spread.h"

/* Sizes of classes are counted as 1, 2, 3 to 4, 5 to 10, 11 to 20, above. */
#define RISK_SIZE_BANDS 6

/* The risk that rows are found to be about somebody. */
struct risk_figures {
    uint64_t rows;
    uint64_t classes;
    uint64_t smallest; /* the k of k-anonymity; 0: no rows */
    uint64_t uniques;  /* rows that nobody shares: sample uniques */
    uint64_t below;    /* rows in classes smaller than asked for */
    uint64_t bands[RISK_SIZE_BANDS]; /* classes by size */
    /*
     * The three risks of El Emam, "Guide to the De-Identification of Personal
     * Health Information" (2013), and of El Emam and Dankar, "Protecting
     * Privacy Using k-Anonymity", JAMIA 15 (2008): of somebody known to be in
     * the table (prosecutor: 1/f), of somebody picked from the table and
     * looked for in the population (journalist: 1/F), and the share of rows
     * that matching all of them gets right (marketer: Dankar and El Emam, "A
     * method for evaluating marketer re-identification risk", EDBT 2010).
     * f is how many rows, F how many people look alike.
     */
    double prosecutor_highest;
    double prosecutor_mean;
    double prosecutor_at_risk; /* share of rows above 1/k */
    double journalist_highest;
    double journalist_mean;
    double marketer;
    double population_uniques; /* rows to be expected, F = 1 */
    /* The worst of all classes; 0 without a sensitive column. */
    uint32_t distinct;
    double entropy;
    double closeness;
};

struct risk_question {
    uint32_t k;
    /*
     * People that the rows are a sample of; at most as many as there are rows:
     * everybody is in the table, and the three risks are the highest they can
     * be.
     */
    uint64_t population;
    bool sensitive; /* the table has a sensitive column */
    enum risk_distance distance;
    const bool *kept; /* of each class, what counts; NULL: everything */
};

enum risk_status risk_figures_find(const struct risk_table *table,
    const struct risk_classes *classes, const struct risk_question *question,
    struct risk_figures *ret_figures);

/* "1", "2", "3-4" and so on. */
const char *risk_figures_band(unsigned band);

#endif
