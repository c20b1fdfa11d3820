#ifndef ANONYMIZER_CONTEXT_H
#define ANONYMIZER_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "anonymizer/document.h"
#include "anonymizer/finding.h"
#include "anonymizer/status.h"

/*
 * Internal: what a capital letter is worth at each token, and small questions
 * about the neighbours, for the detectors of names, places and organisations.
 */

/* How a word is written, and where. */
enum anon_case {
    ANON_CASE_LOWER,   /* no capital where others have one */
    ANON_CASE_START,   /* capital, but every sentence begins with one */
    ANON_CASE_CAPITAL, /* capital inside a sentence */
    ANON_CASE_TITLE,   /* in a line where every word has a capital */
    ANON_CASE_SHOUT,   /* among words in capitals */
    ANON_CASE_ACRONYM, /* alone in capitals */
    ANON_CASE_NONE,    /* in a text that has no capitals at all */
};

struct anon_context {
    const struct anon_document *document;
    const uint8_t *cases; /* these three as in struct anon_reading */
    int8_t *odds;
    int capital;
    uint8_t *taken; /* 1: an earlier detector has it */
    size_t count;
};

/* Bytes of `cases` behind the last one, so that eight may be read. */
#define ANON_CASES_PAD 8

/* Odds that nobody asked for yet. */
#define ANON_ODDS_UNKNOWN INT8_MIN

#define ANON_CONTEXT_INIT                                                      \
    {                                                                          \
        NULL, NULL, NULL, 0, NULL, 0                                           \
    }

/*
 * Reads the document, which is borrowed and keeps what other contexts of it
 * share.  The caller releases.
 */
enum anon_status anon_context_init(struct anon_context *context,
    const struct anon_document *document) ANON_CHECK_RESULT;

/* Marks the tokens that findings of at least `confidence` cover as taken. */
void anon_context_take(struct anon_context *context,
    const struct anon_findings *findings, uint8_t confidence);

/* The first token that ends after folded byte `at`. */
size_t anon_context_token(const struct anon_context *context, size_t at);

/* Frees; harmless twice. */
void anon_context_release(struct anon_context *context);

/* The classes of a word that an Indonesian list gives it. */
#define ANON_CONTEXT_LISTS                                                     \
    (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN | ANON_WORD_NAME_ID |           \
        ANON_WORD_PHRASE | ANON_WORD_PLACE)

/*
 * enum anon_word_flag of a token, 0 when it is not listed or absent.  In
 * English text Indonesian classes do not count, but "Pak" and "Ibu" do.
 */
static inline uint32_t
anon_context_flags(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    uint32_t flags;

    if (index >= context->count || token->word == NULL) {
        return 0;
    }
    flags = token->word->flags;
    if ((flags & ANON_WORD_ONLY_ID) == 0 ||
        context->document->language == ANON_LANGUAGE_ID) {
        return flags;
    }
    if ((token->flags & ANON_TOKEN_CAPITAL) &&
        (token->word->given == 0 || token->word->given > 12)) {
        return flags & (ANON_CONTEXT_LISTS | ANON_WORD_HONORIFIC);
    }
    return flags & ANON_CONTEXT_LISTS;
}

/* The case of a token; LOWER when absent. */
static inline enum anon_case
anon_context_case(const struct anon_context *context, size_t index)
{
    return index < context->count ? (enum anon_case)context->cases[index]
                                  : ANON_CASE_LOWER;
}

/* Whether the token is written with a capital, whatever that is worth. */
static inline bool
anon_context_capital(const struct anon_context *context, size_t index)
{
    return index < context->count &&
        (context->document->tokens[index].flags & ANON_TOKEN_CAPITAL) != 0;
}

/* Whether token `index + 1` follows after exactly the text `gap`. */
static inline bool
anon_context_gap_is(const struct anon_context *context, size_t index,
    const char *gap)
{
    size_t len = strlen(gap);
    struct anon_text found;

    if (index + 1 >= context->count) {
        return false;
    }
    if (context->document->tokens[index].flags & ANON_TOKEN_BLANK) {
        return len == 1 && gap[0] == ' ';
    }
    found = anon_document_gap(context->document, index);
    return found.len == len && memcmp(found.data, gap, len) == 0;
}

/*
 * The nearest token before `index` that may be the same word, or SIZE_MAX: the
 * other places of a word are found without a look at all tokens.  Hashes are
 * still to be compared.
 */
static inline size_t
anon_context_before(const struct anon_context *context, size_t index)
{
    return (size_t)context->document->reading->before[index] - 1;
}

/* The same after it. */
static inline size_t
anon_context_after(const struct anon_context *context, size_t index)
{
    return (size_t)context->document->reading->after[index] - 1;
}

/*
 * Whether `index + 1` may continue a name that holds `index`: a blank, a
 * hyphen, or a full stop after an initial or a short title.
 */
bool anon_context_joined(const struct anon_context *context, size_t index);

/* What anon_context_odds() remembers. */
int anon_context_weigh(const struct anon_document *document, size_t index);

/*
 * log2 of the odds that the token is a name and not an ordinary word, by the
 * lists and the language alone; -20 to 20.  Unlisted words are judged by their
 * shape.
 */
static inline int
anon_context_odds(const struct anon_context *context, size_t index)
{
    int8_t *odds = &context->odds[index];

    if (*odds == ANON_ODDS_UNKNOWN) {
        *odds = (int8_t)anon_context_weigh(context->document, index);
    }
    return *odds;
}

/*
 * Bytes at the end of the token that are an Indonesian clitic (-nya, -ku, -mu)
 * when what goes before is listed with one of `flags`, else 0.
 */
size_t anon_context_clitic(const struct anon_context *context, size_t index,
    uint32_t flags);

#endif
