#include "anonymizer/run.h"

#include <string.h>

#include "anonymizer/bytes.h"

static bool
append(const struct anon_document *document, size_t index, struct anon_run *run)
{
    struct anon_text word = anon_document_word(document, index);

    if (run->parts == ANON_RUN_PARTS ||
        word.len > ANON_RUN_DIGITS - run->digits) {
        return false;
    }
    memcpy(run->digit + run->digits, word.data, word.len);
    run->digits += word.len;
    run->digit[run->digits] = '\0';
    run->len[run->parts++] = (unsigned)word.len;
    run->last = index;
    run->end = document->tokens[index].end;
    return true;
}

bool
anon_run_start(const struct anon_document *document, size_t index,
    struct anon_run *ret_run)
{
    const char *text = document->folded;
    size_t begin = document->tokens[index].begin;

    /* The parts that are not there are left as they are. */
    ret_run->first = index;
    ret_run->plus = false;
    ret_run->parts = 0;
    ret_run->joint[0] = 0;
    ret_run->digits = 0;
    if (!append(document, index, ret_run)) {
        return false;
    }
    if (begin > 0 && text[begin - 1] == '(') {
        begin--;
    }
    if (begin > 0 && text[begin - 1] == '+') {
        begin--;
        ret_run->plus = true;
    } else if (begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == '+') {
        begin -= 2;
        ret_run->plus = true;
    }
    ret_run->begin = begin;
    return true;
}

bool
anon_run_may_reach(const struct anon_document *document, size_t index,
    size_t digits)
{
    size_t found = 0;
    size_t i;

    for (i = index; i < document->token_count && found < digits; i++) {
        const struct anon_token *token = &document->tokens[i];

        if ((token->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) == 0) {
            return false;
        }
        found += token->end - token->begin;
    }
    return found >= digits;
}

bool
anon_run_extend(const struct anon_document *document, struct anon_run *run)
{
    size_t next = run->last + 1;
    struct anon_text gap;
    char joint = 0;
    size_t i;

    if (next >= document->token_count ||
        (document->tokens[next].flags & ANON_TOKEN_NUMBER) == 0 ||
        run->parts == ANON_RUN_PARTS ||
        !anon_document_joined(document, run->last, " .-()/", 3)) {
        return false;
    }
    gap = anon_document_gap(document, run->last);
    for (i = 0; i < gap.len; i++) {
        joint = joint == 0 || joint == ' ' ? gap.data[i] : joint;
    }
    if (!append(document, next, run)) {
        return false;
    }
    run->joint[run->parts - 1] = joint;
    return true;
}

bool
anon_run_has_shape(const struct anon_run *run, const char *shape)
{
    size_t part;

    for (part = 0; part < run->parts; part++) {
        if (shape[2 * part] == '\0' ||
            (unsigned)(shape[2 * part] - '0') != run->len[part]) {
            return false;
        }
        if (shape[2 * part + 1] == '\0') {
            return part + 1 == run->parts;
        }
    }
    return false;
}

bool
anon_run_is_money(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    size_t begin = document->tokens[index].begin;

    if (word.len > 2 && memcmp(word.data, "rp", 2) == 0 &&
        anon_is_digit(word.data[2])) {
        return true;
    }
    if (begin > 0 && document->folded[begin - 1] == ' ') {
        begin--;
    }
    if (begin > 0 && document->folded[begin - 1] == '$') {
        return true;
    }
    /* "#12" is counted, "ph# 298...", "DL# 51..." are not. */
    if (begin > 0 && document->folded[begin - 1] == '#' &&
        (index == 0 || document->tokens[index - 1].end + 1 != begin)) {
        return true;
    }
    return index > 0 &&
        (anon_document_cues(document, index - 1) & ANON_CUE_MONEY) != 0 &&
        anon_document_joined(document, index - 1, " .", 2);
}

bool
anon_run_is_counted(const struct anon_document *document, size_t last)
{
    uint64_t cues = anon_document_cues(document, last + 1);

    /* "12 sessions", but "umur 58 Sesi ke-6": a new sentence begins. */
    return (cues & ANON_CUE_UNIT) != 0 &&
        anon_document_joined(document, last, " -", 2) &&
        ((cues & ANON_CUE_COUNTED) == 0 ||
            (document->tokens[last + 1].flags & ANON_TOKEN_CAPITAL) == 0);
}

bool
anon_run_has_cue(const struct anon_document *document, size_t index,
    size_t count, uint64_t classes)
{
    while (count > 0 && index > 0 &&
        (document->tokens[index].flags & ANON_TOKEN_LINE) == 0) {
        index--;
        count--;
        if (anon_document_cues(document, index) & classes) {
            return true;
        }
    }
    return false;
}
