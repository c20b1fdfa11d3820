#ifndef ANONYMIZER_MEMO_H
#define ANONYMIZER_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/hash.h"

/*
 * Internal: answers to questions about single words, which texts ask again and
 * again.  One place for each hash; a newer answer takes the place of an older
 * one.  A question is 64 bits that tell it from all others: the hash of the
 * word and a number for what is asked.
 */
#define ANON_MEMO_BITS 13

struct anon_memo {
    /* 56 bits of the question, 8 of the answer; 12 more are the place. */
    uint64_t places[1 << ANON_MEMO_BITS];
};

static inline uint64_t
anon_memo_key(uint64_t hash, uint64_t question)
{
    uint64_t key = (hash ^ question * UINT64_C(0xD6E8FEB86659FD93)) *
        UINT64_C(0x9E3779B97F4A7C15);

    return key ^ key >> 29;
}

static inline uint64_t *
anon_memo_place(struct anon_memo *memo, uint64_t key)
{
    return &memo->places[key & ((1 << ANON_MEMO_BITS) - 1)];
}

/* The answer in `*ret_answer`, if it is there; keys are anon_memo_key(). */
static inline bool
anon_memo_find(struct anon_memo *memo, uint64_t key, uint8_t *ret_answer)
{
    uint64_t place = *anon_memo_place(memo, key);

    *ret_answer = (uint8_t)place;
    return (place ^ key * 5) >> 8 == 0;
}

static inline void
anon_memo_put(struct anon_memo *memo, uint64_t key, uint8_t answer)
{
    *anon_memo_place(memo, key) = ((key * 5) & ~UINT64_C(0xFF)) | answer;
}

/*
 * The same for answers of 64 bits, with all of the key.  Two places for each
 * hash, in one line of memory: the newer answer stands first.
 */
#define ANON_WIDE_MEMO_BITS 12

struct anon_wide_answer {
    uint64_t key;
    uint64_t answer;
};

struct anon_wide_memo {
    struct anon_wide_answer places[1 << ANON_WIDE_MEMO_BITS][2];
};

/* The places for `key`, which it may soon be asked for. */
static inline struct anon_wide_answer *
anon_wide_memo_places(struct anon_wide_memo *memo, uint64_t key)
{
    struct anon_wide_answer *places =
        memo->places[key & ((1 << ANON_WIDE_MEMO_BITS) - 1)];

    __builtin_prefetch(places);
    return places;
}

/* The answer to `key` in one of its places, or NULL. */
static inline const struct anon_wide_answer *
anon_wide_memo_find(const struct anon_wide_answer *places, uint64_t key)
{
    if (places[0].key == key) {
        return &places[0];
    }
    return places[1].key == key ? &places[1] : NULL;
}

static inline void
anon_wide_memo_put(struct anon_wide_answer *places, uint64_t key,
    uint64_t answer)
{
    places[1] = places[0];
    places[0] = (struct anon_wide_answer){ key, answer };
}

#endif
