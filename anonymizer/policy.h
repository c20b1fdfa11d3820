#ifndef ANONYMIZER_POLICY_H
#define ANONYMIZER_POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "anonymizer/finding.h"
#include "anonymizer/text.h"

/*
 * What is removed and what stands in its place.  The four policies of the
 * program are files, anonymizer/data/policies/NAME.ini, compiled in; a
 * therapist may write one of the same form.
 */
enum anon_profile {
    ANON_PROFILE_SUPERVISION, /* readable: role labels, weeks, precise */
    ANON_PROFILE_RESEARCH,    /* default-deny for unknown capitals */
    ANON_PROFILE_SAFE_HARBOR, /* 45 CFR 164.514(b)(2) */
    ANON_PROFILE_UU_PDP,      /* Indonesian Law 27/2022, article 4 */
    ANON_PROFILE_COUNT,       /* keep last */
};

/* What happens to an identifier of a type. */
enum anon_action {
    ANON_ACTION_REMOVE,      /* any type: "[PHONE]" */
    ANON_ACTION_LABEL,       /* PERSON, LOCATION, ORG: "[Client's mother]" */
    ANON_ACTION_PSEUDONYM,   /* PERSON: an invented name */
    ANON_ACTION_WEEK,        /* DATE: the week since the first session */
    ANON_ACTION_DAY,         /* DATE: the day since the first session */
    ANON_ACTION_SHIFT,       /* DATE: moved by days, intervals kept */
    ANON_ACTION_SHIFT_WEEKS, /* DATE: moved by weeks, day of the week kept */
    ANON_ACTION_YEAR,        /* DATE: its year */
    ANON_ACTION_BAND,        /* AGE: a band of years, 90 and over in one */
    ANON_ACTION_TOP,         /* AGE: stays below 90; 90 and over in one */
    ANON_ACTION_PROVINCE,    /* LOCATION: the Indonesian province, or a label */
    ANON_ACTION_KEEP,        /* any type, with a reason: only flagged */
    ANON_ACTION_COUNT,       /* keep last */
};

/* Returns the word used in a policy file ("shift-weeks"), never NULL. */
const char *anon_action_name(enum anon_action action);

/* Longest name and longest reason, with the NUL. */
#define ANON_POLICY_NAME_MAX 40
#define ANON_POLICY_REASON_MAX 160

/* Longest policy file, in bytes. */
#define ANON_POLICY_TEXT_MAX ((size_t)16 << 10)

struct anon_policy_rule {
    enum anon_action action;
    /* A finding below this confidence is flagged, not removed; 0 to 100. */
    uint8_t threshold;
    char because[ANON_POLICY_REASON_MAX]; /* law or reason; may be empty */
};

struct anon_policy {
    char name[ANON_POLICY_NAME_MAX]; /* as typed after --profile */
    bool flag_quasi;                 /* point out quasi-identifiers */
    struct anon_policy_rule rules[ANON_TYPE_COUNT];
};

/* Returns the policy of a profile, a constant. */
const struct anon_policy *anon_policy_get(enum anon_profile profile);

/* Returns the policy called `name`, or NULL. */
const struct anon_policy *anon_policy_find(const char *name);

/* Returns the file a profile was compiled from, a constant. */
const char *anon_policy_text(enum anon_profile profile);

/* What is wrong with a policy file. */
enum anon_policy_fault {
    ANON_POLICY_FINE,
    ANON_POLICY_LONG,     /* longer than ANON_POLICY_TEXT_MAX, or has a NUL */
    ANON_POLICY_LINE,     /* no such section, key, action or value here */
    ANON_POLICY_REASON,   /* `keep` without `because` */
    ANON_POLICY_NAMELESS, /* no `name` in [policy] */
    ANON_POLICY_NO_MEMORY,
};

/*
 * Reads a policy file (INI: a section [policy] with `name` and `quasi` = flag
 * or ignore; a section for each type with `action`, `threshold`, `because`).
 * Fails closed: a type without a section is removed at the lowest threshold of
 * the program's own policies, and nothing unknown is passed over.  `text` need
 * not end in NUL.  On a fault `*ret_line` is its line, or 0, and the policy is
 * not to be used.
 */
enum anon_policy_fault anon_policy_read(struct anon_text text,
    struct anon_policy *ret_policy, int *ret_line);

#endif
