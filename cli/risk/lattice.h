#ifndef CLI_RISK_LATTICE_H
#define CLI_RISK_LATTICE_H

#include "cli/risk/classes.h"
#include "cli/risk/loss.h"

/* What the table has to reach. */
struct risk_goal {
    uint32_t k; /* rows in each class; at least 1 */
    uint32_t l; /* different sensitive values in each class; 0 and 1: any */
    double max_suppression; /* share of rows that may be left out, 0 to 1 */
    enum risk_loss_kind loss;
    bool keep_something; /* never withhold every column */
};

struct risk_choice {
    struct risk_node node;
    double loss;           /* of the kind asked for, rows left out counted */
    double precision;      /* Prec of the node, without rows left out */
    double discernibility; /* see below */
    uint32_t suppressed;   /* rows left out */
    uint32_t nodes;        /* in the lattice */
    uint32_t examined;     /* of these, nodes whose classes were counted */
    uint32_t needed;       /* when unreachable: least rows to leave out */
};

#define RISK_NODES_MAX (UINT32_C(1) << 22)

/*
 * Finds the node of least loss at which every class meets the goal when the
 * rows of all other classes are left out, and these are no more than allowed:
 * full-domain generalisation, every value of a column at the same level.
 *
 * Exact.  Both criteria are monotone: what is left out at a node is never less
 * at a finer one (LeFevre, DeWitt and Ramakrishnan, "Incognito", SIGMOD 2005),
 * so one node that fails rules out all below it; and a node's least loss is
 * a lower bound for every coarser one, so nodes above the best loss found are
 * never looked at.
 *
 * `discernibility` is that of Bayardo and Agrawal, "Data Privacy through
 * Optimal k-Anonymization", ICDE 2005, over its highest value, rows squared.
 *
 * RISK_ERR_UNREACHABLE when no node will do (`needed` is filled in),
 * RISK_ERR_INVALID when a hierarchy is not valid, the goal out of range or
 * the lattice larger than RISK_NODES_MAX.
 */
enum risk_status risk_lattice_solve(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, const struct risk_goal *goal,
    struct risk_choice *ret_choice);

/*
 * Which classes meet the goal.  `ret_kept` has room for `classes->count`.
 */
enum risk_status risk_lattice_keep(const struct risk_table *table,
    const struct risk_classes *classes, const struct risk_goal *goal,
    bool *ret_kept);

#endif
