#ifndef CLI_RISK_SPREAD_H
#define CLI_RISK_SPREAD_H

#include "cli/risk/classes.h"

/* How far apart two values of the sensitive column are. */
enum risk_distance {
    RISK_DISTANCE_EQUAL,   /* all the same */
    RISK_DISTANCE_ORDERED, /* by how many values lie between */
};

/*
 * What a class gives away about the sensitive column.
 *
 * l-diversity: Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, "l-
 * Diversity: Privacy Beyond k-Anonymity", TKDD 1 (2007): how many values, and
 * the l of entropy l-diversity, e to the entropy.  t-closeness: Li, Li and
 * Venkatasubramanian, "t-Closeness: Privacy Beyond k-Anonymity and l-
 * Diversity", ICDE 2007: the earth mover's distance between the class and the
 * whole table, from 0 to 1.
 */
struct risk_spread {
    uint32_t distinct;
    double entropy;
    double closeness;
};

/*
 * Works out the spread of every class.  The whole table counts all of its
 * rows.  `ret_spread` has room for `classes->count`.
 */
enum risk_status risk_spread_find(const struct risk_table *table,
    const struct risk_classes *classes, enum risk_distance distance,
    struct risk_spread *ret_spread);

#endif
