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
anon_token_measure(struct anon_text word, struct anon_token_facts *ret_facts)
{
    struct anon_token_facts facts = { .hash = ANON_HASH_START };
    size_t digits = 0;
    size_t i;

    for (i = 0; i < word.len; i++) {
        digits += anon_is_digit(word.data[i]);
        facts.hash = anon_hash_byte(facts.hash, word.data[i]);
    }
    if (digits == word.len) {
        facts.marks = ANON_MARK_NUMBER | ANON_MARK_CODE | ANON_MARK_RARE;
        facts.marks |= word.len == 1 ? ANON_MARK_SHORT : 0;
    } else if (digits > 0) {
        facts.marks = ANON_MARK_MIXED;
    }
    facts.flags = flags_of(facts.marks);
    *ret_facts = facts;
}

void
anon_token_facts(struct anon_text word, struct anon_token_facts *ret_facts)
{
    anon_token_measure(word, ret_facts);
    anon_token_look_up(word, ret_facts);
}

/* The first bytes of a word, zeros behind it, and those after eight. */
static inline void
read_word(struct anon_text word, uint64_t *ret_head, uint64_t *ret_tail)
{
    *ret_head = anon_swar_load(word.data);
    *ret_tail = 0;
    if (word.len <= 8) {
        *ret_head &= ~UINT64_C(0) >> (64 - 8 * word.len);
    } else {
        *ret_tail = anon_swar_load(word.data + 8) &
            ~UINT64_C(0) >> (128 - 8 * word.len);
    }
}

uint64_t
anon_token_cache_key(struct anon_text word)
{
    uint64_t head;
    uint64_t tail;

    read_word(word, &head, &tail);
    head = (head ^ tail * 31) * UINT64_C(0x9E3779B97F4A7C15);
    return head ^ head << 21;
}

void
anon_token_cache_prefetch(const struct anon_token_cache *cache, uint64_t key)
{
    __builtin_prefetch(&cache->places[key >> cache->shift]);
}

bool
anon_token_cache_get(const struct anon_token_cache *cache,
    struct anon_text word, uint64_t key, struct anon_token_facts *ret_facts)
{
    const struct place *place = &cache->places[key >> cache->shift];
    uint64_t head;
    uint64_t tail;

    read_word(word, &head, &tail);
    if (place->head != head || place->tail != tail) {
        return false;
    }
    ret_facts->hash = place->hash;
    ret_facts->marks = place->marks;
    ret_facts->flags = flags_of(place->marks);
    ret_facts->word =
        place->word == 0 ? NULL : anon_lexicon_numbered(place->word);
    ret_facts->cue = place->cue == 0 ? NULL : anon_cue_numbered(place->cue);
    return true;
}

void
anon_token_cache_put(struct anon_token_cache *cache, struct anon_text word,
    uint64_t key, const struct anon_token_facts *facts)
{
    struct place *place = &cache->places[key >> cache->shift];

    read_word(word, &place->head, &place->tail);
    place->hash = facts->hash;
    place->marks = facts->marks;
    place->word = facts->word == NULL ? 0 : anon_lexicon_number(facts->word);
    place->cue = facts->cue == NULL ? 0 : anon_cue_number(facts->cue);
}

/* Takes what the cache has; what it has not is asked for from memory. */
static void
find_cached(const struct anon_folded *folded,
    const struct anon_token_cache *cache, struct anon_token *tokens,
    size_t count)
{
    struct anon_token_facts facts;
    size_t i;

    for (i = 0; i < count; i++) {
        struct anon_token *token = &tokens[i];
        struct anon_text word = anon_token_text(folded, token);

        if ((token->flags & ANON_TOKEN_PENDING) == 0) {
            continue;
        }
        token->flags &= ~(uint32_t)ANON_TOKEN_PENDING;
        if (cache != NULL &&
            anon_token_cache_get(cache, word, token->hash, &facts)) {
            anon_token_set(token, &facts);
            continue;
        }
        anon_token_measure(word, &facts);
        anon_lexicon_prefetch(facts.hash);
        token->flags |= ANON_TOKEN_MISSED | facts.flags;
        token->marks = facts.marks;
        token->hash = facts.hash;
    }
}

/* Looks up what the cache had not, and keeps it there. */
static void
find_missed(const struct anon_folded *folded, struct anon_token_cache *cache,
    struct anon_token *tokens, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        struct anon_token *token = &tokens[i];
        struct anon_text word = anon_token_text(folded, token);
        struct anon_token_facts facts = { 0 };

        if ((token->flags & ANON_TOKEN_MISSED) == 0) {
            continue;
        }
        token->flags &= ~(uint32_t)ANON_TOKEN_MISSED;
        facts.hash = token->hash;
        facts.flags = token->flags &
            (ANON_TOKEN_WORD | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED |
                ANON_TOKEN_PLAIN);
        facts.marks = token->marks;
        anon_token_look_up(word, &facts);
        anon_token_set(token, &facts);
        if (cache != NULL) {
            anon_token_cache_put(cache, word, anon_token_cache_key(word),
                &facts);
        }
    }
}

void
anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens, size_t count)
{
    find_cached(folded, cache, tokens, count);
    find_missed(folded, cache, tokens, count);
}
