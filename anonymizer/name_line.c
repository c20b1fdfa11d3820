#include "anonymizer/names.h"

#include <string.h>

/*
 * Names by the lines of a text: who speaks in a chat, and who signs.
 */

/* A speaker comes back within so many tokens. */
#define TURN_SPAN 400

/* Least odds of a word that speaks twice. */
#define TURN_ODDS (-9)

/* The same behind the time of a message. */
#define MESSAGE_ODDS (-16)

/* Longest signature, in words. */
#define SIGNED_WORDS 3

static const struct anon_token *
token(const struct anon_names *names, size_t index)
{
    return &names->context.document->tokens[index];
}

static bool
begins_line(const struct anon_names *names, size_t index)
{
    return index == 0 || (token(names, index)->flags & ANON_TOKEN_LINE) != 0;
}

/* "[21:14] x: ", "21:14 - x: ": the time goes before the speaker. */
static bool
follows_time(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return index > 0 && (token(names, index - 1)->flags & ANON_TOKEN_NUMBER) &&
        (anon_context_gap_is(context, index - 1, "] ") ||
            anon_context_gap_is(context, index - 1, " - "));
}

/* Whether one word with a colon begins a turn there. */
static bool
is_turn(const struct anon_names *names, size_t index)
{
    struct anon_text gap = anon_document_gap(names->context.document, index);

    return gap.len > 1 && gap.data[0] == ':' && gap.data[1] == ' ' &&
        token(names, index)->end - token(names, index)->begin > 2 &&
        (begins_line(names, index) || follows_time(names, index));
}

/* "[12/03/2024, 08:16] X: ": who wrote one message of an exported chat. */
static bool
is_message(const struct anon_names *names, size_t index)
{
    return index > 1 && anon_context_capital(&names->context, index) &&
        (token(names, index - 1)->flags & ANON_TOKEN_NUMBER) &&
        (token(names, index - 2)->flags & ANON_TOKEN_NUMBER) &&
        anon_context_gap_is(&names->context, index - 1, "] ");
}

/* Marks a speaker whose name, in capitals or not, begins two turns. */
static void
turn(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t last = index + TURN_SPAN;
    size_t i;

    if (!is_turn(names, index) || anon_names_never(names, index)) {
        return;
    }
    if (is_message(names, index) &&
        anon_context_odds(context, index) > MESSAGE_ODDS) {
        anon_names_mark(names, index, ANON_NAME_RUN, "name.turn");
        return;
    }
    if (anon_context_odds(context, index) < TURN_ODDS) {
        return;
    }
    for (i = index + 1; i < context->count && i < last; i++) {
        if (token(names, i)->hash == token(names, index)->hash &&
            is_turn(names, i)) {
            anon_names_mark(names, index, ANON_NAME_RUN, "name.turn");
            anon_names_mark(names, i, ANON_NAME_RUN, "name.turn");
            return;
        }
    }
}

/* "Your loving aunt,": a line that ends in who signs, and greets nobody. */
static bool
is_from_kin(const struct anon_names *names, size_t begin, size_t index)
{
    struct anon_text gap =
        anon_document_gap(names->context.document, index - 1);

    return index > begin + 1 && gap.len > 1 && gap.data[0] == ',' &&
        anon_names_is_kin(names, index - 1) &&
        (anon_context_flags(&names->context, begin) & ANON_WORD_SAFE) == 0;
}

/* Whether the line that ends before `index` closes a letter. */
static bool
is_closed(const struct anon_names *names, size_t index)
{
    bool closes = false;
    size_t begin = index;

    do {
        begin--;
        closes = closes || (token(names, begin)->marks & ANON_MARK_CLOSES) != 0;
    } while (begin > 0 && !begins_line(names, begin) &&
        index - begin <= ANON_NAMES_CLOSING);
    return begins_line(names, begin) &&
        (closes || is_from_kin(names, begin, index));
}

/* "Kind regards,\nX Y": a short line of capitals after a closing one. */
static void
signature(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t end = index;
    size_t i;

    if (index == 0 || !begins_line(names, index) ||
        !anon_context_capital(context, index)) {
        return;
    }
    while (end < context->count && end <= index + SIGNED_WORDS &&
        (end == index || !begins_line(names, end))) {
        if (!anon_context_capital(context, end) ||
            anon_names_never(names, end)) {
            return;
        }
        end++;
    }
    if (end > index + SIGNED_WORDS || !is_closed(names, index)) {
        return;
    }
    for (i = index; i < end; i++) {
        if ((anon_context_flags(context, i) & ANON_WORD_CREDENTIAL) == 0) {
            anon_names_mark(names, i, ANON_NAME_RUN, "name.signature");
        }
    }
}

void
anon_names_lines(struct anon_names *names, size_t index)
{
    turn(names, index);
    signature(names, index);
}
