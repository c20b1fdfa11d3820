#ifndef ANONYMIZER_WIPE_H
#define ANONYMIZER_WIPE_H

#include <stddef.h>

/*
 * Internal: memory that may have held text or identifiers.  It is never given
 * to realloc(3), which would leave the old copy behind.
 */

/* Wipes `size` bytes and frees.  NULL is fine. */
void anon_wipe_free(void *data, size_t size);

/*
 * Moves `old_size` bytes into a new, zeroed block of `new_size` bytes, then
 * wipes and frees the old one.  Returns NULL, with `data` untouched, when
 * memory runs out.  `data` may be NULL with an `old_size` of 0.
 */
void *anon_wipe_grow(void *data, size_t old_size, size_t new_size);

#endif
