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

#endif
