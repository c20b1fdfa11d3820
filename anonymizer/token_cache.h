#ifndef ANONYMIZER_TOKEN_CACHE_H
#define ANONYMIZER_TOKEN_CACHE_H

#include <stdbool.h>

#include "anonymizer/cue.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/status.h"
#include "anonymizer/swar.h"
#include "anonymizer/text.h"

/*
 * Internal: what follows from the letters of a word alone, computed once for
 * each word and not once for each time it is written.  A few words make up
 * most of any text (Zipf 1949), so that a small table with two places for each
 * hash serves nearly all of it: the first for the word that came last but for
 * one that came once.  The answer is the same without.
 */

/* Longest word that is kept, in bytes. */
#define ANON_TOKEN_CACHE_MAX 16

struct anon_token_facts {
    uint32_t flags;               /* enum anon_token_flag: word, number, ... */
    uint64_t hash;                /* anon_hash() of the folded bytes */
    uint64_t marks;               /* anon_marks_of_word(), number, mixed */
    const struct anon_word *word; /* what the lists say, or NULL */
    const struct anon_cue *cue;   /* or NULL */
};

/* Bytes that come from memory together. */
#define ANON_TOKEN_CACHE_LINE 64

/*
 * The word itself, so that a place is never mistaken for another word's, and
 * its facts.
 */
struct anon_token_place {
    _Alignas(ANON_TOKEN_CACHE_LINE) uint64_t head; /* the first eight bytes */
    uint64_t tail; /* the next eight, zeros behind the word */
    struct anon_token_facts facts;
};

struct anon_token_cache {
    size_t count;
    size_t mask; /* bits of how many bytes on a pair of places is */
    struct anon_token_place places[];
};

/*
 * Makes an empty cache of `places` (a power of two, 2 at least); the caller
 * frees it.
 */
enum anon_status anon_token_cache_new(size_t places,
    struct anon_token_cache **ret_cache) ANON_CHECK_RESULT;

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void anon_token_cache_free(struct anon_token_cache **cache);

/*
 * The hash, the flags and, of a number, the marks of `word`, which is letters
 * and digits of ASCII.  The rest is anon_token_look_up()'s.
 */
void anon_token_measure(struct anon_text word,
    struct anon_token_facts *ret_facts);

/* All that follows from the letters and digits of `word`, all ASCII. */
void anon_token_facts(struct anon_text word,
    struct anon_token_facts *ret_facts);

/* All bits of the first bytes. */
#define ANON_TOKEN_CACHE_ONES(bytes) (~UINT64_C(0) >> (64 - 8 * (bytes)))

/* The first bytes of a word, zeros behind it, and those after eight. */
static inline void
anon_token_cache_read(struct anon_text word, uint64_t *ret_head,
    uint64_t *ret_tail)
{
    static const uint64_t heads[ANON_TOKEN_CACHE_MAX + 1] = { 0,
        ANON_TOKEN_CACHE_ONES(1), ANON_TOKEN_CACHE_ONES(2),
        ANON_TOKEN_CACHE_ONES(3), ANON_TOKEN_CACHE_ONES(4),
        ANON_TOKEN_CACHE_ONES(5), ANON_TOKEN_CACHE_ONES(6),
        ANON_TOKEN_CACHE_ONES(7), ANON_TOKEN_CACHE_ONES(8),
        ANON_TOKEN_CACHE_ONES(8), ANON_TOKEN_CACHE_ONES(8),
        ANON_TOKEN_CACHE_ONES(8), ANON_TOKEN_CACHE_ONES(8),
        ANON_TOKEN_CACHE_ONES(8), ANON_TOKEN_CACHE_ONES(8),
        ANON_TOKEN_CACHE_ONES(8), ANON_TOKEN_CACHE_ONES(8) };
    static const uint64_t tails[ANON_TOKEN_CACHE_MAX + 1] = { 0, 0, 0, 0, 0, 0,
        0, 0, 0, ANON_TOKEN_CACHE_ONES(1), ANON_TOKEN_CACHE_ONES(2),
        ANON_TOKEN_CACHE_ONES(3), ANON_TOKEN_CACHE_ONES(4),
        ANON_TOKEN_CACHE_ONES(5), ANON_TOKEN_CACHE_ONES(6),
        ANON_TOKEN_CACHE_ONES(7), ANON_TOKEN_CACHE_ONES(8) };

    *ret_head = anon_swar_load(word.data) & heads[word.len];
    *ret_tail = anon_swar_load(word.data + 8) & tails[word.len];
}

/* The first of the two places where a word of these bytes may be kept. */
static inline struct anon_token_place *
anon_token_cache_pair(struct anon_token_cache *cache, uint64_t head,
    uint64_t tail)
{
    uint64_t key = (head + tail * 8) * UINT64_C(0x9E3779B97F4A7C15);

    /* The top bits, which all others decide of, are bytes of the table. */
    return (struct anon_token_place *)((char *)cache->places +
        (key >> 43 & cache->mask));
}

/* Whether a place is that of a word of these bytes. */
static inline bool
anon_token_cache_has(const struct anon_token_place *place, uint64_t head,
    uint64_t tail)
{
    return place->head == head && place->tail == tail;
}

/* The second place of a pair, now the first, if it has these bytes, or NULL. */
const struct anon_token_place *anon_token_cache_second(
    struct anon_token_place *pair, uint64_t head, uint64_t tail);

/*
 * What is kept of a word of 1 to ANON_TOKEN_CACHE_MAX bytes, or NULL, until the
 * next word is asked for; 16 bytes from word.data on must be readable, here and
 * below.
 */
static inline const struct anon_token_place *
anon_token_cache_find(struct anon_token_cache *cache, struct anon_text word)
{
    struct anon_token_place *pair;
    uint64_t head;
    uint64_t tail;

    anon_token_cache_read(word, &head, &tail);
    pair = anon_token_cache_pair(cache, head, tail);
    return anon_token_cache_has(pair, head, tail)
        ? pair
        : anon_token_cache_second(pair, head, tail);
}

/* The facts of a word, if they are there. */
bool anon_token_cache_get(struct anon_token_cache *cache, struct anon_text word,
    struct anon_token_facts *ret_facts);

/* Keeps the facts of a word, and no more those of one that was there. */
void anon_token_cache_put(struct anon_token_cache *cache, struct anon_text word,
    const struct anon_token_facts *facts);

struct anon_folded;
struct anon_token;

/*
 * Completes those of 64 tokens that are set in `pending`: those that the cache
 * had not.  In two rounds, so that what the lists say of one is on its way from
 * memory while others are served.  `cache` may be NULL.
 */
void anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens,
    uint64_t pending);

#endif
