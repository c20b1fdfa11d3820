#ifndef ANONYMIZER_MODEL_H
#define ANONYMIZER_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "anonymizer/context.h"

/*
 * Internal: a small tagger for what the rules leave open.  A maximum
 * entropy Markov model (McCallum 2000) reads a token in its place as a handful
 * of features, each a hash into one table of weights, and says person, place,
 * organisation or nothing.  data/train.py learns the weights; words enter only
 * as hashes, and only ordinary words, so that no name can be read out.
 */

enum anon_label {
    ANON_LABEL_NONE,
    ANON_LABEL_PERSON,
    ANON_LABEL_LOCATION,
    ANON_LABEL_ORG,
    ANON_LABEL_COUNT,
};

/* log2 of the rows of the table. */
#define ANON_MODEL_BITS 17

/* Most features of one token. */
#define ANON_MODEL_FEATURES 48

/* The first of them count once more together with the label before. */
#define ANON_MODEL_PAIRED 5

struct anon_model_input {
    const struct anon_context *context;
    /*
     * What the rules say of each token: 0 nothing, else enum anon_label, plus
     * ANON_LABEL_COUNT when no cue speaks for it, plus that again when it is
     * doubtful.
     */
    const uint8_t *rules;
};

struct anon_model_features {
    uint32_t hashes[ANON_MODEL_FEATURES];
    size_t count;
};

/* The row of a feature: Knuth's multiplicative hashing. */
static inline uint32_t
anon_model_row(uint32_t hash)
{
    return (hash * UINT32_C(0x9E3779B1)) >> (32 - ANON_MODEL_BITS);
}

/* The hash of a feature together with the label before. */
static inline uint32_t
anon_model_pair(uint32_t hash, enum anon_label before)
{
    return hash + ((uint32_t)before + 1) * UINT32_C(0x85EBCA6B);
}

/* Words that identify nobody, whatever stands beside them. */
#define ANON_MODEL_NEVER                                                       \
    (ANON_WORD_SAFE | ANON_WORD_DRUG | ANON_WORD_WEEKDAY |                     \
        ANON_WORD_RELIGION | ANON_WORD_DETERMINER)

/* What speaks for a name in a text without capitals. */
#define ANON_MODEL_NAMES                                                       \
    (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN | ANON_WORD_NAME_ID |           \
        ANON_WORD_PLACE | ANON_WORD_ORG | ANON_WORD_COUNTRY)

/* Whether the model looks at the token at all. */
static inline bool
anon_model_asks(const struct anon_model_input *input, size_t index)
{
    const struct anon_context *context = input->context;
    const struct anon_token *token = &context->document->tokens[index];
    uint32_t flags;

    if (input->rules[index] == 0 && (token->flags & ANON_TOKEN_CAPITAL) == 0 &&
        anon_context_case(context, index) != ANON_CASE_NONE) {
        return false;
    }
    if ((token->flags & ANON_TOKEN_WORD) == 0 || context->taken[index]) {
        return false;
    }
    flags = anon_context_flags(context, index);
    if (flags & ANON_MODEL_NEVER) {
        return false;
    }
    return input->rules[index] != 0 || (token->flags & ANON_TOKEN_CAPITAL) ||
        token->word == NULL || (flags & ANON_MODEL_NAMES) != 0;
}

/*
 * The features of one token, without the label before: what the weights are
 * learnt for, and what anon_model_tag() goes by.
 */
void anon_model_read(const struct anon_model_input *input, size_t index,
    struct anon_model_features *ret_features);

/*
 * The label of a token after one labelled `before`, and in `*ret_margin` how
 * far it lies before nothing (negative: nothing is likelier).  NONE is never
 * returned: the margin says whether to believe the label.  The weights of what
 * follows from the word alone are kept in the document's scratch.
 */
enum anon_label anon_model_tag(const struct anon_model_input *input,
    size_t index, enum anon_label before, int *ret_margin);

/*
 * Weights of person, location and organisation against nothing, in the three
 * low bytes of each row, lowest first; ANON_MODEL_BIAS stands for 0.
 */
#define ANON_MODEL_BIAS 128
extern const uint32_t anon_model_weights[];

#endif
