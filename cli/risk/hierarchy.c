#include "cli/risk/hierarchy.h"

#include <stdlib.h>

uint32_t
risk_hierarchy_group(const struct risk_hierarchy *hierarchy, unsigned level,
    uint32_t value)
{
    return level == 0
        ? value
        : hierarchy->groups[(size_t)(level - 1) * hierarchy->values + value];
}

/* Whether values that share a group at `level` share one at the next. */
static bool
nested(const struct risk_hierarchy *hierarchy, unsigned level, uint32_t *parent)
{
    for (uint32_t i = 0; i < hierarchy->values; i++) {
        parent[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < hierarchy->values; i++) {
        uint32_t group = risk_hierarchy_group(hierarchy, level, i);
        uint32_t next = risk_hierarchy_group(hierarchy, level + 1, i);

        if (next >= hierarchy->values ||
            (parent[group] != UINT32_MAX && parent[group] != next)) {
            return false;
        }
        parent[group] = next;
    }
    return true;
}

bool
risk_hierarchy_valid(const struct risk_hierarchy *hierarchy, uint32_t used)
{
    uint32_t *parent;
    bool good = true;

    if (hierarchy->levels == 0 || hierarchy->levels > RISK_LEVELS_MAX ||
        hierarchy->values < used ||
        (hierarchy->levels > 1 && hierarchy->groups == NULL)) {
        return false;
    }
    parent = calloc(hierarchy->values + (size_t)1, sizeof(*parent));
    if (parent == NULL) {
        return false;
    }
    for (unsigned i = 0; good && i + 1 < hierarchy->levels; i++) {
        good = nested(hierarchy, i, parent);
    }
    free(parent);
    return good;
}
