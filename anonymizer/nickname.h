#ifndef ANONYMIZER_NICKNAME_H
#define ANONYMIZER_NICKNAME_H

#include <stddef.h>

#include "anonymizer/text.h"

/*
 * Internal: names that stand for one another (Robert, Bob).  Returns the
 * NUL-ended names, blanks between them, of group number `index` if `name` is
 * in it, else NULL.
 */
const char *anon_nickname_group(size_t index, struct anon_text name);

/* How many groups there are. */
size_t anon_nickname_count(void);

#endif
