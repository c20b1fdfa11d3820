#include "anonymizer/policy.h"

#include <stddef.h>
#include <string.h>

/*
 * Confidence is what a rule says of itself: 90 a checksum or an identifier of
 * this case, 70 a shape with a cue, 50 a shape alone, 30 a guess.
 */
static const struct anon_policy policies[ANON_PROFILE_COUNT] = {
#include "policy_table.inc"
};

static const char *const texts[ANON_PROFILE_COUNT] = {
#include "policy_text.inc"
};

static const char *const action_names[ANON_ACTION_COUNT] = {
    [ANON_ACTION_REMOVE] = "remove",
    [ANON_ACTION_LABEL] = "label",
    [ANON_ACTION_PSEUDONYM] = "pseudonym",
    [ANON_ACTION_WEEK] = "week",
    [ANON_ACTION_DAY] = "day",
    [ANON_ACTION_SHIFT] = "shift",
    [ANON_ACTION_SHIFT_WEEKS] = "shift-weeks",
    [ANON_ACTION_YEAR] = "year",
    [ANON_ACTION_BAND] = "band",
    [ANON_ACTION_TOP] = "top",
    [ANON_ACTION_PROVINCE] = "province",
    [ANON_ACTION_KEEP] = "keep",
};

const char *
anon_action_name(enum anon_action action)
{
    return (unsigned)action < ANON_ACTION_COUNT ? action_names[action]
                                                : "remove";
}

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

const char *
anon_policy_text(enum anon_profile profile)
{
    return (unsigned)profile < ANON_PROFILE_COUNT
        ? texts[profile]
        : texts[ANON_PROFILE_RESEARCH];
}
