#ifndef ANONYMIZER_POLICY_H
#define ANONYMIZER_POLICY_H

#include <stdint.h>

#include "anonymizer/finding.h"

/* Who will read the result; decides thresholds and replacements. */
enum anon_profile {
    ANON_PROFILE_SUPERVISION, /* readable: role labels, weeks, precise */
    ANON_PROFILE_RESEARCH,    /* default-deny for unknown capitals */
    ANON_PROFILE_SAFE_HARBOR, /* 45 CFR 164.514(b)(2) */
    ANON_PROFILE_UU_PDP,      /* Indonesian Law 27/2022, article 4 */
    ANON_PROFILE_COUNT,       /* keep last */
};

struct anon_policy {
    const char *name; /* as typed after --profile */
    enum anon_profile profile;
    /* A finding below this confidence is flagged, not removed; by type. */
    uint8_t threshold[ANON_TYPE_COUNT];
};

/* Returns the policy of a profile, a constant. */
const struct anon_policy *anon_policy_get(enum anon_profile profile);

/* Returns the policy called `name`, or NULL. */
const struct anon_policy *anon_policy_find(const char *name);

#endif
