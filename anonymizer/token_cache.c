#include "anonymizer/token_cache.h"

#include <stdlib.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"
#include "anonymizer/marks.h"
#include "anonymizer/swar.h"
#include "anonymizer/token.h"
#include "anonymizer/wipe.h"

/*
 * The word itself, so that a place is never mistaken for another word's, and
 * its facts; two places fill a cache line.
 */
struct place {
    uint64_t head; /* the first eight bytes, zeros behind the word */
    uint64_t tail; /* the next eight */
    uint64_t hash;
    uint32_t marks;
    uint16_t word; /* anon_lexicon_number() or 0 */
    uint16_t cue;  /* anon_cue_number() or 0 */
};

struct anon_token_cache {
    size_t count;
    unsigned shift;
    struct place places[];
};

enum anon_status
anon_token_cache_new(size_t places, struct anon_token_cache **ret_cache)
{
    struct anon_token_cache *cache =
        calloc(1, sizeof(*cache) + places * sizeof(cache->places[0]));

    if (cache == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    cache->count = places;
    cache->shift = 64 - (unsigned)__builtin_ctzll(places);
    *ret_cache = cache;
    return ANON_OK;
}

void
anon_token_cache_free(struct anon_token_cache **cache)
{
    if (*cache != NULL) {
        anon_wipe_free(*cache,
            sizeof(**cache) + (*cache)->count * sizeof((*cache)->places[0]));
        *cache = NULL;
    }
}

static inline uint32_t
flags_of(uint32_t marks)
{
    return ANON_TOKEN_PLAIN |
        (marks & ANON_MARK_NUMBER ? ANON_TOKEN_NUMBER : ANON_TOKEN_WORD) |
        (marks & ANON_MARK_MIXED ? ANON_TOKEN_MIXED : 0);
}

void
anon_token_facts(struct anon_text word, struct anon_token_facts *ret_facts)
{
    struct anon_token_facts facts = { .hash = ANON_HASH_START };
    size_t digits = 0;
    size_t i;

    for (i = 0; i < word.len; i++) {
        digits += anon_is_digit(word.data[i]);
        facts.hash = anon_hash_byte(facts.hash, word.data[i]);
    }
    facts.flags = ANON_TOKEN_PLAIN;
    if (digits == word.len) {
        facts.flags |= ANON_TOKEN_NUMBER;
        facts.marks = ANON_MARK_NUMBER | ANON_MARK_CODE | ANON_MARK_RARE;
        facts.marks |= word.len == 1 ? ANON_MARK_SHORT : 0;
        *ret_facts = facts;
        return;
    }
    facts.flags |= ANON_TOKEN_WORD;
    anon_token_look_up(word, &facts);
    if (digits > 0) {
        facts.flags |= ANON_TOKEN_MIXED;
        facts.marks |= ANON_MARK_MIXED | ANON_MARK_CODE;
    }
    *ret_facts = facts;
}

/* A word that another one had the place of, or that was never met. */
static void
fill(struct place *place, struct anon_text word)
{
    struct anon_token_facts facts;

    anon_token_facts(word, &facts);
    place->hash = facts.hash;
    place->marks = facts.marks;
    place->word = facts.word == NULL ? 0 : anon_lexicon_number(facts.word);
    place->cue = facts.cue == NULL ? 0 : anon_cue_number(facts.cue);
}

void
anon_token_cache_find(struct anon_token_cache *cache, struct anon_text word,
    struct anon_token_facts *ret_facts)
{
    uint64_t head = anon_swar_load(word.data);
    uint64_t tail = 0;
    uint64_t mixed;
    struct place *place;

    if (word.len <= 8) {
        head &= ~UINT64_C(0) >> (64 - 8 * word.len);
    } else {
        tail = anon_swar_load(word.data + 8) &
            ~UINT64_C(0) >> (128 - 8 * word.len);
    }
    mixed = (head ^ tail * 31) * UINT64_C(0x9E3779B97F4A7C15);
    place = &cache->places[(mixed ^ mixed << 21) >> cache->shift];
    if (place->head != head || place->tail != tail) {
        place->head = head;
        place->tail = tail;
        fill(place, word);
    }
    ret_facts->hash = place->hash;
    ret_facts->marks = place->marks;
    ret_facts->flags = flags_of(place->marks);
    ret_facts->word =
        place->word == 0 ? NULL : anon_lexicon_numbered(place->word);
    ret_facts->cue = place->cue == 0 ? NULL : anon_cue_numbered(place->cue);
}
