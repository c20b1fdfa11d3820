#include "cli/release/labels.h"

#include <stdlib.h>
#include <string.h>

/* Longer than any label; see anon_cast_label(). */
#define LABEL_MAX 160

/* Where `label` stands or would stand; true when it is there. */
static bool
find(const struct release_labels *labels, const char *label, size_t *ret_at)
{
    size_t low = 0;
    size_t high = labels->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(labels->items[middle], label);

        if (order == 0) {
            *ret_at = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_at = low;
    return false;
}

static bool
add(struct release_labels *labels, const char *text, size_t len)
{
    char label[LABEL_MAX + 1];
    size_t at;

    if (len > LABEL_MAX) {
        return true;
    }
    memcpy(label, text, len);
    label[len] = '\0';
    if (find(labels, label, &at)) {
        return true;
    }
    if (labels->len == labels->cap) {
        size_t cap = labels->cap == 0 ? 64 : 2 * labels->cap;
        char **items = reallocarray(labels->items, cap, sizeof(*items));

        if (items == NULL) {
            return false;
        }
        labels->items = items;
        labels->cap = cap;
    }
    memmove(labels->items + at + 1, labels->items + at,
        (labels->len - at) * sizeof(*labels->items));
    labels->items[at] = strdup(label);
    if (labels->items[at] == NULL) {
        labels->items[at] = labels->items[labels->len];
        return false;
    }
    labels->len++;
    return true;
}

bool
release_labels_collect(struct release_labels *labels,
    const struct anon_findings *findings, struct anon_text clean)
{
    size_t source = 0; /* in the text that was redacted */
    size_t at = 0;     /* the same place in the clean text */

    for (size_t i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];
        const char *end;

        if (finding->decision != ANON_REMOVE) {
            continue;
        }
        at += finding->begin - source;
        source = finding->end;
        /* Without a bracket there is no telling how long it is. */
        if (at >= clean.len || clean.data[at] != '[') {
            return true;
        }
        end = memchr(clean.data + at, ']', clean.len - at);
        if (end == NULL) {
            return true;
        }
        if (!add(labels, clean.data + at + 1,
                (size_t)(end - clean.data) - at - 1)) {
            return false;
        }
        at = (size_t)(end - clean.data) + 1;
    }
    return true;
}

/* The text between two brackets as it was before it was quoted. */
static bool
unquote(struct anon_text text, char ret_label[LABEL_MAX + 1])
{
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        char byte = text.data[i];

        if (byte == '\\') {
            continue;
        }
        if (text.len - i >= 5 && memcmp(text.data + i, "&#39;", 5) == 0) {
            byte = '\'';
            i += 4;
        }
        if (len == LABEL_MAX) {
            return false;
        }
        ret_label[len++] = byte;
    }
    ret_label[len] = '\0';
    return true;
}

bool
release_labels_cover(const struct release_labels *labels, struct anon_text text,
    size_t begin, size_t end)
{
    char label[LABEL_MAX + 1];
    struct anon_text inner;
    size_t open = begin;
    size_t close = end;
    size_t at;

    while (open > 0 && begin - open <= LABEL_MAX &&
        text.data[open - 1] != '[' && text.data[open - 1] != ']') {
        open--;
    }
    while (close < text.len && close - end <= LABEL_MAX &&
        text.data[close] != ']' && text.data[close] != '[') {
        close++;
    }
    if (open == 0 || text.data[open - 1] != '[' || close == text.len ||
        text.data[close] != ']') {
        return false;
    }
    inner = (struct anon_text){ text.data + open, close - open };
    return unquote(inner, label) && find(labels, label, &at);
}

void
release_labels_release(struct release_labels *labels)
{
    for (size_t i = 0; i < labels->len; i++) {
        explicit_bzero(labels->items[i], strlen(labels->items[i]));
        free(labels->items[i]);
    }
    free(labels->items);
    *labels = (struct release_labels){ NULL, 0, 0 };
}
