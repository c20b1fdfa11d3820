#ifndef ANONYMIZER_TOKEN_H
#define ANONYMIZER_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/cue.h"
#include "anonymizer/fold.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/marks.h"
#include "anonymizer/token_cache.h"

/*
 * Internal: words and numbers of a folded text.  Everything else lies in the
 * gaps between tokens.  A final 's, 'll, 're, 've, 'd or 'm belongs to the gap
 * ("Devon's" is the token "devon"), an inner ' to the word ("o'brien");
 * hyphens and underscores separate.
 */
enum anon_token_flag {
    ANON_TOKEN_WORD = 1 << 0,     /* letters, with inner ' or digits */
    ANON_TOKEN_NUMBER = 1 << 1,   /* digits only */
    ANON_TOKEN_CAPITAL = 1 << 2,  /* first letter upper case in the source */
    ANON_TOKEN_UPPER = 1 << 3,    /* all letters upper case, two or more */
    ANON_TOKEN_SENTENCE = 1 << 4, /* first word of a sentence, or of a quote */
    ANON_TOKEN_LINE = 1 << 5,     /* first token of a line */
    ANON_TOKEN_MIXED = 1 << 6,    /* letters and digits */
    ANON_TOKEN_PLAIN = 1 << 7,    /* ASCII only */
    ANON_TOKEN_BLANK = 1 << 8,    /* one blank, and then another token */
};

struct anon_token {
    uint32_t begin; /* bytes of the folded text */
    uint32_t end;
    uint32_t flags;
    uint64_t hash;                /* anon_hash() of the folded bytes */
    uint64_t marks;               /* ANON_MARK_ of its own */
    const struct anon_word *word; /* what the lists say, or NULL */
    const struct anon_cue *cue;   /* or NULL */
};

/* The folded text of a token. */
static inline struct anon_text
anon_token_text(const struct anon_folded *folded,
    const struct anon_token *token)
{
    return (struct anon_text){ folded->data + token->begin,
        token->end - token->begin };
}

/* The marks of how a token is written. */
static inline uint64_t
anon_token_marks_of(const struct anon_token *token)
{
    if ((token->flags & ANON_TOKEN_CAPITAL) == 0) {
        return 0;
    }
    return (token->flags & ANON_TOKEN_UPPER) || token->end - token->begin == 1
        ? ANON_MARK_CAPITAL | ANON_MARK_CODE
        : ANON_MARK_CAPITAL;
}

/* Writes facts into a token that has its begin and end. */
static inline void
anon_token_set(struct anon_token *token, const struct anon_token_facts *facts)
{
    token->flags = facts->flags;
    token->hash = facts->hash;
    token->marks = facts->marks;
    token->word = facts->word;
    token->cue = facts->cue;
}

struct anon_tokens {
    struct anon_token *items;
    size_t len;
    size_t cap;
    uint64_t *letters;  /* bit i: folded byte i is an ASCII letter or digit */
    uint64_t *starts;   /* the same, and every byte that is not ASCII */
    size_t letters_cap; /* of each */
    struct anon_marks marks;
};

#define ANON_TOKENS_INIT                                                       \
    {                                                                          \
        NULL, 0, 0, NULL, NULL, 0,                                             \
        {                                                                      \
            NULL, 0, 0, false                                                  \
        }                                                                      \
    }

/*
 * Splits, in the memory that `tokens` has from before.  `cache` may be NULL.
 * The caller releases, on failure too.
 */
enum anon_status anon_tokenise(const struct anon_folded *folded,
    struct anon_token_cache *cache,
    struct anon_tokens *tokens) ANON_CHECK_RESULT;

/* Wipes and frees; harmless twice. */
void anon_tokens_release(struct anon_tokens *tokens);

/*
 * Reads the word or number at token->begin, whatever its letters are, byte by
 * byte; `*at`, where it begins, moves behind it.
 */
void anon_token_read(const struct anon_folded *folded, struct anon_token *token,
    size_t *at);

/*
 * What lies between a token and the one before it says something of both, if
 * it is not just a blank: their flags and marks.
 */
void anon_token_read_gap(const struct anon_folded *folded,
    struct anon_token *token);

/* The same for the first token of a text. */
void anon_token_open(struct anon_token *token);

/* The length of the character at `at` that belongs to no token; 0: it does. */
size_t anon_token_skip(const struct anon_folded *folded, size_t at);

/* Adds what lists and cues say to facts that have the hash and the flags. */
void anon_token_look_up(struct anon_text word, struct anon_token_facts *facts);

#endif
