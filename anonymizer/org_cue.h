#ifndef ANONYMIZER_ORG_CUE_H
#define ANONYMIZER_ORG_CUE_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/context.h"

/* Internal: what before a word says that an organisation begins there. */
enum anon_org_cue {
    ANON_ORG_CUE_NONE,
    ANON_ORG_CUE_WORK,  /* "works at", "kuliah di", "at Such & Such" */
    ANON_ORG_CUE_FIELD, /* "School:", "Gereja:" */
    ANON_ORG_CUE_SAINT, /* it is "St Such's", or "at St Such" */
};

/* What all words for a saint begin with. */
#define ANON_ORG_SAINT 's'

/*
 * Whether anon_org_cue() is worth asking: a word for a saint, or a blank,
 * a colon or a comma behind the token before.
 */
static inline bool
anon_org_may_have_cue(const struct anon_context *context, size_t index)
{
    const struct anon_document *document = context->document;
    const struct anon_token *token = &document->tokens[index];
    char gap;

    if (index == 0) {
        return false;
    }
    gap = document->folded[token[-1].end];
    return gap == ' ' || gap == ':' || gap == ',' ||
        document->folded[token->begin] == ANON_ORG_SAINT;
}

/* The cue before token `index`, which must have a capital. */
enum anon_org_cue anon_org_cue(const struct anon_context *context,
    size_t index);

/*
 * Whether token `index` is a degree ("S2", "D3"), a kind of school ("SMA"), a
 * subject or an office of which there are many: by itself it names nobody.
 */
bool anon_org_is_level(const struct anon_document *document, size_t index);

/* Whether token `index` may stand in an organisation's name. */
bool anon_org_fits(const struct anon_context *context, size_t index);

/* Whether it is a rare word in a line of capitals: "Such Family Practice". */
bool anon_org_is_rare(const struct anon_context *context, size_t index);

/* Whether the tokens before `end` are a firm by their form: "Such & Sons". */
bool anon_org_is_firm(const struct anon_context *context, size_t end);

#endif
