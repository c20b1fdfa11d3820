#include "cli/release/tally.h"

#include <string.h>

static void
count_rule(struct release_tally *tally, const char *rule)
{
    size_t i;

    for (i = 0; i < tally->rule_count; i++) {
        if (tally->rules[i].rule == rule ||
            strcmp(tally->rules[i].rule, rule) == 0) {
            tally->rules[i].removed++;
            return;
        }
    }
    if (i == RELEASE_RULES_MAX) {
        tally->rules[i - 1].removed++;
        return;
    }
    tally->rules[i].rule = rule;
    tally->rules[i].removed = 1;
    tally->rule_count++;
}

void
release_tally_settled(struct release_tally *tally,
    const struct anon_finding *finding, bool removed)
{
    bool leftover = finding->type == ANON_DETAIL;

    tally->shown += leftover;
    tally->masked += leftover && removed;
    /* What was shown and left is no decision about an identifier. */
    tally->by_person += !leftover || removed;
}

void
release_tally_add(struct release_tally *tally,
    const struct anon_findings *findings)
{
    for (size_t i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];

        if (finding->decision != ANON_REMOVE && finding->type == ANON_DETAIL) {
            continue;
        }
        if (finding->decision != ANON_REMOVE) {
            tally->kept++;
            tally->kept_known += finding->origin != ANON_FROM_RULE;
            continue;
        }
        tally->removed[finding->type]++;
        tally->by_origin[finding->origin]++;
        count_rule(tally, finding->rule);
    }
}

int64_t
release_tally_removed(const struct release_tally *tally)
{
    int64_t total = 0;

    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        total += tally->removed[i];
    }
    return total;
}
