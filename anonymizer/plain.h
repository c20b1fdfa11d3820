#ifndef ANONYMIZER_PLAIN_H
#define ANONYMIZER_PLAIN_H

#include <stddef.h>

#include "anonymizer/text.h"

/*
 * Internal: writes `word`, which must be folded, without its accents
 * ("matthiasson") into `out` of `cap` bytes.  Returns the length, or 0 when it
 * does not fit.
 */
size_t anon_plain(struct anon_text word, char *out, size_t cap);

#endif
