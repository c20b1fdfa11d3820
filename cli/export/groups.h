#ifndef CLI_EXPORT_GROUPS_H
#define CLI_EXPORT_GROUPS_H

#include "cli/export/columns.h"
#include "cli/export/csv_rows.h"

/*
 * How the columns of cases.csv that may be known from elsewhere are made
 * coarser, level by level: age in bands of 5, 10 and 20 years; a province in
 * its group of islands, then the country; an occupation as white or blue
 * collar, then as in work or not.  At the last level of a column every value
 * is withheld (-96).  Groups have codes of their own from 100 on, which stand
 * among the categories of the list, so that a value never means two things.
 */

/* Levels of a column, the values themselves being the first; 1: stays. */
unsigned export_group_levels(const struct export_column *column);

/*
 * The cell at a level.  From level 1 on, what is no value (nothing recorded,
 * or why not) is withheld too.
 */
struct export_cell export_group_cell(const struct export_column *column,
    unsigned level, const struct export_cell *cell);

/*
 * The same for a cell that is told at level `from` already; at most `level`.
 * Levels lie within each other, so any value of a group stands for it.
 */
struct export_cell export_group_again(const struct export_column *column,
    unsigned from, unsigned level, const struct export_cell *cell);

/* Whether a column can hold this at a level, reasons and nothing included. */
bool export_group_valid(const struct export_column *column, unsigned level,
    const struct export_cell *cell);

/* What a level of a column is called, in English. */
const char *export_group_name(const struct export_column *column,
    unsigned level);

#endif
