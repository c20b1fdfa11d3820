#ifndef CLI_RELEASE_LABELS_H
#define CLI_RELEASE_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/anonymizer.h"

/*
 * The labels that redaction wrote ("[Client's mother]", "[week 3]"), so that
 * the leak gate does not take our own words for somebody's name.
 */
struct release_labels {
    char **items; /* sorted, without brackets */
    size_t len;
    size_t cap;
};

/*
 * Adds the labels that stand in `clean`, which anon_redact() made of a text
 * with these findings.  False when memory ran out.
 */
bool release_labels_collect(struct release_labels *labels,
    const struct anon_findings *findings, struct anon_text clean);

/*
 * Whether bytes [begin, end) of `text` lie within a label in its brackets.
 * "&#39;" counts as an apostrophe, a backslash as nothing.
 */
bool release_labels_cover(const struct release_labels *labels,
    struct anon_text text, size_t begin, size_t end);

/* Wipes, frees, leaves it empty; harmless twice. */
void release_labels_release(struct release_labels *labels);

#endif
