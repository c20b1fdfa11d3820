#include "anonymizer/names.h"

#include <string.h>

/*
 * Names that were found go on over their neighbours: the surname behind a given
 * name, the initial, the particle between two parts.
 */

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

/* Whether an unmarked token is part of the name beside it. */
static bool
belongs(const struct anon_names *names, size_t index, bool before)
{
    const struct anon_context *context = &names->context;
    int odds;

    if (anon_names_blocked(names, index) ||
        !anon_context_capital(context, index)) {
        return false;
    }
    odds = anon_context_odds(context, index);
    switch (anon_context_case(context, index)) {
    case ANON_CASE_CAPITAL:
        return (flags_of(names, index) & ANON_WORD_DETERMINER) == 0 &&
            odds > (before ? -13 : -15);
    case ANON_CASE_START:
        return odds > -3 ||
            (before && odds > -9 && anon_names_is_listed(names, index));
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
        !anon_context_capital(context, index) &&
        !anon_names_blocked(names, index) &&
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
        !anon_names_blocked(names, index);
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
        !anon_names_blocked(names, last) &&
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

void
anon_names_each(struct anon_names *names,
    uint64_t (*row)(const struct anon_names *names, size_t block),
    void (*visit)(struct anon_names *names, size_t index))
{
    size_t blocks = anon_marks_blocks(names->context.document->marks);
    size_t block;

    for (block = 0; block < blocks; block++) {
        uint64_t found = row(names, block);

        while (found != 0) {
            const uint64_t *likely = names->likely + block;
            uint64_t here = likely[0];
            uint64_t next = likely[1];
            unsigned bit = (unsigned)__builtin_ctzll(found);

            visit(names, block * 64 + bit);
            found &= found - 1;
            if (likely[0] != here || likely[1] != next) {
                found = row(names, block) & ~UINT64_C(1) << bit;
            }
        }
    }
}

/*
 * Likely names before a word that is none, where a capital goes on with a
 * capital; the word is no beginning of a sentence.
 */
static uint64_t
after_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t may = ~anon_marks_ahead(marks, block, ANON_MARK_NEVER, 1) |
        anon_marks_ahead(marks, block, ANON_MARK_SHORT, 1);

    return names->likely[block] & ~anon_names_ahead(names, block, 1) &
        anon_marks_row(marks, block, ANON_MARK_CAPITAL) &
        anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1) &
        ~anon_marks_ahead(marks, block, ANON_MARK_SENTENCE, 1) & may;
}

static void
extend_after(struct anon_names *names, size_t index)
{
    if (anon_context_joined(&names->context, index) &&
        (belongs(names, index + 1, false) || is_initial(names, index + 1))) {
        anon_names_mark(names, index + 1, ANON_NAME_RUN, "name.run");
    }
}

/* Words before a likely name, in the same way. */
static uint64_t
before_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t may = ~anon_marks_row(marks, block, ANON_MARK_NEVER) |
        anon_marks_row(marks, block, ANON_MARK_SHORT);

    return ~names->likely[block] & anon_names_ahead(names, block, 1) &
        anon_marks_row(marks, block, ANON_MARK_CAPITAL) &
        anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1) &
        ~anon_marks_ahead(marks, block, ANON_MARK_SENTENCE, 1) & may;
}

/* From the last to the first: what was marked goes on. */
static void
extend_before(struct anon_names *names)
{
    size_t block = anon_marks_blocks(names->context.document->marks);

    while (block > 0) {
        uint64_t found = before_row(names, --block);

        while (found != 0) {
            unsigned bit = 63 - (unsigned)__builtin_clzll(found);
            size_t index = block * 64 + bit;

            if (anon_context_joined(&names->context, index) &&
                (belongs(names, index, true) || is_initial(names, index))) {
                anon_names_mark(names, index, ANON_NAME_RUN, "name.run");
                found = before_row(names, block);
            }
            found &= (UINT64_C(1) << bit) - 1;
        }
    }
}

/* Pairs of a likely name and a word that is none, without capitals. */
static uint64_t
lower_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t likely = names->likely[block];
    uint64_t likely_next = anon_names_ahead(names, block, 1);
    uint64_t lower = ~anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t lower_next = ~anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1);
    uint64_t after = likely & ~likely_next &
        ((lower & lower_next &
             ~anon_marks_ahead(marks, block, ANON_MARK_NEVER, 1)) |
            (anon_marks_ahead(marks, block, ANON_MARK_SHORT, 1) &
                anon_marks_ahead(marks, block, ANON_MARK_GAP, 1)));
    uint64_t before = ~likely & likely_next & lower_next &
        ~anon_marks_row(marks, block, ANON_MARK_NEVER);

    return (after | before) & ~anon_marks_row(marks, block, ANON_MARK_GAP);
}

/* The same as with capitals; less is believed. */
static void
extend_lower(struct anon_names *names, size_t index)
{
    bool here = names->confidence[index] >= ANON_NAME_LIKELY;

    if (here && is_initialled_lower(names, index)) {
        anon_names_mark(names, index + 1, ANON_NAME_TYPO, "name.run");
        anon_names_mark(names, index + 2, ANON_NAME_TYPO, "name.run");
    }
    if (here && !anon_context_capital(&names->context, index) &&
        belongs_lower(names, index + 1)) {
        anon_names_mark(names, index + 1, ANON_NAME_TYPO, "name.run");
    }
    if (!here && !anon_context_capital(&names->context, index + 1) &&
        (is_given_lower(names, index) ||
            (anon_names_is_common(names, index) &&
                belongs_lower(names, index)))) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.run");
    }
}

/* "Ni Luh X", "I Made X", and "Lalu X" where it begins no sentence. */
static bool
is_born(const struct anon_names *names, size_t index)
{
    static const char *const orders[] = { "luh", "wayan", "made", "nyoman",
        "ketut", "gede", "gde", "putu", "kadek", "komang", "nengah", "gusti",
        "dewa", "ngurah" };
    const struct anon_context *context = &names->context;
    struct anon_text gap = { NULL, 0 };

    if (context->document->language != ANON_LANGUAGE_ID ||
        !anon_context_capital(context, index) ||
        !anon_context_gap_is(context, index, " ")) {
        return false;
    }
    if (anon_document_is(context->document, index, "i") ||
        anon_document_is(context->document, index, "ni")) {
        return anon_document_is_any(context->document, index + 1, orders,
            sizeof(orders) / sizeof(orders[0]));
    }
    if (index > 0) {
        gap = anon_document_gap(context->document, index - 1);
    }
    return anon_document_is(context->document, index, "lalu") &&
        (anon_context_case(context, index) == ANON_CASE_CAPITAL ||
            (gap.len > 0 && memchr(gap.data, ':', gap.len) != NULL));
}

/* Particles and letters that are no likely name, before one. */
static uint64_t
bridge_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;

    return ~names->likely[block] & anon_names_ahead(names, block, 1) &
        (anon_marks_row(marks, block, ANON_MARK_PARTICLE) |
            anon_marks_row(marks, block, ANON_MARK_SHORT));
}

static void
extend_bridge(struct anon_names *names, size_t index)
{
    if (bridges(names, index) || leads(names, index) || is_born(names, index)) {
        anon_names_mark(names, index, ANON_NAME_RUN, "name.run");
    }
}

void
anon_names_extend(struct anon_names *names)
{
    anon_names_each(names, after_row, extend_after);
    extend_before(names);
    anon_names_each(names, lower_row, extend_lower);
    anon_names_each(names, bridge_row, extend_bridge);
}
