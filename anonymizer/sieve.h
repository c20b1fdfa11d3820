#ifndef ANONYMIZER_SIEVE_H
#define ANONYMIZER_SIEVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/text.h"

/*
 * Internal: quick answers to "is this word in the list?" for the lists that
 * rules have in their code.  Nearly always it is not, and a few bits of the
 * word's hash tell.  The sieve of a list is made when it is first asked for.
 */

/* Lists there may be; any more are gone through word by word. */
#define ANON_SIEVE_LISTS 256

/* Bits of one sieve: a word is kept in vain once in a dozen or less. */
#define ANON_SIEVE_BITS 1024

/* Bytes that decide of lists of endings; no ending is shorter. */
#define ANON_SIEVE_ENDING 3

struct anon_sieve {
    const char *const *words; /* of the program, so it stays where it is */
    size_t count;
    uint64_t bits[ANON_SIEVE_BITS / 64];
};

struct anon_sieves {
    struct anon_sieve lists[ANON_SIEVE_LISTS]; /* by address, open */
    size_t used;
};

/* The bit of a hash. */
static inline size_t
anon_sieve_bit(uint64_t hash)
{
    return (size_t)(hash * UINT64_C(0x9E3779B97F4A7C15) >> 54);
}

/* What decides of endings: the last bytes of `text`, which has that many. */
static inline uint64_t
anon_sieve_ending(struct anon_text text)
{
    const char *end = text.data + text.len;

    return (uint64_t)(unsigned char)end[-1] |
        (uint64_t)(unsigned char)end[-2] << 8 |
        (uint64_t)(unsigned char)end[-3] << 16;
}

/* The sieve of a list, made if need be; NULL when there are too many. */
const struct anon_sieve *anon_sieve_make(struct anon_sieves *sieves,
    const char *const *words, size_t count, bool endings);

/* Where to look for the sieve of a list first. */
static inline size_t
anon_sieve_place(const char *const *words)
{
    return (size_t)((uint64_t)(uintptr_t)words * UINT64_C(0x9E3779B97F4A7C15) >>
        56);
}

/*
 * Whether a word may be in the list: `hash` is its anon_hash(), or its
 * anon_sieve_ending() when the list is one of `endings`, which one list must
 * always be or never.
 */
static inline bool
anon_sieve_may(struct anon_sieves *sieves, const char *const *words,
    size_t count, bool endings, uint64_t hash)
{
    const struct anon_sieve *sieve = &sieves->lists[anon_sieve_place(words)];
    size_t bit = anon_sieve_bit(hash);

    if (sieve->words != words || sieve->count != count) {
        sieve = anon_sieve_make(sieves, words, count, endings);
    }
    return sieve == NULL || (sieve->bits[bit / 64] >> (bit & 63) & 1) != 0;
}

#endif
