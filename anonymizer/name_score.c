#include "anonymizer/names.h"

#include <string.h>

/*
 * Names by odds: what the lists say of the word, what its capital is worth
 * where it stands, and who its neighbours are.  All numbers are log2.
 */

/* From here on a name, and from here on possibly one. */
#define LIKELY 3
#define POSSIBLE (-8)

/* Rarest given name that is taken without a capital; anon_word.given. */
#define LOWER_GIVEN 12

/* The same in English for five letters that no list has as a word. */
#define LOWER_ONLY_NAME 14

static const struct anon_token *
token(const struct anon_names *names, size_t index)
{
    return &names->context.document->tokens[index];
}

static uint32_t
flags_of(const struct anon_names *names, size_t index)
{
    return anon_context_flags(&names->context, index);
}

/* "Beck 12", "Conners 3": a score or an edition, and no age. */
static bool
is_scored(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return index + 1 < context->count &&
        (token(names, index + 1)->flags & ANON_TOKEN_NUMBER) != 0 &&
        (anon_context_gap_is(context, index, " ") ||
            anon_context_gap_is(context, index, "-")) &&
        (anon_document_cues(context->document, index + 2) & ANON_CUE_YEARS) ==
        0;
}

/* "Beck inventory", "skala Beck", "the Hamilton", "history of Tourette's." */
static bool
is_eponym(const struct anon_names *names, size_t index)
{
    static const char *const before[] = { "the", "sakit", "mengidap",
        "menderita" };
    const struct anon_context *context = &names->context;
    struct anon_text gap = anon_document_gap(context->document, index);

    if (index > 0 &&
        ((flags_of(names, index - 1) & ANON_WORD_INSTRUMENT) ||
            anon_document_is_any(context->document, index - 1, before,
                sizeof(before) / sizeof(before[0])))) {
        return true;
    }
    if (is_scored(names, index)) {
        return true;
    }
    if (index + 1 < context->count &&
        (flags_of(names, index + 1) &
            (ANON_WORD_INSTRUMENT | ANON_WORD_EPONYM))) {
        return true;
    }
    if (gap.len > 2 && memcmp(gap.data, "'s", 2) == 0 && gap.data[2] != ' ') {
        return true;
    }
    /* "Winnicott": on no list of names, and no patient's either. */
    return (flags_of(names, index) &
               (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN |
                   ANON_WORD_NAME_ID)) == 0;
}

/* What is blocked unless a cue speaks for it. */
bool
anon_names_blocked(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    uint32_t flags = flags_of(names, index);

    if (anon_names_never(names, index) ||
        (flags &
            (ANON_WORD_MONTH | ANON_WORD_COUNTRY | ANON_WORD_NATION |
                ANON_WORD_PLACE_HEAD | ANON_WORD_CREDENTIAL |
                ANON_WORD_PARTICLE))) {
        return true;
    }
    if (token(names, index)->end - token(names, index)->begin < 3) {
        return token(names, index)->word == NULL ||
            anon_context_odds(context, index) < 0;
    }
    return (flags & ANON_WORD_EPONYM) && is_eponym(names, index);
}

bool
anon_names_is_listed(const struct anon_names *names, size_t index)
{
    return (flags_of(names, index) &
               (ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID)) != 0;
}

/* A name common enough to be one without a capital. */
bool
anon_names_is_common(const struct anon_names *names, size_t index)
{
    const struct anon_word *word = token(names, index)->word;

    if (word == NULL) {
        return false;
    }
    if ((word->flags & ANON_WORD_NAME_ID) ||
        (word->given != 0 && word->given <= LOWER_GIVEN)) {
        return true;
    }
    return names->context.document->language == ANON_LANGUAGE_EN &&
        word->given != 0 && word->given <= LOWER_ONLY_NAME &&
        word->rank_en == 0 && word->rank_id == 0 &&
        token(names, index)->end - token(names, index)->begin > 4;
}

static int
case_bits(const struct anon_names *names, size_t index)
{
    const struct anon_word *word = token(names, index)->word;

    switch (anon_context_case(&names->context, index)) {
    case ANON_CASE_CAPITAL: return names->context.capital;
    case ANON_CASE_TITLE: return 1;
    case ANON_CASE_START: return 0;
    case ANON_CASE_SHOUT: return anon_names_is_common(names, index) ? 0 : -5;
    case ANON_CASE_ACRONYM:
        return token(names, index)->end - token(names, index)->begin > 4 ? -4
                                                                         : -16;
    case ANON_CASE_LOWER:
        if (token(names, index)->flags & ANON_TOKEN_SENTENCE) {
            return word == NULL ? -8 : -13;
        }
        return anon_names_is_common(names, index) ? -13 : -24;
    case ANON_CASE_NONE:
        if (word == NULL &&
            (token(names, index)->flags & ANON_TOKEN_SENTENCE)) {
            return -8;
        }
        return anon_names_is_common(names, index) ? -8 : -24;
    }
    return 0;
}

/* Whether a word of these flags is one that people do, or has the form of one.
 */
static bool
is_deed(const struct anon_names *names, size_t index, uint32_t flags)
{
    struct anon_text word;

    if ((flags & ANON_WORD_VERB) ||
        names->context.document->language != ANON_LANGUAGE_ID ||
        anon_context_capital(&names->context, index)) {
        return (flags & ANON_WORD_VERB) != 0;
    }
    word = anon_document_word(names->context.document, index);
    return word.len > 6 && memcmp(word.data, "me", 2) == 0 &&
        (word.data[2] == 'm' || word.data[2] == 'n');
}

/* What it adds that the word behind it has a capital as well. */
static int
run_bits(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    int odds;
    int bits = 0;

    if (!anon_context_joined(context, index) ||
        anon_names_never(names, index + 1)) {
        return 0;
    }
    odds = anon_context_odds(context, index + 1);
    if (anon_context_case(context, index) == ANON_CASE_SHOUT &&
        anon_names_is_listed(names, index + 1) && odds > -6) {
        bits += 4;
    }
    if (anon_context_case(context, index + 1) == ANON_CASE_CAPITAL &&
        odds > -4) {
        bits += 3;
    }
    return bits;
}

/* Whether a name goes on with another: "X and Y". */
static bool
is_paired(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return anon_context_case(context, index + 2) == ANON_CASE_CAPITAL &&
        anon_context_capital(context, index) &&
        (anon_document_is(context->document, index + 1, "and") ||
            anon_document_is(context->document, index + 1, "dan")) &&
        anon_names_is_listed(names, index) &&
        anon_context_odds(context, index + 2) > 10;
}

/* What a word that people do adds, behind a blank. */
static int
deed_bits(const struct anon_names *names, size_t index, uint32_t next)
{
    const struct anon_context *context = &names->context;

    if (!is_deed(names, index + 1, next)) {
        return 0;
    }
    return !anon_context_capital(context, index) &&
            context->document->language == ANON_LANGUAGE_EN &&
            (token(names, index)->flags & ANON_TOKEN_SENTENCE)
        ? 11
        : 3;
}

/* What the word after it adds. */
static int
after_bits(const struct anon_names *names, size_t index)
{
    uint32_t next = flags_of(names, index + 1);
    int bits = 0;

    if (token(names, index)->flags & ANON_TOKEN_BLANK) {
        bits += deed_bits(names, index, next);
    } else {
        struct anon_text gap =
            anon_document_gap(names->context.document, index);

        if (gap.len >= 3 && memcmp(gap.data, "'s ", 3) == 0) {
            bits += next & ANON_WORD_KIN ? 8 : 1;
        }
    }
    if (anon_context_capital(&names->context, index + 1) ||
        anon_context_case(&names->context, index) == ANON_CASE_SHOUT) {
        bits += run_bits(names, index);
    }
    if (next & ANON_WORD_INSTRUMENT) {
        bits -= 8;
    }
    if (is_paired(names, index)) {
        bits += 6;
    }
    return bits;
}

/* What the words before it add. */
static int
before_bits(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    if (!anon_context_gap_is(context, index - 1, " ")) {
        return 0;
    }
    if (flags_of(names, index - 1) & ANON_WORD_DETERMINER) {
        return -7;
    }
    if (anon_context_capital(context, index - 1) &&
        names->confidence[index - 1] >= ANON_NAME_LIKELY) {
        return 6;
    }
    if (index > 1 && names->confidence[index - 2] >= ANON_NAME_LIKELY &&
        anon_context_capital(context, index) &&
        (anon_document_is(context->document, index - 1, "and") ||
            anon_document_is(context->document, index - 1, "dan"))) {
        return 6;
    }
    return 0;
}

/* "Mi-sook Han": the second half is small, and no English word. */
static bool
is_hyphened(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    const struct anon_word *word;

    if (!anon_context_capital(context, index) || index + 2 >= context->count ||
        context->taken[index] || !anon_context_gap_is(context, index, "-") ||
        !anon_context_gap_is(context, index + 1, " ") ||
        anon_context_case(context, index + 2) != ANON_CASE_CAPITAL ||
        anon_context_capital(context, index + 1) ||
        (token(names, index + 1)->flags & ANON_TOKEN_WORD) == 0) {
        return false;
    }
    word = token(names, index + 1)->word;
    return token(names, index + 1)->end - token(names, index + 1)->begin > 1 &&
        (word == NULL || word->rank_en == 0 || word->rank_en > 13) &&
        anon_context_odds(context, index) > -12 &&
        context->document->language == ANON_LANGUAGE_EN;
}

/* What the neighbours add. */
static int
neighbour_bits(const struct anon_names *names, size_t index)
{
    int bits = 0;

    if (index + 1 < names->context.count) {
        bits += after_bits(names, index);
    }
    if (index > 0) {
        bits += before_bits(names, index);
    }
    return bits;
}

static uint8_t
confidence_of(int bits, enum anon_case found)
{
    if (bits >= LIKELY) {
        int confidence = ANON_NAME_LIKELY + 2 * (bits - LIKELY);

        return confidence > 86 ? 86 : (uint8_t)confidence;
    }
    if (found == ANON_CASE_ACRONYM && bits > -16) {
        return ANON_NAME_POSSIBLE - 8;
    }
    if (bits < POSSIBLE || found == ANON_CASE_LOWER ||
        found == ANON_CASE_NONE) {
        return 0;
    }
    return (uint8_t)(ANON_NAME_POSSIBLE + (bits - POSSIBLE));
}

static void
likely_at(struct anon_names *names, size_t index)
{
    int bits;
    uint8_t confidence;

    if (names->confidence[index] >= ANON_NAME_LIKELY ||
        names->context.taken[index]) {
        return;
    }
    if ((token(names, index)->flags & ANON_TOKEN_BLANK) == 0 &&
        is_hyphened(names, index)) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.hyphen");
        anon_names_mark(names, index + 1, ANON_NAME_TYPO, "name.hyphen");
        return;
    }
    /* Most words have no capital: that is the quickest to see. */
    bits = case_bits(names, index);
    if (bits < -20 || anon_names_blocked(names, index)) {
        return;
    }
    bits += anon_context_odds(&names->context, index) +
        neighbour_bits(names, index);
    confidence = confidence_of(bits, anon_context_case(&names->context, index));
    if (confidence > 0) {
        anon_names_mark(names, index, confidence, "name.odds");
    }
}

/*
 * Other words without a capital have no odds to speak of: see case_bits().  One
 * at the beginning of a sentence has, when it is unlisted.
 */
static uint64_t
likely_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t never = anon_marks_block(marks, block,
        ANON_MARK_NEVER | ANON_MARK_NUMBER | ANON_MARK_MIXED);
    uint64_t capital = anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t hyphened = capital &
        anon_marks_row(marks, block, ANON_MARK_DOTTED) &
        anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 2);

    return ((capital | anon_marks_row(marks, block, ANON_MARK_SENTENCE) |
                anon_marks_row(marks, block, ANON_MARK_GIVEN)) &
               ~never) |
        hyphened | anon_marks_always(marks, block);
}

void
anon_names_likely(struct anon_names *names)
{
    size_t block;

    for (block = 0; block < anon_marks_blocks(names->context.document->marks);
         block++) {
        uint64_t found = likely_row(names, block);

        for (; found != 0; found &= found - 1) {
            likely_at(names, block * 64 + (size_t)__builtin_ctzll(found));
        }
    }
}
