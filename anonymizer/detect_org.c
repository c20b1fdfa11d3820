#include "anonymizer/context.h"
#include "anonymizer/detect.h"
#include "anonymizer/memory.h"
#include "anonymizer/org_cue.h"

#include <string.h>

/*
 * Organisations: words in capitals around a word such as University, Clinic,
 * SMA or PT, and what follows "works at".  Places and organisations that the
 * other notes of the case taught come with them.
 */

enum {
    CHAIN = 88,
    VAGUE = 42,
    WORKS = 70,
    ABBREVIATION = 75,
    LOWER_CHAIN = 66,
    NUMBERED = 70,
};

/*
 * Findings from here on are no organisations.  A street without a number has
 * less: "Station Road Surgery" is one.
 */
#define TAKEN 61

/* Longest organisation, in words before or after the telling one. */
#define ORG_WORDS 6

/* Small words inside a name: of, and, &, for, the, dan. */
static bool
links(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { "of", "and", "for", "the", "dan", "de",
        "di" };

    return anon_document_is_any(context->document, index, words,
        sizeof(words) / sizeof(words[0]));
}

/* "St. Anne's", "RS Prof. Such": no whole word, which would end a sentence. */
static bool
shortened(const struct anon_context *context, size_t index)
{
    static const char *const forms[] = { "prof", "drs", "dra", "inc", "ltd",
        "bros", "corp", "rev", "moh", "muh" };
    const struct anon_token *token = &context->document->tokens[index];
    size_t i;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (anon_document_is(context->document, index, forms[i])) {
            return true;
        }
    }
    return token->end - token->begin <= 2;
}

static bool
close_by(const struct anon_context *context, size_t index)
{
    if (anon_context_gap_is(context, index, ". ")) {
        return shortened(context, index);
    }
    return anon_context_joined(context, index) ||
        anon_context_gap_is(context, index, " & ") ||
        anon_context_gap_is(context, index, "'s ");
}

/* "At Such Clinic", "Attends Such Academy": what begins the sentence there. */
static bool
opens(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;

    return anon_context_case(context, index) == ANON_CASE_START &&
        word != NULL &&
        ((word->rank_en != 0 && word->rank_en <= 8) ||
            (word->rank_id != 0 && word->rank_id <= 8) ||
            ((word->flags & ANON_WORD_VERB) && word->given == 0));
}

/* First token of the capitals that end before `index`. */
static size_t
chain_begin(const struct anon_context *context, size_t index)
{
    const struct anon_token *tokens = context->document->tokens;
    size_t begin = index;
    size_t i;

    for (i = index; i > 0 && index - i < ORG_WORDS; i--) {
        bool word = anon_org_fits(context, i - 1) &&
            (tokens[i - 1].flags & ANON_TOKEN_WORD) != 0;

        if (!close_by(context, i - 1) ||
            (tokens[i].flags & ANON_TOKEN_SENTENCE) || opens(context, i - 1) ||
            (!word && !links(context, i - 1))) {
            break;
        }
        begin = word ? i - 1 : begin;
    }
    return begin;
}

/* The token after the capitals and numbers that begin at `index`. */
static size_t
chain_end(const struct anon_context *context, size_t index)
{
    size_t end = index;
    size_t i;

    for (i = index; i < context->count && i < index + ORG_WORDS; i++) {
        if (context->document->tokens[i].flags & ANON_TOKEN_SENTENCE) {
            break;
        }
        if (anon_org_fits(context, i)) {
            end = i + 1;
        } else if (!links(context, i)) {
            break;
        }
        if (!close_by(context, i)) {
            break;
        }
    }
    return end;
}

static enum anon_status
hit(const struct anon_context *context, struct anon_findings *findings,
    size_t begin, size_t end, struct anon_hit what)
{
    const struct anon_token *tokens = context->document->tokens;

    memset(context->taken + begin, 1, end - begin);
    return anon_detect_hit(findings, tokens[begin].begin, tokens[end - 1].end,
        what);
}

/*
 * Whether a chain says which: some word of it is no ordinary one, or it
 * follows a word of place.  "High School" alone does not.
 */
static bool
specific(const struct anon_context *context, size_t begin, size_t end)
{
    size_t i;

    if (anon_org_is_firm(context, end)) {
        return true;
    }
    if (end - begin >= 3 &&
        (anon_context_case(context, end - 1) == ANON_CASE_CAPITAL ||
            (begin > 0 && anon_context_gap_is(context, begin - 1, ": ")))) {
        return true;
    }
    if (begin > 0 && begin + 1 < end &&
        (anon_context_flags(context, begin - 1) & ANON_WORD_PLACE_CUE)) {
        return true;
    }
    for (i = begin; i < end; i++) {
        const struct anon_token *token = &context->document->tokens[i];
        const struct anon_word *word = token->word;

        if ((token->flags & ANON_TOKEN_NUMBER) || word == NULL ||
            (word->flags & (ANON_WORD_PLACE | ANON_WORD_STREET)) ||
            anon_org_is_rare(context, i) ||
            (word->rank_en == 0 && word->rank_id == 0 &&
                (word->flags & ANON_WORD_ORG) == 0)) {
            return true;
        }
    }
    return false;
}

/* "Riverside High School", "University of Such", "Such Clinic". */
static enum anon_status
tail_at(const struct anon_context *context, struct anon_findings *findings,
    size_t index, size_t *ret_end)
{
    struct anon_hit what = { ANON_ORG, CHAIN, "org.tail" };
    size_t begin = chain_begin(context, index);
    size_t end = index + 1;

    if (end < context->count && close_by(context, index) &&
        (anon_document_is(context->document, end, "of") ||
            anon_document_is(context->document, end, "for")) &&
        close_by(context, end)) {
        size_t after = chain_end(context, end + 1);

        end = after > end + 1 ? after : end;
    }
    while (end < context->count && close_by(context, end - 1) &&
        anon_context_capital(context, end) &&
        (anon_context_flags(context, end) & ANON_WORD_ORG_TAIL)) {
        end++;
    }
    if (begin == index && end == index + 1) {
        return ANON_OK;
    }
    if (!specific(context, begin, end)) {
        what.confidence = VAGUE;
    }
    *ret_end = end;
    return hit(context, findings, begin, end, what);
}

/* Longest head of several words, in bytes. */
#define HEAD_MAX 32

/* head_end() of a word that begins phrases. */
static size_t
phrase_end(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;
    char phrase[HEAD_MAX];
    size_t end = index;
    size_t len = 0;
    size_t i;

    for (i = index; i < context->count; i++) {
        struct anon_text text = anon_document_word(context->document, i);

        if (len + text.len + 1 > HEAD_MAX) {
            break;
        }
        memcpy(phrase + len, text.data, text.len);
        len += text.len;
        word = i == index
            ? word
            : anon_lexicon_find_phrase((struct anon_text){ phrase, len });
        if (word != NULL && (word->flags & ANON_WORD_ORG_HEAD) &&
            (i > index ||
                (anon_context_flags(context, i) & ANON_WORD_ORG_HEAD))) {
            end = i + 1;
        }
        if (word == NULL || (word->flags & ANON_WORD_PHRASE) == 0 ||
            !anon_context_gap_is(context, i, " ")) {
            break;
        }
        phrase[len++] = ' ';
    }
    return end;
}

/* The token after the longest head that begins at `index`, else `index`. */
static size_t
head_end(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;

    if (word != NULL && (word->flags & ANON_WORD_PHRASE)) {
        return phrase_end(context, index);
    }
    return anon_context_flags(context, index) & ANON_WORD_ORG_HEAD ? index + 1
                                                                   : index;
}

/* Whether the word alone, or with those after it, tells an organisation. */
static bool
may_tell(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;

    return (anon_context_flags(context, index) & ANON_WORD_ORG) != 0 ||
        (context->document->language == ANON_LANGUAGE_ID && word != NULL &&
            (word->flags & ANON_WORD_PHRASE) &&
            head_end(context, index) > index + 1);
}

/* "Tiga Saudara", "Kasih Ibu": after a head relations are names too. */
static size_t
named_end(const struct anon_context *context, size_t index)
{
    size_t end = chain_end(context, index);

    while (end < context->count && end < index + ORG_WORDS &&
        anon_context_gap_is(context, end - 1, " ") && !context->taken[end] &&
        (anon_context_flags(context, end) & ANON_WORD_KIN) &&
        anon_context_case(context, end) == ANON_CASE_CAPITAL) {
        end = chain_end(context, end + 1);
    }
    return end;
}

/* "kantor (Such)", "warung \"Such\"": what follows a small head. */
static bool
is_set_off(const struct anon_context *context, size_t index)
{
    return !anon_context_capital(context, index) &&
        (anon_context_gap_is(context, index, " (") ||
            anon_context_gap_is(context, index, " \""));
}

/* "SMA Negeri 3", "PT Such Indonesia", "Klinik Such". */
static enum anon_status
head_at(const struct anon_context *context, struct anon_findings *findings,
    size_t index, size_t *ret_end)
{
    struct anon_hit what = { ANON_ORG, CHAIN, "org.head" };
    size_t end = head_end(context, index);
    size_t last = end - 1;

    if (end == index) {
        return ANON_OK;
    }
    if (!close_by(context, last) && !is_set_off(context, last)) {
        return ANON_OK;
    }
    if (anon_context_capital(context, index)) {
        end = named_end(context, last + 1);
    } else if (end < context->count &&
        (anon_org_fits(context, end) &&
            (context->document->tokens[end].flags & ANON_TOKEN_WORD) &&
            anon_context_case(context, end) == ANON_CASE_CAPITAL)) {
        end = chain_end(context, end);
        what.confidence = LOWER_CHAIN;
    }
    if (end <= last + 1) {
        return ANON_OK;
    }
    *ret_end = end;
    return hit(context, findings, index, end, what);
}

/* Schools and hospitals whose kind is said with the name in small letters. */
static bool
is_plain_kind(const struct anon_context *context, size_t index)
{
    static const char *const kinds[] = { "academy", "primary", "college",
        "surgery", "hospital", "clinic", "university", "elementary" };

    return anon_document_is_any(context->document, index, kinds,
        sizeof(kinds) / sizeof(kinds[0]));
}

/* Above these odds "such academy" is the academy of that name. */
#define NAMED_ODDS 3

/* "such academy", "st such's primary", in a text that has no capitals. */
static enum anon_status
lower_tail_at(const struct anon_context *context,
    struct anon_findings *findings, size_t index)
{
    if (index > 1 && anon_context_case(context, index) == ANON_CASE_NONE &&
        is_plain_kind(context, index) && !context->taken[index - 1] &&
        anon_document_is(context->document, index - 2, "st") &&
        anon_context_gap_is(context, index - 1, "'s ")) {
        return hit(context, findings, index - 2, index + 1,
            (struct anon_hit){ ANON_ORG, LOWER_CHAIN, "org.tail" });
    }
    if (index == 0 || anon_context_case(context, index) != ANON_CASE_NONE ||
        !is_plain_kind(context, index) || context->taken[index - 1] ||
        !anon_context_gap_is(context, index - 1, " ") ||
        anon_context_odds(context, index - 1) < NAMED_ODDS) {
        return ANON_OK;
    }
    return hit(context, findings, index - 1, index + 1,
        (struct anon_hit){ ANON_ORG, LOWER_CHAIN, "org.tail" });
}

/* Kinds that a number or a place follows: "sman 5", "puskesmas such". */
static bool
is_public_kind(const struct anon_context *context, size_t index)
{
    static const char *const kinds[] = { "sman", "smpn", "smkn", "mtsn", "sdn",
        "slbn", "man", "puskesmas", "pkm", "rsud", "rsup", "rsj", "polsek",
        "polres", "universitas", "politeknik", "stikes", "kantor kua" };

    return anon_document_is_any(context->document, index, kinds,
        sizeof(kinds) / sizeof(kinds[0]));
}

/* Whether a small word says which of them: a number, a place, no word. */
static bool
says_which(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];

    if (index >= context->count || context->taken[index] ||
        (token->flags & ANON_TOKEN_SENTENCE)) {
        return false;
    }
    if (token->flags & ANON_TOKEN_NUMBER) {
        return token->end - token->begin <= 3;
    }
    return token->word == NULL || (token->word->flags & ANON_WORD_PLACE) != 0 ||
        (token->word->rank_en == 0 && token->word->rank_id == 0);
}

/* "smp muhammadiyah 1", "sd inpres such": a school by who runs it. */
static bool
is_run_school(const struct anon_context *context, size_t index)
{
    static const char *const kinds[] = { "sd", "smp", "sma", "smk", "mts", "mi",
        "tk", "paud" };
    static const char *const run_by[] = { "negeri", "muhammadiyah", "inpres",
        "katolik", "kristen", "islam", "swasta" };

    return anon_document_is_any(context->document, index, kinds,
               sizeof(kinds) / sizeof(kinds[0])) &&
        anon_context_gap_is(context, index, " ") &&
        anon_document_is_any(context->document, index + 1, run_by,
            sizeof(run_by) / sizeof(run_by[0])) &&
        anon_context_gap_is(context, index + 1, " ") &&
        says_which(context, index + 2);
}

/* "sman 5 such", "puskesmas such 2", in small letters. */
static enum anon_status
lower_head_at(const struct anon_context *context,
    struct anon_findings *findings, size_t index, size_t *ret_end)
{
    size_t end = index + 1;

    if (context->document->language != ANON_LANGUAGE_ID ||
        anon_context_capital(context, index)) {
        return ANON_OK;
    }
    if (is_run_school(context, index)) {
        end = index + 2;
    } else if (!is_public_kind(context, index)) {
        return ANON_OK;
    }
    while (end <= index + 2 && anon_context_gap_is(context, end - 1, " ") &&
        says_which(context, end)) {
        end++;
    }
    if (end == index + 1) {
        return ANON_OK;
    }
    *ret_end = end;
    return hit(context, findings, index, end,
        (struct anon_hit){ ANON_ORG, LOWER_CHAIN, "org.head" });
}

/* "unpad": an abbreviation that is nothing else needs no capitals. */
static bool
is_abbreviation(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];

    return (token->flags & ANON_TOKEN_UPPER) ||
        (!anon_context_capital(context, index) && token->word != NULL &&
            token->word->rank_en == 0 && token->word->rank_id == 0 &&
            token->end - token->begin > 3);
}

/* "Such Holdings plc": legal forms are written small too. */
static bool
is_legal(const struct anon_context *context, size_t index)
{
    static const char *const forms[] = { "plc", "inc", "ltd", "llc", "corp",
        "llp" };

    return anon_document_is_any(context->document, index, forms,
        sizeof(forms) / sizeof(forms[0]));
}

static enum anon_status
org_at(const struct anon_context *context, struct anon_findings *findings,
    size_t index, size_t *ret_end)
{
    uint32_t flags = anon_context_flags(context, index);
    enum anon_status status = ANON_OK;

    if ((flags & ANON_WORD_ORG_TAIL) &&
        (anon_context_capital(context, index) || is_legal(context, index))) {
        status = tail_at(context, findings, index, ret_end);
    }
    if (status == ANON_OK && *ret_end == index + 1) {
        status = head_at(context, findings, index, ret_end);
    }
    if (status == ANON_OK && *ret_end == index + 1) {
        status = lower_head_at(context, findings, index, ret_end);
    }
    if (status == ANON_OK && *ret_end == index + 1 &&
        (flags & ANON_WORD_ORG_TAIL)) {
        status = lower_tail_at(context, findings, index);
    }
    if (status == ANON_OK && *ret_end == index + 1 && (flags & ANON_WORD_ORG) &&
        (flags & (ANON_WORD_ORG_HEAD | ANON_WORD_ORG_TAIL)) == 0 &&
        is_abbreviation(context, index)) {
        status = hit(context, findings, index, index + 1,
            (struct anon_hit){ ANON_ORG, ABBREVIATION, "org.listed" });
    }
    return status;
}

/* "St Such's": the possessive is part of the name. */
static enum anon_status
hit_saint(const struct anon_context *context, struct anon_findings *findings,
    size_t begin, size_t end)
{
    const struct anon_token *tokens = context->document->tokens;
    struct anon_text gap = anon_document_gap(context->document, end - 1);
    size_t more = gap.len > 1 && memcmp(gap.data, "'s", 2) == 0 ? 2 : 0;

    memset(context->taken + begin, 1, end - begin);
    return anon_detect_hit(findings, tokens[begin].begin,
        tokens[end - 1].end + more,
        (struct anon_hit){ ANON_ORG, WORKS, "org.work" });
}

static enum anon_status
work_at(const struct anon_context *context, struct anon_findings *findings,
    size_t index)
{
    struct anon_hit what = { ANON_ORG, WORKS, "org.work" };
    enum anon_org_cue cue = anon_org_cue(context, index);
    size_t end;

    if (cue == ANON_ORG_CUE_NONE) {
        return ANON_OK;
    }
    end = chain_end(context, index);
    if (cue == ANON_ORG_CUE_FIELD && end == index &&
        anon_org_fits(context, index)) {
        /* A colon begins a sentence. */
        end = close_by(context, index) ? chain_end(context, index + 1) : index;
        end = end > index ? end : index + 1;
    }
    if (cue == ANON_ORG_CUE_SAINT) {
        end = end < index + 2 ? index + 2 : end;
        return hit_saint(context, findings, index, end);
    }
    if (end == index) {
        return ANON_OK;
    }
    if (cue == ANON_ORG_CUE_FIELD && !specific(context, index, end)) {
        what.confidence = VAGUE;
    }
    return hit(context, findings, index, end, what);
}

/* What work_at() says of the capitals of a block. */
static enum anon_status
works_of_block(const struct anon_context *context,
    struct anon_findings *findings, size_t block)
{
    const struct anon_marks *marks = context->document->marks;
    enum anon_status status = ANON_OK;
    uint64_t found = anon_marks_row(marks, block, ANON_MARK_CAPITAL) |
        anon_marks_always(marks, block);

    for (; found != 0 && status == ANON_OK; found &= found - 1) {
        size_t i = block * 64 + (size_t)__builtin_ctzll(found);

        /* What follows in the organisation just found is taken. */
        if (!context->taken[i] && anon_org_may_have_cue(context, i)) {
            status = work_at(context, findings, i);
        }
    }
    return status;
}

enum anon_status
anon_detect_org(const struct anon_document *document,
    struct anon_findings *findings)
{
    struct anon_context context = ANON_CONTEXT_INIT;
    enum anon_status status = anon_context_init(&context, document);
    struct anon_walk walk;
    size_t i;

    if (status != ANON_OK) {
        goto out;
    }
    if (document->options->memory != NULL) {
        status =
            anon_memory_detect(document->options->memory, document, findings);
    }
    anon_context_take(&context, findings, TAKEN);
    walk = anon_walk_begin(document->marks, ANON_MARK_ORG);
    for (i = anon_walk_next(&walk, 0); i < context.count && status == ANON_OK;
         i = anon_walk_next(&walk, i + 1)) {
        size_t end = i + 1;

        if (!context.taken[i] && may_tell(&context, i)) {
            status = org_at(&context, findings, i, &end);
        }
        i = end - 1;
    }
    for (i = 0; i < anon_marks_blocks(document->marks) && status == ANON_OK;
         i++) {
        status = works_of_block(&context, findings, i);
    }
out:
    anon_context_release(&context);
    return status;
}
