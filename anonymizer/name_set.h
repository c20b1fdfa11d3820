#ifndef ANONYMIZER_NAME_SET_H
#define ANONYMIZER_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/finding.h"
#include "anonymizer/status.h"
#include "anonymizer/text.h"

/*
 * Internal: names learnt from the text itself.  A PERSON is one folded word;
 * a place or an organisation is a whole folded phrase, found by its first word.
 */

/* Longest text that is learnt, in bytes. */
#define ANON_NAME_MAX 48

/* Most names; what comes later is not learnt. */
#define ANON_NAME_COUNT_MAX 20000

struct anon_name {
    uint64_t hash; /* anon_hash() of the first word */
    char text[ANON_NAME_MAX];
    uint8_t len;
    uint8_t confidence;
    uint8_t type;  /* enum anon_type */
    bool ordinary; /* also an ordinary word: only with a capital */
    uint32_t next; /* 1 + one that begins alike, or 0; the set's own */
};

/* A power of two: first letters that names are sorted by. */
#define ANON_NAME_BEGINS 32

struct anon_name_set {
    struct anon_name *items;
    size_t len;
    size_t cap;
    uint32_t *slots; /* 1 + index into items, or 0 */
    size_t slot_count;
    uint64_t sieve[4]; /* the bit of every hash that is there is set */
    uint32_t begins[ANON_NAME_BEGINS]; /* 1 + the last that begins so, or 0 */
    /* By length of a word: bits of how a name begins that may be near. */
    uint32_t near[ANON_NAME_MAX + 2];
};

#define ANON_NAME_SET_INIT                                                     \
    {                                                                          \
        NULL, 0, 0, NULL, 0, { 0 }, { 0 },                                     \
        {                                                                      \
            0                                                                  \
        }                                                                      \
    }

/* False: no name there has this hash. */
static inline bool
anon_name_set_may_have(const struct anon_name_set *set, uint64_t hash)
{
    uint64_t bit = hash * UINT64_C(0x9E3779B97F4A7C15) >> 56;

    return (set->sieve[bit / 64] >> (bit & 63) & 1) != 0;
}

/* False: anon_name_set_near() finds nothing for the word. */
static inline bool
anon_name_set_may_near(const struct anon_name_set *set, struct anon_text word)
{
    return word.len < ANON_NAME_MAX + 2 &&
        (set->near[word.len] >> (unsigned char)word.data[0] % ANON_NAME_BEGINS &
            1) != 0;
}

/* Adds a copy, or raises the confidence of the one that is there. */
enum anon_status anon_name_set_add(struct anon_name_set *set,
    const struct anon_name *name) ANON_CHECK_RESULT;

/*
 * The first name with this first word after `last` (NULL: from the start), or
 * NULL.
 */
const struct anon_name *anon_name_set_next(const struct anon_name_set *set,
    uint64_t hash, const struct anon_name *last);

/*
 * A PERSON of five letters or more that begins like `word` and is one edit
 * away from it (a letter put in, left out, changed, or two swapped), or NULL.
 */
const struct anon_name *anon_name_set_near(const struct anon_name_set *set,
    struct anon_text word);

/* Takes all names out, and keeps the memory for others. */
void anon_name_set_clear(struct anon_name_set *set);

/* Wipes and frees; harmless twice. */
void anon_name_set_release(struct anon_name_set *set);

#endif
