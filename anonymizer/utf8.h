#ifndef ANONYMIZER_UTF8_H
#define ANONYMIZER_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/text.h"

/* Internal: stepping through text that is meant to be UTF-8. */

#define ANON_UTF8_BROKEN 0xFFFD

/*
 * Reads the character at byte `at`, which must be inside the text, and returns
 * its length.  A byte that begins no valid sequence has length 1 and reads as
 * ANON_UTF8_BROKEN.
 */
size_t anon_utf8_next(struct anon_text text, size_t at,
    uint32_t *ret_character);

/* Returns where the character that ends before byte `at` (> 0) begins. */
size_t anon_utf8_before(struct anon_text text, size_t at);

/* Writes `character` into `out` (4 bytes or more) and returns its length. */
size_t anon_utf8_put(uint32_t character, char *out);

/* Whether `byte` continues a sequence. */
static inline bool
anon_utf8_is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

#endif
