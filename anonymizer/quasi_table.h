#ifndef ANONYMIZER_QUASI_TABLE_H
#define ANONYMIZER_QUASI_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/quasi.h"

/*
 * Internal: the packed list of phrases of quasi-identifiers.  An entry says
 * what a phrase is and what may come behind it; data/quasi.txt says how the
 * list is written, data/pack_quasi.py packs it.
 */

/* Of a phrase: 0 for none of its own, 1 + enum anon_quasi, or one of these. */
enum {
    ANON_QUASI_SAFE = ANON_QUASI_COUNT + 1, /* tells nothing: not pointed out */
    ANON_QUASI_STOP, /* fills a sentence: no phrase goes on with it */
};

/* What the phrase is, as above. */
static inline unsigned
anon_quasi_own(uint32_t entry)
{
    return entry & 15;
}

/* What the word behind the phrase is, whatever word; 0: nothing. */
static inline unsigned
anon_quasi_open(uint32_t entry)
{
    return entry >> 4 & 15;
}

/* Whether longer phrases begin like this one. */
static inline bool
anon_quasi_has_longer(uint32_t entry)
{
    return (entry >> 8 & 1) != 0;
}

/* Whether it counts only with a capital. */
static inline bool
anon_quasi_needs_capital(uint32_t entry)
{
    return (entry >> 9 & 1) != 0;
}

/* Whether the phrase only leads to what anon_quasi_open() says. */
static inline bool
anon_quasi_is_cue(uint32_t entry)
{
    return (entry >> 10 & 1) != 0;
}

/*
 * The entry of a phrase by its hash (hash.h) in lower-case ASCII letters and
 * digits with one blank between words; 0 when there is none.  Of other phrases
 * one in a million has an entry by mistake.
 */
uint32_t anon_quasi_find(uint64_t hash);

/* Letters of a word of which anon_quasi_may_begin() is asked, at most. */
#define ANON_QUASI_HEAD 6

/*
 * Whether some phrase may begin so: `head` is a whole word of fewer letters
 * than ANON_QUASI_HEAD, or as many letters of a longer one, or such a short
 * word, a blank and as much of the next word as eight bytes hold; lower case,
 * lowest byte first.  What a short word by itself begins is not said.
 */
bool anon_quasi_may_begin(uint64_t head);

/* Whether some ending may have these four last bytes, lowest first. */
bool anon_quasi_may_end(uint32_t four);

#endif
