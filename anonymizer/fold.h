#ifndef ANONYMIZER_FOLD_H
#define ANONYMIZER_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/offsets.h"
#include "anonymizer/status.h"
#include "anonymizer/text.h"

/*
 * Internal: the form of a text that the detectors read.  NFKC, lower case,
 * accents composed; characters that do not print are dropped; curly quotes,
 * dashes and spaces become ' " - and blank; digits of every script become 0-9;
 * letters that look Latin become Latin inside words that mix scripts or hold
 * nothing but lookalikes.  Line breaks stay.  A byte that begins no valid
 * sequence becomes U+FFFD.
 */

/* Bytes of `upper` behind the last bit, so that 64 may be read at once. */
#define ANON_FOLDED_UPPER_PAD 16

/* Zeros behind `data`, so that 64 bytes from any of them may be read. */
#define ANON_FOLDED_PAD 72

struct anon_folded {
    char *data; /* ANON_FOLDED_PAD zeros follow the last byte */
    size_t len;
    size_t cap;
    uint8_t *upper; /* bit i: byte i began an upper case letter */
    size_t upper_cap;
    struct anon_offsets offsets;
};

#define ANON_FOLDED_INIT                                                       \
    {                                                                          \
        NULL, 0, 0, NULL, 0,                                                   \
        {                                                                      \
            NULL, 0, 0                                                         \
        }                                                                      \
    }

/*
 * Folds `text` in the memory that `folded` has from before, or none
 * (ANON_FOLDED_INIT).  The caller releases, on failure too.
 */
enum anon_status anon_fold(struct anon_text text,
    struct anon_folded *folded) ANON_CHECK_RESULT;

/* Wipes and frees; harmless twice. */
void anon_folded_release(struct anon_folded *folded);

/* Whether folded byte `at` began an upper case letter. */
static inline bool
anon_folded_upper(const struct anon_folded *folded, size_t at)
{
    return (folded->upper[at >> 3] >> (at & 7) & 1) != 0;
}

#endif
