#include "anonymizer/memory.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/detect.h"
#include "anonymizer/names.h"
#include "anonymizer/wipe.h"

/* Least confidence of a place or organisation that is learnt. */
#define LEARN_PHRASE 70

/* A place found again, by the memory. */
#define AGAIN 82

enum anon_status
anon_memory_new(struct anon_memory **ret_memory)
{
    struct anon_memory *memory = calloc(1, sizeof(*memory));

    if (memory == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    *ret_memory = memory;
    return ANON_OK;
}

void
anon_memory_free(struct anon_memory **memory)
{
    if (memory == NULL || *memory == NULL) {
        return;
    }
    anon_name_set_release(&(*memory)->names);
    anon_name_set_release(&(*memory)->phrases);
    free(*memory);
    *memory = NULL;
}

static enum anon_status
learn_token(struct anon_memory *memory, const struct anon_context *context,
    size_t index, const struct anon_finding *finding)
{
    struct anon_text word = anon_document_word(context->document, index);
    struct anon_name name = { 0 };

    if (word.len < 3 || word.len > ANON_NAME_MAX) {
        return ANON_OK;
    }
    name.hash = context->document->tokens[index].hash;
    name.len = (uint8_t)word.len;
    name.confidence = finding->confidence;
    name.type = ANON_PERSON;
    name.ordinary = anon_context_odds(context, index) < -1;
    memcpy(name.text, word.data, word.len);
    return anon_name_set_add(&memory->names, &name);
}

static enum anon_status
learn_phrase(struct anon_memory *memory, const struct anon_context *context,
    size_t index, const struct anon_finding *finding)
{
    size_t len = finding->end - finding->begin;
    const struct anon_token *token = &context->document->tokens[index];
    struct anon_name name = { 0 };

    if (len < 3 || len > ANON_NAME_MAX) {
        return ANON_OK;
    }
    name.hash = token->hash;
    name.len = (uint8_t)len;
    name.confidence = finding->confidence;
    name.type = (uint8_t)finding->type;
    name.ordinary = token->end >= finding->end && token->word != NULL &&
        (token->word->rank_en != 0 || token->word->rank_id != 0);
    memcpy(name.text, context->document->folded + finding->begin, len);
    return anon_name_set_add(&memory->phrases, &name);
}

enum anon_status
anon_memory_learn(struct anon_memory *memory,
    const struct anon_document *document, const struct anon_findings *findings)
{
    struct anon_context context = ANON_CONTEXT_INIT;
    enum anon_status status = anon_context_init(&context, document);
    size_t i;
    size_t t;

    for (i = 0; i < findings->len && status == ANON_OK; i++) {
        const struct anon_finding *finding = &findings->items[i];

        t = anon_context_token(&context, finding->begin);
        if (t >= context.count) {
            continue;
        }
        if ((finding->type == ANON_LOCATION || finding->type == ANON_ORG) &&
            finding->confidence >= LEARN_PHRASE) {
            status = learn_phrase(memory, &context, t, finding);
        }
        for (; finding->type == ANON_PERSON &&
             finding->confidence >= ANON_NAME_LEARN && status == ANON_OK &&
             t < context.count && document->tokens[t].begin < finding->end;
             t++) {
            status = learn_token(memory, &context, t, finding);
        }
    }
    anon_context_release(&context);
    return status;
}

/* The end of `name` when it stands at token `index`, else 0. */
static size_t
stands_at(const struct anon_document *document, size_t index,
    const struct anon_name *name)
{
    const struct anon_token *token = &document->tokens[index];
    size_t end = token->begin + (size_t)name->len;
    size_t i;

    if (end > document->folded_len ||
        memcmp(document->folded + token->begin, name->text, name->len) != 0 ||
        (name->ordinary && (token->flags & ANON_TOKEN_CAPITAL) == 0)) {
        return 0;
    }
    for (i = index; i < document->token_count; i++) {
        if (document->tokens[i].end >= end) {
            return document->tokens[i].end == end ? end : 0;
        }
    }
    return 0;
}

/* Appends what of `phrases` stands at token `index`. */
static enum anon_status
detect_at(const struct anon_name_set *phrases,
    const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_name *name =
        anon_name_set_next(phrases, token->hash, NULL);
    enum anon_status status = ANON_OK;

    while (name != NULL && status == ANON_OK) {
        size_t end = stands_at(document, index, name);
        struct anon_hit what = { (enum anon_type)name->type, AGAIN,
            name->type == ANON_ORG ? "org.again" : "place.again" };

        if (end > 0) {
            status = anon_detect_hit(findings, token->begin, end, what);
        }
        name = anon_name_set_next(phrases, token->hash, name);
    }
    return status;
}

enum anon_status
anon_memory_detect(const struct anon_memory *memory,
    const struct anon_document *document, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t i;

    if (memory->phrases.len == 0) {
        return ANON_OK;
    }
    for (i = 0; i < document->token_count && status == ANON_OK; i++) {
        status = detect_at(&memory->phrases, document, i, findings);
    }
    return status;
}

enum anon_status
anon_learn(struct anon_text text, const struct anon_scan_options *options,
    struct anon_memory *memory)
{
    struct anon_document document;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    enum anon_status status = anon_document_init(&document, text, options);

    if (status == ANON_OK) {
        status = anon_detect_org(&document, &findings);
    }
    if (status == ANON_OK) {
        status = anon_detect_place(&document, &findings);
    }
    if (status == ANON_OK) {
        status = anon_detect_name(&document, &findings);
    }
    if (status == ANON_OK) {
        status = anon_detect_learned(&document, &findings);
    }
    if (status == ANON_OK) {
        status = anon_memory_learn(memory, &document, &findings);
    }
    anon_findings_release(&findings);
    anon_document_release(&document);
    return status;
}
