#ifndef CLI_RELEASE_TALLY_H
#define CLI_RELEASE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/finding.h"

/* Rules told apart in a manifest; what is beyond counts as the last one. */
#define RELEASE_RULES_MAX 256

/* What was done to the texts of a release, in numbers. */
struct release_tally {
    int64_t removed[ANON_TYPE_COUNT];
    int64_t by_origin[3]; /* removed, by enum anon_origin */
    int64_t kept;         /* found and left in the text */
    int64_t kept_known;   /* of them forms of recorded identities */
    int64_t by_person;    /* findings decided by a person, now or before */
    int64_t shown;        /* leftovers of the second reading, */
    int64_t masked;       /* and those a person had taken out */
    int64_t notes;
    int64_t left_out; /* process notes, which stay with the therapist */
    struct {
        const char *rule; /* static */
        int64_t removed;
    } rules[RELEASE_RULES_MAX];
    size_t rule_count;
};

/* Counts a finding that a person has decided. */
void release_tally_settled(struct release_tally *tally,
    const struct anon_finding *finding, bool removed);

/* Counts findings as they are applied. */
void release_tally_add(struct release_tally *tally,
    const struct anon_findings *findings);

/* All that was removed. */
int64_t release_tally_removed(const struct release_tally *tally);

#endif
