#include "anonymizer/token_cache.h"

#include <stdlib.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/marks.h"
#include "anonymizer/swar.h"
#include "anonymizer/token.h"
#include "anonymizer/wipe.h"

/* The word itself, so that a place is never mistaken for another word's. */
struct place {
    uint64_t head; /* the first eight bytes, zeros behind the word */
    uint64_t tail; /* the next eight */
    struct anon_token_facts facts;
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

const struct anon_token_facts *
anon_token_cache_find(struct anon_token_cache *cache, struct anon_text word)
{
    size_t first = word.len < 8 ? word.len : 8;
    uint64_t head =
        anon_swar_load(word.data) & ~UINT64_C(0) >> (64 - 8 * first);
    uint64_t tail = word.len <= 8 ? 0
                                  : anon_swar_load(word.data + 8) &
            ~UINT64_C(0) >> (64 - 8 * (word.len - 8));
    uint64_t mixed =
        (head ^ (tail << 29 | tail >> 35)) * UINT64_C(0x9E3779B97F4A7C15);
    struct place *place;

    mixed ^= mixed >> 32;
    mixed *= UINT64_C(0x9E3779B97F4A7C15);
    place = &cache->places[mixed >> cache->shift];
    if (place->head != head || place->tail != tail) {
        place->head = head;
        place->tail = tail;
        anon_token_facts(word, &place->facts);
    }
    return &place->facts;
}
