#ifndef ANONYMIZER_NICKNAME_H
#define ANONYMIZER_NICKNAME_H

#include <stddef.h>

#include "anonymizer/text.h"

/*
 * Internal: names that stand for one another (Robert, Bob), from
 * data/nicknames.txt.  Returns the next group that `name` is in, NUL-ended,
 * blanks between its names; NULL when there are no more.  `*at` is 0 before
 * the first call and not touched between calls.
 */
const char *anon_nickname_next(struct anon_text name, size_t *at);

#endif
