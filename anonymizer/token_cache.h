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
 * most of any text (Zipf 1949), so that a small table with one place for each
 * hash serves nearly all of it.  The answer is the same without.
 */

/* Longest word that is kept, in bytes. */
#define ANON_TOKEN_CACHE_MAX 16

struct anon_token_facts {
    uint64_t hash;                /* anon_hash() of the folded bytes */
    const struct anon_word *word; /* what the lists say, or NULL */
    const struct anon_cue *cue;   /* or NULL */
    uint64_t marks;               /* anon_marks_of_word(), number, mixed */
    uint32_t flags;               /* enum anon_token_flag: word, number, ... */
};

/*
 * The word itself, so that a place is never mistaken for another word's, and
 * its facts.
 */
struct anon_token_place {
    uint64_t head; /* the first eight bytes, zeros behind the word */
    uint64_t tail; /* the next eight */
    uint64_t hash;
    uint64_t marks;
    uint16_t word; /* anon_lexicon_number() or 0 */
    uint16_t cue;  /* anon_cue_number() or 0 */
};

struct anon_token_cache {
    size_t count;
    unsigned shift;
    struct anon_token_place places[];
};

/* Makes an empty cache of `places` (a power of two); the caller frees it. */
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

/* The first bytes of a word, zeros behind it, and those after eight. */
static inline void
anon_token_cache_read(struct anon_text word, uint64_t *ret_head,
    uint64_t *ret_tail)
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

/* Where a word of these bytes is kept. */
static inline size_t
anon_token_cache_at(const struct anon_token_cache *cache, uint64_t head,
    uint64_t tail)
{
    uint64_t key = (head ^ tail * 31) * UINT64_C(0x9E3779B97F4A7C15);

    return (size_t)((key ^ key << 21) >> cache->shift);
}

/*
 * What is kept of a word of 1 to ANON_TOKEN_CACHE_MAX bytes, or NULL; 16 bytes
 * from word.data on must be readable, here and below.
 */
static inline const struct anon_token_place *
anon_token_cache_find(const struct anon_token_cache *cache,
    struct anon_text word)
{
    const struct anon_token_place *place;
    uint64_t head;
    uint64_t tail;

    anon_token_cache_read(word, &head, &tail);
    place = &cache->places[anon_token_cache_at(cache, head, tail)];
    return place->head == head && place->tail == tail ? place : NULL;
}

/* The facts of a word, if they are there. */
bool anon_token_cache_get(const struct anon_token_cache *cache,
    struct anon_text word, struct anon_token_facts *ret_facts);

/* Keeps the facts of a word, and no more those of the one before it. */
void anon_token_cache_put(struct anon_token_cache *cache, struct anon_text word,
    const struct anon_token_facts *facts);

struct anon_folded;
struct anon_token;

/*
 * Completes the tokens that are ANON_TOKEN_PENDING: those that the cache had
 * not.  In two rounds, so that what the lists say of one is on its way from
 * memory while others are served.  `cache` may be NULL.
 */
void anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens, size_t count);

#endif
