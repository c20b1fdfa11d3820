#ifndef ANONYMIZER_TOKEN_CACHE_H
#define ANONYMIZER_TOKEN_CACHE_H

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

/* What follows from the letters and digits of `word`, which are all ASCII. */
void anon_token_facts(struct anon_text word,
    struct anon_token_facts *ret_facts);

/*
 * The same, out of the cache, for a word of up to ANON_TOKEN_CACHE_MAX bytes;
 * 16 bytes from word.data on must be readable.
 */
void anon_token_cache_find(struct anon_token_cache *cache,
    struct anon_text word, struct anon_token_facts *ret_facts);

#endif
