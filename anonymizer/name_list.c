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

/* The same behind another such, when it is in no list: made of words. */
#define AFTER_AGED_ODDS (-13)
#define AGED_REACH 10

/* From here on there is no doubt about it. */
#define SURE_ODDS 0

/* The same before an age without brackets, and of a word without a capital. */
#define BARE_ODDS (-8)
#define SMALL_ODDS (-6)

/* The same of a word before a number to call. */
#define CALLED_ODDS (-15)
#define CALLED_SMALL_ODDS (-11)

/* What a word in no list must have beside a name without a capital. */
#define UNLISTED_ODDS (-5)

/* The same before "you": beginnings of sentences are capitals too. */
#define SPOKEN_ODDS 1

/* Ages have two digits at most. */
#define AGE_DIGITS 2

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
    /* A town that is a name, too: only those whom somebody names are asked. */
    uint32_t never = odds <= AGED_ODDS &&
            (anon_context_flags(&names->context, index) & ANON_WORD_GIVEN_EN)
        ? NEVER & ~(uint32_t)ANON_WORD_PLACE
        : NEVER;

    return index < names->context.count && !anon_names_never(names, index) &&
        (found == ANON_CASE_CAPITAL || found == ANON_CASE_START ||
            found == ANON_CASE_TITLE) &&
        (anon_context_flags(&names->context, index) & never) == 0 &&
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

/* A word that is a name anyhow needs no more than such a place. */
static uint8_t
sureness(const struct anon_names *names, size_t index)
{
    return anon_context_odds(&names->context, index) > SURE_ODDS
        ? ANON_NAME_CUED
        : ANON_NAME_TYPO;
}

/* Whether somebody with an age in brackets was named just before. */
static bool
after_aged(const struct anon_names *names, size_t index)
{
    size_t back;

    for (back = 2; back <= AGED_REACH && back <= index; back++) {
        if (names->confidence[index - back] >= ANON_NAME_LIKELY &&
            anon_context_gap_is(&names->context, index - back, " (") &&
            (token(names, index - back + 1)->flags & ANON_TOKEN_NUMBER)) {
            return token(names, index)->word == NULL;
        }
    }
    return false;
}

/* Whether more of the number stands behind it. */
static bool
is_part(const struct anon_names *names, size_t number)
{
    char after = names->context.document->folded[token(names, number)->end];

    return after == '-' || after == '/' ||
        (number + 1 < names->context.count &&
            (token(names, number + 1)->flags & ANON_TOKEN_NUMBER) &&
            (anon_context_gap_is(&names->context, number, ".") ||
                anon_context_gap_is(&names->context, number, " ")));
}

/* "X 7," in a list of children, "x 3 thn": an age that is known for one. */
static void
aged_bare(struct anon_names *names, size_t index)
{
    static const char *const units[] = { "th", "thn", "tahun", "bln", "bulan" };
    const struct anon_context *context = &names->context;

    if (is_part(names, index + 1) ||
        !anon_context_gap_is(context, index, " ") ||
        (anon_document_cues(context->document, index) & ANON_CUE_AGE)) {
        return; /* "Age 34", "Register 12-345" */
    }
    if (fits(names, index,
            token(names, index)->word == NULL ? AFTER_AGED_ODDS : BARE_ODDS)) {
        anon_names_mark(names, index, sureness(names, index), "name.aged");
    } else if (context->document->language == ANON_LANGUAGE_ID &&
        anon_context_gap_is(context, index, " ") &&
        !anon_context_capital(context, index) &&
        !anon_names_never(names, index) &&
        token(names, index)->end - token(names, index)->begin > 3 &&
        anon_context_odds(context, index) > SMALL_ODDS &&
        anon_document_is_any(context->document, index + 2, units,
            sizeof(units) / sizeof(units[0]))) {
        anon_names_mark(names, index, ANON_NAME_LIKELY, "name.aged");
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
        (token(names, number)->flags & ANON_TOKEN_NUMBER) == 0 ||
        token(names, number)->end - token(names, number)->begin > AGE_DIGITS ||
        !anon_context_gap_is(context, index, " (") ||
        !fits(names, index,
            after_aged(names, index) ? AFTER_AGED_ODDS : AGED_ODDS)) {
        return;
    }
    age = number + 1 >= context->count ||
        anon_document_gap(context->document, number).data[0] == ')';
    for (i = 0; !age && i < sizeof(units) / sizeof(units[0]); i++) {
        age = anon_document_is(context->document, number + 1, units[i]);
    }
    if (age) {
        anon_names_mark(names, index, sureness(names, index), "name.aged");
    }
}

/* "nomor KKnya 3171" */
static bool
ends_in_nya(struct anon_text word)
{
    return word.len > 3 && memcmp(word.data + word.len - 3, "nya", 3) == 0;
}

/* "call X 07700 900618", "nomor x 0812": who answers. */
static void
reached(struct anon_names *names, size_t index)
{
    static const char *const words[] = { "nomor", "nomer", "no", "hp", "wa",
        "telp", "tlp", "kontak", "hubungi", "darurat", "contact", "call",
        "ring", "text", "phone", "mobile", "cell", "mob", "tel", "whatsapp",
        "telpon", "telepon" };
    const struct anon_context *context = &names->context;
    bool capital = anon_context_capital(context, index);

    if (index == 0 || (token(names, index)->flags & ANON_TOKEN_UPPER) ||
        ends_in_nya(anon_document_word(context->document, index)) ||
        anon_names_never(names, index) ||
        !anon_document_is_any(context->document, index - 1, words,
            sizeof(words) / sizeof(words[0])) ||
        (!anon_context_gap_is(context, index - 1, " ") &&
            !anon_context_gap_is(context, index - 1, ": "))) {
        return;
    }
    if (capital ? fits(names, index, CALLED_ODDS)
                : context->document->language == ANON_LANGUAGE_ID &&
                anon_context_odds(context, index) > CALLED_SMALL_ODDS) {
        anon_names_mark(names, index, sureness(names, index), "name.reached");
    }
}

/* "jalan ama x y": two words that may be names, with whom somebody is. */
static void
with_whom(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t last = index + 2;

    if (context->document->language != ANON_LANGUAGE_ID ||
        last >= context->count ||
        (anon_context_flags(&names->context, index + 1) & ANON_WORD_NAME_ID) ==
            0 ||
        anon_context_capital(context, index + 1) ||
        (token(names, index)->marks & ANON_MARK_WITH) == 0 ||
        !anon_context_gap_is(context, index, " ") ||
        !anon_context_gap_is(context, index + 1, " ") ||
        anon_names_never(names, index + 1) || anon_names_never(names, last)) {
        return;
    }
    if ((anon_context_flags(&names->context, last) & ANON_WORD_NAME_ID) ||
        (token(names, last)->word == NULL &&
            anon_context_odds(context, last) > UNLISTED_ODDS)) {
        anon_names_mark(names, index + 1, ANON_NAME_LIKELY, "name.with");
        anon_names_mark(names, last, ANON_NAME_LIKELY, "name.with");
    }
}

/* "X, you have always": somebody is spoken to. */
static void
spoken_to(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    if ((anon_document_cues(context->document, index + 1) & ANON_CUE_SPOKEN) &&
        anon_context_gap_is(context, index, ", ") &&
        fits(names, index, SPOKEN_ODDS)) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.spoken");
    }
}

/* Numbers behind a word that may be a name. */
static uint64_t
number_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;

    return (anon_marks_row(marks, block, ANON_MARK_NUMBER) &
               ~anon_marks_behind(marks, block, ANON_MARK_NEVER, 1) &
               ~anon_marks_behind(marks, block, ANON_MARK_NUMBER, 1) &
               ~anon_marks_behind(marks, block, ANON_MARK_MIXED, 1)) |
        anon_marks_always(marks, block);
}

/* Marks whom a number tells: an age or where to call. */
static void
number_at(struct anon_names *names, size_t index)
{
    const struct anon_token *number = token(names, index);

    if (index == 0 || !names->context.taken[index] ||
        (number->flags & ANON_TOKEN_NUMBER) == 0) {
        return;
    }
    if (number->end - number->begin <= AGE_DIGITS) {
        aged_bare(names, index - 1);
    } else {
        reached(names, index - 1);
    }
}

/* Where a list may go on, an age follow in brackets, or "you". */
static uint64_t
list_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t capital = anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t next = anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1);
    /* Behind a comma or a bracket no sentence begins. */
    uint64_t gap = anon_marks_row(marks, block, ANON_MARK_GAP) &
        ~anon_marks_ahead(marks, block, ANON_MARK_SENTENCE, 1);
    uint64_t listed =
        (names->likely[block] &
            (next | anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 2))) |
        (anon_names_ahead(names, block, 1) & next);

    return (gap & capital &
               (listed | anon_marks_ahead(marks, block, ANON_MARK_NUMBER, 1) |
                   anon_marks_ahead(marks, block, ANON_MARK_TELLS, 1))) |
        anon_marks_always(marks, block);
}

static void
list_at(struct anon_names *names, size_t index)
{
    if (anon_context_capital(&names->context, index)) {
        aged(names, index);
        spoken_to(names, index);
    }
    list(names, index);
}

/* Where somebody without a capital is with somebody. */
static uint64_t
with_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;

    return (anon_marks_row(marks, block, ANON_MARK_WITH) &
               ~anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1) &
               ~anon_marks_ahead(marks, block, ANON_MARK_NEVER, 1) &
               ~anon_marks_ahead(marks, block, ANON_MARK_NEVER, 2)) |
        anon_marks_always(marks, block);
}

void
anon_names_listed(struct anon_names *names)
{
    anon_names_each(names, list_row, list_at);
    anon_names_each(names, number_row, number_at);
    if (names->context.document->language == ANON_LANGUAGE_ID) {
        anon_names_each(names, with_row, with_whom);
    }
}
