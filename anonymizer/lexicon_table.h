#ifndef ANONYMIZER_LEXICON_TABLE_H
#define ANONYMIZER_LEXICON_TABLE_H

#include <stdint.h>

#include "anonymizer/lexicon.h"

/*
 * Internal: the tables that data/pack.py writes.
 *
 * Open addressing: a word starts at slot (h >> 32) * count >> 32, where h is
 * its FNV-1a times the golden ratio, and probing goes on to the next slot.
 * A slot is 0 (empty) or h << 16 | (1 + kind).  The words themselves are not
 * kept: place and slot hold all 64 bits of h, so that another word is taken for
 * a listed one once in 2^47 or so, and a look at its text would be one more
 * wait for memory.  No two listed words have the same slot.
 * The commonest words are in the front table and nowhere else.
 */
extern const uint32_t anon_lexicon_front_count;
extern const uint64_t anon_lexicon_front[];
extern const uint32_t anon_lexicon_rest_count;
extern const uint64_t anon_lexicon_rest[];
extern const struct anon_word anon_lexicon_kinds[];

/*
 * Bit h >> (64 - ANON_LEXICON_PHRASE_BITS) is set for each phrase: most words
 * that follow the beginning of one do not go on with it.
 */
#define ANON_LEXICON_PHRASE_BITS 17
extern const uint64_t anon_lexicon_phrases[];

/* A number above 0 for a kind, and the kind it stands for. */
static inline uint16_t
anon_lexicon_number(const struct anon_word *word)
{
    return (uint16_t)(word - anon_lexicon_kinds + 1);
}

static inline const struct anon_word *
anon_lexicon_numbered(uint16_t number)
{
    return &anon_lexicon_kinds[number - 1];
}

/* [province][regency], both 0 to 99: 1 when the pair exists. */
extern const unsigned char anon_lexicon_regions[][100];

#endif
