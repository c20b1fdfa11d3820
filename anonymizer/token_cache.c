#include "anonymizer/token_cache.h"

#include <stdlib.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"
#include "anonymizer/marks.h"
#include "anonymizer/token.h"
#include "anonymizer/wipe.h"

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
    facts.flags = anon_token_flags_of(facts.marks);
    *ret_facts = facts;
}

void
anon_token_facts(struct anon_text word, struct anon_token_facts *ret_facts)
{
    anon_token_measure(word, ret_facts);
    anon_token_look_up(word, ret_facts);
}

bool
anon_token_cache_get(const struct anon_token_cache *cache,
    struct anon_text word, struct anon_token_facts *ret_facts)
{
    const struct anon_token_place *place = anon_token_cache_find(cache, word);

    if (place == NULL) {
        return false;
    }
    ret_facts->hash = place->hash;
    ret_facts->marks = place->marks;
    ret_facts->flags = anon_token_flags_of(place->marks);
    ret_facts->word =
        place->word == 0 ? NULL : anon_lexicon_numbered(place->word);
    ret_facts->cue = place->cue == 0 ? NULL : anon_cue_numbered(place->cue);
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
    place = &cache->places[anon_token_cache_at(cache, head, tail)];
    place->head = head;
    place->tail = tail;
    place->hash = facts->hash;
    place->marks = facts->marks;
    place->word = facts->word == NULL ? 0 : anon_lexicon_number(facts->word);
    place->cue = facts->cue == NULL ? 0 : anon_cue_number(facts->cue);
}

/* Hashes what the cache had not, and asks memory for what the lists say. */
static void
ask(const struct anon_folded *folded, struct anon_token *tokens, size_t count)
{
    struct anon_token_facts facts;
    size_t i;

    for (i = 0; i < count; i++) {
        struct anon_token *token = &tokens[i];

        if ((token->flags & ANON_TOKEN_PENDING) == 0) {
            continue;
        }
        anon_token_measure(anon_token_text(folded, token), &facts);
        anon_lexicon_prefetch(facts.hash);
        token->flags |= facts.flags;
        token->marks = facts.marks;
        token->hash = facts.hash;
    }
}

/* Looks up one word, and keeps it. */
static void
look_up(struct anon_text word, struct anon_token_cache *cache,
    struct anon_token *token)
{
    struct anon_token_facts facts = { 0 };

    if (cache != NULL && anon_token_cache_get(cache, word, &facts)) {
        /* It has been looked up for the same text. */
        anon_token_set(token, &facts);
        return;
    }
    facts.hash = token->hash;
    facts.flags = token->flags &
        (ANON_TOKEN_WORD | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED |
            ANON_TOKEN_PLAIN);
    facts.marks = token->marks;
    anon_token_look_up(word, &facts);
    anon_token_set(token, &facts);
    if (cache != NULL) {
        anon_token_cache_put(cache, word, &facts);
    }
}

void
anon_token_cache_serve(struct anon_token_cache *cache,
    const struct anon_folded *folded, struct anon_token *tokens, size_t count)
{
    size_t i;

    ask(folded, tokens, count);
    for (i = 0; i < count; i++) {
        if (tokens[i].flags & ANON_TOKEN_PENDING) {
            tokens[i].flags &= ~(uint32_t)ANON_TOKEN_PENDING;
            look_up(anon_token_text(folded, &tokens[i]), cache, &tokens[i]);
        }
    }
}
