#ifndef CLI_RELEASE_GATE_H
#define CLI_RELEASE_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/release/decode.h"
#include "cli/release/judge.h"
#include "cli/release/labels.h"
#include "cli/release/people.h"

/*
 * The leak gate: reads every file as it will be handed over, and its name, and
 * looks for every identifier of every person in the vault.
 */

/* A file before the gate. */
struct release_gate_file {
    const char *name;
    struct release_content content;
    /*
     * Which case the text is about, by number (see release_gate.codes): that
     * of each row of a table from row 2 on, or one for all where `owners` is
     * NULL.
     */
    const uint32_t *owners;
    size_t owner_count;
};

/* Whether a person decided that this form may stay in texts of the case. */
typedef bool release_kept_fn(const char *case_code, struct anon_text surface,
    void *data);

/* What the gate works with.  All of it is borrowed. */
struct release_gate {
    const struct release_people *people;
    struct anon_scratch *scratch; /* borrowed; may be NULL */
    const struct release_labels *labels;
    const char *const *codes; /* the cases of this release */
    size_t code_count;
    release_kept_fn *kept;
    void *data;
    bool unreviewed; /* what a person would be asked is counted instead */
};

/* Something found.  It says where and of what kind, never the form itself. */
struct release_hit {
    const char *file;
    int64_t line;
    int64_t row;       /* of a table; else 0 */
    size_t identifier; /* see release_people_at() */
    enum release_verdict verdict;
};

#define RELEASE_HITS_MAX 64

struct release_gate_report {
    struct release_hit hits[RELEASE_HITS_MAX]; /* the first of them */
    size_t hit_count;
    int64_t leaks;
    int64_t open;    /* wait for a person */
    int64_t decided; /* ambiguous and left, by a person or the profile */
    int64_t files;
    uint64_t bytes;
};

/*
 * Reads one file, adding to `report`.  RELEASE_OK also when something was
 * found: release_gate_verdict() sums up.
 */
enum release_status release_gate_file(const struct release_gate *gate,
    const struct release_gate_file *file, struct release_gate_report *report,
    struct release_cause *ret_cause);

/* RELEASE_ERR_LEAK, RELEASE_ERR_REVIEW or RELEASE_OK. */
enum release_status release_gate_verdict(
    const struct release_gate_report *report);

#endif
