#include "anonymizer/context.h"

#include <string.h>

#include "anonymizer/scratch.h"

/* Longest line, in words, that may be a title. */
#define TITLE_WORDS 8

/* A text with fewer capitals than one word in this many has none. */
#define NO_CAPITALS 60

/* What a capital inside a sentence is worth (log2), by the writer. */
#define CAPITAL_CAREFUL 10
#define CAPITAL_USUAL 8
#define CAPITAL_LOOSE 6

/* Words needed to tell, and one loose capital in how many is careless. */
#define CAREFUL_WORDS 25
#define LOOSE_SHARE 40

/* log2 of the buckets that a short text gets. */
#define LEAST_BUCKETS 5

struct line {
    size_t begin; /* tokens */
    size_t end;
    enum {
        TITLE_UNKNOWN,
        TITLE_NO,
        TITLE_YES
    } title;
};

static size_t
token_len(const struct anon_token *token)
{
    return token->end - token->begin;
}

/* Whether all long words of a line, which is short, have a capital. */
static bool
read_title(const struct anon_document *document, const struct line *line)
{
    size_t words = 0;
    size_t capitals = 0;
    size_t i;

    for (i = line->begin; i < line->end; i++) {
        const struct anon_token *token = &document->tokens[i];

        if ((token->flags & ANON_TOKEN_WORD) == 0) {
            continue;
        }
        if (++words > TITLE_WORDS) {
            return false;
        }
        if (token_len(token) >= 4) {
            if ((token->flags & ANON_TOKEN_CAPITAL) == 0) {
                return false;
            }
            capitals++;
        }
    }
    return words >= 2 && capitals > 0;
}

/* The same, read when it is first asked for. */
static bool
is_title(const struct anon_document *document, struct line *line)
{
    if (line->title == TITLE_UNKNOWN) {
        line->title = read_title(document, line) ? TITLE_YES : TITLE_NO;
    }
    return line->title == TITLE_YES;
}

/* Whether a neighbour on the same line is in capitals too. */
static bool
shouts(const struct anon_document *document, const struct line *line, size_t i)
{
    const struct anon_token *tokens = document->tokens;

    return (i > line->begin && (tokens[i - 1].flags & ANON_TOKEN_UPPER) &&
               token_len(&tokens[i]) + token_len(&tokens[i - 1]) > 6) ||
        (i + 1 < line->end && (tokens[i + 1].flags & ANON_TOKEN_UPPER) &&
            token_len(&tokens[i]) + token_len(&tokens[i + 1]) > 6);
}

static enum anon_case
case_of(const struct anon_document *document, struct line *line, size_t i)
{
    const struct anon_token *token = &document->tokens[i];

    if ((token->flags & ANON_TOKEN_CAPITAL) == 0) {
        return ANON_CASE_LOWER;
    }
    if (token->flags & ANON_TOKEN_UPPER) {
        return shouts(document, line, i) ? ANON_CASE_SHOUT : ANON_CASE_ACRONYM;
    }
    if (token->flags & ANON_TOKEN_SENTENCE) {
        return ANON_CASE_START;
    }
    return is_title(document, line) ? ANON_CASE_TITLE : ANON_CASE_CAPITAL;
}

/* Whether a word with a capital inside a sentence is an ordinary one. */
static bool
is_loose(const struct anon_word *word)
{
    return word != NULL && (word->rank_en != 0 || word->rank_id != 0) &&
        (word->flags & ~(uint32_t)ANON_WORD_VERB) == 0;
}

/*
 * How careful the writer is with capitals: where no ordinary word has one
 * inside a sentence, a word that has is the more surely a name.
 */
static int
capital_bits(const struct anon_document *document, size_t loose)
{
    size_t count = document->token_count;
    size_t words =
        count - anon_marks_count(document->marks, ANON_MARK_RARE, 0, count);

    if (words < CAREFUL_WORDS || loose * LOOSE_SHARE > words) {
        return CAPITAL_LOOSE;
    }
    return loose == 0 ? CAPITAL_CAREFUL : CAPITAL_USUAL;
}

/*
 * Fills in how the capitals of one line are to be read, of which `walk` stops
 * at each; returns how many of its words have one that only names should have.
 */
static size_t
read_line(const struct anon_document *document, struct anon_walk *walk,
    size_t begin, size_t end)
{
    uint8_t *cases = document->reading->cases;
    size_t i = anon_walk_next(walk, begin);
    struct line line = { begin, end, TITLE_UNKNOWN };
    size_t loose = 0;

    for (; i < end; i = anon_walk_next(walk, i + 1)) {
        enum anon_case how = case_of(document, &line, i);

        cases[i] = (uint8_t)how;
        loose += how == ANON_CASE_CAPITAL && is_loose(document->tokens[i].word);
    }
    return loose;
}

static void
read_cases(const struct anon_document *document)
{
    const struct anon_marks *marks = document->marks;
    size_t count = document->token_count;
    struct anon_walk lines = anon_walk_exactly(marks, ANON_MARK_LINE);
    struct anon_walk walk = anon_walk_exactly(marks, ANON_MARK_CAPITAL);
    size_t words = count - anon_marks_count(marks, ANON_MARK_NUMBER, 0, count);
    size_t capitals = anon_marks_count(marks, ANON_MARK_CAPITAL, 0, count);
    size_t loose = 0;
    size_t at = 0;

    while (at < count) {
        size_t end = anon_walk_next(&lines, at + 1);

        loose += read_line(document, &walk, at, end);
        at = end;
    }
    if (capitals * NO_CAPITALS < words && words > 4) {
        memset(document->reading->cases, ANON_CASE_NONE, count);
        loose = 0;
    }
    document->reading->capital = capital_bits(document, loose);
}

/* Links the places of each word. */
static enum anon_status
read_repeats(const struct anon_document *document)
{
    struct anon_reading *reading = document->reading;
    size_t count = document->token_count;
    unsigned bits = LEAST_BUCKETS;
    uint32_t *last; /* 1 + token, by bucket */
    uint32_t *before;
    uint32_t *after;
    uint64_t mask;
    uint32_t i;

    while (((size_t)1 << bits) < count) {
        bits++;
    }
    last = anon_scratch_take(document->scratch, sizeof(*last) << bits);
    before =
        anon_scratch_take(document->scratch, (2 * count + 1) * sizeof(*before));
    if (last == NULL || before == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    /* What is behind none goes to the place before the first. */
    after = before + count;
    reading->before = before;
    reading->after = after + 1;
    mask = (UINT64_C(1) << bits) - 1;
    for (i = 0; i < count; i++) {
        uint32_t *bucket = &last[document->tokens[i].hash & mask];

        before[i] = *bucket;
        after[*bucket] = i + 1;
        *bucket = i + 1;
    }
    return ANON_OK;
}

/* Reads what all contexts of the document share, the first time. */
static enum anon_status
read_document(const struct anon_document *document)
{
    struct anon_reading *reading = document->reading;
    size_t count = document->token_count;

    if (reading->odds != NULL) {
        return ANON_OK;
    }
    reading->cases =
        anon_scratch_take(document->scratch, count + ANON_CASES_PAD);
    reading->odds = reading->cases == NULL
        ? NULL
        : anon_scratch_take(document->scratch, count);
    if (reading->odds == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    memset(reading->odds, ANON_ODDS_UNKNOWN, count);
    read_cases(document);
    return read_repeats(document);
}

enum anon_status
anon_context_init(struct anon_context *context,
    const struct anon_document *document)
{
    size_t count = document->token_count;

    *context = (struct anon_context)ANON_CONTEXT_INIT;
    context->document = document;
    if (count == 0) {
        return ANON_OK;
    }
    if (read_document(document) != ANON_OK) {
        return ANON_ERR_NO_MEMORY;
    }
    context->taken = anon_scratch_take(document->scratch, count);
    if (context->taken == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    context->cases = document->reading->cases;
    context->odds = document->reading->odds;
    context->capital = document->reading->capital;
    context->count = count;
    return ANON_OK;
}

/*
 * Narrows `*low` to `*high` around the token asked for, from where it is if all
 * tokens are of one length.
 */
static void
guess(const struct anon_document *document, size_t at, size_t *ret_low,
    size_t *ret_high)
{
    const struct anon_token *tokens = document->tokens;
    size_t count = document->token_count;
    size_t low = 0;
    size_t high = count;
    size_t step = 1;
    size_t i = (size_t)((uint64_t)at * count / document->folded_len);

    if (i >= count) {
        i = count - 1;
    }
    if (tokens[i].end <= at) {
        for (low = i + 1; i + step < count && tokens[i + step].end <= at;
             step *= 2) {
            low = i + step + 1;
        }
        high = i + step < count ? i + step : count;
    } else {
        for (high = i; step <= i && tokens[i - step].end > at; step *= 2) {
            high = i - step;
        }
        low = step <= i ? i - step + 1 : 0;
    }
    *ret_low = low;
    *ret_high = high;
}

/* anon_context_token() where it was not asked before. */
static size_t
find_token(const struct anon_document *document, size_t at)
{
    size_t low;
    size_t high;

    guess(document, at, &low, &high);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->tokens[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t
anon_context_token(const struct anon_context *context, size_t at)
{
    struct anon_asked *asked;

    if (context->count == 0) {
        return 0;
    }
    asked = &context->document->reading
                 ->asked[(uint32_t)at * UINT32_C(0x9E3779B1) >>
                     (32 - ANON_ASKED_BITS)];
    if (asked->after != at + 1) {
        asked->token = (uint32_t)find_token(context->document, at);
        asked->after = (uint32_t)at + 1;
    }
    return asked->token;
}

void
anon_context_take(struct anon_context *context,
    const struct anon_findings *findings, uint8_t confidence)
{
    size_t i;
    size_t t;

    for (i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];

        if (finding->confidence < confidence) {
            continue;
        }
        for (t = anon_context_token(context, finding->begin);
             t < context->count &&
             context->document->tokens[t].begin < finding->end;
             t++) {
            context->taken[t] = 1;
        }
    }
}

void
anon_context_release(struct anon_context *context)
{
    *context = (struct anon_context)ANON_CONTEXT_INIT;
}

bool
anon_context_joined(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    struct anon_text gap;

    if (index + 1 >= context->count) {
        return false;
    }
    if (token->flags & ANON_TOKEN_BLANK) {
        return true;
    }
    gap = anon_document_gap(context->document, index);
    if (gap.len == 1) {
        return gap.data[0] == ' ' || gap.data[0] == '-' ||
            (gap.data[0] == '.' && token_len(token) == 1);
    }
    return gap.len == 2 && gap.data[0] == '.' && gap.data[1] == ' ' &&
        (token_len(token) == 1 ||
            (anon_context_flags(context, index) &
                (ANON_WORD_HONORIFIC | ANON_WORD_PARTICLE)) != 0);
}
