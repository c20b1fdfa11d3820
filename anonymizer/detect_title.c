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
token_at(const struct anon_document *document, size_t begin)
{
    size_t low = 0;
    size_t high = document->token_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->tokens[middle].begin < begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

enum anon_status
anon_detect_title(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t count = findings->len;
    size_t i;

    for (i = 0; status == ANON_OK && i < count &&
         document->language == ANON_LANGUAGE_EN;
         i++) {
        struct anon_finding finding = findings->items[i];
        size_t name;
        size_t first;

        if (finding.type != ANON_PERSON || finding.confidence < NAME_LEAST) {
            continue;
        }
        name = first = token_at(document, finding.begin);
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
    return status;
}
