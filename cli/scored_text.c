#include "cli/scored_text.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

bool
scored_text_space(uint32_t c)
{
    return uc_is_property_white_space(c);
}

static bool
is_alnum(uint32_t c)
{
    return uc_is_alnum(c);
}

void
scored_text_release(struct scored_text *page)
{
    free(page->text);
    free(page->marks);
    *page = (struct scored_text){ NULL, 0, NULL };
}

bool
scored_text_init(struct scored_text *page, const char *text)
{
    size_t i;

    page->text =
        u8_to_u32((const uint8_t *)text, strlen(text), NULL, &page->len);
    if (page->text == NULL) {
        return *text == '\0';
    }
    page->marks = calloc(page->len + 1, 1);
    if (page->marks == NULL) {
        return false;
    }
    for (i = 0; i < page->len; i++) {
        page->text[i] = uc_tolower(page->text[i]);
    }
    return true;
}

void
scored_text_cover(const struct scored_text *page, size_t begin, size_t end,
    bool ret_found[2])
{
    bool any_letter = false;

    ret_found[0] = true;
    ret_found[1] = true;
    for (; begin < end; begin++) {
        bool covered = (page->marks[begin] & SCORED_COVERED) != 0;

        if (scored_text_space(page->text[begin]) || covered) {
            any_letter = any_letter || is_alnum(page->text[begin]);
            continue;
        }
        ret_found[0] = false;
        if (is_alnum(page->text[begin])) {
            any_letter = true;
            ret_found[1] = false;
        }
    }
    if (!any_letter) {
        ret_found[1] = ret_found[0];
    }
}

/* Compares with white space collapsed; returns the length matched, or 0. */
static size_t
match_at(const struct scored_text *left, size_t at,
    const struct scored_text *page, size_t begin, size_t end)
{
    size_t from = at;

    while (begin < end) {
        if (at >= left->len || (left->marks[at] & SCORED_COVERED) != 0) {
            return 0;
        }
        if (scored_text_space(page->text[begin]) &&
            scored_text_space(left->text[at])) {
            while (begin < end && scored_text_space(page->text[begin])) {
                begin++;
            }
            while (at < left->len && scored_text_space(left->text[at])) {
                at++;
            }
            continue;
        }
        if (page->text[begin++] != left->text[at++]) {
            return 0;
        }
    }
    return at - from;
}

static bool
is_word_at(const struct scored_text *left, size_t at)
{
    return at < left->len && (left->marks[at] & SCORED_COVERED) == 0 &&
        (is_alnum(left->text[at]) || left->text[at] == '_');
}

bool
scored_text_stands(const struct scored_text *page, size_t begin, size_t end,
    const struct scored_text *left)
{
    size_t at, len;

    for (at = 0; at < left->len; at++) {
        len = match_at(left, at, page, begin, end);
        if (len == 0) {
            continue;
        }
        if ((is_alnum(page->text[begin]) && at > 0 &&
                is_word_at(left, at - 1)) ||
            (is_alnum(page->text[end - 1]) && is_word_at(left, at + len))) {
            continue;
        }
        return true;
    }
    return false;
}

bool
scored_text_untouched(const struct scored_text *page, size_t begin, size_t end)
{
    for (; begin < end; begin++) {
        if ((page->marks[begin] & SCORED_COVERED) != 0) {
            return false;
        }
    }
    return true;
}
