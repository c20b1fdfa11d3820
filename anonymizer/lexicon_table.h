#ifndef ANONYMIZER_LEXICON_TABLE_H
#define ANONYMIZER_LEXICON_TABLE_H

#include <stdint.h>

#include "anonymizer/lexicon.h"

/*
 * Internal: the tables that data/pack.py writes.
 *
 * Open addressing: a word starts at slot (h >> 32) * count >> 32, where h is
 * its FNV-1a times the golden ratio, and probing goes on to the next slot.
 * A slot is 0 (empty) or offset << 8 | (h & 0xFF).  At the offset lie the
 * length (1 byte), the kind (2 bytes, little-endian) and the bytes of the word.
 * The commonest words are in the front table and nowhere else.
 */
extern const uint32_t anon_lexicon_front_count;
extern const uint32_t anon_lexicon_front[];
extern const uint32_t anon_lexicon_rest_count;
extern const uint32_t anon_lexicon_rest[];
extern const unsigned char anon_lexicon_pool[];
extern const struct anon_word anon_lexicon_kinds[];

/* [province][regency], both 0 to 99: 1 when the pair exists. */
extern const unsigned char anon_lexicon_regions[][100];

#endif
