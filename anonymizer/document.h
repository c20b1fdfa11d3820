#ifndef ANONYMIZER_DOCUMENT_H
#define ANONYMIZER_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/fold.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/marks.h"
#include "anonymizer/token.h"

/* log2 of the questions of anon_context_token() that are remembered. */
#define ANON_ASKED_BITS 6

/* Which token a byte is in: several detectors ask it of each finding. */
struct anon_asked {
    uint32_t after; /* 1 + the byte, or 0 */
    uint32_t token;
};

/*
 * What several detectors need to know of the tokens, found once: see
 * context.h.  The arrays are NULL until the first of them asks.
 */
struct anon_reading {
    uint8_t *cases; /* enum anon_case of each token */
    int8_t *odds;   /* of each token, or ANON_ODDS_UNKNOWN */
    int capital;    /* log2 of what a capital inside a sentence is worth */
    /*
     * 1 + the token before and after each that has the same hash, or one of the
     * few that share its bucket; 0 where there is none.
     */
    uint32_t *before;
    uint32_t *after;
    struct anon_asked asked[1 << ANON_ASKED_BITS];
};

/*
 * Internal: one text prepared for the detectors.  The folded form is what they
 * read; anon_document_source() turns its offsets back into bytes of the text.
 */
struct anon_document {
    struct anon_text source;
    const struct anon_scan_options *options; /* never NULL */
    enum anon_language language;             /* never AUTO */
    struct anon_scratch *scratch;            /* holds all that follows */
    bool own_scratch;                        /* freed with the document */
    struct anon_folded fold;
    const char *folded; /* fold.data: NUL-ended */
    size_t folded_len;
    const struct anon_token *tokens;
    size_t token_count;
    const struct anon_marks *marks;
    struct anon_reading *reading;
};

/*
 * Folds and tokenises; the caller releases with anon_document_release(), on
 * failure too.  `options` may be NULL.  While a document has the scratch of the
 * options another one gets its own.
 */
enum anon_status anon_document_init(struct anon_document *document,
    struct anon_text text,
    const struct anon_scan_options *options) ANON_CHECK_RESULT;

/* Wipes and frees what is the document's own; harmless twice. */
void anon_document_release(struct anon_document *document);

/* Bytes [begin, end) of the folded text as bytes of the source. */
void anon_document_source(const struct anon_document *document, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end);

/* The folded text of token `index`. */
static inline struct anon_text
anon_document_word(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    return (struct anon_text){ document->folded + token->begin,
        token->end - token->begin };
}

/* Whether token `index`, which exists, is the folded, NUL-ended `word`. */
bool anon_document_is_whole(const struct anon_document *document, size_t index,
    const char *word);

/*
 * Whether token `index` exists and is the folded, NUL-ended `word`.  Detectors
 * ask for long lists of words; the first letter settles nearly all of it.
 */
static inline bool
anon_document_is(const struct anon_document *document, size_t index,
    const char *word)
{
    return index < document->token_count &&
        document->folded[document->tokens[index].begin] == word[0] &&
        anon_document_is_whole(document, index, word);
}

/* The same for a list of words, which is a constant of the program. */
bool anon_document_is_any(const struct anon_document *document, size_t index,
    const char *const *words, size_t count);

/*
 * Whether token `index`, which exists, ends with one of `endings`, of three
 * bytes or more, behind three other bytes or more.  They are a constant.
 */
bool anon_document_ends_with(const struct anon_document *document, size_t index,
    const char *const *endings, size_t count);

/* The cue classes of token `index`, 0 when there is no such token. */
static inline uint64_t
anon_document_cues(const struct anon_document *document, size_t index)
{
    if (index >= document->token_count || document->tokens[index].cue == NULL) {
        return 0;
    }
    return document->tokens[index].cue->classes;
}

/*
 * The text between token `index` and the next one (or the end of the text),
 * with the 's of a possessive.
 */
static inline struct anon_text
anon_document_gap(const struct anon_document *document, size_t index)
{
    size_t begin = document->tokens[index].end;
    size_t end = index + 1 < document->token_count
        ? document->tokens[index + 1].begin
        : document->folded_len;

    return (struct anon_text){ document->folded + begin, end - begin };
}

/* anon_document_joined() for a gap that is not just a blank. */
bool anon_document_joined_by(const struct anon_document *document, size_t index,
    const char *allowed, size_t max);

/*
 * Whether token `index + 1` follows after 1 to `max` characters, all of them
 * in `allowed`.  A blank, the usual gap, stands first there if it may be one.
 */
static inline bool
anon_document_joined(const struct anon_document *document, size_t index,
    const char *allowed, size_t max)
{
    if (index + 1 >= document->token_count) {
        return false;
    }
    if ((document->tokens[index].flags & ANON_TOKEN_BLANK) &&
        allowed[0] == ' ') {
        return true;
    }
    return anon_document_joined_by(document, index, allowed, max);
}

#endif
