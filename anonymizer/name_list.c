#include "anonymizer/names.h"

#include <string.h>

/*
 * Names by what stands around them in a sentence: lists of people, an age in
 * brackets, somebody spoken to.  All odds are log2.
 */

/* Least odds of a word with a capital beside a name in a list. */
#define LISTED_ODDS (-8)

/* The same between two names: "Tobiah, Pearl, Zenobia". */
#define BETWEEN_ODDS (-16)

/* The same before an age in brackets: "Iris (2)". */
#define AGED_ODDS (-6)

/* The same before "you": beginnings of sentences are capitals too. */
#define SPOKEN_ODDS 1

/* Ages have two digits at most. */
#define AGE_DIGITS 2

/* Where a list may go on, or an age follow. */
#define MARKS ANON_MARK_GAP

#define NEVER                                                                  \
    (ANON_WORD_MONTH | ANON_WORD_COUNTRY | ANON_WORD_NATION |                  \
        ANON_WORD_PLACE | ANON_WORD_PLACE_HEAD | ANON_WORD_CREDENTIAL |        \
        ANON_WORD_EPONYM | ANON_WORD_VERB | ANON_WORD_PARTICLE)

static const struct anon_token *
token(const struct anon_names *names, size_t index)
{
    return &names->context.document->tokens[index];
}

/* Whether a word with a capital may be a name of these odds. */
static bool
fits(const struct anon_names *names, size_t index, int odds)
{
    enum anon_case found = anon_context_case(&names->context, index);

    return index < names->context.count && !anon_names_never(names, index) &&
        (found == ANON_CASE_CAPITAL || found == ANON_CASE_START ||
            found == ANON_CASE_TITLE) &&
        (anon_context_flags(&names->context, index) & NEVER) == 0 &&
        token(names, index)->end - token(names, index)->begin > 2 &&
        anon_context_odds(&names->context, index) >= odds;
}

/* Whether `index` and the word after it are two of a list. */
static bool
listed(const struct anon_context *context, size_t index)
{
    return anon_context_gap_is(context, index, ", ") ||
        anon_context_gap_is(context, index, " & ") ||
        anon_context_gap_is(context, index, " / ");
}

/* Whether the word is one of a list that ends or goes on after it. */
static bool
ends(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { "and", "dan", "then", "lalu", "or" };
    struct anon_text gap = anon_document_gap(context->document, index);

    if (index + 1 >= context->count || gap.len == 0 || gap.data[0] != ' ') {
        return true;
    }
    return anon_document_is_any(context->document, index + 1, words,
        sizeof(words) / sizeof(words[0]));
}

static int
least_odds(const struct anon_names *names, size_t index)
{
    return index + 1 < names->context.count && listed(&names->context, index) &&
            names->confidence[index + 1] >= ANON_NAME_LIKELY
        ? BETWEEN_ODDS
        : LISTED_ODDS;
}

/* "Kuba, X", "X, Sana", "Dorothy, then X". */
static void
list(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;

    if (next >= context->count || !listed(context, index)) {
        return;
    }
    if (anon_document_is(context->document, next, "then") ||
        anon_document_is(context->document, next, "lalu")) {
        next++;
    }
    if (names->confidence[index] >= ANON_NAME_LIKELY &&
        anon_context_capital(context, index) &&
        fits(names, next, least_odds(names, next)) &&
        anon_context_case(context, next) == ANON_CASE_CAPITAL &&
        ends(context, next)) {
        anon_names_mark(names, next, ANON_NAME_TYPO, "name.list");
    } else if (next == index + 1 && next < context->count &&
        names->confidence[next] >= ANON_NAME_LIKELY &&
        anon_context_capital(context, next) &&
        fits(names, index, SPOKEN_ODDS)) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.list");
    }
}

/* "X (12)", "X (34 th)". */
static void
aged(struct anon_names *names, size_t index)
{
    static const char *const units[] = { "th", "thn", "tahun", "yo", "yrs",
        "years", "y" };
    const struct anon_context *context = &names->context;
    size_t number = index + 1;
    bool age;
    size_t i;

    if (number >= context->count ||
        !anon_context_gap_is(context, index, " (") ||
        (token(names, number)->flags & ANON_TOKEN_NUMBER) == 0 ||
        token(names, number)->end - token(names, number)->begin > AGE_DIGITS ||
        !fits(names, index, AGED_ODDS)) {
        return;
    }
    age = number + 1 >= context->count ||
        anon_document_gap(context->document, number).data[0] == ')';
    for (i = 0; !age && i < sizeof(units) / sizeof(units[0]); i++) {
        age = anon_document_is(context->document, number + 1, units[i]);
    }
    if (age) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.aged");
    }
}

/* "X, you have always": somebody is spoken to. */
static void
spoken_to(struct anon_names *names, size_t index)
{
    static const char *const words[] = { "you", "your", "you're", "i", "i'm",
        "please", "listen", "aku", "saya", "kamu", "kau", "tolong", "maaf",
        "jangan" };
    const struct anon_context *context = &names->context;
    size_t i;

    if (!anon_context_gap_is(context, index, ", ") ||
        !fits(names, index, SPOKEN_ODDS)) {
        return;
    }
    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (anon_document_is(context->document, index + 1, words[i])) {
            anon_names_mark(names, index, ANON_NAME_TYPO, "name.spoken");
        }
    }
}

void
anon_names_listed(struct anon_names *names)
{
    struct anon_walk walk =
        anon_walk_begin(names->context.document->marks, MARKS);
    size_t i;

    for (i = anon_walk_next(&walk, 0); i < names->context.count;
         i = anon_walk_next(&walk, i + 1)) {
        if (anon_context_capital(&names->context, i)) {
            aged(names, i);
            spoken_to(names, i);
        }
        list(names, i);
    }
}
