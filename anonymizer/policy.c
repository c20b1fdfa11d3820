#include "anonymizer/policy.h"

#include <stddef.h>
#include <string.h>

/*
 * Confidence is what a rule says of itself: 90 a checksum or an identifier of
 * this case, 70 a shape with a cue, 50 a shape alone, 30 a guess.
 */
static const struct anon_policy policies[ANON_PROFILE_COUNT] = {
    [ANON_PROFILE_SUPERVISION] = {
        .name = "supervision",
        .profile = ANON_PROFILE_SUPERVISION,
        .threshold = {
            [ANON_PERSON] = 50, [ANON_LOCATION] = 50, [ANON_ORG] = 50,
            [ANON_DATE] = 50, [ANON_AGE] = 50, [ANON_PHONE] = 50,
            [ANON_EMAIL] = 50, [ANON_URL] = 50, [ANON_HANDLE] = 50,
            [ANON_ID] = 50, [ANON_ADDRESS] = 50, [ANON_IP] = 50,
        },
    },
    /* Default-deny: a doubtful word goes too. */
    [ANON_PROFILE_RESEARCH] = {
        .name = "research",
        .profile = ANON_PROFILE_RESEARCH,
        .threshold = {
            [ANON_PERSON] = 20, [ANON_LOCATION] = 25, [ANON_ORG] = 25,
            [ANON_DATE] = 30, [ANON_AGE] = 30, [ANON_PHONE] = 30,
            [ANON_EMAIL] = 30, [ANON_URL] = 30, [ANON_HANDLE] = 30,
            [ANON_ID] = 30, [ANON_ADDRESS] = 30, [ANON_IP] = 30,
        },
    },
    /*
     * 45 CFR 164.514(b)(2)(i): ages stay unless over 89, which the age rule
     * reports with 100.
     */
    [ANON_PROFILE_SAFE_HARBOR] = {
        .name = "safe-harbor",
        .profile = ANON_PROFILE_SAFE_HARBOR,
        .threshold = {
            [ANON_PERSON] = 40, [ANON_LOCATION] = 40, [ANON_ORG] = 40,
            [ANON_DATE] = 40, [ANON_AGE] = 100, [ANON_PHONE] = 40,
            [ANON_EMAIL] = 40, [ANON_URL] = 40, [ANON_HANDLE] = 40,
            [ANON_ID] = 40, [ANON_ADDRESS] = 40, [ANON_IP] = 40,
        },
    },
    /* Law 27/2022, article 4: whatever identifies alone or in combination. */
    [ANON_PROFILE_UU_PDP] = {
        .name = "uu-pdp",
        .profile = ANON_PROFILE_UU_PDP,
        .threshold = {
            [ANON_PERSON] = 30, [ANON_LOCATION] = 30, [ANON_ORG] = 30,
            [ANON_DATE] = 30, [ANON_AGE] = 30, [ANON_PHONE] = 30,
            [ANON_EMAIL] = 30, [ANON_URL] = 30, [ANON_HANDLE] = 30,
            [ANON_ID] = 30, [ANON_ADDRESS] = 30, [ANON_IP] = 30,
        },
    },
};

const struct anon_policy *
anon_policy_get(enum anon_profile profile)
{
    return (unsigned)profile < ANON_PROFILE_COUNT
        ? &policies[profile]
        : &policies[ANON_PROFILE_RESEARCH];
}

const struct anon_policy *
anon_policy_find(const char *name)
{
    size_t i;

    for (i = 0; i < ANON_PROFILE_COUNT; i++) {
        if (strcmp(policies[i].name, name) == 0) {
            return &policies[i];
        }
    }
    return NULL;
}
