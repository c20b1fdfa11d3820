#ifndef CLI_RELEASE_LATE_H
#define CLI_RELEASE_LATE_H

#include <stdbool.h>

#include "anonymizer/anonymizer.h"
#include "cli/release/gate.h"
#include "cli/release/status.h"

/*
 * Forms that show only once the rest is gone.  The words around a form, and so
 * the judgement, may differ in the clean text; it is searched as the gate will
 * search it, and what would not pass there is removed here.
 */
struct release_late {
    const struct release_people *people;
    struct anon_scratch *scratch; /* borrowed; may be NULL */
    const struct release_labels *labels;
    const char *case_code;
    release_kept_fn *kept; /* whether a person let it stay */
    void *data;
    bool unreviewed; /* what a person would be asked stays */
};

/*
 * Searches `clean`, made of a text of `source_len` bytes by these (sorted,
 * disjoint) findings.  `ret_more` gets removals in the source; the caller
 * releases it.
 */
enum release_status release_late_find(const struct release_late *late,
    const struct anon_findings *findings, struct anon_text clean,
    struct anon_findings *ret_more, struct release_cause *ret_cause);

#endif
