#include "anonymizer/age.h"

#include "anonymizer/bytes.h"

/*
 * Ages in the column of a table: cells between bars or tabs, and above them a
 * line that says what they hold.
 */

/* How far above, in bytes, the head of a table may be. */
#define REACH 1000

static bool
is_bar(char byte)
{
    return byte == '|' || byte == '\t';
}

/* Whether only bars and blanks lie between the cell's text and its sides. */
static bool
is_cell(const struct anon_document *document, size_t index)
{
    const char *text = document->folded;
    size_t begin = document->tokens[index].begin;
    size_t end = document->tokens[index].end;

    if ((anon_document_cues(document, index + 1) & ANON_CUE_YEARS) &&
        anon_document_joined(document, index, " ", 1)) {
        end = document->tokens[index + 1].end;
    }
    while (begin > 0 && text[begin - 1] == ' ') {
        begin--;
    }
    while (text[end] == ' ' || text[end] == '.') {
        end++;
    }
    return begin > 0 && is_bar(text[begin - 1]) &&
        (is_bar(text[end]) || text[end] == '\n' || text[end] == '\0');
}

/* The first byte of the line that byte `at` lies in, and the bars before it. */
static size_t
line_begin(const struct anon_document *document, size_t at, size_t least,
    size_t *ret_bars)
{
    *ret_bars = 0;
    while (at > least && document->folded[at - 1] != '\n') {
        at--;
        *ret_bars += is_bar(document->folded[at]);
    }
    return at;
}

/* Whether the cell behind the `bars`-th bar from `begin` on is of ages. */
static bool
is_headed(const struct anon_document *document, size_t begin, size_t bars,
    size_t index)
{
    const char *text = document->folded;
    size_t i;

    for (; bars > 0 && text[begin] != '\n' && text[begin] != '\0'; begin++) {
        bars -= is_bar(text[begin]);
    }
    if (bars > 0) {
        return false;
    }
    while (text[begin] == ' ' || text[begin] == '*') {
        begin++;
    }
    for (i = index; i > 0 && document->tokens[i - 1].begin >= begin; i--) {
    }
    return document->tokens[i].begin == begin &&
        (anon_document_cues(document, i) & ANON_CUE_AGE) != 0;
}

bool
anon_age_in_column(const struct anon_document *document, size_t index)
{
    size_t at = document->tokens[index].begin;
    size_t least = at > REACH ? at - REACH : 0;
    size_t begin;
    size_t column;
    size_t bars;

    if (document->tokens[index].end - at > 2 || !is_cell(document, index)) {
        return false;
    }
    begin = line_begin(document, at, least, &column);
    /* Up to the first line of the table. */
    while (begin > least) {
        size_t above = line_begin(document, begin - 1, least, &bars);

        if (bars == 0) {
            break;
        }
        begin = above;
    }
    return (begin > least || least == 0) &&
        is_headed(document, begin, column, index);
}
