#include <string.h>

#include "anonymizer/detect.h"
#include "anonymizer/learned.h"
#include "anonymizer/model.h"
#include "anonymizer/org_cue.h"
#include "anonymizer/scratch.h"
#include "anonymizer/swar.h"

/*
 * What the tagger finds beyond the rules.  Its confidence grows with the
 * margin; below MARGIN_LEAST it says nothing.
 */

/*
 * Confidence of a margin: 50 at the sure margin, and so much more or less for
 * each LOGIT, the margin that makes a label e times as likely.  Indonesian
 * writes offices and things with capitals, too, so that more is asked for.
 */
#define ABOVE 10
#define BELOW 7
#define SURE_MARGIN_EN (-28)
#define SURE_MARGIN_ID (-14)
#define LOGIT 16
#define CONFIDENCE_MOST 76

/* Up to here nothing is said whatever the word: confidence_of() is 0. */
#define MARGIN_LEAST                                                           \
    (SURE_MARGIN_EN - (51 - ANON_LEARNED_LEAST) * LOGIT / BELOW - 1)

/*
 * What is asked for besides of a listed word that begins a sentence, and of
 * one that is seldom a name.
 */
#define START_MARGIN 16
#define WORD_MARGIN 80
#define WORD_ODDS 3

/* The same of one in small letters where others have capitals. */
#define SMALL_MARGIN 24

/* Below this margin a name by its odds alone is doubted. */
#define DOUBT_MARGIN (-32)

struct learned {
    struct anon_model_input input;
    const uint8_t *doubted; /* ANON_LEARNED_BY_WORD, ANON_LEARNED_BY_WORD_ON */
    uint8_t *labels;        /* enum anon_label of each token */
    uint8_t *confidence;    /* 0: nothing */
    int16_t *margins;
    /* counts(): up to where it is known, and what. */
    size_t known;
    bool counts;
    bool settled; /* the name at hand is not doubted, whatever follows in it */
};

/*
 * At the beginning of a sentence a capital says nothing, so that an ordinary
 * word there must look the more like a name.
 */
static int
least_margin(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;
    int margin = context->document->language == ANON_LANGUAGE_ID
        ? SURE_MARGIN_ID
        : SURE_MARGIN_EN;

    if (anon_context_case(context, index) == ANON_CASE_LOWER) {
        return margin + SMALL_MARGIN +
            (anon_context_odds(context, index) < WORD_ODDS && word != NULL
                    ? WORD_MARGIN
                    : 0);
    }
    if (anon_context_case(context, index) != ANON_CASE_START || word == NULL ||
        (word->rank_en == 0 && word->rank_id == 0)) {
        return margin;
    }
    return margin +
        (anon_context_odds(context, index) < WORD_ODDS ? WORD_MARGIN
                                                       : START_MARGIN);
}

static uint8_t
confidence_of(int margin, int least)
{
    int confidence =
        50 + (margin - least) * (margin < least ? BELOW : ABOVE) / LOGIT;

    if (confidence < ANON_LEARNED_LEAST) {
        return 0;
    }
    return (
        uint8_t)(confidence > CONFIDENCE_MOST ? CONFIDENCE_MOST : confidence);
}

/* "D: slept badly", "P - see them again": the heading of a part of a note. */
static bool
is_heading(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    struct anon_text gap = anon_document_gap(context->document, index);

    return token->end - token->begin == 1 && gap.len > 0 &&
        (gap.data[0] == ':' ||
            ((token->flags & ANON_TOKEN_LINE) && gap.len == 3 &&
                gap.data[1] == '-'));
}

/* "since January", "sampai Maret": no day or month that is nobody's name. */
static bool
is_month(const struct anon_context *context, size_t index)
{
    static const char *const months[] = { "january", "february", "september",
        "october", "november", "december", "januari", "februari", "maret",
        "juli", "oktober", "desember" };
    uint32_t flags = anon_context_flags(context, index);

    return (flags & (ANON_WORD_MONTH | ANON_WORD_WEEKDAY)) != 0 &&
        ((flags & (ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID)) == 0 ||
            anon_document_is_any(context->document, index, months,
                sizeof(months) / sizeof(months[0])));
}

/* "Mrs", "Pastor": before a name, and none.  "Gus" may be either. */
static bool
is_title(const struct anon_context *context, size_t index)
{
    uint32_t flags = anon_context_flags(context, index);

    if ((flags & ANON_WORD_CREDENTIAL) && index > 0 &&
        anon_context_gap_is(context, index - 1, ", ")) {
        return context->document->tokens[index].end -
            context->document->tokens[index].begin >
            2;
    }
    return (flags & (ANON_WORD_NAME_ID | ANON_WORD_GIVEN_EN)) == 0 &&
        (context->document->tokens[index].flags & ANON_TOKEN_UPPER) == 0 &&
        ((flags & ANON_WORD_HONORIFIC) && index + 1 < context->count &&
            anon_context_joined(context, index) &&
            anon_context_capital(context, index + 1));
}

/* Whether there is such a token, and the model looks at it. */
static inline bool
asks(const struct learned *learned, size_t index)
{
    return index < learned->input.context->count &&
        anon_model_asks(&learned->input, index);
}

/* Whether the rules leave open what the token is. */
static inline bool
is_open(const struct learned *learned, size_t index)
{
    uint8_t rule = learned->input.rules[index];

    return rule == 0 || rule > 2 * ANON_LABEL_COUNT;
}

/* Longest line of capitals that is a heading, in words. */
#define HEADING_WORDS 6

/* Whether the words from `index` on are in capitals until the line ends. */
static bool
is_shouted_line(const struct anon_context *context, size_t index)
{
    size_t i;

    for (i = index + 1; i < context->count && i < index + HEADING_WORDS; i++) {
        if (context->document->tokens[i].flags & ANON_TOKEN_LINE) {
            return true;
        }
        if (anon_context_case(context, i) != ANON_CASE_SHOUT) {
            return false;
        }
    }
    return false;
}

/* "INTAKE FORM": an ordinary word of a heading, with no name before it. */
static bool
is_shouted_word(const struct learned *learned, size_t index)
{
    const struct anon_context *context = learned->input.context;
    const struct anon_word *word = context->document->tokens[index].word;
    uint8_t before = index == 0 ? 0 : learned->input.rules[index - 1];

    return anon_context_case(context, index) == ANON_CASE_SHOUT &&
        word != NULL && (word->rank_en != 0 || word->rank_id != 0) &&
        anon_context_odds(context, index) < WORD_ODDS && before == 0 &&
        is_shouted_line(context, index);
}

/* Asks the model for one token behind one labelled `before`. */
static enum anon_label
tag_token(struct learned *learned, size_t index, enum anon_label before)
{
    const struct anon_context *context = learned->input.context;
    int margin;
    enum anon_label label =
        anon_model_tag(&learned->input, index, before, &margin);

    learned->labels[index] = (uint8_t)label;
    learned->margins[index] = (int16_t)margin;
    if (margin > MARGIN_LEAST && is_open(learned, index) &&
        !is_title(context, index) && !is_heading(context, index) &&
        !is_month(context, index)) {
        learned->confidence[index] = confidence_of(margin,
            least_margin(context, index) +
                (is_shouted_word(learned, index) ? WORD_MARGIN : 0));
    }
    learned->settled = margin >= DOUBT_MARGIN ||
        (learned->settled &&
            learned->doubted[index] == ANON_LEARNED_BY_WORD_ON);
    return margin > 0 ? label : ANON_LABEL_NONE;
}

/* Bytes behind each array, so that eight may be read. */
#define PAD 8

/* The first index from `from` on where `a` or `b` (or NULL) is not 0. */
static size_t
next_not_zero(const uint8_t *a, const uint8_t *b, size_t from, size_t count)
{
    for (; from < count; from += 8) {
        uint64_t found = anon_swar_load((const char *)a + from);

        found |= b == NULL ? 0 : anon_swar_load((const char *)b + from);
        if (found != 0) {
            from += (size_t)__builtin_ctzll(found) / 8;
            break;
        }
    }
    return from < count ? from : count;
}

/* Whether what the tagger says of a token matters whatever stands around. */
static inline bool
is_needed(const struct learned *learned, size_t index)
{
    return is_open(learned, index) ||
        learned->doubted[index] == ANON_LEARNED_BY_WORD;
}

/*
 * Whether the label of a token that is asked for matters: to itself, or to one
 * of those right behind it, each of which is read with the label before.
 */
static bool
counts(struct learned *learned, size_t index)
{
    size_t i;

    if (is_needed(learned, index) ||
        (learned->doubted[index] == ANON_LEARNED_BY_WORD_ON &&
            !learned->settled)) {
        return true;
    }
    if (index < learned->known) {
        return learned->counts;
    }
    /* What is ANON_LEARNED_BY_WORD_ON here goes on in the name that is settled.
     */
    for (i = index + 1; asks(learned, i) && !is_needed(learned, i); i++) {
    }
    learned->known = i;
    learned->counts = asks(learned, i);
    return learned->counts;
}

static void
tag(struct learned *learned)
{
    const struct anon_context *context = learned->input.context;
    enum anon_label before = ANON_LABEL_NONE;
    bool asked = asks(learned, 0);
    size_t i;

    for (i = 0; i < context->count; i++) {
        if (asked && counts(learned, i)) {
            before = tag_token(learned, i, before);
        } else {
            before = ANON_LABEL_NONE;
            learned->settled &=
                asked && learned->doubted[i] == ANON_LEARNED_BY_WORD_ON;
        }
        asked = asks(learned, i + 1);
        if (!asked) {
            /* On to the token before the next one that may be asked for. */
            i = next_not_zero(context->cases, learned->input.rules, i + 2,
                context->count);
            i -= i < context->count ? 2 : 1;
        }
    }
}

static enum anon_status
push(const struct learned *learned, struct anon_findings *findings)
{
    static const enum anon_type types[] = { ANON_PERSON, ANON_PERSON,
        ANON_LOCATION, ANON_ORG };
    const struct anon_context *context = learned->input.context;
    const struct anon_token *tokens = context->document->tokens;
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; i < context->count && status == ANON_OK; i++) {
        struct anon_hit what = { types[learned->labels[i]],
            learned->confidence[i], "learned" };
        size_t end = i + 1;

        if (what.confidence == 0) {
            i = next_not_zero(learned->confidence, NULL, i, context->count) - 1;
            continue;
        }
        while (end < context->count &&
            learned->labels[end] == learned->labels[i] &&
            learned->confidence[end] / 10 == what.confidence / 10 &&
            anon_context_joined(context, end - 1)) {
            end++;
        }
        if (end > i + 1 || !anon_org_is_level(context->document, i)) {
            status = anon_detect_hit(findings, tokens[i].begin,
                tokens[end - 1].end, what);
        }
        i = end - 1;
    }
    return status;
}

/* A name as sure as this is one wherever it has a capital. */
#define SAID 60

/* Confidence of its other places, and how far away they may be, in words. */
#define SAID_AGAIN 54
#define SAID_WORDS 1000

/* Ordinary words are names only where each of them looks like one. */
#define SAID_ODDS (-8)

/* Marks token `i` if it is the name that was found at `index`. */
static void
repeat_at(const struct learned *learned, size_t index, size_t i)
{
    const struct anon_context *context = learned->input.context;
    const struct anon_token *tokens = context->document->tokens;

    if (tokens[i].hash == tokens[index].hash &&
        learned->confidence[i] < SAID_AGAIN &&
        (learned->input.rules[i] == 0 ||
            learned->input.rules[i] > 2 * ANON_LABEL_COUNT) &&
        !context->taken[i] && anon_context_capital(context, i) &&
        anon_context_odds(context, i) > SAID_ODDS) {
        learned->labels[i] = ANON_LABEL_PERSON;
        learned->confidence[i] = SAID_AGAIN;
    }
}

/* Marks the other places of the name that was found at `index`. */
static void
repeat(const struct learned *learned, size_t index)
{
    const struct anon_context *context = learned->input.context;
    size_t i;

    for (i = anon_context_before(context, index);
         i != SIZE_MAX && i + SAID_WORDS >= index;
         i = anon_context_before(context, i)) {
        repeat_at(learned, index, i);
    }
    for (i = anon_context_after(context, index); i < index + SAID_WORDS;
         i = anon_context_after(context, i)) {
        repeat_at(learned, index, i);
    }
}

static void
repeat_all(const struct learned *learned)
{
    size_t count = learned->input.context->count;
    size_t i;

    for (i = next_not_zero(learned->confidence, NULL, 0, count); i < count;
         i = next_not_zero(learned->confidence, NULL, i + 1, count)) {
        if (learned->confidence[i] >= SAID &&
            learned->labels[i] == ANON_LABEL_PERSON) {
            repeat(learned, i);
        }
    }
}

/* The same when it is on a list of names. */
#define DOUBT_LISTED (-64)
#define LISTED (ANON_WORD_GIVEN_EN | ANON_WORD_NAME_ID)

/* What confidence is left then. */
#define DOUBTED 40

/* Doubts names that were found by nothing but the word and its capital. */
static void
doubt(const struct learned *learned, struct anon_findings *findings)
{
    const struct anon_context *context = learned->input.context;
    size_t i;
    size_t t;

    for (i = 0; i < findings->len; i++) {
        struct anon_finding *finding = &findings->items[i];
        int most = INT16_MIN;
        bool listed = false;

        if (!anon_learned_may_doubt(finding)) {
            continue;
        }
        for (t = anon_context_token(context, finding->begin);
             t < context->count &&
             context->document->tokens[t].begin < finding->end;
             t++) {
            most = learned->margins[t] > most ? learned->margins[t] : most;
            listed |= (anon_context_flags(context, t) & LISTED) != 0;
        }
        /* "X, four,": an age set off speaks for a name. */
        if (most < (listed ? DOUBT_LISTED : DOUBT_MARGIN) &&
            (t >= context->count || !context->taken[t] ||
                !anon_context_gap_is(context, t - 1, ", "))) {
            finding->confidence = DOUBTED;
        }
    }
}

enum anon_status
anon_detect_learned(const struct anon_document *document,
    struct anon_findings *findings)
{
    struct anon_context context = ANON_CONTEXT_INIT;
    enum anon_status status = anon_context_init(&context, document);
    size_t count = context.count;
    struct learned learned;
    uint8_t *bytes = NULL;
    int16_t *margins = NULL;

    if (status != ANON_OK || count == 0) {
        goto out;
    }
    bytes = anon_scratch_take(document->scratch, 4 * (count + PAD));
    margins = anon_scratch_take(document->scratch, count * sizeof(*margins));
    if (bytes == NULL || margins == NULL) {
        status = ANON_ERR_NO_MEMORY;
        goto out;
    }
    learned = (struct learned){ { &context, bytes }, bytes + count + PAD,
        bytes + 2 * (count + PAD), bytes + 3 * (count + PAD), margins, 0, false,
        false };
    anon_learned_rules(&context, findings, bytes, bytes + count + PAD);
    tag(&learned);
    repeat_all(&learned);
    doubt(&learned, findings);
    status = push(&learned, findings);
out:
    anon_context_release(&context);
    return status;
}
