#ifndef ANONYMIZER_LEARNED_H
#define ANONYMIZER_LEARNED_H

#include "anonymizer/context.h"
#include "anonymizer/finding.h"
#include "anonymizer/model.h"

/* The rules say nothing, but a word in small letters may be a name. */
#define ANON_LEARNED_SMALL (3 * ANON_LABEL_COUNT)

/* The least confidence that counts. */
#define ANON_LEARNED_LEAST 20

/*
 * What is said of tokens of names that may be doubted; BY_WORD_ON of those in
 * one such name only, and not the first of it.
 */
#define ANON_LEARNED_BY_WORD 1
#define ANON_LEARNED_BY_WORD_ON 2

/* Whether it was found by nothing but the word and its capital. */
bool anon_learned_may_doubt(const struct anon_finding *finding);

/*
 * Internal: writes into `rules` (one byte a token, zeroed) what the findings
 * of the rules say of each token, as anon_model_input takes it, and marks
 * tokens of other identifiers as taken.  Into `doubted`, as `rules` or NULL, it
 * writes ANON_LEARNED_BY_WORD and _ON.
 */
void anon_learned_rules(struct anon_context *context,
    const struct anon_findings *findings, uint8_t *rules, uint8_t *doubted);

#endif
