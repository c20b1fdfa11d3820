#ifndef ANONYMIZER_SPELLING_H
#define ANONYMIZER_SPELLING_H

#include <stddef.h>

#include "anonymizer/text.h"

/*
 * Internal: the spelling that variants of a name share.  Indonesian spelling
 * before 1972 (oe, tj, dj, sj, nj), sounds written in several ways (y/i, ch/kh,
 * v/f, z/s, dh/d), doubled and lengthened letters all come to the same.
 * `word` is plain (see plain.h).  Writes at most `cap` bytes into `out` and
 * returns the length, or 0 when it does not fit.
 */
size_t anon_spelling(struct anon_text word, char *out, size_t cap);

/* The first letter of that, or 0 when `word` does not begin with its letter. */
char anon_spelling_first(struct anon_text word);

#endif
