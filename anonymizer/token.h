#ifndef ANONYMIZER_TOKEN_H
#define ANONYMIZER_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/cue.h"
#include "anonymizer/fold.h"
#include "anonymizer/lexicon.h"

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
};

struct anon_token {
    uint32_t begin; /* bytes of the folded text */
    uint32_t end;
    uint32_t flags;
    uint32_t spare;               /* 0 */
    uint64_t hash;                /* anon_hash() of the folded bytes */
    const struct anon_word *word; /* what the lists say, or NULL */
    const struct anon_cue *cue;   /* or NULL */
};

/*
 * Splits.  On success the caller frees `*ret_tokens` (`*ret_cap` items) with
 * anon_wipe_free().
 */
enum anon_status anon_tokenise(const struct anon_folded *folded,
    struct anon_token **ret_tokens, size_t *ret_count,
    size_t *ret_cap) ANON_CHECK_RESULT;

#endif
