#include "anonymizer/names.h"

#include <string.h>

/*
 * Names by what goes before them: "my husband,", "bernama", "calls herself".
 */

/* Longest name, in words. */
#define NAME_WORDS 6

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

void
anon_names_mark(struct anon_names *names, size_t index, uint8_t confidence,
    const char *rule)
{
    uint64_t bit = UINT64_C(1) << (index & 63);

    if (names->confidence[index] >= confidence) {
        return;
    }
    names->confidence[index] = confidence;
    names->rule[index] = rule;
    if (confidence >= ANON_NAME_LIKELY &&
        (names->likely[index / 64] & bit) == 0) {
        names->likely[index / 64] |= bit;
        names->grown = true;
    }
}

/* Whether a token goes on with a name whose last token is before it. */
static bool
continues(const struct anon_names *names, size_t index, bool capital)
{
    const struct anon_context *context = &names->context;

    if (index >= context->count || !anon_context_joined(context, index - 1) ||
        anon_names_never(names, index)) {
        return false;
    }
    if (token(names, index)->flags & ANON_TOKEN_LINE) {
        return false;
    }
    if (anon_context_case(context, index) == ANON_CASE_ACRONYM &&
        token(names, index)->end - token(names, index)->begin > 2) {
        return anon_context_odds(context, index) > 4;
    }
    if (capital) {
        return anon_context_capital(context, index) &&
            (anon_context_case(context, index) != ANON_CASE_SHOUT ||
                anon_context_odds(context, index) > -6);
    }
    return token(names, index)->word != NULL &&
        anon_context_odds(context, index) >= 4;
}

size_t
anon_names_mark_run(struct anon_names *names, size_t index, uint8_t confidence,
    const char *rule)
{
    bool capital = anon_context_capital(&names->context, index);
    size_t end = index + 1;

    anon_names_mark(names, index, confidence, rule);
    while (end < names->context.count && end < index + NAME_WORDS) {
        if (continues(names, end, capital)) {
            anon_names_mark(names, end, confidence, rule);
            end++;
        } else if (capital && anon_context_joined(&names->context, end - 1) &&
            (flags_of(names, end) & ANON_WORD_PARTICLE) &&
            end + 1 < names->context.count &&
            continues(names, end + 1, capital)) {
            anon_names_mark(names, end, confidence, rule);
            anon_names_mark(names, end + 1, confidence, rule);
            end += 2;
        } else {
            break;
        }
    }
    return end;
}

/*
 * Whether a name can begin here after a cue: any capital, or, without one,
 * what is hardly a word.
 */
bool
anon_names_begins(const struct anon_names *names, size_t index, int lower_odds)
{
    const struct anon_context *context = &names->context;

    if (index >= context->count || anon_names_never(names, index) ||
        (flags_of(names, index) & ANON_WORD_MONTH &&
            anon_context_odds(context, index) < -14)) {
        return false;
    }
    switch (anon_context_case(context, index)) {
    case ANON_CASE_CAPITAL:
    case ANON_CASE_START:
    case ANON_CASE_TITLE: return true;
    case ANON_CASE_SHOUT: return anon_context_odds(context, index) > -6;
    case ANON_CASE_ACRONYM:
        return anon_context_odds(context, index) > -4 ||
            token(names, index)->end - token(names, index)->begin == 1;
    case ANON_CASE_LOWER:
    case ANON_CASE_NONE: break;
    }
    return anon_context_odds(context, index) >= lower_odds &&
        token(names, index)->end - token(names, index)->begin > 2;
}

uint8_t
anon_names_strength(const struct anon_names *names, size_t index,
    uint8_t confidence)
{
    return anon_context_capital(&names->context, index)
        ? confidence
        : (uint8_t)(confidence - 24);
}

/* Whether a relation or "client" was said: "ibunya", "my boss". */
bool
anon_names_is_kin(const struct anon_names *names, size_t index)
{
    const struct anon_word *word = token(names, index)->word;

    if ((token(names, index)->marks & ANON_MARK_KIN) == 0) {
        return false;
    }
    if (word != NULL && (word->flags & ANON_WORD_KIN)) {
        return true;
    }
    return (word == NULL || word->rank_id != 0) &&
        names->context.document->language == ANON_LANGUAGE_ID;
}

/* A given name this common is one after "auntie" without a capital too. */
#define COMMON_GIVEN 10

/* Relations that are said with the name: "uncle x", "tante x". */
static bool
is_addressed(const struct anon_names *names, size_t index)
{
    static const char *const words[] = { "aunt", "auntie", "aunty", "uncle",
        "grandma", "grandpa", "granny", "nana", "cousin", "tante", "om",
        "paman", "bibi", "nenek", "kakek" };

    return anon_document_is_any(names->context.document, index, words,
        sizeof(words) / sizeof(words[0]));
}

/* What words without a capital must have after "temannya" and the like. */
#define ITS_UNLISTED (-4)
#define ITS_LISTED (-2)

/* "temannya x, ", "pacarnya x marah": a name, when it is hardly a word. */
static bool
is_somebodys(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    struct anon_text gap = anon_document_gap(context->document, index);
    bool ends = gap.len > 0 && (gap.data[0] == ',' || gap.data[0] == '.');

    if (context->document->language != ANON_LANGUAGE_ID ||
        (!ends && (flags_of(names, index + 1) & ANON_WORD_VERB) == 0) ||
        anon_context_clitic(context, index - 1, ANON_WORD_KIN) == 0) {
        return false;
    }
    if (token(names, index)->word == NULL) {
        return anon_context_odds(context, index) > ITS_UNLISTED;
    }
    return (flags_of(names, index) & ANON_WORD_NAME_ID) &&
        anon_context_odds(context, index) > ITS_LISTED;
}

/* What a word without a capital must have after a relation. */
static int
lower_odds(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    const struct anon_word *word = token(names, index)->word;
    enum anon_case found = anon_context_case(context, index);

    if (found != ANON_CASE_LOWER && found != ANON_CASE_NONE) {
        return 0; /* nobody asks */
    }

    if (word != NULL && word->given != 0 && word->given <= COMMON_GIVEN &&
        is_addressed(names, index - 1)) {
        return -6;
    }
    if (is_somebodys(names, index)) {
        return -6;
    }
    if (index + 1 < context->count &&
        anon_context_gap_is(context, index, " ") &&
        (flags_of(names, index + 1) & ANON_WORD_VERB) &&
        (flags_of(names, index) & ANON_WORD_VERB) == 0 &&
        context->document->language == ANON_LANGUAGE_EN) {
        return flags_of(names, index) & ANON_WORD_GIVEN_EN ? -7 : 2;
    }
    return 6;
}

/* What may stand between a relation and the name. */
static bool
kin_gap(const struct anon_context *context, size_t index)
{
    static const char *const gaps[] = { ", ", " (", " - ", " \"", ", \"",
        " (\"" };
    size_t i;

    if (context->document->tokens[index].flags & ANON_TOKEN_BLANK) {
        return true;
    }
    for (i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++) {
        if (anon_context_gap_is(context, index, gaps[i])) {
            return true;
        }
    }
    return false;
}

/* The last word of the relation at `index`: "suami", "suami saya". */
static size_t
owner(const struct anon_names *names, size_t index)
{
    static const char *const owners[] = { "saya", "sy", "aku", "gue", "gw",
        "gua", "dia", "mereka", "kami", "kita" };
    const struct anon_context *context = &names->context;

    return context->document->language == ANON_LANGUAGE_ID &&
            anon_context_gap_is(context, index, " ") &&
            anon_document_is_any(context->document, index + 1, owners,
                sizeof(owners) / sizeof(owners[0]))
        ? index + 1
        : index;
}

bool
anon_names_is_pet(const struct anon_names *names, size_t index)
{
    static const char *const pets[] = { "dog", "cat", "puppy", "kitten",
        "rabbit", "hamster", "pony", "parrot", "labrador", "terrier", "spaniel",
        "poodle", "whippet", "budgie", "kucing", "anjing", "collie", "beagle",
        "retriever", "dachshund", "corgi", "lurcher", "greyhound", "tortoise",
        "kucingnya", "anjingnya", "horse", "kelinci", "kelincinya" };

    return anon_document_is_any(names->context.document, index, pets,
        sizeof(pets) / sizeof(pets[0]));
}

/* Words between commas that are hardly a name all the same. */
#define APPOSED_ODDS (-16)

/* Least odds of a capital behind the relation at `index`. */
static int
capital_odds(const struct anon_names *names, size_t index, size_t next)
{
    const struct anon_context *context = &names->context;
    struct anon_text gap = anon_document_gap(context->document, next);

    if (anon_context_case(context, next) != ANON_CASE_CAPITAL) {
        return anon_context_gap_is(context, index, ", ") ? -8 : -11;
    }
    if (anon_names_is_pet(names, index)) {
        return -20;
    }
    if (!anon_context_gap_is(context, index, ", ")) {
        return is_addressed(names, index) ? -20 : -11;
    }
    /* "the son, Piers, in town": set off on both sides. */
    return gap.len > 0 && (gap.data[0] == ',' || gap.data[0] == '.')
        ? APPOSED_ODDS
        : -8;
}

/* "her sister Mia", "my husband, Raj,", "pacarnya, Dimas". */
static void
kin(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t said = owner(names, index);
    size_t next = said + 1;
    bool comma = anon_context_gap_is(context, said, ", ");
    int odds;

    if (next >= context->count || !kin_gap(context, said) ||
        !anon_names_begins(names, next, comma ? 12 : lower_odds(names, next))) {
        return;
    }
    odds = anon_context_odds(context, next);
    if (anon_context_capital(context, next) &&
        odds < capital_odds(names, said, next)) {
        return;
    }
    anon_names_mark_run(names, next,
        anon_names_strength(names, next, ANON_NAME_CUED), "name.kin");
}

/* "named X", "bernama X", "panggil saja X", "name is X", "goes by X". */
static void
naming(struct anon_names *names, size_t index)
{
    static const char *const small[] = { "is", "was", "as", "saja", "by", "itu",
        "adalah", "saya", "aku", "dia", "lengkap", "panggilan", "asli", "the",
        "name", "si", "himself", "herself" };
    const struct anon_context *context = &names->context;
    size_t next = index + 1;
    bool quoted;
    size_t steps;

    for (steps = 0; steps < 2 && next < context->count; steps++) {
        bool skip = false;

        skip = anon_document_is_any(context->document, next, small,
            sizeof(small) / sizeof(small[0]));
        if (!skip || anon_context_capital(context, next)) {
            break;
        }
        next++;
    }
    quoted = anon_context_gap_is(context, next - 1, " \"") &&
        anon_context_capital(context, next);
    if (next < context->count &&
        (token(names, next)->flags & ANON_TOKEN_LINE) == 0 &&
        anon_names_begins(names, next, 5) &&
        (quoted || anon_context_odds(context, next) > -13)) {
        anon_names_mark_run(names, next,
            anon_names_strength(names, next, ANON_NAME_CUED), "name.named");
    }
}

/* "calls herself X". */
static void
called(struct anon_names *names, size_t index)
{
    const struct anon_document *document = names->context.document;

    if (index > 0 && anon_context_capital(&names->context, index + 1) &&
        (anon_document_is(document, index, "himself") ||
            anon_document_is(document, index, "herself")) &&
        (anon_document_is(document, index - 1, "calls") ||
            anon_document_is(document, index - 1, "called"))) {
        naming(names, index);
    }
}

/* What a word without a capital must have after "si". */
#define NICKNAME_ODDS 2

/* "si x" */
static void
nickname(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    if (context->document->language == ANON_LANGUAGE_ID &&
        anon_document_is(context->document, index, "si") &&
        anon_context_gap_is(context, index, " ") &&
        !anon_context_capital(context, index) &&
        anon_names_begins(names, index + 1, NICKNAME_ODDS) &&
        anon_context_odds(context, index + 1) > -13) {
        (void)anon_names_mark_run(names, index + 1,
            anon_names_strength(names, index + 1, ANON_NAME_CUED),
            "name.named");
    }
}

/* "goes by X", "known as X", "street name X". */
static void
goes_by(struct anon_names *names, size_t index)
{
    static const char *const pairs[][2] = { { "goes", "by" }, { "went", "by" },
        { "going", "by" }, { "known", "as" }, { "street", "name" },
        { "pet", "name" }, { "screen", "name" } };
    const struct anon_context *context = &names->context;
    size_t i;

    if (anon_context_case(context, index) != ANON_CASE_CAPITAL ||
        !anon_context_gap_is(context, index - 1, " ")) {
        return;
    }
    for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (anon_document_is(context->document, index - 1, pairs[i][1]) &&
            anon_document_is(context->document, index - 2, pairs[i][0]) &&
            anon_names_begins(names, index, 20)) {
            (void)anon_names_mark_run(names, index, ANON_NAME_CUED,
                "name.named");
        }
    }
}

/* "bin X": the son of; in English text too. */
static void
descent(struct anon_names *names, size_t index)
{
    if (anon_context_gap_is(&names->context, index, " ") &&
        anon_context_capital(&names->context, index + 1) &&
        anon_names_begins(names, index + 1, 20)) {
        anon_names_mark(names, index, ANON_NAME_CUED, "name.descent");
        (void)anon_names_mark_run(names, index + 1, ANON_NAME_CUED,
            "name.descent");
    }
}

/* All that a name may follow from at one token, by the marks of its word. */
static void
cues_at(struct anon_names *names, size_t index)
{
    uint64_t marks = token(names, index)->marks;
    uint32_t flags = flags_of(names, index);

    if (marks & (ANON_MARK_NAME_CUE | ANON_MARK_SHORTENS)) {
        anon_names_titles(names, index);
    }
    if ((marks & ANON_MARK_KIN) && anon_names_is_kin(names, index)) {
        kin(names, index);
    }
    if (flags & ANON_WORD_CUE_NAME) {
        naming(names, index);
    }
    if (marks & ANON_MARK_LEADER) {
        uint64_t cues = anon_document_cues(names->context.document, index);

        if ((flags & ANON_WORD_PARTICLE) && (cues & ANON_CUE_DESCENT)) {
            descent(names, index);
        }
        if (cues & ANON_CUE_KNOWN) {
            called(names, index);
        }
    }
    if (marks & ANON_MARK_NAME_CUE) {
        nickname(names, index);
    }
    if (index > 1 && (token(names, index - 1)->marks & ANON_MARK_LEADER)) {
        goes_by(names, index);
    }
    anon_names_labels(names, index);
    if (marks & (ANON_MARK_COLON | ANON_MARK_LINE)) {
        anon_names_lines(names, index);
    }
}

void
anon_names_cues(struct anon_names *names)
{
    const struct anon_marks *marks = names->context.document->marks;
    size_t block;

    for (block = 0; block < anon_marks_blocks(marks); block++) {
        uint64_t found = anon_names_cue_row(names, block);

        for (; found != 0; found &= found - 1) {
            cues_at(names, block * 64 + (size_t)__builtin_ctzll(found));
        }
    }
}
