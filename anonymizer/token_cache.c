#include "anonymizer/token_cache.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/marks.h"
#include "anonymizer/token.h"
#include "anonymizer/wipe.h"

static size_t
size_of(size_t places)
{
    return sizeof(struct anon_token_cache) +
        places * sizeof(struct anon_token_place);
}

enum anon_status
anon_token_cache_new(size_t places, struct anon_token_cache **ret_cache)
{
    struct anon_token_cache *cache =
        aligned_alloc(ANON_TOKEN_CACHE_LINE, size_of(places));

    if (cache == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    memset(cache, 0, size_of(places));
    cache->count = places;
    cache->mask = (places - 2) * sizeof(cache->places[0]);
    *ret_cache = cache;
    return ANON_OK;
}

void
anon_token_cache_free(struct anon_token_cache **cache)
{
    if (*cache != NULL) {
        anon_wipe_free(*cache, size_of((*cache)->count));
        *cache = NULL;
    }
}

/* The marks of a word that is a number, or mixed. */
static uint64_t
marks_of(uint32_t flags, struct anon_text word)
{
    if (flags & ANON_TOKEN_NUMBER) {
        return anon_marks_of_number(word);
    }
    return flags & ANON_TOKEN_MIXED ? ANON_MARK_MIXED : 0;
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
    facts.flags = ANON_TOKEN_PLAIN;
    facts.flags |= digits == word.len ? ANON_TOKEN_NUMBER : ANON_TOKEN_WORD;
    if (digits > 0 && digits < word.len) {
        facts.flags |= ANON_TOKEN_MIXED;
    }
    facts.marks = marks_of(facts.flags, word);
    *ret_facts = facts;
}

void
anon_token_facts(struct anon_text word, struct anon_token_facts *ret_facts)
{
    anon_token_measure(word, ret_facts);
    anon_token_look_up(word, ret_facts);
}

const struct anon_token_place *
anon_token_cache_second(struct anon_token_place *pair, uint64_t head,
    uint64_t tail)
{
    struct anon_token_place second = pair[1];

    if (!anon_token_cache_has(&pair[1], head, tail)) {
        return NULL;
    }
    pair[1] = pair[0];
    pair[0] = second;
    return pair;
}

bool
anon_token_cache_get(struct anon_token_cache *cache, struct anon_text word,
    struct anon_token_facts *ret_facts)
{
    const struct anon_token_place *place = anon_token_cache_find(cache, word);

    if (place == NULL) {
        return false;
    }
    *ret_facts = place->facts;
    return true;
}

void
anon_token_cache_put(struct anon_token_cache *cache, struct anon_text word,
    const struct anon_token_facts *facts)
{
    struct anon_token_place *place;
    uint64_t head;
    uint64_t tail;

    anon_token_cache_read(word, &head, &tail);
    place = anon_token_cache_pair(cache, head, tail);
    /* Most new words are rare: the first place is for one that comes back. */
    place += place->head != 0;
    place->head = head;
    place->tail = tail;
    place->facts = *facts;
}

/* Flags that follow from the letters alone. */
#define LETTERS                                                                \
    (ANON_TOKEN_WORD | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED | ANON_TOKEN_PLAIN)

/* Hashes what the cache had not, and asks memory for what the lists say. */
static void
ask(const struct anon_folded *folded, struct anon_token *tokens,
    uint64_t pending)
{
    struct anon_token_facts facts;

    for (; pending != 0; pending &= pending - 1) {
        struct anon_token *token = &tokens[__builtin_ctzll(pending)];

        anon_token_measure(anon_token_text(folded, token), &facts);
        anon_lexicon_prefetch(facts.hash);
        token->flags |= facts.flags;
        token->hash = facts.hash;
    }
}

/* Looks up one word, and keeps it. */
static void
look_up(struct anon_text word, struct anon_token_cache *cache,
    struct anon_token *token)
{
    uint32_t flags = token->flags;
    uint64_t marks = token->marks;
    struct anon_token_facts facts = { 0 };

    /* It may have been looked up since, for the same text. */
    if (cache == NULL || !anon_token_cache_get(cache, word, &facts)) {
        facts.hash = token->hash;
        facts.flags = flags & LETTERS;
        facts.marks = marks_of(flags, word);
        anon_token_look_up(word, &facts);
        if (cache != NULL) {
            anon_token_cache_put(cache, word, &facts);
        }
    }
    anon_token_set(token, &facts);
    token->flags |= flags;
    token->marks |= marks;
}

void
anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens,
    uint64_t pending)
{
    ask(folded, tokens, pending);
    for (; pending != 0; pending &= pending - 1) {
        struct anon_token *token = &tokens[__builtin_ctzll(pending)];

        look_up(anon_token_text(folded, token), cache, token);
    }
}
