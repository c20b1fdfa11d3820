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

struct anon_folded {
    char *data; /* a NUL follows the last byte */
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

/* Folds `text`; the caller releases, on failure too. */
enum anon_status anon_fold(struct anon_text text,
    struct anon_folded *ret_folded) ANON_CHECK_RESULT;

/* Wipes and frees; harmless twice. */
void anon_folded_release(struct anon_folded *folded);

/* Whether folded byte `at` began an upper case letter. */
bool anon_folded_upper(const struct anon_folded *folded, size_t at);

#endif
