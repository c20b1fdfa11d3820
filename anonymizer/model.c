#include "anonymizer/model.h"

#include <assert.h>

#include "anonymizer/hash.h"

/* Words of a rank up to this enter as themselves; anon_word.rank_en. */
#define WORD_RANK 14

/* Words that identify nobody, whatever stands beside them. */
#define NEVER                                                                  \
    (ANON_WORD_SAFE | ANON_WORD_DRUG | ANON_WORD_WEEKDAY |                     \
        ANON_WORD_RELIGION | ANON_WORD_DETERMINER)

/* Words this far away count as the rest of the text. */
#define NEAR_WORDS 300

/* Words before and after that tell, and what they tell by. */
#define WINDOW 4
#define TELLING                                                                \
    (ANON_WORD_KIN | ANON_WORD_HONORIFIC | ANON_WORD_CUE_NAME |                \
        ANON_WORD_LABEL | ANON_WORD_PLACE_CUE | ANON_WORD_ORG |                \
        ANON_WORD_VERB | ANON_WORD_INSTRUMENT | ANON_WORD_DETERMINER)

/* How many features anon_model_read() adds, whatever the token. */
#define FEATURES 34
static_assert(FEATURES <= ANON_MODEL_FEATURES, "features must have room");

/* What stands between two tokens. */
enum gap {
    GAP_BLANK,
    GAP_COMMA,
    GAP_STOP,
    GAP_COLON,
    GAP_HYPHEN,
    GAP_LINE,
    GAP_QUOTE,
    GAP_OTHER,
    GAP_POSSESSIVE,
    GAP_EDGE,
};

static inline void
add(struct anon_model_features *features, uint32_t kind, uint64_t value)
{
    uint64_t hash = (value + kind * UINT64_C(0xC2B2AE3D27D4EB4F)) *
        UINT64_C(0x9E3779B97F4A7C15);

    features->hashes[features->count++] = (uint32_t)(hash >> 32);
    __builtin_prefetch(
        &anon_model_weights[anon_model_row((uint32_t)(hash >> 32))]);
}

static enum gap
gap_after(const struct anon_context *context, size_t index)
{
    struct anon_text gap;
    size_t i;

    if (index >= context->count || index + 1 >= context->count) {
        return GAP_EDGE;
    }
    if (context->document->tokens[index].flags & ANON_TOKEN_BLANK) {
        return GAP_BLANK;
    }
    gap = anon_document_gap(context->document, index);
    if (gap.len == 1 && gap.data[0] == ' ') {
        return GAP_BLANK;
    }
    if (gap.len > 2 && gap.data[0] == '\'' && gap.data[1] == 's') {
        return GAP_POSSESSIVE;
    }
    for (i = 0; i < gap.len; i++) {
        switch (gap.data[i]) {
        case '\n': return GAP_LINE;
        case ',': return GAP_COMMA;
        case '.':
        case '!':
        case '?': return GAP_STOP;
        case ':': return GAP_COLON;
        case '-': return GAP_HYPHEN;
        case '"':
        case '(': return GAP_QUOTE;
        default: break;
        }
    }
    return GAP_OTHER;
}

/* What the lists say, as one number: no word and no name in it. */
static inline uint64_t
class_of(const struct anon_context *context, size_t index)
{
    const struct anon_word *word;
    uint32_t flags;

    if (index >= context->count) {
        return 1;
    }
    word = context->document->tokens[index].word;
    if (word == NULL) {
        return 2 +
            (context->document->tokens[index].flags &
                (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED));
    }
    flags = anon_context_flags(context, index) &
        ~(uint32_t)(ANON_WORD_PHRASE | ANON_WORD_ONLY_ID);
    return (uint64_t)flags << 8 | 5;
}

/* The same with the frequencies. */
static inline uint64_t
rank_of(const struct anon_context *context, size_t index)
{
    const struct anon_word *word;

    if (index >= context->count) {
        return 1;
    }
    word = context->document->tokens[index].word;
    if (word == NULL) {
        return 2;
    }
    return ((uint64_t)(word->rank_en / 2) << 24 |
               (uint64_t)(word->rank_id / 2) << 16 |
               (uint64_t)(word->given / 3) << 8 |
               (uint64_t)(word->surname / 3)) +
        3;
}

/* An ordinary word enters as itself, anything else as its class. */
static inline bool
is_usual(const struct anon_word *word)
{
    return word != NULL &&
        ((word->rank_en != 0 && word->rank_en <= WORD_RANK) ||
            (word->rank_id != 0 && word->rank_id <= WORD_RANK));
}

static inline uint64_t
case_of(const struct anon_context *context, size_t index)
{
    return index < context->count ? context->cases[index] + 1U : 0;
}

/* The first or last `count` bytes of a word. */
static inline uint64_t
part_of(struct anon_text word, size_t count, bool last)
{
    if (word.len < count) {
        return 1;
    }
    return anon_hash(ANON_HASH_START,
        last ? word.data + word.len - count : word.data, count);
}

static inline uint64_t
join(uint64_t a, uint64_t b)
{
    return a * UINT64_C(0x100000001B3) ^ b;
}

bool
anon_model_asks(const struct anon_model_input *input, size_t index)
{
    const struct anon_context *context = input->context;
    const struct anon_token *token = &context->document->tokens[index];
    uint32_t flags;

    if ((token->flags & ANON_TOKEN_WORD) == 0 || context->taken[index]) {
        return false;
    }
    flags = anon_context_flags(context, index);
    if (flags & NEVER) {
        return false;
    }
    if (input->rules[index] != 0 || (token->flags & ANON_TOKEN_CAPITAL)) {
        return true;
    }
    if (anon_context_case(context, index) != ANON_CASE_NONE) {
        return false;
    }
    return token->word == NULL ||
        (flags &
            (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN | ANON_WORD_NAME_ID |
                ANON_WORD_PLACE | ANON_WORD_ORG | ANON_WORD_COUNTRY)) != 0;
}

/* How the word stands in the rest of the text: small, or with a capital. */
static uint64_t
elsewhere(const struct anon_context *context, size_t index)
{
    const struct anon_token *tokens = context->document->tokens;
    uint64_t found = 0;
    size_t i;

    for (i = anon_context_before(context, index);
         i != SIZE_MAX && i + NEAR_WORDS >= index;
         i = anon_context_before(context, i)) {
        if (tokens[i].hash == tokens[index].hash) {
            found |= UINT64_C(1) << context->cases[i];
        }
    }
    for (i = anon_context_after(context, index); i < index + NEAR_WORDS;
         i = anon_context_after(context, i)) {
        if (tokens[i].hash == tokens[index].hash) {
            found |= UINT64_C(1) << context->cases[i];
        }
    }
    return found;
}

/* What kinds of words the last few before the token are. */
static uint64_t
cues_before(const struct anon_context *context, size_t index)
{
    uint32_t flags = 0;
    size_t i;

    for (i = index; i-- > 0 && index - i <= WINDOW;) {
        flags |= anon_context_flags(context, i) & TELLING;
        if (context->document->tokens[i].flags & ANON_TOKEN_SENTENCE) {
            break;
        }
    }
    return flags;
}

/* The same of those after it. */
static uint64_t
cues_after(const struct anon_context *context, size_t index)
{
    uint32_t flags = 0;
    size_t i;

    for (i = index + 1; i < context->count && i - index <= WINDOW; i++) {
        if (context->document->tokens[i].flags & ANON_TOKEN_SENTENCE) {
            break;
        }
        flags |= anon_context_flags(context, i) & TELLING;
    }
    return flags;
}

/* What several features ask of a token, found once. */
struct place {
    uint64_t word;
    uint64_t class;
    uint64_t found; /* case_of() */
};

static inline struct place
place_of(const struct anon_context *context, size_t index)
{
    struct place place = { 1, 1, case_of(context, index) };

    if (index < context->count) {
        const struct anon_token *token = &context->document->tokens[index];

        place.class = class_of(context, index);
        place.word = is_usual(token->word) ? token->hash : place.class;
    }
    return place;
}

/* What is around the token. */
static void
read_neighbours(const struct anon_model_input *input, size_t i,
    struct place own, uint64_t gap_left, struct anon_model_features *features)
{
    const struct anon_context *context = input->context;
    size_t before = i - 1; /* SIZE_MAX at the edge: out of range */
    struct place last = place_of(context, before);
    struct place next = place_of(context, i + 1);
    struct place last_but_one = place_of(context, i - 2);
    struct place next_but_one = place_of(context, i + 2);
    uint64_t gap_right = gap_after(context, i);
    uint64_t word_before = join(last.word, gap_left);
    uint64_t word_after = join(next.word, gap_right);

    add(features, 20, word_before);
    add(features, 21, word_after);
    add(features, 22, join(last_but_one.word, last.word));
    add(features, 23, join(next.word, next_but_one.word));
    add(features, 24, join(last.class, last.found));
    add(features, 25, join(next.class, next.found));
    add(features, 26, join(join(last.found, own.found), next.found));
    add(features, 27, join(gap_left, join(gap_right, own.found)));
    add(features, 28,
        join(rank_of(context, i + 1), join(next.found, gap_right)));
    add(features, 29,
        join(rank_of(context, before), join(last.found, gap_left)));
    add(features, 32, join(word_before, word_after));
    add(features, 33, join(last.class, last_but_one.class));
    add(features, 34, join(next.class, next_but_one.class));
    add(features, 35, join(cues_before(context, i), own.found));
    add(features, 36, join(cues_after(context, i), own.found));
    add(features, 37, join(elsewhere(context, i), own.found));
    add(features, 30,
        join(i + 1 < context->count ? input->rules[i + 1] : 15,
            join(gap_right, input->rules[i])));
    add(features, 31,
        join(i > 0 ? input->rules[before] : 15,
            join(gap_left, input->rules[i])));
}

/* The letters of the word, and how many. */
static void
read_letters(const struct anon_context *context, size_t index, uint64_t found,
    struct anon_model_features *features)
{
    struct anon_text word = anon_document_word(context->document, index);
    uint64_t language = context->document->language;

    add(features, 10, join(part_of(word, 3, true), language));
    add(features, 11, join(part_of(word, 2, true), language));
    add(features, 12, join(part_of(word, 3, false), language));
    add(features, 13, join(part_of(word, 4, true), language));
    add(features, 14, join(word.len > 8 ? 9 : word.len, found));
}

void
anon_model_read(const struct anon_model_input *input, size_t index,
    struct anon_model_features *ret_features)
{
    const struct anon_context *context = input->context;
    struct place own = place_of(context, index);
    uint64_t found = own.found;
    uint64_t language = context->document->language;
    uint64_t rank = rank_of(context, index);
    uint64_t rule = input->rules[index];
    uint64_t gap_left = index == 0 ? GAP_EDGE : gap_after(context, index - 1);
    unsigned odds = (unsigned)(anon_context_odds(context, index) + 20);
    struct anon_model_features *features = ret_features;

    features->count = 0;
    /* These count with the label before, too. */
    add(features, 1, join(found, language));
    add(features, 2, join(own.class, found));
    add(features, 3, join(rule, found));
    add(features, 4, join(odds / 2, found));
    add(features, 5, join(gap_left, found));

    add(features, 6, own.word);
    add(features, 7, join(own.word, found));
    add(features, 8, rank);
    add(features, 9, join(rank, found));
    read_letters(context, index, found, features);
    add(features, 15, join(rule, join(odds / 4, language)));
    add(features, 16, join((uint64_t)context->capital, join(found, rule)));
    read_neighbours(input, index, own, gap_left, features);
    assert(features->count == FEATURES);
}

/* The weights of one hash. */
static inline uint32_t
weights_of(uint32_t hash)
{
    return anon_model_weights[anon_model_row(hash)];
}

enum anon_label
anon_model_label(const struct anon_model_features *features,
    enum anon_label before, int *ret_margin)
{
    size_t count = features->count + ANON_MODEL_PAIRED;
    int bias = ANON_MODEL_BIAS * (int)count;
    int scores[ANON_LABEL_COUNT - 1];
    enum anon_label best = ANON_LABEL_PERSON;
    /* Person and organisation in one number; 45 * 255 fits in 16 bits. */
    uint32_t outer = 0;
    uint32_t middle = 0;
    size_t i;
    int y;

    for (i = 0; i < features->count; i++) {
        uint32_t row = weights_of(features->hashes[i]);

        outer += row & 0x00FF00FF;
        middle += row >> 8 & 0xFF;
    }
    for (i = 0; i < ANON_MODEL_PAIRED; i++) {
        uint32_t row = weights_of(anon_model_pair(features->hashes[i], before));

        outer += row & 0x00FF00FF;
        middle += row >> 8 & 0xFF;
    }
    scores[ANON_LABEL_PERSON - 1] = (int)(outer & 0xFFFF) - bias;
    scores[ANON_LABEL_LOCATION - 1] = (int)middle - bias;
    scores[ANON_LABEL_ORG - 1] = (int)(outer >> 16) - bias;
    for (y = 1; y < ANON_LABEL_COUNT - 1; y++) {
        if (scores[y] > scores[best - 1]) {
            best = (enum anon_label)(y + 1);
        }
    }
    *ret_margin = scores[best - 1];
    return best;
}
