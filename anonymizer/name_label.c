#include "anonymizer/names.h"

#include <stdbool.h>
#include <string.h>

/*
 * Names by the form of a note: labels, speakers, senders, initials, degrees.
 */

static const struct anon_token *
token(const struct anon_names *names, size_t index)
{
    return &names->context.document->tokens[index];
}

static uint32_t
flags_of(const struct anon_names *names, size_t index)
{
    return anon_context_flags(&names->context, index);
}

/* "don't", "can't": what a speaker says, not who is meant. */
static bool
is_negation(const struct anon_names *names, size_t index)
{
    const char *folded = names->context.document->folded;
    size_t end = token(names, index)->end;

    return end - token(names, index)->begin > 3 && folded[end - 1] == 't' &&
        folded[end - 2] == '\'' && folded[end - 3] == 'n';
}

/* "DOB:", "SSN:": short capitals before a number name a field, nobody. */
static bool
is_field(const struct anon_names *names, size_t index)
{
    size_t next = index + 1;

    return (token(names, index)->flags & ANON_TOKEN_UPPER) != 0 &&
        token(names, index)->end - token(names, index)->begin <= 5 &&
        next < names->context.count &&
        (token(names, next)->flags & ANON_TOKEN_NUMBER) != 0;
}

/* "X, M.Psi., NRP 84": what stands behind a name and is none. */
static bool
is_addition(const struct anon_names *names, size_t index)
{
    return index < names->context.count &&
        (is_field(names, index) ||
            (flags_of(names, index) & ANON_WORD_CREDENTIAL) != 0 ||
            (token(names, index)->end - token(names, index)->begin == 1 &&
                anon_context_gap_is(&names->context, index, ".")));
}

/* "Client: X", "Nama: X", "cc: X, Y". */
static void
label(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;
    struct anon_text gap;

    while (next < context->count) {
        gap = anon_document_gap(context->document, next - 1);
        if (gap.len == 0 || gap.len > 6 ||
            (next == index + 1 ? memchr(gap.data, ':', gap.len) == NULL
                               : gap.data[0] != ',') ||
            memchr(gap.data, '\n', gap.len) != NULL) {
            return;
        }
        while (next < context->count &&
            (flags_of(names, next) & ANON_WORD_HONORIFIC)) {
            next++;
        }
        if (!anon_names_begins(names, next, 5) || is_negation(names, next) ||
            (next > index + 1 && is_addition(names, next)) ||
            (anon_context_case(context, next) == ANON_CASE_START &&
                anon_context_odds(context, next) < -12)) {
            return;
        }
        next = anon_names_mark_run(names, next,
            anon_names_strength(names, next, ANON_NAME_TITLE), "name.label");
    }
}

/* "Dear X,", "Thanks X.", "Halo X": who is greeted. */
static void
greeting(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;

    if (next < context->count && anon_context_capital(context, next) &&
        (anon_document_cues(context->document, index) & ANON_CUE_GREETS) &&
        (anon_context_gap_is(context, index, " ") ||
            anon_context_gap_is(context, index, ", ") ||
            anon_context_gap_is(context, index, ",\n")) &&
        anon_names_begins(names, next, 20) &&
        anon_context_odds(context, next) > -11) {
        (void)anon_names_mark_run(names, next, ANON_NAME_RUN, "name.greeting");
    }
}

/* "X: how was your week" at the beginning of a line. */
static void
speaker(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t end = index;
    struct anon_text gap;
    size_t i;

    while (end < context->count && end < index + 3 &&
        anon_context_capital(context, end) && !anon_names_never(names, end) &&
        anon_context_odds(context, end) > -3) {
        end++;
        if (!anon_context_joined(context, end - 1)) {
            break;
        }
    }
    if (end == index || is_field(names, end - 1)) {
        return;
    }
    gap = anon_document_gap(context->document, end - 1);
    if (gap.len > 0 && gap.data[0] == ':') {
        for (i = index; i < end; i++) {
            anon_names_mark(names, i, ANON_NAME_RUN, "name.speaker");
        }
    }
}

/* "(half-sister, 33)", "(saudara tiri, 33 th)": a relation and an age. */
static bool
is_aged_kin(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t i;

    for (i = index + 1; i < context->count && i <= index + 3; i++) {
        if (anon_context_gap_is(context, i - 1, ", ")) {
            return (token(names, i)->flags & ANON_TOKEN_NUMBER) != 0 &&
                token(names, i)->end - token(names, i)->begin <= 2;
        }
    }
    return false;
}

/* "X, my husband", "X (ibunya)", "X, suaminya". */
static void
apposition(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t kin_at = index + 1;

    if (!anon_context_gap_is(context, index, ", ") &&
        !anon_context_gap_is(context, index, " (")) {
        return;
    }
    if (anon_document_cues(context->document, kin_at) & ANON_CUE_OWNER) {
        kin_at++;
    }
    /* "half-sister", "step-father" */
    kin_at += kin_at == index + 1 && anon_context_gap_is(context, kin_at, "-");
    if (kin_at < context->count && anon_names_is_kin(names, kin_at) &&
        (anon_context_odds(context, index) > -6 ||
            (anon_context_gap_is(context, index, " (") &&
                is_aged_kin(names, kin_at)) ||
            (anon_context_case(context, index) == ANON_CASE_CAPITAL &&
                anon_names_is_pet(names, kin_at)))) {
        anon_names_mark(names, index, ANON_NAME_CUED, "name.kin");
    }
}

/* "X, PhD", "X, S.Psi.": degrees come apart at their full stops. */
static void
degree(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    bool found = false;

    if (!anon_context_gap_is(context, index, ", ")) {
        return;
    }
    if (flags_of(names, index + 1) & ANON_WORD_CREDENTIAL) {
        found = anon_context_capital(context, index + 1);
    }
    if (!found && anon_context_gap_is(context, index + 1, ".")) {
        found = (anon_document_cues(context->document, index + 2) &
                    ANON_CUE_DEGREE) != 0;
    }
    if (found && !anon_names_never(names, index)) {
        anon_names_mark(names, index, ANON_NAME_CUED, "name.degree");
    }
}

/* Letters alone, with full stops between: returns the token after them. */
static size_t
initials_end(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t end = index;

    while (end < context->count && end < index + 4 &&
        token(names, end)->end - token(names, end)->begin == 1 &&
        (token(names, end)->flags & ANON_TOKEN_CAPITAL) &&
        (token(names, end)->flags & ANON_TOKEN_WORD)) {
        end++;
        if (!anon_context_gap_is(context, end - 1, ".") &&
            !anon_context_gap_is(context, end - 1, ". ")) {
            break;
        }
    }
    return end;
}

/* "Client: I feel", "Patient: A man": a word of one letter, no initial. */
static bool
is_short_word(const struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;

    return (anon_document_is(context->document, index, "i") ||
               anon_document_is(context->document, index, "a")) &&
        !anon_context_gap_is(context, index, ".") &&
        !anon_context_gap_is(context, index, ". ");
}

/* "Client J.", "klien A.B.", "case MK (34)": initials after what they are. */
static void
initials(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;
    size_t end;
    size_t i;

    if (next >= context->count ||
        (token(names, next)->flags & (ANON_TOKEN_CAPITAL | ANON_TOKEN_UPPER)) ==
            0 ||
        (!anon_context_gap_is(context, index, " ") &&
            !anon_context_gap_is(context, index, ": ")) ||
        (anon_document_cues(context->document, index) & ANON_CUE_INITIALS) ==
            0 ||
        is_short_word(names, next)) {
        return;
    }
    end = initials_end(names, next);
    if (end == next && (token(names, next)->flags & ANON_TOKEN_UPPER) &&
        token(names, next)->end - token(names, next)->begin <= 3 &&
        (flags_of(names, next) & (ANON_WORD_SAFE | ANON_WORD_DRUG)) == 0) {
        end = next + 1;
    }
    for (i = next; i < end; i++) {
        anon_names_mark(names, i, ANON_NAME_RUN, "name.initials");
    }
}

/* "the matter of J.R.": who is spoken of, and no such thing as "U.S.". */
static bool
are_somebody(const struct anon_names *names, size_t index, size_t end)
{
    static const char *const before[] = { "of", "with", "by", "for", "dengan",
        "untuk", "oleh", "bersama", "kepada", "sama" };
    static const char *const things[] = { "us", "uk", "dc", "la", "ny", "ba",
        "ma", "bs", "md", "aa", "na", "tv", "pm", "am", "un", "eu", "po" };
    const char *folded = names->context.document->folded;
    bool somebody = false;
    size_t i;

    for (i = 0; index > 0 && i < sizeof(before) / sizeof(before[0]); i++) {
        somebody |=
            anon_document_is(names->context.document, index - 1, before[i]);
    }
    for (i = 0; end == index + 2 && i < sizeof(things) / sizeof(things[0]);
         i++) {
        somebody = somebody &&
            !(folded[token(names, index)->begin] == things[i][0] &&
                folded[token(names, index + 1)->begin] == things[i][1]);
    }
    return somebody &&
        anon_document_gap(names->context.document, index).data[0] == '.';
}

/* "J. R. came late": two letters or more, before what people do. */
static void
bare_initials(struct anon_names *names, size_t index)
{
    size_t end = initials_end(names, index);
    size_t i;

    if (end >= index + 2 && end < names->context.count &&
        (((flags_of(names, end) & ANON_WORD_VERB) &&
             !anon_context_capital(&names->context, end)) ||
            are_somebody(names, index, end))) {
        for (i = index; i < end; i++) {
            anon_names_mark(names, i, ANON_NAME_TYPO, "name.initials");
        }
    }
}

/* "text from x:", "chat dari x:": a sender, without a capital too. */
static void
sender(struct anon_names *names, size_t index)
{
    static const char *const reading[] = { "read", "reads", "reading", "baca",
        "membaca", "membacakan", "dibaca" };
    const struct anon_context *context = &names->context;
    size_t next = index + 1;
    struct anon_text gap;

    if ((anon_document_cues(context->document, index) & ANON_CUE_SENDER) == 0 ||
        next >= context->count || !anon_context_gap_is(context, index, " ") ||
        !anon_names_begins(names, next, -11)) {
        return;
    }
    /* "She read from card: " */
    if (index > 0 && !anon_context_capital(context, next) &&
        anon_document_is_any(context->document, index - 1, reading,
            sizeof(reading) / sizeof(reading[0]))) {
        return;
    }
    gap = anon_document_gap(context->document, next);
    if (gap.len > 0 && gap.data[0] == ':') {
        anon_names_mark(names, next,
            anon_names_strength(names, next, ANON_NAME_CUED), "name.sender");
    }
}

/* "kata X", "ujar X", "menurut X": who says it, an acronym too. */
static void
speech(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;

    if (!anon_context_gap_is(context, index, " ") ||
        !anon_context_capital(context, next) ||
        (anon_document_cues(context->document, index) & ANON_CUE_SAYS) == 0 ||
        context->taken[next] ||
        (flags_of(names, next) &
            (ANON_WORD_SAFE | ANON_WORD_KIN | ANON_WORD_ORG | ANON_WORD_LABEL |
                ANON_WORD_HONORIFIC | ANON_WORD_DETERMINER)) ||
        anon_context_odds(context, next) < -14) {
        return;
    }
    (void)anon_names_mark_run(names, next, ANON_NAME_RUN, "name.speech");
}

/* What the word itself says of those behind it, but for labels. */
static void
words_before(struct anon_names *names, size_t index, uint32_t flags)
{
    const struct anon_context *context = &names->context;

    if (flags &
        (ANON_WORD_LABEL | ANON_WORD_KIN | ANON_WORD_CUE_NAME |
            ANON_WORD_HONORIFIC)) {
        initials(names, index);
    }
    if (flags & ANON_WORD_PLACE_CUE) {
        sender(names, index);
    }
    if (context->document->language == ANON_LANGUAGE_ID) {
        speech(names, index);
    }
    if (flags & (ANON_WORD_SAFE | ANON_WORD_LABEL)) {
        greeting(names, index);
    }
}

void
anon_names_labels(struct anon_names *names, size_t index)
{
    const struct anon_token *found = token(names, index);
    uint32_t flags = flags_of(names, index);

    if ((flags & (ANON_WORD_LABEL | ANON_WORD_CUE_NAME | ANON_WORD_KIN)) &&
        (found->flags & ANON_TOKEN_BLANK) == 0) {
        label(names, index);
    }
    if ((found->flags & ANON_TOKEN_LINE) &&
        (found->flags & ANON_TOKEN_CAPITAL)) {
        speaker(names, index);
    }
    if (found->marks & (ANON_MARK_LEADER | ANON_MARK_SHORTENS)) {
        words_before(names, index, flags);
    }
    if ((found->flags & ANON_TOKEN_CAPITAL) == 0) {
        return;
    }
    if (found->end - found->begin == 1) {
        bare_initials(names, index);
    }
    /* Either goes behind a comma or a bracket. */
    if ((found->flags & ANON_TOKEN_BLANK) == 0 &&
        !anon_names_never(names, index)) {
        apposition(names, index);
        degree(names, index);
    }
}
