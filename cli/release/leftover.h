#ifndef CLI_RELEASE_LEFTOVER_H
#define CLI_RELEASE_LEFTOVER_H

#include "anonymizer/anonymizer.h"

/*
 * The second reading, as an intruder: what is rare in a text beside all that
 * was found in it.  Numbers, capitals and rare words (anonymizer/rare.h),
 * quasi-identifiers and rare events (anonymizer/quasi.h).
 */

/*
 * Adds to the sorted findings of a text what is rare and touches none of them,
 * as ANON_DETAIL and ANON_FLAG, with its commonness (0 to 9) as confidence;
 * leaves them sorted.  `quasi`: quasi-identifiers and events, too.
 */
enum anon_status release_leftover_add(struct anon_text text, bool quasi,
    struct anon_findings *findings) ANON_CHECK_RESULT;

#endif
