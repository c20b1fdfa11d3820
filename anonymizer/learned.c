#include "anonymizer/learned.h"

#include <string.h>

/*
 * What the rules say of each token, for the tagger to go by.
 */

/* Confidence of a rule by a cue, and of one by the word and its place. */
#define RULE_CUED 87
#define RULE_SURE 50

/* Findings of other types from here on are no names. */
#define TAKEN 50

static enum anon_label
label_of(enum anon_type type)
{
    return type == ANON_PERSON  ? ANON_LABEL_PERSON
        : type == ANON_LOCATION ? ANON_LABEL_LOCATION
        : type == ANON_ORG      ? ANON_LABEL_ORG
                                : ANON_LABEL_NONE;
}

static void
read_token(struct anon_context *context, size_t index,
    const struct anon_finding *finding, uint8_t *rules)
{
    enum anon_label label = label_of(finding->type);

    if (label == ANON_LABEL_NONE) {
        context->taken[index] |= finding->confidence >= TAKEN;
    } else if (finding->confidence >= RULE_CUED) {
        rules[index] = (uint8_t)label;
    } else if (rules[index] == 0 || finding->confidence >= RULE_SURE) {
        rules[index] = (uint8_t)(label +
            (finding->confidence >= RULE_SURE ? ANON_LABEL_COUNT
                                              : 2 * ANON_LABEL_COUNT));
    }
}

/* Least odds of a word in small letters that may be a name all the same. */
#define SMALL_LISTED (-2)
#define SMALL_UNLISTED (-4)

/* Whether a word in small letters among others is a name, or no word. */
static bool
may_be_small(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];
    const struct anon_word *word = token->word;

    if ((token->flags & ANON_TOKEN_WORD) == 0 ||
        (token->flags & (ANON_TOKEN_MIXED | ANON_TOKEN_CAPITAL)) != 0 ||
        token->end - token->begin < 3 ||
        (index + 1 < context->count && (token[1].flags & ANON_TOKEN_NUMBER))) {
        return false; /* "max 3": a measure */
    }
    if (word == NULL) {
        return anon_context_odds(context, index) > SMALL_UNLISTED;
    }
    return ((word->flags & ANON_WORD_NAME_ID) || word->given != 0) &&
        anon_context_odds(context, index) > SMALL_LISTED;
}

/* The tokens of a block that read_small() has to look at. */
static uint64_t
small_row(const struct anon_marks *marks, size_t block)
{
    const uint64_t others =
        ANON_MARK_CAPITAL | ANON_MARK_NUMBER | ANON_MARK_MIXED;

    return (anon_marks_block(marks, block, ANON_MARK_GIVEN | ANON_MARK_RARE) &
               ~anon_marks_block(marks, block, others)) |
        anon_marks_always(marks, block);
}

/* Marks words in small letters that are a name or no word at all. */
static void
read_small(const struct anon_context *context, uint8_t *rules)
{
    const struct anon_marks *marks = context->document->marks;
    size_t block;

    if (anon_context_case(context, 0) == ANON_CASE_NONE) {
        return; /* the case of all */
    }
    for (block = 0; block < anon_marks_blocks(marks); block++) {
        uint64_t found = small_row(marks, block);

        for (; found != 0; found &= found - 1) {
            size_t i = block * 64 + (size_t)__builtin_ctzll(found);

            if (rules[i] == 0 && context->cases[i] == ANON_CASE_LOWER &&
                !context->taken[i] && may_be_small(context, i)) {
                rules[i] = ANON_LEARNED_SMALL;
            }
        }
    }
}

bool
anon_learned_may_doubt(const struct anon_finding *finding)
{
    return finding->type == ANON_PERSON && finding->confidence < RULE_CUED &&
        finding->confidence >= RULE_SURE &&
        strcmp(finding->rule, "name.odds") == 0;
}

void
anon_learned_rules(struct anon_context *context,
    const struct anon_findings *findings, uint8_t *rules, uint8_t *doubted)
{
    const struct anon_token *tokens = context->document->tokens;
    size_t i;
    size_t t;

    for (i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];
        bool doubt = doubted != NULL && anon_learned_may_doubt(finding);
        size_t first;

        if (finding->confidence < ANON_LEARNED_LEAST) {
            continue;
        }
        first = anon_context_token(context, finding->begin);
        for (t = first; t < context->count && tokens[t].begin < finding->end;
             t++) {
            read_token(context, t, finding, rules);
            if (doubt) {
                doubted[t] = doubted[t] == 0 && t > first
                    ? ANON_LEARNED_BY_WORD_ON
                    : ANON_LEARNED_BY_WORD;
            }
        }
    }
    read_small(context, rules);
}
