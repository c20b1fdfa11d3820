#ifndef CLI_RISK_HIERARCHY_H
#define CLI_RISK_HIERARCHY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/risk/table.h"

/*
 * How the values of a column are made coarser, step by step.  Level 0 is the
 * values themselves.  `groups` holds one row for each further level, with the
 * number of the group of each value; groups of one level lie within groups of
 * the next, and their numbers stay below `values`.
 */
#define RISK_LEVELS_MAX 8

struct risk_hierarchy {
    uint32_t values;
    unsigned levels; /* level 0 counts: at least 1 */
    const uint32_t *groups;
};

/* A level for each column: a node of the lattice of generalisations. */
struct risk_node {
    unsigned char level[RISK_QUASI_MAX];
};

/* Whether all of the above holds, and `values` codes are enough for `used`. */
bool risk_hierarchy_valid(const struct risk_hierarchy *hierarchy,
    uint32_t used);

/* The group of a value at a level; at level 0 the value. */
uint32_t risk_hierarchy_group(const struct risk_hierarchy *hierarchy,
    unsigned level, uint32_t value);

#endif
