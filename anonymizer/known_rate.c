#include "anonymizer/known_match.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* A word this frequent (rank 1 to 256) hardly ever means a name. */
#define VERY_COMMON 9

/* A word of this rank (8,192 and more) is seldom met. */
#define RARE 14

/* log2 of name against word: up to this the word is as likely. */
#define ODDS_EVEN 1
#define ODDS_FOREIGN -8

static bool
has_flag(const struct anon_document *document, size_t index, uint32_t flags)
{
    return (document->tokens[index].flags & flags) != 0;
}

bool
anon_known_is_ordinary(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;
    bool indonesian = document->language == ANON_LANGUAGE_ID;

    if (word == NULL) {
        return false;
    }
    if (word->flags & (ANON_WORD_SAFE | ANON_WORD_KIN | ANON_WORD_HONORIFIC)) {
        return true;
    }
    return (indonesian ? word->odds_id : word->odds_en) <= ODDS_EVEN ||
        (indonesian ? word->odds_en : word->odds_id) <= ODDS_FOREIGN;
}

static bool
is_very_common(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;
    unsigned rank = word == NULL                 ? 0
        : document->language == ANON_LANGUAGE_ID ? word->rank_id
                                                 : word->rank_en;

    return rank > 0 && rank <= VERY_COMMON;
}

/* Whether token `index` is in any list of ordinary words. */
static bool
is_listed(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;

    return word != NULL && (word->rank_en > 0 || word->rank_id > 0);
}

bool
anon_known_is_compound(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    char before;
    char after;

    /* A blank on either side, as nearly everywhere. */
    if ((token->flags & (ANON_TOKEN_BLANK | ANON_TOKEN_MIXED)) ==
            ANON_TOKEN_BLANK &&
        index > 0 && (token[-1].flags & ANON_TOKEN_BLANK)) {
        return false;
    }
    before = token->begin == 0 ? ' ' : document->folded[token->begin - 1];
    after = document->folded[token->end];
    return before == '@' || before == '#' || before == '_' || before == '/' ||
        before == '\\' || before == '=' || after == '@' || after == '_' ||
        (token->flags & ANON_TOKEN_MIXED);
}

/* A title, a word for a relative or "bernama" goes before. */
static bool
has_cue(const struct anon_document *document, size_t index)
{
    const struct anon_word *word;

    if (index == 0 || !anon_document_joined(document, index - 1, " .,:", 2)) {
        return false;
    }
    word = document->tokens[index - 1].word;
    return (anon_document_cues(document, index - 1) &
               (ANON_CUE_TITLE | ANON_CUE_KIN | ANON_CUE_NAMED)) != 0 ||
        (word != NULL &&
            (word->flags &
                (ANON_WORD_HONORIFIC | ANON_WORD_KIN | ANON_WORD_CUE_NAME)));
}

/* Capitals say nothing among capitals. */
static bool
is_shouted(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_UPPER) &&
        ((index + 1 < document->token_count &&
             has_flag(document, index + 1, ANON_TOKEN_UPPER)) ||
            (index > 0 && has_flag(document, index - 1, ANON_TOKEN_UPPER)));
}

/* A word too, but a rare one, or at least as often a name. */
static bool
is_rather_name(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;

    bool indonesian = document->language == ANON_LANGUAGE_ID;

    return word != NULL &&
        (word->flags & (ANON_WORD_SAFE | ANON_WORD_KIN)) == 0 &&
        ((indonesian ? word->odds_id : word->odds_en) >= 0 ||
            (indonesian ? word->rank_id : word->rank_en) >= RARE);
}

/* "Will and Grace", "Hari dan Bunga" */
static bool
is_paired(const struct anon_document *document, size_t index)
{
    return (anon_document_is(document, index + 1, "and") ||
               anon_document_is(document, index + 1, "dan")) &&
        index + 2 < document->token_count &&
        anon_document_joined(document, index + 1, " ", 1) &&
        has_flag(document, index + 2, ANON_TOKEN_CAPITAL);
}

/*
 * "Hope came", "Hari menolak", "Will's mum", "Will and Grace", "Will, 45,":
 * what people do, have or are comes next.
 */
static bool
does(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index);
    const struct anon_word *word;

    if (gap.len > 2 && memcmp(gap.data, "'s ", 3) == 0) {
        return true;
    }
    if (gap.len == 2 && memcmp(gap.data, ", ", 2) == 0 &&
        index + 1 < document->token_count &&
        has_flag(document, index + 1, ANON_TOKEN_NUMBER)) {
        return true;
    }
    if (index + 1 >= document->token_count ||
        !anon_document_joined(document, index, " ", 1)) {
        return false;
    }
    if (is_paired(document, index)) {
        return true;
    }
    word = document->tokens[index + 1].word;
    return word != NULL && (word->flags & ANON_WORD_VERB) &&
        !has_flag(document, index + 1, ANON_TOKEN_CAPITAL);
}

/* An ordinary word that is also a recorded name. */
static uint8_t
rate_ordinary(const struct anon_document *document, size_t index)
{
    if (has_cue(document, index)) {
        return has_flag(document, index, ANON_TOKEN_CAPITAL) ? 85 : 60;
    }
    if (!has_flag(document, index, ANON_TOKEN_CAPITAL)) {
        return is_rather_name(document, index) ? 55 : 25;
    }
    if (is_shouted(document, index)) {
        return 50;
    }
    if (has_flag(document, index, ANON_TOKEN_SENTENCE)) {
        return is_very_common(document, index) && !does(document, index) ? 35
                                                                         : 52;
    }
    return 80;
}

static bool
any_telling(const struct anon_document *document,
    const struct anon_known_match *match)
{
    size_t i;

    for (i = match->first; i <= match->last; i++) {
        if (has_flag(document, i, ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER) ||
            !anon_known_is_ordinary(document, i)) {
            return true;
        }
    }
    return false;
}

/* Digits and letters of a number or code. */
static uint8_t
rate_number(const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    size_t count = 0;
    size_t i;

    for (i = match->begin; i < match->end; i++) {
        count += anon_is_alnum(document->folded[i]);
    }
    *ret_ambiguous = count < 5;
    return count < 4 ? 40 : count < 5 ? 60 : 95;
}

static uint8_t
rate_whole(const struct anon_known *known, const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    switch (known->items[match->item].kind) {
    case ANON_IDENTIFIER_PHONE:
    case ANON_IDENTIFIER_ID:
    case ANON_IDENTIFIER_ADDRESS:
        return rate_number(document, match, ret_ambiguous);
    case ANON_IDENTIFIER_NAME:
    case ANON_IDENTIFIER_NICKNAME:
    case ANON_IDENTIFIER_EMAIL:
    case ANON_IDENTIFIER_HANDLE:
    case ANON_IDENTIFIER_URL:
    case ANON_IDENTIFIER_PLACE:
    case ANON_IDENTIFIER_DATE:
    case ANON_IDENTIFIER_ORG:
    case ANON_IDENTIFIER_KIND_COUNT: break;
    }
    if (match->first < match->last) {
        *ret_ambiguous = !any_telling(document, match);
        return *ret_ambiguous ? 40 : 95;
    }
    *ret_ambiguous = anon_known_is_ordinary(document, match->first);
    return *ret_ambiguous ? rate_ordinary(document, match->first) : 92;
}

static uint8_t
rate_part(const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    if (match->first < match->last) {
        *ret_ambiguous = !any_telling(document, match);
        return *ret_ambiguous ? 40 : 92;
    }
    *ret_ambiguous = anon_known_is_ordinary(document, match->first);
    return *ret_ambiguous ? rate_ordinary(document, match->first) : 90;
}

static uint8_t
rate_short(const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    bool capital = has_flag(document, match->first, ANON_TOKEN_CAPITAL);
    size_t len = match->end - match->begin;

    *ret_ambiguous = anon_known_is_ordinary(document, match->first);
    if (*ret_ambiguous) {
        uint8_t rated = rate_ordinary(document, match->first);
        const struct anon_word *word = document->tokens[match->first].word;

        if (capital && word != NULL &&
            (word->flags & (ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID))) {
            return rated;
        }
        return rated > 60 ? 60 : rated > 30 ? 30 : 0;
    }
    if (capital || has_cue(document, match->first)) {
        return 70;
    }
    *ret_ambiguous = len < 4;
    return len < 4 ? 20 : 55;
}

/* "S.W.", "S W", "SW" */
static uint8_t
rate_initials(const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    size_t i;

    for (i = match->begin; i < match->end; i++) {
        if (anon_is_alnum(document->folded[i]) &&
            !anon_folded_upper(&document->fold, i)) {
            return 0;
        }
    }
    *ret_ambiguous = true;
    if (has_cue(document, match->first) ||
        (match->first > 0 &&
            (anon_document_cues(document, match->first - 1) &
                ANON_CUE_ID_CUE))) {
        return 80;
    }
    if (match->first < match->last) {
        return document->folded[document->tokens[match->first].end] == '.' ? 80
                                                                           : 55;
    }
    if (is_shouted(document, match->first)) {
        return 35;
    }
    if (is_listed(document, match->first) ||
        anon_known_is_ordinary(document, match->first)) {
        const struct anon_word *word = document->tokens[match->first].word;

        return word->flags & ANON_WORD_SAFE ? 35 : 52;
    }
    return 60;
}

/* Another spelling or a typing error: never an ordinary word unless cued. */
static uint8_t
rate_near(const struct anon_known *known, const struct anon_document *document,
    const struct anon_known_match *match, bool *ret_ambiguous)
{
    bool capital = has_flag(document, match->first, ANON_TOKEN_CAPITAL);
    size_t len = match->end - match->begin;
    const struct anon_word *word = document->tokens[match->first].word;

    *ret_ambiguous = true;
    if (anon_known_is_ordinary(document, match->first)) {
        if (!capital || known->items[match->item].origin != ANON_FROM_OWN) {
            return 0;
        }
        return has_cue(document, match->first)                       ? 60
            : !has_flag(document, match->first, ANON_TOKEN_SENTENCE) ? 52
                                                                     : 0;
    }
    /* A name in its own right, and nobody of this case. */
    if (known->items[match->item].origin != ANON_FROM_OWN && word != NULL) {
        return capital ? 30 : 0;
    }
    if (capital) {
        *ret_ambiguous = len < 5;
        return len < 5 ? 65 : 78;
    }
    if (has_cue(document, match->first)) {
        return 65;
    }
    if (word != NULL && (word->rank_en > 0 || word->rank_id > 0)) {
        return 0;
    }
    *ret_ambiguous = len < 6;
    return len < 5 ? 25 : len < 6 ? 40 : 60;
}

uint8_t
anon_known_rate(const struct anon_known *known,
    const struct anon_document *document, const struct anon_known_match *match,
    bool *ret_ambiguous)
{
    *ret_ambiguous = false;
    switch (match->form) {
    case ANON_FORM_WHOLE:
        return rate_whole(known, document, match, ret_ambiguous);
    case ANON_FORM_PART: return rate_part(document, match, ret_ambiguous);
    case ANON_FORM_SHORT: return rate_short(document, match, ret_ambiguous);
    case ANON_FORM_INITIALS:
        return rate_initials(document, match, ret_ambiguous);
    case ANON_FORM_COMPOUND: return 75;
    case ANON_FORM_ADDRESS:
        *ret_ambiguous = !any_telling(document, match);
        return *ret_ambiguous ? 40 : 90;
    case ANON_FORM_SPELLING:
    case ANON_FORM_DELETED:
        return rate_near(known, document, match, ret_ambiguous);
    }
    return 0;
}
