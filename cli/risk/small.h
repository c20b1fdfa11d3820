#ifndef CLI_RISK_SMALL_H
#define CLI_RISK_SMALL_H

#include <stdint.h>

#include "cli/risk/hierarchy.h"
#include "cli/risk/table.h"

/*
 * Counts the rows in classes that are too small, for one node after the
 * other, without telling which class a row is in: what most of a search over
 * many nodes consists of.
 */
struct risk_small;

/*
 * Packs the table.  `hierarchies` are as many as it has quasi-identifiers,
 * each of them valid; table and hierarchies stay borrowed.  The caller frees.
 * RISK_ERR_INVALID when a row does not fit into 64 bits.
 */
enum risk_status risk_small_new(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, struct risk_small **ret_small);
void risk_small_free(struct risk_small **small);

/*
 * Counts the rows in classes of fewer than `k` at `node`; once there are more
 * than `enough`, it stops at some number above it.
 */
enum risk_status risk_small_rows(struct risk_small *small,
    const struct risk_node *node, uint32_t k, uint64_t enough,
    uint64_t *ret_rows);

#endif
