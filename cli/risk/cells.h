#ifndef CLI_RISK_CELLS_H
#define CLI_RISK_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/risk/status.h"

/*
 * Small cells of a table of counts whose totals are told too.  A count from 1
 * to k-1 is withheld; and because a total minus what is shown would give it
 * back, so are as many others as it takes (complementary suppression: Cox,
 * "Suppression Methodology and Statistical Disclosure Control", JASA 75
 * (1980)), the smallest first.
 */
struct risk_cells {
    const uint64_t *counts; /* row by row */
    size_t rows;
    size_t columns;
    uint64_t k;
};

#define RISK_CELLS_MAX 4096

/*
 * A list of counts of which the total is told: withheld counts are never one
 * alone, and together they are at least k (unless everything is withheld).
 * `cells->rows` is 1.  `ret_withheld` has room for every count.
 */
enum risk_status risk_cells_list(const struct risk_cells *cells,
    bool *ret_withheld);

/*
 * A table with the totals of every row and column: no withheld count is fixed
 * by the totals.  Withheld cells are the edges of a graph between rows and
 * columns; one is fixed exactly when it lies on no cycle (Gusfield, "A Graph
 * Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17
 * (1988)).  A table of one row or column has no cycle and is withheld whole.
 */
enum risk_status risk_cells_table(const struct risk_cells *cells,
    bool *ret_withheld);

#endif
