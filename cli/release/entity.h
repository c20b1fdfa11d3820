#ifndef CLI_RELEASE_ENTITY_H
#define CLI_RELEASE_ENTITY_H

#include <stddef.h>

/*
 * Decodes the HTML character reference at the beginning of `bytes` into UTF-8.
 * Returns how many bytes it makes, with `*ret_used` bytes read, or 0 when none
 * stands there.  Numbers of any base, and the names of ASCII punctuation.
 */
size_t release_entity(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used);

/* The same for a JSON escape ("\n", "\u00e9", surrogate pairs). */
size_t release_escape(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used);

/*
 * How many of the bytes are the character at their beginning; 0 where they
 * begin with none, or with one that nobody sees.  There is at least one byte.
 */
size_t release_character(const char *bytes, size_t len);

/*
 * Decodes one character of an address, perhaps written "%41" (RFC 3986, 2.1).
 * Returns its length in UTF-8 and in `ret_used` how many bytes stood for it; 0
 * where they make none.
 */
size_t release_percent(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used);

#endif
