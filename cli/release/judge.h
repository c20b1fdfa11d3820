#ifndef CLI_RELEASE_JUDGE_H
#define CLI_RELEASE_JUDGE_H

#include <stdbool.h>

#include "anonymizer/finding.h"
#include "anonymizer/text.h"
#include "cli/release/people.h"

/*
 * What a form of a recorded identifier in a text means.  The scan of the notes
 * and the leak gate ask the same judge, so that what the gate would stop has
 * been removed or asked about before.
 */
enum release_verdict {
    RELEASE_PASS, /* an ordinary word, no more */
    RELEASE_ASK,  /* a person decides, once */
    RELEASE_LEAK, /* may not leave */
};

/*
 * Judges a finding of anon_known_search() in `text`.  `own`: the identifier
 * belongs to the case the text is about.
 *
 * An unambiguous form is a leak, and so is a case code that is no plain word or
 * number; a city or organisation of another case is
 * asked about.  A form that is also an ordinary word or a short number is, for
 * the case's own people, a leak when it has a capital or a cue ("bu", "Mr",
 * "named") and asked about otherwise; for others it is asked about with a
 * capital or a cue, and passes without.
 */
enum release_verdict release_judge(const struct anon_finding *finding,
    const struct release_identity *whose, bool own, struct anon_text text);

#endif
