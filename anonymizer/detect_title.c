#include "anonymizer/context.h"
#include "anonymizer/detect.h"

/*
 * The title before a name: "Capt. X", "Dr X".  It tells sex, trade or faith,
 * and a name without it is the lesser find; where strangers read many cases it
 * goes with the name.  Indonesian ones (Pak, Bu) are said to everybody.
 */

/* Names from here on, and what their titles have; policies with less take it.
 */
#define NAME_LEAST 20
#define TITLE 25

/* Most titles of one person: "Prof. Dr. X". */
#define TITLES 3

/* Whether token `index` is a title of the word after it. */
static bool
is_title(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;

    return word != NULL && (word->flags & ANON_WORD_HONORIFIC) &&
        (word->flags & ANON_WORD_ONLY_ID) == 0 &&
        anon_document_joined(document, index, " .", 2);
}

/* The token that begins at folded byte `begin`, or the one after it. */
static size_t
token_at(const struct anon_context *context, size_t begin)
{
    size_t index = anon_context_token(context, begin);

    return index < context->count &&
            context->document->tokens[index].begin < begin
        ? index + 1
        : index;
}

enum anon_status
anon_detect_title(const struct anon_document *document,
    struct anon_findings *findings)
{
    struct anon_context context = ANON_CONTEXT_INIT;
    enum anon_status status = anon_context_init(&context, document);
    size_t count = document->language == ANON_LANGUAGE_EN ? findings->len : 0;
    size_t i;

    for (i = 0; status == ANON_OK && i < count; i++) {
        struct anon_finding finding = findings->items[i];
        size_t name;
        size_t first;

        if (finding.type != ANON_PERSON || finding.confidence < NAME_LEAST) {
            continue;
        }
        name = first = token_at(&context, finding.begin);
        while (first > 0 && name - first < TITLES &&
            is_title(document, first - 1)) {
            first--;
        }
        if (first < name) {
            status = anon_detect_hit(findings, document->tokens[first].begin,
                finding.end,
                (struct anon_hit){ ANON_PERSON, TITLE, "name.title" });
        }
    }
    anon_context_release(&context);
    return status;
}
