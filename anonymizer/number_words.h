#ifndef ANONYMIZER_NUMBER_WORDS_H
#define ANONYMIZER_NUMBER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/document.h"

/* Internal: a number from 1 to 120 in words. */
struct anon_number {
    int value;
    size_t last;  /* token, inclusive */
    bool ordinal; /* "fourteenth" */
};

/*
 * Reads "thirty-four", "twenty-first", "tiga puluh empat", "empat belas" from
 * token `index` on.  False when there is no number.
 */
bool anon_number_read(const struct anon_document *document, size_t index,
    struct anon_number *ret_number);

#endif
