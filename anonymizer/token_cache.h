#ifndef ANONYMIZER_TOKEN_CACHE_H
#define ANONYMIZER_TOKEN_CACHE_H

#include <stdbool.h>

#include "anonymizer/cue.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/status.h"
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
    uint32_t marks;               /* anon_marks_of_word(), number, mixed */
    uint32_t flags;               /* enum anon_token_flag: word, number, ... */
};

struct anon_token_cache;

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

/*
 * What tells the place of a word of up to ANON_TOKEN_CACHE_MAX bytes, here and
 * below; 16 bytes from word.data on must be readable.
 */
uint64_t anon_token_cache_key(struct anon_text word);

/* Asks for the place of a key, to look there soon after. */
void anon_token_cache_prefetch(const struct anon_token_cache *cache,
    uint64_t key);

/* The facts of a word, if they are there. */
bool anon_token_cache_get(const struct anon_token_cache *cache,
    struct anon_text word, uint64_t key, struct anon_token_facts *ret_facts);

/* Keeps the facts of a word, and no more those of the one before it. */
void anon_token_cache_put(struct anon_token_cache *cache, struct anon_text word,
    uint64_t key, const struct anon_token_facts *facts);

struct anon_folded;
struct anon_token;

/*
 * Completes the tokens that are ANON_TOKEN_PENDING, whose hashes are keys.  In
 * two rounds, so that what is not in the cache is on its way from memory while
 * the others are served.  `cache` may be NULL.
 */
void anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens, size_t count);

#endif
