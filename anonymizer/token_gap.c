#include "anonymizer/token.h"

#include <string.h>

/*
 * Whether the full stop after `last` ends a sentence: not after a title or an
 * initial ("Dr. W. Setiawan").
 */
static bool
stop_ends(const struct anon_token *last)
{
    if (last->end - last->begin == 1 && (last->flags & ANON_TOKEN_CAPITAL)) {
        return false;
    }
    if (last->cue != NULL &&
        (last->cue->classes &
            (ANON_CUE_TITLE | ANON_CUE_STREET_BEFORE | ANON_CUE_STREET_IN))) {
        return last->end - last->begin > 4;
    }
    return last->word == NULL || (last->word->flags & ANON_WORD_HONORIFIC) == 0;
}

/* What a byte between two tokens says of both. */
enum gap {
    GAP_SENTENCE = 1,
    GAP_LINE = 2,
    GAP_STOP = 4,
    GAP_COLON = 8,
    GAP_JOINT = 16, /* it may be inside what belongs together */
    GAP_BLANK = 32,
    GAP_SLASH = 64,
};

static const uint8_t gaps[256] = {
    ['\n'] = GAP_LINE | GAP_SENTENCE | GAP_BLANK,
    ['\r'] = GAP_LINE | GAP_SENTENCE,
    [' '] = GAP_BLANK,
    ['!'] = GAP_SENTENCE,
    ['?'] = GAP_SENTENCE,
    [':'] = GAP_SENTENCE | GAP_COLON | GAP_JOINT,
    ['"'] = GAP_SENTENCE,
    ['|'] = GAP_SENTENCE,
    ['\t'] = GAP_SENTENCE,
    ['.'] = GAP_STOP | GAP_JOINT,
    ['-'] = GAP_JOINT,
    ['/'] = GAP_SLASH,
};

/* Begins a sentence, or a line, which begins one too. */
static inline void
begin(struct anon_token *token, unsigned gap)
{
    if ((gap & GAP_SENTENCE) == 0) {
        return;
    }
    token->flags |= ANON_TOKEN_SENTENCE;
    token->marks |= ANON_MARK_SENTENCE;
    if (gap & GAP_LINE) {
        token->flags |= ANON_TOKEN_LINE;
        token->marks |= ANON_MARK_LINE;
    }
}

/* The marks of a token before a gap that is not just a blank. */
static inline uint64_t
marks_of_gap(unsigned first, unsigned second)
{
    uint64_t marks = ANON_MARK_GAP;

    if (first & GAP_JOINT) {
        marks |= first & GAP_COLON ? ANON_MARK_COLON : 0;
        marks |= second & GAP_BLANK ? 0 : ANON_MARK_DOTTED;
    } else if (first & GAP_SLASH) {
        marks |= ANON_MARK_SLASH;
    }
    return marks;
}

void
anon_token_open(struct anon_token *token)
{
    begin(token, GAP_SENTENCE | GAP_LINE);
}

void
anon_token_read_gap(const struct anon_folded *folded, struct anon_token *token)
{
    struct anon_token *last = token - 1;
    const unsigned char *bytes =
        (const unsigned char *)folded->data + last->end;
    size_t len = token->begin - last->end;
    unsigned first = gaps[bytes[0]];
    unsigned gap = 0;
    size_t i;

    if (len == 1 && bytes[0] == ' ') {
        last->flags |= ANON_TOKEN_BLANK;
        return;
    }
    if (len == 2 && first == 0 && bytes[1] == ' ') {
        last->marks |= ANON_MARK_GAP; /* a comma, most often */
        return;
    }
    last->marks |= marks_of_gap(first, gaps[bytes[1]]);
    if (len > 0) {
        /* A full stop right before a token ends nothing. */
        gap = gaps[bytes[len - 1]] & ~(unsigned)GAP_STOP;
    }
    gap |= len > 1 ? first : 0;
    for (i = 1; i + 1 < len; i++) {
        gap |= gaps[bytes[i]];
    }
    if ((gap & GAP_STOP) && stop_ends(last)) {
        gap |= GAP_SENTENCE;
    }
    begin(token, gap);
    if (len > 1 && (gap & GAP_COLON) &&
        memcmp(folded->data + token->begin - 2, "::", 2) == 0) {
        token->marks |= ANON_MARK_DOTTED;
    }
}
