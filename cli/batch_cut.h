#ifndef CLI_BATCH_CUT_H
#define CLI_BATCH_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/text.h"

/*
 * A line read without the parser, which works byte by byte and spends more time
 * on the text, by far the longest string there, than the search for names.
 */

/* Room that is written into behind the last byte. */
#define BATCH_CUT_SPARE 8

/* The members of a line; `data` is NULL where there is none. */
struct batch_cut {
    struct anon_text text; /* decoded */
    struct anon_text raw;  /* the same as it stands between its quotes */
    struct anon_text id;   /* values as they stand in the line */
    struct anon_text lang;
    struct anon_text known;
    bool usual; /* there is no other member, and none of them twice */
};

/*
 * Reads the object that `line` is.  The one member "text" is decoded into
 * `room`, which has space for line.len + BATCH_CUT_SPARE bytes; of the others
 * only brackets and quotes are looked at.  False for anything unusual, also
 * for a line that is broken: then the parser decides on the whole line.
 */
bool batch_cut_read(struct anon_text line, char *room,
    struct batch_cut *ret_cut);

/*
 * Decodes the string that begins behind the quote before `*at` and moves `*at`
 * behind its end.  `out` has space for what is left of `line` and
 * BATCH_CUT_SPARE bytes.  False when it is no string of RFC 8259 in UTF-8.
 */
bool batch_cut_string(struct anon_text line, size_t *at, char *out,
    struct anon_text *ret_text);

/* The first byte from `at` on that is no blank of JSON, or line.len. */
size_t batch_cut_blanks(struct anon_text line, size_t at);

/*
 * Takes a string without escapes, and blanks: what stands between its quotes.
 * False when `value` is none.
 */
bool batch_cut_word(struct anon_text value, struct anon_text *ret_word);

/*
 * Takes a value without the blanks around it.  False when it is no string
 * without escapes and no number of digits alone, which are written one way.
 */
bool batch_cut_value(struct anon_text value, struct anon_text *ret_value);

#endif
