#ifndef CLI_RELEASE_MERGE_H
#define CLI_RELEASE_MERGE_H

#include <stdbool.h>

#include "anonymizer/anonymizer.h"

/* Lists of findings, put together from several searches. */

/* Whether every letter and digit of the hit is removed already. */
bool release_merge_covered(const struct anon_findings *findings,
    const struct anon_finding *hit, struct anon_text text);

/* Whether a finding, removed or flagged, contains the hit. */
bool release_merge_listed(const struct anon_findings *findings,
    const struct anon_finding *hit);

/* Puts the hit in the place of all it touches, as wide as what is removed. */
enum anon_status release_merge_over(struct anon_findings *findings,
    struct anon_finding hit) ANON_CHECK_RESULT;

/* By begin, the longer first. */
void release_merge_sort(struct anon_findings *findings);

/*
 * Sorts, and makes one of removals that overlap, as flags can that became
 * removals.
 */
void release_merge_disjoint(struct anon_findings *findings);

#endif
