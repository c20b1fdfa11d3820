#ifndef CLI_BATCH_CUT_H
#define CLI_BATCH_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/text.h"

/*
 * The text of a line, read without the parser: it is by far the longest string
 * there, and a parser that works byte by byte spends more time on it than the
 * search for names.
 */

/*
 * Looks for the member "text" of the object that `line` is.  When there is
 * exactly one, a string, `*ret_text` is what stands between its quotes, still
 * escaped.  False for anything unusual, also for a line that is broken: then
 * the parser decides on the whole line.
 */
bool batch_cut_find(struct anon_text line, struct anon_text *ret_text);

/*
 * Writes the string `escaped` without its escapes to `out`, which has room for
 * `escaped.len` bytes.  False when it is no string of RFC 8259 in UTF-8, or
 * has an escape we leave to the parser.
 */
bool batch_cut_decode(struct anon_text escaped, char *out, size_t *ret_len);

#endif
