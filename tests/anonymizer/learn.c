#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/detect.h"
#include "anonymizer/learned.h"
#include "anonymizer/model.h"

/*
 * For data/train.py: learns the weights of the tagger.  Reads texts, each
 * "LANGUAGE BYTES" on a line, that many bytes of text and as many of labels:
 * '0' to '3' an enum anon_label, '9' not to learn from; writes a line for each
 * row of the table, "ROW PERSON LOCATION ORG".  Multinomial logistic
 * regression by stochastic gradients (AdaGrad, Duchi 2011); the same input
 * gives the same output.
 */

#define TEXT_MAX 1000000
#define ROWS (1U << ANON_MODEL_BITS)
#define LABELS ANON_LABEL_COUNT
#define UNKNOWN 9

/* Times over the texts, the step, and what a weight loses on the way. */
#define ROUNDS 6
#define RATE 0.08f
#define DECAY 2e-5f

/* A feature is left out once in so many times, so that others learn too. */
#define DROP_ONE 8

/* A text is read as if there were no rules, once in so many times. */
#define DROP_RULES 3

/* A feature of fewer tokens says nothing. */
#define SEEN_LEAST 3

/* A weight of 1 in the table, which holds -127 to 127. */
#define SCALE 16.0f

/* A row in which no weight is larger says too little to be kept. */
#define SMALL 1

struct example {
    uint8_t label;  /* enum anon_label or UNKNOWN */
    uint8_t asks;   /* 0: the tagger does not look here */
    uint8_t count;  /* of its rows */
    uint32_t first; /* in rows */
};

struct corpus {
    struct example *examples; /* the texts one after the other */
    size_t count;
    size_t cap;
    uint32_t *rows;
    size_t row_count;
    size_t row_cap;
    size_t *texts; /* first example of each; one more at the end */
    size_t text_count;
    size_t text_cap;
};

static float weights[ROWS][LABELS];
static float squares[ROWS][LABELS];
static uint32_t seen[ROWS];

static void *
grow(void *items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap) {
        return items;
    }
    *cap = *cap == 0 ? 1024 : *cap * 2;
    items = realloc(items, *cap * size);
    if (items == NULL) {
        abort();
    }
    return items;
}

/* Reproducible dice (xorshift, Marsaglia 2003). */
static uint32_t
dice(uint32_t sides)
{
    static uint64_t state = UINT64_C(88172645463325252);

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % sides;
}

static void
add_token(struct corpus *corpus, const struct anon_model_input *input,
    size_t index, uint8_t label)
{
    struct anon_model_features features = { .count = 0 };
    struct example example = { label, anon_model_asks(input, index), 0,
        (uint32_t)corpus->row_count };
    size_t f;

    if (example.asks) {
        anon_model_read(input, index, &features);
    }
    example.count = (uint8_t)features.count;
    for (f = 0; f < features.count; f++) {
        corpus->rows = grow(corpus->rows, corpus->row_count, &corpus->row_cap,
            sizeof(*corpus->rows));
        corpus->rows[corpus->row_count++] = features.hashes[f];
    }
    corpus->examples = grow(corpus->examples, corpus->count, &corpus->cap,
        sizeof(*corpus->examples));
    corpus->examples[corpus->count++] = example;
}

static void
add_document(struct corpus *corpus, const struct anon_model_input *input,
    const char *labels)
{
    const struct anon_document *document = input->context->document;
    size_t i;

    corpus->texts = grow(corpus->texts, corpus->text_count + 1,
        &corpus->text_cap, sizeof(*corpus->texts));
    corpus->texts[corpus->text_count++] = corpus->count;
    for (i = 0; i < document->token_count; i++) {
        size_t begin;
        size_t end;

        anon_document_source(document, document->tokens[i].begin,
            document->tokens[i].end, &begin, &end);
        add_token(corpus, input, i, (uint8_t)(labels[begin] - '0'));
    }
}

/* Each text once with what the rules say and once without. */
static void
add_text(struct corpus *corpus, struct anon_text text, const char *labels,
    enum anon_language language)
{
    struct anon_scan_options options = { .language = language };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_context context = ANON_CONTEXT_INIT;
    struct anon_document document;
    uint8_t *rules = NULL;
    size_t i;

    if (anon_document_init(&document, text, &options) != ANON_OK ||
        anon_detect_email(&document, &findings) != ANON_OK ||
        anon_detect_url(&document, &findings) != ANON_OK ||
        anon_detect_handle(&document, &findings) != ANON_OK ||
        anon_detect_org(&document, &findings) != ANON_OK ||
        anon_detect_place(&document, &findings) != ANON_OK ||
        anon_detect_name(&document, &findings) != ANON_OK ||
        anon_context_init(&context, &document) != ANON_OK) {
        abort();
    }
    rules = calloc(context.count + 1, 1);
    if (rules == NULL) {
        abort();
    }
    anon_learned_rules(&context, &findings, rules, NULL);
    add_document(corpus, &(struct anon_model_input){ &context, rules }, labels);
    for (i = 0; i < context.count; i++) {
        rules[i] = rules[i] == ANON_LEARNED_SMALL ? rules[i] : 0;
    }
    add_document(corpus, &(struct anon_model_input){ &context, rules }, labels);
    free(rules);
    anon_context_release(&context);
    anon_findings_release(&findings);
    anon_document_release(&document);
}

static void
count_rows(const struct corpus *corpus)
{
    size_t i;
    size_t f;

    for (i = 0; i < corpus->count; i++) {
        const struct example *example = &corpus->examples[i];

        for (f = 0; example->label != UNKNOWN && f < example->count; f++) {
            seen[anon_model_row(corpus->rows[example->first + f])]++;
        }
    }
}

/* The rows that speak of one token, with the label before it. */
static size_t
gather(const struct corpus *corpus, const struct example *example,
    enum anon_label before, uint32_t *ret_rows)
{
    size_t count = 0;
    size_t f;

    for (f = 0; f < example->count; f++) {
        uint32_t row = anon_model_row(corpus->rows[example->first + f]);

        if (seen[row] >= SEEN_LEAST && dice(DROP_ONE) != 0) {
            ret_rows[count++] = row;
        }
    }
    for (f = 0; f < ANON_MODEL_PAIRED && f < example->count; f++) {
        ret_rows[count++] = anon_model_row(
            anon_model_pair(corpus->rows[example->first + f], before));
    }
    return count;
}

/* One step; returns the label that was likeliest before it. */
static enum anon_label
step(const uint32_t *rows, size_t count, enum anon_label label)
{
    float scores[LABELS] = { 0 };
    float sum = 0;
    enum anon_label best = ANON_LABEL_NONE;
    size_t i;
    int y;

    for (i = 0; i < count; i++) {
        for (y = 0; y < LABELS; y++) {
            scores[y] += weights[rows[i]][y];
        }
    }
    for (y = 0; y < LABELS; y++) {
        best = scores[y] > scores[best] ? (enum anon_label)y : best;
    }
    for (y = 0; y < LABELS; y++) {
        scores[y] = expf(scores[y] - scores[best]);
        sum += y == (int)best ? 0 : scores[y];
    }
    for (y = 0; y < LABELS; y++) {
        float slope = (y == (int)best ? 1 : scores[y]) / (sum + 1) -
            (y == (int)label ? 1 : 0);

        for (i = 0; i < count; i++) {
            float *weight = &weights[rows[i]][y];
            float *square = &squares[rows[i]][y];

            *square += slope * slope;
            *weight -= RATE * slope / sqrtf(*square + 1e-6f) + DECAY * *weight;
        }
    }
    return best;
}

static void
learn_text(const struct corpus *corpus, size_t text)
{
    enum anon_label before = ANON_LABEL_NONE;
    size_t i;

    for (i = corpus->texts[text]; i < corpus->texts[text + 1]; i++) {
        const struct example *example = &corpus->examples[i];
        uint32_t rows[ANON_MODEL_FEATURES + ANON_MODEL_PAIRED];
        enum anon_label guess;

        if (!example->asks || example->label == UNKNOWN) {
            before = ANON_LABEL_NONE;
            continue;
        }
        guess = step(rows, gather(corpus, example, before, rows),
            (enum anon_label)example->label);
        before = dice(2) ? guess : (enum anon_label)example->label;
    }
}

static void
learn(const struct corpus *corpus)
{
    size_t half = corpus->text_count / 2;
    size_t *order = calloc(half + 1, sizeof(*order));
    size_t round;
    size_t i;

    if (order == NULL) {
        abort();
    }
    for (i = 0; i < half; i++) {
        order[i] = i;
    }
    for (round = 0; round < ROUNDS; round++) {
        for (i = half; i-- > 1;) {
            size_t other = dice((uint32_t)i + 1);
            size_t kept = order[i];

            order[i] = order[other];
            order[other] = kept;
        }
        for (i = 0; i < half; i++) {
            learn_text(corpus, 2 * order[i] + (dice(DROP_RULES) == 0));
        }
    }
    free(order);
}

static int
whole(float weight)
{
    long value = lroundf(weight * SCALE);

    return value > 127 ? 127 : value < -127 ? -127 : (int)value;
}

static void
print_weights(void)
{
    uint32_t row;

    for (row = 0; row < ROWS; row++) {
        int values[LABELS];
        int y;

        for (y = 1; y < LABELS; y++) {
            values[y] = whole(weights[row][y] - weights[row][0]);
        }
        if (abs(values[1]) > SMALL || abs(values[2]) > SMALL ||
            abs(values[3]) > SMALL) {
            (void)printf("%x %d %d %d\n", row, values[1], values[2], values[3]);
        }
    }
}

int
main(void)
{
    static char text[TEXT_MAX];
    static char labels[TEXT_MAX];
    struct corpus corpus = { 0 };
    char language[8];
    size_t len;

    while (scanf("%7s %zu", language, &len) == 2) {
        if (getchar() != '\n' || len > TEXT_MAX ||
            fread(text, 1, len, stdin) != len ||
            fread(labels, 1, len, stdin) != len) {
            return 1;
        }
        add_text(&corpus, (struct anon_text){ text, len }, labels,
            strcmp(language, "id") == 0 ? ANON_LANGUAGE_ID : ANON_LANGUAGE_EN);
    }
    corpus.texts = grow(corpus.texts, corpus.text_count + 1, &corpus.text_cap,
        sizeof(*corpus.texts));
    corpus.texts[corpus.text_count] = corpus.count;
    count_rows(&corpus);
    learn(&corpus);
    print_weights();
    free(corpus.examples);
    free(corpus.rows);
    free(corpus.texts);
    return ferror(stdin) || fflush(stdout) != 0;
}
