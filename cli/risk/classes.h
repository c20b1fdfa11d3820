#ifndef CLI_RISK_CLASSES_H
#define CLI_RISK_CLASSES_H

#include "cli/risk/hierarchy.h"
#include "cli/risk/table.h"

/*
 * Equivalence classes: the rows that look alike at a node.  Used again for
 * one node after the other; begin with RISK_CLASSES_INIT.
 */
struct risk_classes {
    uint32_t *of;    /* class of each tuple */
    uint32_t *sizes; /* rows in each class */
    uint32_t count;
    bool over; /* more classes than asked for; the rest is not filled in */
    /* Ours. */
    uint32_t tuple_cap;
    uint32_t size_cap;
    uint64_t *keys;
    uint32_t *ids;
    uint32_t slot_count;
};

#define RISK_CLASSES_INIT                                                      \
    {                                                                          \
        .of = NULL, .sizes = NULL                                              \
    }

/*
 * Finds the classes at `node`.  `hierarchies` are as many as the table has
 * quasi-identifiers, each of them valid.  Stops with `over` at more than
 * `most` classes.
 */
enum risk_status risk_classes_find(struct risk_classes *classes,
    const struct risk_table *table, const struct risk_hierarchy *hierarchies,
    const struct risk_node *node, uint32_t most);

void risk_classes_release(struct risk_classes *classes);

#endif
