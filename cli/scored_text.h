#ifndef CLI_SCORED_TEXT_H
#define CLI_SCORED_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A text under evaluation: its characters, and for each of them whether gold
 * wants it removed and whether a system did.
 */

/* How one character of a document counts. */
enum scored_mark {
    SCORED_GOLD = 1,
    SCORED_CONTEXT = 2, /* annotated, but neither gold nor error */
    SCORED_COVERED = 4,
};

/* One document under work. */
struct scored_text {
    uint32_t *text; /* lower case, as leaks are looked for */
    size_t len;
    uint8_t *marks;
};

/* Decodes UTF-8 text, NUL-ended; false when memory ran out. */
bool scored_text_init(struct scored_text *page, const char *text);

/* Frees; harmless twice. */
void scored_text_release(struct scored_text *page);

/* Whether a character is white space. */
bool scored_text_space(uint32_t c);

/*
 * Whether all printing characters of [begin, end) are covered, and all letters
 * and digits.
 */
void scored_text_cover(const struct scored_text *page, size_t begin, size_t end,
    bool ret_found[2]);

/* Whether no character of [begin, end) is covered. */
bool scored_text_untouched(const struct scored_text *page, size_t begin,
    size_t end);

/*
 * Whether the text of [begin, end) still stands anywhere in `left`, uncovered
 * and as words of its own; white space of any length is one space.  `left` is
 * the page itself, or the text that a system made of it.
 */
bool scored_text_stands(const struct scored_text *page, size_t begin,
    size_t end, const struct scored_text *left);

#endif
