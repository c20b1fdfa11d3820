#include "anonymizer/known_match.h"

#include "anonymizer/bytes.h"

/* Names of one person written in a row. */
#define EXTEND_MAX 6

/* Whether token `index` is a capital letter of its own. */
static bool
is_initial(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    return token->end - token->begin == 1 &&
        (token->flags & ANON_TOKEN_CAPITAL) != 0;
}

/* Whether it is one of the initials of identifier `item`. */
static bool
is_initial_of(const struct anon_known *known,
    const struct anon_document *document, size_t index, uint32_t item)
{
    return is_initial(document, index) &&
        anon_is_one_of(document->folded[document->tokens[index].begin],
            known->items[item].initials);
}

/* Adds "W." in front of "Setiawan". */
static void
extend_left(const struct anon_known *known,
    const struct anon_document *document, size_t taken,
    struct anon_known_match *match)
{
    while (match->first > taken &&
        is_initial_of(known, document, match->first - 1, match->item) &&
        anon_document_joined(document, match->first - 1, " .-", 2)) {
        match->first--;
        match->begin = document->tokens[match->first].begin;
    }
}

/* Whether the form at token `index` is of the same identifier. */
static bool
is_same(const struct anon_known *known, const struct anon_document *document,
    size_t index, uint32_t item, struct anon_known_match *ret_next)
{
    struct anon_known_match next;

    if ((document->tokens[index].flags & ANON_TOKEN_CAPITAL) == 0 ||
        (!anon_known_match_exact(known, document, index, &next) &&
            !anon_known_match_near(known, document, index, &next))) {
        return false;
    }
    if (next.item != item &&
        known->items[next.item].person != known->items[item].person) {
        return false;
    }
    *ret_next = next;
    return true;
}

void
anon_known_match_extend(const struct anon_known *known,
    const struct anon_document *document, size_t taken,
    struct anon_known_match *match)
{
    const struct anon_known_item *item = &known->items[match->item];
    struct anon_known_match next;
    size_t count;
    bool capital =
        (document->tokens[match->first].flags & ANON_TOKEN_CAPITAL) != 0;

    if (item->kind != ANON_IDENTIFIER_NAME ||
        (!capital &&
            (match->form == ANON_FORM_INITIALS ||
                anon_known_is_ordinary(document, match->first)))) {
        return;
    }
    extend_left(known, document, taken, match);
    for (count = 0; count < EXTEND_MAX; count++) {
        size_t index = match->last + 1;

        if (index >= document->token_count ||
            match->end != document->tokens[match->last].end ||
            !anon_document_joined(document, match->last,
                match->form == ANON_FORM_WHOLE ? " .-" : " ,.-", 2) ||
            (document->tokens[index].flags & ANON_TOKEN_SENTENCE)) {
            break;
        }
        if (is_initial_of(known, document, index, match->item)) {
            match->last = index;
            match->end = document->tokens[index].end;
        } else if (is_same(known, document, index, match->item, &next)) {
            match->last = next.last;
            match->end = next.end;
            match->form = ANON_FORM_WHOLE;
        } else {
            break;
        }
    }
}

bool
anon_known_match_initial(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match)
{
    const struct anon_token *token = &document->tokens[index];
    char letter = document->folded[token->begin];
    uint32_t owner;

    if (!is_initial(document, index) || letter < 'a' || letter > 'z' ||
        (token->flags & ANON_TOKEN_SENTENCE) == 0 ||
        document->folded[token->end] != '.' ||
        !anon_document_joined(document, index, ". ", 2) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_CAPITAL) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_WORD) == 0) {
        return false;
    }
    owner = known->initial[letter - 'a'];
    *ret_match = (struct anon_known_match){ .first = index,
        .last = index,
        .begin = token->begin,
        .end = token->end,
        .item = owner - 1,
        .form = ANON_FORM_INITIALS };
    return owner > 0;
}
