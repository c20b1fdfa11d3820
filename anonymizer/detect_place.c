#include "anonymizer/context.h"
#include "anonymizer/detect.h"

#include <string.h>

/*
 * Places: listed ones with a capital, and what follows a word of place.
 * A country says little of a person and stays below every threshold.
 */

enum {
    CUED_LISTED = 92,
    HEADED = 88,
    LISTED = 78,
    TAILED = 72,
    CUED_UNLISTED = 62,
    LISTED_TOWN = 58,
    LOWER_CUED = 64,
    CUED_WORD = 30,
    COUNTRY = 15,
};

/* Smallest place that is taken without a cue; anon_word.place. */
#define PLACE_LARGE 9

/* Longest place, in words. */
#define PLACE_WORDS 4

/* Longest listed phrase, in bytes. */
#define PHRASE_MAX 48

#define NEVER                                                                  \
    (ANON_WORD_SAFE | ANON_WORD_MONTH | ANON_WORD_WEEKDAY | ANON_WORD_DRUG |   \
        ANON_WORD_RELIGION | ANON_WORD_NATION | ANON_WORD_KIN |                \
        ANON_WORD_HONORIFIC | ANON_WORD_LABEL | ANON_WORD_INSTRUMENT |         \
        ANON_WORD_ORG)

struct place {
    size_t end; /* tokens */
    uint32_t flags;
    unsigned size; /* anon_word.place, 0 when unlisted */
};

/* The longest listed phrase that begins at `index`. */
static struct place
listed_place(const struct anon_context *context, size_t index)
{
    const struct anon_document *document = context->document;
    const struct anon_word *word = document->tokens[index].word;
    struct place place = { index, 0, 0 };
    char phrase[PHRASE_MAX];
    size_t len = 0;
    size_t i;

    for (i = index; i < context->count && i < index + PLACE_WORDS; i++) {
        struct anon_text text = anon_document_word(document, i);

        if (len + text.len + 1 > PHRASE_MAX) {
            break;
        }
        memcpy(phrase + len, text.data, text.len);
        len += text.len;
        word = i == index
            ? word
            : anon_lexicon_find_phrase((struct anon_text){ phrase, len });
        if (word != NULL &&
            (word->flags & (ANON_WORD_PLACE | ANON_WORD_COUNTRY))) {
            place = (struct place){ i + 1, word->flags, word->place };
        }
        if (word == NULL || (word->flags & ANON_WORD_PHRASE) == 0 ||
            !(anon_context_joined(context, i) ||
                anon_context_gap_is(context, i, ". "))) {
            break;
        }
        phrase[len++] = ' ';
    }
    return place;
}

/* "Tempat lahir : Such", "Domisili: Such": a form asks for it. */
static bool
in_form(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { "lahir", "domisili", "asal",
        "kelahiran", "tinggal" };

    if (!anon_context_gap_is(context, index - 1, ": ") &&
        !anon_context_gap_is(context, index - 1, " : ")) {
        return false;
    }
    return anon_document_is_any(context->document, index - 1, words,
        sizeof(words) / sizeof(words[0]));
}

/* Whether the token before is a word of place, directly. */
static bool
cued(const struct anon_context *context, size_t index)
{
    return index > 0 &&
        (anon_context_gap_is(context, index - 1, " ") ||
            in_form(context, index)) &&
        (anon_context_flags(context, index - 1) & ANON_WORD_PLACE_CUE) != 0;
}

/* "lives in Such", "pindah ke Such": somebody is there, whatever the word. */
static bool
strongly_cued(const struct anon_context *context, size_t index)
{
    static const char *const alone[] = { "asal", "kelahiran", "domisili" };
    static const char *const before[] = { "lives", "live", "living", "lived",
        "moved", "moves", "moving", "born", "raised", "grew", "up", "flat",
        "house", "home", "settled", "relocated", "tinggal", "pindah", "lahir",
        "asal", "kos", "ngekos", "berdomisili", "merantau", "mudik", "ortu",
        "orangtua", "rumah", "kontrakan" };

    return index > 0 &&
        (anon_document_is_any(context->document, index - 1, alone,
             sizeof(alone) / sizeof(alone[0])) ||
            (index > 1 && anon_context_gap_is(context, index - 2, " ") &&
                anon_document_is_any(context->document, index - 2, before,
                    sizeof(before) / sizeof(before[0]))));
}

/* Confidence of one word behind "in" that no list has as a place. */
static uint8_t
cued_confidence(const struct anon_context *context, size_t index)
{
    return anon_context_odds(context, index) < -10 &&
            context->document->tokens[index].word != NULL &&
            !strongly_cued(context, index)
        ? CUED_WORD
        : CUED_UNLISTED;
}

/* Whether the word can be part of a place's name. */
static bool
fits(const struct anon_context *context, size_t index)
{
    uint32_t flags = anon_context_flags(context, index);
    enum anon_case found = anon_context_case(context, index);
    const struct anon_token *token = &context->document->tokens[index];

    if (context->taken[index] || (flags & NEVER) ||
        (token->flags & ANON_TOKEN_WORD) == 0 ||
        !anon_context_capital(context, index)) {
        return false;
    }
    return found != ANON_CASE_SHOUT && found != ANON_CASE_ACRONYM &&
        found != ANON_CASE_NONE && token->end - token->begin > 1;
}

/* The end of the run of fitting words from `index`. */
static size_t
run_end(const struct anon_context *context, size_t index)
{
    size_t end = index;

    while (end < context->count && end < index + PLACE_WORDS &&
        fits(context, end)) {
        end++;
        if (!anon_context_joined(context, end - 1)) {
            break;
        }
    }
    return end;
}

static enum anon_status
hit(const struct anon_context *context, struct anon_findings *findings,
    size_t begin, size_t end, struct anon_hit what)
{
    const struct anon_token *tokens = context->document->tokens;

    memset(context->taken + begin, 1, end - begin);
    return anon_detect_hit(findings, tokens[begin].begin, tokens[end - 1].end,
        what);
}

/* Whether the word is also an ordinary one in the language of the text. */
static bool
is_ordinary(const struct anon_context *context, const struct anon_word *word)
{
    return word->rank_en != 0 ||
        (word->rank_id != 0 && context->document->language == ANON_LANGUAGE_ID);
}

/* Confidence of a listed place, 0 when it is none here. */
static uint8_t
listed_confidence(const struct anon_context *context, size_t index,
    const struct place *place)
{
    enum anon_case found = anon_context_case(context, index);
    bool cue = cued(context, index);
    bool one = place->end == index + 1;
    const struct anon_word *word = context->document->tokens[index].word;
    bool ordinary = one && is_ordinary(context, word);
    int odds = one ? anon_context_odds(context, index) : -20;

    if (place->flags & ANON_WORD_COUNTRY) {
        return found == ANON_CASE_LOWER ? 0 : COUNTRY;
    }
    switch (found) {
    case ANON_CASE_LOWER:
    case ANON_CASE_NONE:
        return cue && !ordinary && place->size < PLACE_LARGE ? LOWER_CUED : 0;
    case ANON_CASE_START:
    case ANON_CASE_TITLE:
    case ANON_CASE_SHOUT:
        if (ordinary || (odds > 10 && word->given != 0 && word->given < 11)) {
            return 0;
        }
        return place->size < PLACE_LARGE ? LISTED : LISTED_TOWN;
    case ANON_CASE_ACRONYM: return ordinary ? 0 : LISTED;
    case ANON_CASE_CAPITAL: break;
    }
    if (cue) {
        return CUED_LISTED;
    }
    if (ordinary || odds > 10) {
        return place->size < 5 ? LISTED_TOWN : 40;
    }
    return place->size < PLACE_LARGE ? LISTED : LISTED_TOWN;
}

/* Whether what goes before makes a person of it: "Mrs Houston", "Ray-Orlando".
 */
static bool
in_name(const struct anon_context *context, size_t index)
{
    if (index == 0) {
        return false;
    }
    if (anon_context_gap_is(context, index - 1, "-")) {
        return anon_context_capital(context, index - 1);
    }
    return (anon_context_flags(context, index - 1) & ANON_WORD_HONORIFIC) &&
        (anon_context_gap_is(context, index - 1, " ") ||
            anon_context_gap_is(context, index - 1, ". "));
}

/* "Such, 9 Mei 2023" alone in its line: where a letter was signed. */
static bool
is_dateline(const struct anon_context *context, size_t index)
{
    const struct anon_token *tokens = context->document->tokens;

    return (index == 0 || (tokens[index].flags & ANON_TOKEN_LINE)) &&
        index + 2 < context->count && anon_context_capital(context, index) &&
        !context->taken[index] && (tokens[index].flags & ANON_TOKEN_WORD) &&
        (anon_context_flags(context, index) & (NEVER & ~ANON_WORD_NATION)) ==
        0 &&
        anon_context_gap_is(context, index, ", ") &&
        (tokens[index + 1].flags & ANON_TOKEN_NUMBER) &&
        (anon_context_flags(context, index + 2) & ANON_WORD_MONTH);
}

/* A place that begins at token `index`. */
static enum anon_status
place_at(const struct anon_context *context, struct anon_findings *findings,
    size_t index)
{
    struct place place = listed_place(context, index);
    uint32_t flags = anon_context_flags(context, index);
    struct anon_hit what = { ANON_LOCATION, 0, "place.listed" };
    size_t end = place.end;

    if (in_name(context, index)) {
        return ANON_OK;
    }
    if (is_dateline(context, index)) {
        return hit(context, findings, index, index + 1,
            (struct anon_hit){ ANON_LOCATION, LISTED, "place.dateline" });
    }
    if (place.end > index && (flags & (NEVER & ~ANON_WORD_ORG)) == 0) {
        what.confidence = listed_confidence(context, index, &place);
    }
    if ((flags & ANON_WORD_PLACE_HEAD) && index + 1 < context->count &&
        anon_context_capital(context, index) &&
        anon_context_joined(context, index) &&
        run_end(context, index + 1) > index + 1) {
        end = run_end(context, index + 1);
        what = (struct anon_hit){ ANON_LOCATION, HEADED, "place.head" };
    } else if (what.confidence == 0 && cued(context, index) &&
        (anon_context_case(context, index) == ANON_CASE_CAPITAL ||
            (fits(context, index) && in_form(context, index)))) {
        end = run_end(context, index);
        what = (struct anon_hit){ ANON_LOCATION,
            end == index + 1 ? cued_confidence(context, index) : CUED_UNLISTED,
            "place.cue" };
    }
    if (what.confidence == 0 || end == index) {
        return ANON_OK;
    }
    if (what.confidence >= CUED_LISTED && run_end(context, index) > end) {
        end = run_end(context, index);
    }
    while (end < context->count && anon_context_joined(context, end - 1) &&
        fits(context, end) &&
        (anon_context_flags(context, end) & ANON_WORD_PLACE_TAIL)) {
        end++;
    }
    return hit(context, findings, index, end, what);
}

/* Whether the word itself can begin a place. */
static bool
may_begin(const struct anon_token *token)
{
    return token->word != NULL &&
        (token->word->flags &
            (ANON_WORD_PLACE | ANON_WORD_COUNTRY | ANON_WORD_PHRASE |
                ANON_WORD_PLACE_HEAD)) != 0;
}

/*
 * The tokens of a block where a place may begin: a listed one has a capital or
 * stands behind "in", unless the text has no capitals, others have one behind
 * "in" or in a dateline.
 */
static uint64_t
place_row(const struct anon_context *context, size_t block)
{
    const struct anon_marks *marks = context->document->marks;
    uint64_t capital = anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t place = anon_marks_row(marks, block, ANON_MARK_PLACE);
    uint64_t placed = anon_marks_row(marks, block, ANON_MARK_PLACED);
    uint64_t dated = anon_marks_row(marks, block, ANON_MARK_LINE) &
        anon_marks_row(marks, block, ANON_MARK_GAP) &
        anon_marks_ahead(marks, block, ANON_MARK_NUMBER, 1);

    if (anon_context_case(context, 0) != ANON_CASE_NONE) {
        place &= capital | placed;
    }
    return place | (capital & (placed | dated)) |
        anon_marks_always(marks, block);
}

static enum anon_status
places_of_block(const struct anon_context *context,
    struct anon_findings *findings, size_t block)
{
    const struct anon_token *tokens = context->document->tokens;
    enum anon_status status = ANON_OK;
    uint64_t found = place_row(context, block);

    for (; found != 0 && status == ANON_OK; found &= found - 1) {
        size_t i = block * 64 + (size_t)__builtin_ctzll(found);

        /* What follows in the place just found is taken. */
        if (!context->taken[i] &&
            (may_begin(&tokens[i]) || cued(context, i) ||
                is_dateline(context, i))) {
            status = place_at(context, findings, i);
        }
    }
    return status;
}

enum anon_status
anon_detect_place(const struct anon_document *document,
    struct anon_findings *findings)
{
    struct anon_context context = ANON_CONTEXT_INIT;
    enum anon_status status = anon_context_init(&context, document);
    size_t block;

    if (status != ANON_OK) {
        goto out;
    }
    anon_context_take(&context, findings, 50);
    for (block = 0;
         block < anon_marks_blocks(document->marks) && status == ANON_OK;
         block++) {
        status = places_of_block(&context, findings, block);
    }
out:
    anon_context_release(&context);
    return status;
}
