#ifndef TESTS_ANONYMIZER_MARKED_H
#define TESTS_ANONYMIZER_MARKED_H

#include "anonymizer/detect.h"

/*
 * Cases are written as the text with brackets around what is to be found:
 * "call [0812-3456-7890] tonight".  The text that is read has no brackets.
 */
struct marked {
    anon_detect_fn *detect; /* one detector; NULL: known or the whole scan */
    enum anon_language language;
    const struct anon_known *known; /* NULL: the whole scan */
    int least;                      /* confidence from which on it counts */
};

/*
 * Returns what is found in the text of `expected`, marked in the same way, in
 * a static buffer.  Equal to `expected` when all is well.
 */
const char *marked_result(const struct marked *how, const char *expected);

/* Asserts that every text of the list, which NULL ends, comes out as it is. */
void marked_assert(const struct marked *how, const char *const *expected);

#endif
