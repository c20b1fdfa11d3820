#ifndef CLI_RISK_LOSS_H
#define CLI_RISK_LOSS_H

#include "cli/risk/hierarchy.h"
#include "cli/risk/table.h"

/* What a generalisation costs; from 0 (nothing) to 1 (everything withheld). */
enum risk_loss_kind {
    /*
     * Non-uniform entropy: Gionis and Tassa, "k-Anonymization with Minimal
     * Loss of Information", IEEE TKDE 21 (2009); as in El Emam and others, "A
     * Globally Optimal k-Anonymity Method", JAMIA 16 (2009).  For each value
     * log2 of how much more frequent its group is; each column counts the
     * same, and a millionth of Prec decides between what costs the same.
     */
    RISK_LOSS_ENTROPY,
    /*
     * Prec: Sweeney, "Achieving k-Anonymity Privacy Protection Using
     * Generalization and Suppression", IJUFKS 10 (2002): how far up the
     * hierarchy of each column.
     */
    RISK_LOSS_PRECISION,
};

/* The loss of each value at each level, and of a level in the whole table. */
struct risk_loss {
    const struct risk_table *table;
    const struct risk_hierarchy *hierarchies;
    double *cells[RISK_QUASI_MAX]; /* level, then value */
    double levels[RISK_QUASI_MAX][RISK_LEVELS_MAX];
};

enum risk_status risk_loss_new(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, enum risk_loss_kind kind,
    struct risk_loss **ret_loss);
void risk_loss_free(struct risk_loss **loss);

/*
 * The loss at a node when no row is left out: what leaving rows out adds to is
 * never less, at this node or at a coarser one.
 */
double risk_loss_least(const struct risk_loss *loss,
    const struct risk_node *node);

/* What leaving out a row of this tuple adds to it, per row of the table. */
double risk_loss_of_leaving(const struct risk_loss *loss,
    const struct risk_node *node, uint32_t tuple);

#endif
