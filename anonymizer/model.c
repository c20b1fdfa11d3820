#include "anonymizer/model.h"

#include <assert.h>
#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/scratch.h"

/* Words of a rank up to this enter as themselves; anon_word.rank_en. */
#define WORD_RANK 14

/* Words this far away count as the rest of the text. */
#define NEAR_WORDS 300

/* Words before and after that tell, and what they tell by. */
#define WINDOW 4
#define TELLING                                                                \
    (ANON_WORD_KIN | ANON_WORD_HONORIFIC | ANON_WORD_CUE_NAME |                \
        ANON_WORD_LABEL | ANON_WORD_PLACE_CUE | ANON_WORD_ORG |                \
        ANON_WORD_VERB | ANON_WORD_INSTRUMENT | ANON_WORD_DETERMINER)

/*
 * How many features there are of the word, of what the rules say, and of what
 * is around the token.
 */
#define OF_WORD 11
#define OF_RULE 4
#define OF_PLACE 19
#define ALL (OF_WORD + OF_RULE + OF_PLACE)
static_assert(ALL <= ANON_MODEL_FEATURES, "features must have room");

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

/*
 * Where features go: to `hashes`, when somebody wants them, else their weights
 * to `sums`.  Both ways are compiled from the same lines, so that what is
 * tagged is what was learnt.
 */
struct sink {
    uint32_t *hashes;
    struct sums {
        uint32_t total; /* of whole rows; 39 * 0xFFFFFF fits */
        uint32_t outer; /* person and organisation, 16 bits each */
    } sums;
};

#define INLINE static inline __attribute__((always_inline))

/* Counts the weights of one hash. */
INLINE void
count(struct sums *sums, uint32_t hash)
{
    uint32_t row = anon_model_weights[anon_model_row(hash)];

    sums->total += row;
    sums->outer += row & 0x00FF00FF;
}

INLINE uint32_t
hash_of(uint32_t kind, uint64_t value)
{
    return (uint32_t)((value + kind * UINT64_C(0xC2B2AE3D27D4EB4F)) *
            UINT64_C(0x9E3779B97F4A7C15) >>
        32);
}

INLINE void
add(struct sink *sink, uint32_t kind, uint64_t value)
{
    if (sink->hashes != NULL) {
        *sink->hashes++ = hash_of(kind, value);
    } else {
        count(&sink->sums, hash_of(kind, value));
    }
}

/* The same for one that counts with the label before, too. */
INLINE void
add_paired(struct sink *sink, uint32_t kind, uint64_t value,
    enum anon_label before)
{
    add(sink, kind, value);
    if (sink->hashes == NULL) {
        count(&sink->sums, anon_model_pair(hash_of(kind, value), before));
    }
}

/* gap_after() of more than a blank between two tokens. */
static enum gap
read_gap(const struct anon_context *context, size_t index)
{
    struct anon_text gap = anon_document_gap(context->document, index);
    size_t i;

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

static inline enum gap
gap_after(const struct anon_context *context, size_t index)
{
    if (index + 1 >= context->count) {
        return GAP_EDGE;
    }
    return context->document->tokens[index].flags & ANON_TOKEN_BLANK
        ? GAP_BLANK
        : read_gap(context, index);
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

/*
 * An ordinary word enters as itself, anything else as its class.  A rank of 0
 * is none.
 */
static inline bool
is_usual(const struct anon_word *word)
{
    return word != NULL &&
        ((uint8_t)(word->rank_en - 1) < WORD_RANK ||
            (uint8_t)(word->rank_id - 1) < WORD_RANK);
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

/* From 0 on. */
static inline unsigned
odds_of(const struct anon_context *context, size_t index)
{
    return (unsigned)(anon_context_odds(context, index) + 20);
}

/* elsewhere() of a word that may be there more than once. */
static uint64_t
look_elsewhere(const struct anon_context *context, size_t index)
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

/* How the word stands in the rest of the text: small, or with a capital. */
static inline uint64_t
elsewhere(const struct anon_context *context, size_t index)
{
    const struct anon_reading *reading = context->document->reading;

    return reading->before[index] == 0 && reading->after[index] == 0
        ? 0
        : look_elsewhere(context, index);
}

/* By what a token tells, if anything. */
static inline uint32_t
telling(const struct anon_context *context, const struct anon_token *token)
{
    if (token->word == NULL || (token->word->flags & TELLING) == 0) {
        return 0;
    }
    return TELLING &
        anon_context_flags(context,
            (size_t)(token - context->document->tokens));
}

/* What kinds of words the last few before the token are. */
static inline uint64_t
cues_before(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    const struct anon_token *first = token - (index < WINDOW ? index : WINDOW);
    uint32_t flags = 0;

    while (token > first) {
        token--;
        flags |= telling(context, token);
        if (token->flags & ANON_TOKEN_SENTENCE) {
            break;
        }
    }
    return flags;
}

/* The same of those after it. */
static inline uint64_t
cues_after(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    size_t left = context->count - 1 - index;
    const struct anon_token *last = token + (left < WINDOW ? left : WINDOW);
    uint32_t flags = 0;

    while (token < last) {
        token++;
        if (token->flags & ANON_TOKEN_SENTENCE) {
            break;
        }
        flags |= telling(context, token);
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

/* What is around the token: OF_PLACE features. */
INLINE void
read_place(const struct anon_model_input *input, size_t i,
    enum anon_label label, struct sink *sink)
{
    const struct anon_context *context = input->context;
    size_t before = i - 1; /* SIZE_MAX at the edge: out of range */
    uint64_t found = context->cases[i] + 1U;
    struct place last = place_of(context, before);
    struct place next = place_of(context, i + 1);
    struct place last_but_one = place_of(context, i - 2);
    struct place next_but_one = place_of(context, i + 2);
    uint64_t gap_left = i == 0 ? GAP_EDGE : gap_after(context, before);
    uint64_t gap_right = gap_after(context, i);
    uint64_t word_before = join(last.word, gap_left);
    uint64_t word_after = join(next.word, gap_right);
    uint64_t rule = input->rules[i];

    add_paired(sink, 5, join(gap_left, found), label);
    add(sink, 20, word_before);
    add(sink, 21, word_after);
    add(sink, 22, join(last_but_one.word, last.word));
    add(sink, 23, join(next.word, next_but_one.word));
    add(sink, 24, join(last.class, last.found));
    add(sink, 25, join(next.class, next.found));
    add(sink, 26, join(join(last.found, found), next.found));
    add(sink, 27, join(gap_left, join(gap_right, found)));
    add(sink, 28, join(rank_of(context, i + 1), join(next.found, gap_right)));
    add(sink, 29, join(rank_of(context, before), join(last.found, gap_left)));
    add(sink, 32, join(word_before, word_after));
    add(sink, 33, join(last.class, last_but_one.class));
    add(sink, 34, join(next.class, next_but_one.class));
    add(sink, 35, join(cues_before(context, i), found));
    add(sink, 36, join(cues_after(context, i), found));
    add(sink, 37, join(elsewhere(context, i), found));
    add(sink, 30,
        join(i + 1 < context->count ? input->rules[i + 1] : 15,
            join(gap_right, rule)));
    add(sink, 31,
        join(i > 0 ? input->rules[before] : 15, join(gap_left, rule)));
}

/* What follows from the word and its capital alone: OF_WORD features. */
INLINE void
read_word(const struct anon_context *context, size_t index,
    enum anon_label before, struct sink *sink)
{
    struct place own = place_of(context, index);
    struct anon_text word = anon_document_word(context->document, index);
    uint64_t found = own.found;
    uint64_t language = context->document->language;
    uint64_t rank = rank_of(context, index);

    add_paired(sink, 2, join(own.class, found), before);
    add_paired(sink, 4, join(odds_of(context, index) / 2, found), before);
    add(sink, 6, own.word);
    add(sink, 7, join(own.word, found));
    add(sink, 8, rank);
    add(sink, 9, join(rank, found));
    add(sink, 10, join(part_of(word, 3, true), language));
    add(sink, 11, join(part_of(word, 2, true), language));
    add(sink, 12, join(part_of(word, 3, false), language));
    add(sink, 13, join(part_of(word, 4, true), language));
    add(sink, 14, join(word.len > 8 ? 9 : word.len, found));
}

/* What the rules and the writer's capitals say: OF_RULE features. */
INLINE void
read_rule(const struct anon_model_input *input, size_t index,
    enum anon_label before, struct sink *sink)
{
    const struct anon_context *context = input->context;
    uint64_t found = case_of(context, index);
    uint64_t language = context->document->language;
    uint64_t rule = input->rules[index];

    add_paired(sink, 1, join(found, language), before);
    add_paired(sink, 3, join(rule, found), before);
    add(sink, 15, join(rule, join(odds_of(context, index) / 4, language)));
    add(sink, 16, join((uint64_t)context->capital, join(found, rule)));
}

void
anon_model_read(const struct anon_model_input *input, size_t index,
    struct anon_model_features *ret_features)
{
    /* The order in which the weights were learnt: the paired ones first. */
    static const uint8_t order[ALL] = { 11, 0, 12, 1, 15, 2, 3, 4, 5, 6, 7, 8,
        9, 10, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
        30, 31, 32, 33 };
    uint32_t all[ALL];
    struct sink sink = { all, { 0, 0 } };
    size_t i;

    read_word(input->context, index, ANON_LABEL_NONE, &sink);
    assert(sink.hashes == all + OF_WORD);
    read_rule(input, index, ANON_LABEL_NONE, &sink);
    assert(sink.hashes == all + OF_WORD + OF_RULE);
    read_place(input, index, ANON_LABEL_NONE, &sink);
    assert(sink.hashes == all + ALL);
    for (i = 0; i < ALL; i++) {
        ret_features->hashes[i] = all[order[i]];
    }
    ret_features->count = ALL;
}

/* The weights of read_word(). */
static __attribute__((noinline)) struct sums
sums_of_word(const struct anon_context *context, size_t index,
    enum anon_label before)
{
    struct sink sink = { NULL, { 0, 0 } };

    read_word(context, index, before, &sink);
    return sink.sums;
}

/* The weights of read_rule(). */
static __attribute__((noinline)) struct sums
sums_of_rule(const struct anon_model_input *input, size_t index,
    enum anon_label before)
{
    struct sink sink = { NULL, { 0, 0 } };

    read_rule(input, index, before, &sink);
    return sink.sums;
}

/* Where the sums of read_word() or read_rule() are kept. */
struct kept {
    uint64_t key;
    struct anon_wide_answer *places;
};

static inline struct kept
kept_at(const struct anon_context *context, uint64_t key)
{
    struct anon_wide_memo *memo = context->document->scratch->tagged;

    return (struct kept){ key, anon_wide_memo_places(memo, key) };
}

/* read_word() says the same at most places of a word. */
static inline struct kept
kept_word(const struct anon_context *context, size_t index,
    enum anon_label before)
{
    const struct anon_document *document = context->document;
    uint32_t flags = document->tokens[index].flags & ANON_TOKEN_CAPITAL;

    return kept_at(context,
        anon_memo_key(document->tokens[index].hash,
            1 + (uint64_t)before + ((uint64_t)context->cases[index] << 4) +
                ((uint64_t)document->language << 8) + ((uint64_t)flags << 12)));
}

/* For read_rule() there are few cases. */
static inline struct kept
kept_rule(const struct anon_model_input *input, size_t index,
    enum anon_label before)
{
    const struct anon_context *context = input->context;

    return kept_at(context,
        anon_memo_key((uint64_t)before << 8 | input->rules[index],
            1 + (uint64_t)context->cases[index] +
                ((uint64_t)context->document->language << 4) +
                ((uint64_t)(odds_of(context, index) / 4) << 8) +
                ((uint64_t)context->capital << 16)));
}

/* Adds sums that are kept, or says that there are none. */
INLINE bool
count_kept(struct sums *sums, const struct kept *kept)
{
    const struct anon_wide_answer *found =
        anon_wide_memo_find(kept->places, kept->key);

    if (found != NULL) {
        sums->total += (uint32_t)(found->answer >> 32);
        sums->outer += (uint32_t)found->answer;
    }
    return found != NULL;
}

/* Keeps sums, and adds them. */
static inline void
keep(struct sums *sums, const struct kept *kept, struct sums more)
{
    anon_wide_memo_put(kept->places, kept->key,
        (uint64_t)more.total << 32 | more.outer);
    sums->total += more.total;
    sums->outer += more.outer;
}

/*
 * All sums, with what is kept.  That is on its way from memory while what is
 * around the token is read.  A sink that the compiler knows for one without
 * hashes stays in registers.
 */
static struct sums
count_all(const struct anon_model_input *input, size_t index,
    enum anon_label before)
{
    struct kept word = kept_word(input->context, index, before);
    struct kept rule = kept_rule(input, index, before);
    struct sink sink = { NULL, { 0, 0 } };

    read_place(input, index, before, &sink);
    if (!count_kept(&sink.sums, &word)) {
        keep(&sink.sums, &word, sums_of_word(input->context, index, before));
    }
    if (!count_kept(&sink.sums, &rule)) {
        keep(&sink.sums, &rule, sums_of_rule(input, index, before));
    }
    return sink.sums;
}

/* The same without a place to keep anything. */
static struct sums
count_afresh(const struct anon_model_input *input, size_t index,
    enum anon_label before)
{
    struct sums word = sums_of_word(input->context, index, before);
    struct sums rule = sums_of_rule(input, index, before);
    struct sink sink = { NULL, { 0, 0 } };

    read_place(input, index, before, &sink);
    sink.sums.total += word.total + rule.total;
    sink.sums.outer += word.outer + rule.outer;
    return sink.sums;
}

enum anon_label
anon_model_tag(const struct anon_model_input *input, size_t index,
    enum anon_label before, int *ret_margin)
{
    static const int bias = ANON_MODEL_BIAS * (ALL + ANON_MODEL_PAIRED);
    struct sums sums = input->context->document->scratch->tagged == NULL
        ? count_afresh(input, index, before)
        : count_all(input, index, before);
    enum anon_label best = ANON_LABEL_PERSON;
    int person;
    int location;
    int org;

    person = (int)(sums.outer & 0xFFFF);
    org = (int)(sums.outer >> 16);
    location = (int)((sums.total - sums.outer) >> 8);
    *ret_margin = person;
    if (location > *ret_margin) {
        best = ANON_LABEL_LOCATION;
        *ret_margin = location;
    }
    if (org > *ret_margin) {
        best = ANON_LABEL_ORG;
        *ret_margin = org;
    }
    *ret_margin -= bias;
    return best;
}
