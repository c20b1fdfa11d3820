#ifndef ANONYMIZER_RESOLVE_H
#define ANONYMIZER_RESOLVE_H

#include "anonymizer/finding.h"
#include "anonymizer/policy.h"

/*
 * Internal: sets the decision of every finding by `policy`, then leaves sorted
 * findings: those to remove are disjoint and cover all that any of them
 * covered; those to flag overlap nothing.  The label of overlapping findings
 * is that of the one that explains most of the text.
 */
void anon_resolve(struct anon_findings *findings,
    const struct anon_policy *policy);

#endif
