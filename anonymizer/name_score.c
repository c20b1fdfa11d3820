#include "anonymizer/names.h"

#include <string.h>

#include "anonymizer/swar.h"

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

/*
 * Other words without a capital have no odds to speak of: see case_bits().  One
 * at the beginning of a sentence has, when it is unlisted.
 */
#define MARKS (ANON_MARK_CAPITAL | ANON_MARK_SENTENCE | ANON_MARK_GIVEN)

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

/* "Beck inventory", "skala Beck", "the Hamilton", "history of Tourette's." */
static bool
is_eponym(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    struct anon_text gap = anon_document_gap(context->document, index);

    if (index > 0 &&
        ((flags_of(names, index - 1) & ANON_WORD_INSTRUMENT) ||
            anon_document_is(context->document, index - 1, "the"))) {
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
static bool
blocked(const struct anon_names *names, size_t index)
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

static bool
listed_name(const struct anon_names *names, size_t index)
{
    return (flags_of(names, index) &
               (ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID)) != 0;
}

/* A name common enough to be one without a capital. */
static bool
common_name(const struct anon_names *names, size_t index)
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
    case ANON_CASE_SHOUT: return common_name(names, index) ? 0 : -5;
    case ANON_CASE_ACRONYM:
        return token(names, index)->end - token(names, index)->begin > 4 ? -4
                                                                         : -16;
    case ANON_CASE_LOWER:
        if (token(names, index)->flags & ANON_TOKEN_SENTENCE) {
            return word == NULL ? -8 : -13;
        }
        return common_name(names, index) ? -13 : -24;
    case ANON_CASE_NONE:
        if (word == NULL &&
            (token(names, index)->flags & ANON_TOKEN_SENTENCE)) {
            return -8;
        }
        return common_name(names, index) ? -8 : -24;
    }
    return 0;
}

/* Whether the word is one that people do, by the list or by its form. */
static bool
is_deed(const struct anon_names *names, size_t index)
{
    struct anon_text word = anon_document_word(names->context.document, index);

    if (flags_of(names, index) & ANON_WORD_VERB) {
        return true;
    }
    return names->context.document->language == ANON_LANGUAGE_ID &&
        !anon_context_capital(&names->context, index) && word.len > 6 &&
        memcmp(word.data, "me", 2) == 0 &&
        (word.data[2] == 'm' || word.data[2] == 'n');
}

/* What the word after it adds. */
static int
after_bits(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    struct anon_text gap = anon_document_gap(context->document, index);
    int bits = 0;

    if (anon_context_gap_is(context, index, " ") && is_deed(names, index + 1)) {
        bits += 3;
        if (!anon_context_capital(context, index) &&
            context->document->language == ANON_LANGUAGE_EN &&
            (token(names, index)->flags & ANON_TOKEN_SENTENCE)) {
            bits += 8;
        }
    }
    if (gap.len >= 3 && memcmp(gap.data, "'s ", 3) == 0) {
        bits += flags_of(names, index + 1) & ANON_WORD_KIN ? 8 : 1;
    }
    if (anon_context_joined(context, index) &&
        anon_context_case(context, index) == ANON_CASE_SHOUT &&
        listed_name(names, index + 1) && !anon_names_never(names, index + 1) &&
        anon_context_odds(context, index + 1) > -6) {
        bits += 4;
    }
    if (anon_context_joined(context, index) &&
        anon_context_case(context, index + 1) == ANON_CASE_CAPITAL &&
        !anon_names_never(names, index + 1) &&
        anon_context_odds(context, index + 1) > -4) {
        bits += 3;
    }
    if (flags_of(names, index + 1) & ANON_WORD_INSTRUMENT) {
        bits -= 8;
    }
    if (index + 2 < context->count && listed_name(names, index) &&
        anon_context_capital(context, index) &&
        (anon_document_is(context->document, index + 1, "and") ||
            anon_document_is(context->document, index + 1, "dan")) &&
        anon_context_case(context, index + 2) == ANON_CASE_CAPITAL &&
        anon_context_odds(context, index + 2) > 10) {
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

void
anon_names_likely(struct anon_names *names)
{
    const struct anon_context *context = &names->context;
    struct anon_walk walk = anon_walk_begin(context->document->marks, MARKS);
    size_t i;

    for (i = anon_walk_next(&walk, 0); i < context->count;
         i = anon_walk_next(&walk, i + 1)) {
        int bits;
        uint8_t confidence;

        if (names->confidence[i] >= ANON_NAME_LIKELY) {
            continue;
        }
        if ((token(names, i)->flags & ANON_TOKEN_BLANK) == 0 &&
            is_hyphened(names, i)) {
            anon_names_mark(names, i, ANON_NAME_TYPO, "name.hyphen");
            anon_names_mark(names, i + 1, ANON_NAME_TYPO, "name.hyphen");
            continue;
        }
        /* Most words have no capital: that is the quickest to see. */
        bits = case_bits(names, i);
        if (bits < -20 || blocked(names, i)) {
            continue;
        }
        bits += anon_context_odds(context, i) + neighbour_bits(names, i);
        confidence = confidence_of(bits, anon_context_case(context, i));
        if (confidence > 0) {
            anon_names_mark(names, i, confidence, "name.odds");
        }
    }
}

/* Whether an unmarked token is part of the name beside it. */
static bool
belongs(const struct anon_names *names, size_t index, bool before)
{
    const struct anon_context *context = &names->context;
    int odds;

    if (blocked(names, index) || !anon_context_capital(context, index)) {
        return false;
    }
    odds = anon_context_odds(context, index);
    switch (anon_context_case(context, index)) {
    case ANON_CASE_CAPITAL:
        return (flags_of(names, index) & ANON_WORD_DETERMINER) == 0 &&
            odds > (before ? -13 : -15);
    case ANON_CASE_START:
        return odds > -3 || (before && odds > -9 && listed_name(names, index));
    case ANON_CASE_TITLE:
    case ANON_CASE_SHOUT: return odds > -6;
    case ANON_CASE_ACRONYM:
        return token(names, index)->end - token(names, index)->begin == 1;
    case ANON_CASE_LOWER:
    case ANON_CASE_NONE: break;
    }
    return false;
}

/* Whether a token without a capital goes on with a name without one. */
static bool
belongs_lower(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    enum anon_case found = anon_context_case(context, index);
    const struct anon_word *word = token(names, index)->word;

    return (found == ANON_CASE_LOWER || found == ANON_CASE_NONE) &&
        !anon_context_capital(context, index) && !blocked(names, index) &&
        (word == NULL ? found == ANON_CASE_NONE &&
                    anon_context_odds(context, index) > 0
                      : anon_context_odds(context, index) > 6);
}

/* A given name this common needs less before a surname; anon_word.given. */
#define COMMON_GIVEN 11
#define COMMON_ODDS (-7)

/* "jill" before a surname that was found without a capital. */
static bool
is_given_lower(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    const struct anon_word *word = token(names, index)->word;

    return word != NULL && word->given != 0 && word->given <= COMMON_GIVEN &&
        (flags_of(names, index + 1) & ANON_WORD_SURNAME_EN) &&
        anon_context_odds(context, index) > COMMON_ODDS &&
        !blocked(names, index);
}

/* "karin p. lindqvist": an initial and what is no word, after a name. */
static bool
is_initialled_lower(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t last = index + 2;

    return last < context->count && !anon_context_capital(context, last) &&
        token(names, index + 1)->end - token(names, index + 1)->begin == 1 &&
        (token(names, index + 1)->flags & ANON_TOKEN_WORD) &&
        anon_context_gap_is(context, index + 1, ". ") &&
        !blocked(names, last) &&
        (token(names, last)->word == NULL ||
            (flags_of(names, last) & ANON_WORD_SURNAME_EN)) &&
        anon_context_odds(context, last) > COMMON_ODDS;
}

/*
 * Whether a particle or an initial stands between two parts of a name: "al-",
 * "bin", "i.".
 */
static bool
bridges(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return index > 0 && index + 1 < context->count &&
        ((flags_of(names, index) & ANON_WORD_PARTICLE) ||
            (token(names, index)->end - token(names, index)->begin == 1 &&
                anon_context_gap_is(context, index, ". "))) &&
        names->confidence[index - 1] >= ANON_NAME_LIKELY &&
        names->confidence[index + 1] >= ANON_NAME_LIKELY &&
        anon_context_joined(context, index - 1) &&
        anon_context_joined(context, index);
}

/* A particle before a name: "bin Laden", "van Dijk". */
static bool
leads(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return index + 1 < context->count &&
        (flags_of(names, index) & ANON_WORD_PARTICLE) &&
        token(names, index)->end - token(names, index)->begin > 2 &&
        (token(names, index)->word->rank_en == 0 ||
            token(names, index)->word->rank_en > 9) &&
        names->confidence[index + 1] >= ANON_NAME_LIKELY &&
        anon_context_capital(context, index + 1) &&
        anon_context_gap_is(context, index, " ");
}

/* An initial with its full stop: "J. Smith", "Sri W.". */
static bool
is_initial(const struct anon_names *names, size_t index)
{
    const uint32_t both = ANON_TOKEN_CAPITAL | ANON_TOKEN_WORD;
    const struct anon_token *found = token(names, index);
    struct anon_text gap = anon_document_gap(names->context.document, index);

    if (found->end - found->begin != 1 || (found->flags & both) != both) {
        return false;
    }
    return (gap.len > 0 && gap.data[0] == '.') ||
        (!anon_document_is(names->context.document, index, "i") &&
            !anon_document_is(names->context.document, index, "a"));
}

size_t
anon_names_next(const struct anon_names *names, size_t from)
{
    const char *confidence = (const char *)names->confidence;

    /* All are ASCII, being 100 at most. */
    for (; from < names->context.count; from += 8) {
        uint64_t likely = anon_swar_range(anon_swar_load(confidence + from),
            ANON_NAME_LIKELY, 0x7F);

        if (likely != 0) {
            from += (size_t)__builtin_ctzll(likely) / 8;
            break;
        }
    }
    return from < names->context.count ? from : names->context.count;
}

/*
 * The first token from `from` on that is a likely name or stands before one:
 * what extends names begins there.
 */
static size_t
next_edge(const struct anon_names *names, size_t from)
{
    size_t likely = anon_names_next(names, from);

    return likely > from ? likely - 1 : likely;
}

/* The last likely name before token `end`, or 0. */
static size_t
before(const struct anon_names *names, size_t end)
{
    const char *confidence = (const char *)names->confidence;

    while (end >= 8 &&
        anon_swar_range(anon_swar_load(confidence + end - 8), ANON_NAME_LIKELY,
            0x7F) == 0) {
        end -= 8;
    }
    while (end > 0) {
        end--;
        if (names->confidence[end] >= ANON_NAME_LIKELY) {
            break;
        }
    }
    return end;
}

/* Words after a name and words before it. */
static void
extend_capitals(struct anon_names *names)
{
    const struct anon_context *context = &names->context;
    size_t i;

    for (i = anon_names_next(names, 0); i + 1 < context->count;
         i = anon_names_next(names, i + 1)) {
        if (names->confidence[i] >= ANON_NAME_LIKELY &&
            names->confidence[i + 1] < ANON_NAME_LIKELY &&
            anon_context_joined(context, i) &&
            anon_context_capital(context, i) &&
            (token(names, i + 1)->flags & ANON_TOKEN_SENTENCE) == 0 &&
            (belongs(names, i + 1, false) || is_initial(names, i + 1))) {
            anon_names_mark(names, i + 1, ANON_NAME_RUN, "name.run");
        }
    }
    for (i = before(names, context->count); i > 0; i = before(names, i)) {
        if (names->confidence[i] >= ANON_NAME_LIKELY &&
            names->confidence[i - 1] < ANON_NAME_LIKELY &&
            anon_context_joined(context, i - 1) &&
            anon_context_capital(context, i) &&
            (token(names, i)->flags & ANON_TOKEN_SENTENCE) == 0 &&
            (belongs(names, i - 1, true) || is_initial(names, i - 1))) {
            anon_names_mark(names, i - 1, ANON_NAME_RUN, "name.run");
        }
    }
}

/* The same without capitals, where less is believed. */
static void
extend_lower(struct anon_names *names)
{
    const struct anon_context *context = &names->context;
    size_t i;

    for (i = next_edge(names, 0); i + 1 < context->count;
         i = next_edge(names, i + 1)) {
        bool here = names->confidence[i] >= ANON_NAME_LIKELY;
        bool next = names->confidence[i + 1] >= ANON_NAME_LIKELY;

        if (here == next || !anon_context_gap_is(context, i, " ")) {
            continue;
        }
        if (here && is_initialled_lower(names, i)) {
            anon_names_mark(names, i + 1, ANON_NAME_TYPO, "name.run");
            anon_names_mark(names, i + 2, ANON_NAME_TYPO, "name.run");
        }
        if (here && !anon_context_capital(context, i) &&
            belongs_lower(names, i + 1)) {
            anon_names_mark(names, i + 1, ANON_NAME_TYPO, "name.run");
        }
        if (next && !anon_context_capital(context, i + 1) &&
            (is_given_lower(names, i) ||
                (common_name(names, i) && belongs_lower(names, i)))) {
            anon_names_mark(names, i, ANON_NAME_TYPO, "name.run");
        }
    }
}

void
anon_names_extend(struct anon_names *names)
{
    size_t i;

    extend_capitals(names);
    extend_lower(names);
    for (i = next_edge(names, 0); i < names->context.count;
         i = next_edge(names, i + 1)) {
        /* What stands before no name does neither; that is nearly all. */
        if (names->confidence[i] < ANON_NAME_LIKELY &&
            i + 1 < names->context.count &&
            names->confidence[i + 1] >= ANON_NAME_LIKELY &&
            (bridges(names, i) || leads(names, i))) {
            anon_names_mark(names, i, ANON_NAME_RUN, "name.run");
        }
    }
}
