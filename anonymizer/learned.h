#ifndef ANONYMIZER_LEARNED_H
#define ANONYMIZER_LEARNED_H

#include "anonymizer/context.h"
#include "anonymizer/finding.h"
#include "anonymizer/model.h"

/* The rules say nothing, but a word in small letters may be a name. */
#define ANON_LEARNED_SMALL (3 * ANON_LABEL_COUNT)

/*
 * Internal: writes into `rules` (one byte a token, zeroed) what the findings
 * of the rules say of each token, as anon_model_input takes it, and marks
 * tokens of other identifiers as taken.  `doubted`, as `rules` or NULL, is
 * set where a name was found by nothing but the word and its capital.
 */
void anon_learned_rules(struct anon_context *context,
    const struct anon_findings *findings, uint8_t *rules, uint8_t *doubted);

#endif
