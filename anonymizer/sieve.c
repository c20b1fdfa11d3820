#include "anonymizer/sieve.h"

#include <string.h>

#include "anonymizer/hash.h"

static void
fill(struct anon_sieve *sieve, bool endings)
{
    size_t i;

    for (i = 0; i < sieve->count; i++) {
        struct anon_text word = { sieve->words[i], strlen(sieve->words[i]) };
        size_t bit;

        if (endings && word.len < ANON_SIEVE_ENDING) {
            /* It may end anything. */
            memset(sieve->bits, 0xFF, sizeof(sieve->bits));
            return;
        }
        bit = anon_sieve_bit(endings
                ? anon_sieve_ending(word)
                : anon_hash(ANON_HASH_START, word.data, word.len));
        sieve->bits[bit / 64] |= UINT64_C(1) << (bit & 63);
    }
}

const struct anon_sieve *
anon_sieve_make(struct anon_sieves *sieves, const char *const *words,
    size_t count, bool endings)
{
    size_t at = anon_sieve_place(words);

    while (sieves->lists[at].words != NULL) {
        if (sieves->lists[at].words == words &&
            sieves->lists[at].count == count) {
            return &sieves->lists[at];
        }
        at = (at + 1) % ANON_SIEVE_LISTS;
    }
    /* One place stays empty, where searches end. */
    if (sieves->used + 1 == ANON_SIEVE_LISTS) {
        return NULL;
    }
    sieves->used++;
    sieves->lists[at].words = words;
    sieves->lists[at].count = count;
    fill(&sieves->lists[at], endings);
    return &sieves->lists[at];
}
