#ifndef ANONYMIZER_PSEUDONYM_H
#define ANONYMIZER_PSEUDONYM_H

#include "anonymizer/anonymizer.h"

/* How many names there are in each language. */
#define ANON_PSEUDONYM_COUNT 48

/*
 * Internal: name number `index` of the language: given names that women and
 * men both carry, so that nobody's sex is told or mistaken.
 */
const char *anon_pseudonym_at(enum anon_language language, size_t index);

/*
 * Internal: draws a name for somebody whom the text calls `surface`.  Drawn at
 * random from transform->domain and `turn`, never computed from the surface:
 * all that the surface does is exclude.  Excluded are names with the initial of
 * one of its words, names on record, and those for which `taken` is set.
 * `*ret_index` is ANON_PSEUDONYM_COUNT when none is left.
 */
enum anon_status anon_pseudonym_draw(const struct anon_transform *transform,
    struct anon_text surface, uint32_t turn, const bool *taken,
    size_t *ret_index) ANON_CHECK_RESULT;

/*
 * Internal: whether invented words (at most 48 bytes) look like something on
 * record, in transform->avoid or else transform->known.  They are looked up
 * behind a title, for a name that is also a word is found only there.
 */
enum anon_status anon_pseudonym_recorded(const struct anon_transform *transform,
    const char *words, bool *ret_recorded) ANON_CHECK_RESULT;

#endif
