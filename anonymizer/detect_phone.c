#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/calling_code.h"
#include "anonymizer/row.h"
#include "anonymizer/run.h"

/* Fewer digits are no phone number here. */
#define PHONE_DIGITS_MIN 7

/* E.164, 6.1: fifteen digits at most. */
#define PHONE_DIGITS_MAX 15

/* How far before a number a word like "call" speaks for it. */
#define CUE_REACH 6

static bool
is_year(const char *digits)
{
    return memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0;
}

/* The first three parts are a day, whatever follows: "2031-04-05 08". */
static bool
begins_with_date(const struct anon_run *run)
{
    if (run->plus || run->parts < 3 || run->len[1] > 2) {
        return false;
    }
    if (run->len[0] == 4) {
        return run->len[2] <= 2 && is_year(run->digit) &&
            run->joint[1] == run->joint[2] && run->joint[1] != ' ';
    }
    /* "[24/06/31 21.14]", as messengers write it. */
    if (run->parts > 3 && run->len[0] <= 2 && run->len[2] == 2 &&
        run->joint[1] == '/' && run->joint[2] == '/') {
        return true;
    }
    return run->len[0] <= 2 && run->len[2] == 4 &&
        (run->parts == 3 || is_year(run->digit + run->len[0] + run->len[1]));
}

/* A run is a date or an amount of money rather than a phone number. */
static bool
is_other_number(const struct anon_run *run)
{
    size_t part;

    if (begins_with_date(run) || anon_run_has_shape(run, "4-2-2")) {
        return true;
    }
    if (anon_run_has_shape(run, "4-4")) {
        return is_year(run->digit + 4) &&
            (is_year(run->digit) || run->joint[1] == '/');
    }
    if (run->parts < 2 || run->len[0] > 3 || run->digit[0] == '0') {
        return false;
    }
    for (part = 1; part < run->parts; part++) {
        if (run->len[part] != 3 || run->joint[part] != '.') {
            return false;
        }
    }
    return run->parts > 2 || run->len[0] < 3;
}

/* Ten digits as written in North America: NXX-NXX-XXXX. */
static unsigned
american(const struct anon_run *run, bool cue)
{
    const char *digit = run->digit;
    size_t at = run->digits - 10;

    if ((at == 1 && digit[0] != '1') || at > 1) {
        return 0;
    }
    if (anon_run_has_shape(run, at == 1 ? "1-3-3-4" : "3-3-4")) {
        return digit[at] >= '2' || cue || run->joint[1] == ')' ? 75 : 0;
    }
    if (digit[at] < '2' || digit[at + 3] < '2') {
        return 0;
    }
    return cue ? 75 : 50;
}

/* With the trunk prefix 0, as in most countries. */
static unsigned
national(const struct anon_run *run, bool cue)
{
    if (run->digit[1] == '8' && run->digits >= 9 && run->digits <= 13) {
        return 75;
    }
    if (run->digits == 10 || run->digits == 11) {
        return 70;
    }
    if (run->digits >= 8 && run->digits <= 13 &&
        (run->parts > 1 || run->digits >= 9)) {
        return cue ? 70 : 55;
    }
    return cue && run->digits >= 7 ? 60 : 0;
}

/* How sure it is that the run is a phone number: 0 to 100. */
static unsigned
rate(const struct anon_run *run, bool cue)
{
    const char *digit = run->digit;

    if (run->digits < PHONE_DIGITS_MIN || is_other_number(run)) {
        return 0;
    }
    /* "6864 1190": as in Australia and Singapore; times begin lower. */
    if (anon_run_has_shape(run, "4-4") && digit[0] >= '3' &&
        run->joint[1] == ' ') {
        return cue ? 70 : 50;
    }
    if (digit[0] == '0' && digit[1] == '0' && run->digits > 9 &&
        run->digits <= PHONE_DIGITS_MAX + 3) {
        return anon_calling_code_len(digit + 2) > 0 ? 75 : 0;
    }
    if (run->digits > PHONE_DIGITS_MAX) {
        return 0;
    }
    if (run->plus && run->digits >= 8) {
        return anon_calling_code_len(digit) > 0 ? 85 : 60;
    }
    if (digit[0] == '0') {
        return national(run, cue);
    }
    if (digit[0] == '6' && digit[1] == '2' && digit[2] == '8' &&
        run->digits >= 10 && run->digits <= 14) {
        return 75;
    }
    if ((run->digits == 10 || run->digits == 11) && american(run, cue) > 0) {
        return american(run, cue);
    }
    if (anon_run_has_shape(run, "3-3-2-2") ||
        anon_run_has_shape(run, "2-3-3-4")) {
        return 60;
    }
    return cue && (run->parts < 4 || run->digits >= 8) ? 60 : 0;
}

/* "4567x12": the last digits of a number and its extension in one token. */
static size_t
digits_before_x(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    size_t digits = 0;
    size_t i;

    while (digits < word.len && anon_is_digit(word.data[digits])) {
        digits++;
    }
    if (digits < 3 || digits > 5 || digits + 1 >= word.len ||
        word.data[digits] != 'x') {
        return 0;
    }
    for (i = digits + 1; i < word.len; i++) {
        if (!anon_is_digit(word.data[i])) {
            return 0;
        }
    }
    return digits;
}

/* Adds such a token to the run, which then ends with it. */
static bool
extend_fused(const struct anon_document *document, struct anon_run *run)
{
    size_t next = run->last + 1;
    size_t digits;

    if (next >= document->token_count ||
        (document->tokens[next].flags & ANON_TOKEN_MIXED) == 0 ||
        run->parts == ANON_RUN_PARTS ||
        !anon_document_joined(document, run->last, " .-", 1)) {
        return false;
    }
    digits = digits_before_x(document, next);
    if (digits == 0 || digits > ANON_RUN_DIGITS - run->digits) {
        return false;
    }
    memcpy(run->digit + run->digits,
        document->folded + document->tokens[next].begin, digits);
    run->joint[run->parts] = document->folded[run->end];
    run->len[run->parts++] = (unsigned)digits;
    run->digits += digits;
    run->digit[run->digits] = '\0';
    run->last = next;
    run->end = document->tokens[next].end;
    return true;
}

/* Adds a final bracket and "ext. 12". */
static size_t
phone_end(const struct anon_document *document, const struct anon_run *run,
    size_t *ret_token)
{
    const char *text = document->folded;
    size_t end = run->end;
    size_t next = run->last + 1;
    uint64_t cues = anon_document_cues(document, next);

    *ret_token = run->last;
    if (next + 1 < document->token_count && (cues & ANON_CUE_EXTENSION) &&
        anon_document_joined(document, run->last, " ,.(", 3) &&
        anon_document_joined(document, next, " .:", 3) &&
        (document->tokens[next + 1].flags & ANON_TOKEN_NUMBER)) {
        *ret_token = next + 1;
        end = document->tokens[next + 1].end;
    } else if (next < document->token_count &&
        anon_document_joined(document, run->last, " ", 1) &&
        text[document->tokens[next].begin] == 'x' &&
        (document->tokens[next].flags & ANON_TOKEN_MIXED)) {
        *ret_token = next;
        end = document->tokens[next].end;
    }
    return end;
}

/* A leading bracket belongs to the number only with its fellow inside. */
static size_t
phone_begin(const struct anon_document *document, const struct anon_run *run,
    size_t end)
{
    const char *text = document->folded;

    if (text[run->begin] == '(' &&
        memchr(text + run->begin, ')', end - run->begin) == NULL) {
        return run->begin + 1;
    }
    return run->begin;
}

/* "555 0145 (mobile)", "555 0145 office". */
static bool
has_cue_behind(const struct anon_document *document, size_t last)
{
    static const char *const words[] = { "office", "home", "work", "kantor",
        "rumah", "fax", "faks", "mobile", "cell", "phone", "wa" };

    if (!anon_document_joined(document, last, " -(", 2)) {
        return false;
    }
    return anon_document_is_any(document, last + 1, words,
        sizeof(words) / sizeof(words[0]));
}

/* The longest run from token `index` on that makes a phone number. */
static unsigned
best_run(const struct anon_document *document, size_t index,
    struct anon_run *ret_best)
{
    struct anon_run run;
    unsigned best = 0;
    bool before;

    if (!anon_run_start(document, index, &run)) {
        return 0;
    }
    before = anon_run_has_cue(document, index, CUE_REACH, ANON_CUE_PHONE);
    do {
        bool cue = before || has_cue_behind(document, run.last);
        unsigned rated = rate(&run, cue);

        if (rated > 0 && rated + 10 >= best) {
            best = rated > best ? rated : best;
            *ret_best = run;
        }
    } while (run.digits < PHONE_DIGITS_MAX + 3 &&
        (anon_run_extend(document, &run) || extend_fused(document, &run)));
    return best;
}

/* "zero eight one ...": digits spelled out, `*index` moves to the last one. */
static enum anon_status
push_spelled(const struct anon_document *document, size_t *index,
    struct anon_findings *findings)
{
    size_t first = *index;
    size_t last = first;
    size_t digits = 0;
    size_t zeros = 0;
    size_t i;

    for (i = first; i < document->token_count; i++) {
        uint64_t cues = anon_document_cues(document, i);

        if ((cues & (ANON_CUE_DIGIT | ANON_CUE_REPEAT)) == 0 &&
            (document->tokens[i].flags & ANON_TOKEN_NUMBER) == 0) {
            break;
        }
        if (cues & ANON_CUE_DIGIT) {
            digits++;
            zeros += document->tokens[i].cue->value == 0;
            last = i;
        }
        if (!anon_document_joined(document, i, " ,-.", 2)) {
            break;
        }
    }
    *index = last;
    if (digits < 7 ||
        (zeros == 0 &&
            !anon_run_has_cue(document, first, CUE_REACH, ANON_CUE_PHONE))) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[first].begin,
        document->tokens[last].end,
        (struct anon_hit){ ANON_PHONE, 70, "phone.spelled" });
}

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

/* The value of a number of one or two digits, else 100. */
static int
small_value(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    int value = 0;
    size_t i;

    if ((document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0 ||
        word.len > 2) {
        return 100;
    }
    for (i = 0; i < word.len; i++) {
        value = value * 10 + (word.data[i] - '0');
    }
    return value;
}

/* The time of day at token `index`: "08.30", as in Indonesia. */
static bool
is_time(const struct anon_document *document, size_t index)
{
    size_t begin = document->tokens[index].begin;
    struct anon_text gap;

    if (!anon_document_joined(document, index, ".", 1) ||
        len_of(document, index + 1) != 2 || small_value(document, index) > 24 ||
        small_value(document, index + 1) > 59 ||
        (begin > 0 && anon_is_one_of(document->folded[begin - 1], "+(."))) {
        return false;
    }
    gap = anon_document_gap(document, index + 1);
    if (gap.len > 1 || gap.len == 0 || index + 2 >= document->token_count) {
        return true;
    }
    /* "08.12.34 ...", "08.12-3456": parts of a longer number. */
    return anon_is_one_of(gap.data[0], ",;:!?\n") ||
        (gap.data[0] != '.' && small_value(document, index + 2) <= 24) ||
        (document->tokens[index + 2].flags & ANON_TOKEN_NUMBER) == 0 ||
        (gap.data[0] == ' ' && len_of(document, index + 2) > 2);
}

/* Whether token `index` may begin a number: not behind "12." or "a-". */
static bool
may_begin(const struct anon_document *document, size_t index)
{
    size_t begin = document->tokens[index].begin;
    char before = begin == 0 ? ' ' : document->folded[begin - 1];

    /* "24/06/31": no phone begins inside a date. */
    if (before == '/' && index > 0 && len_of(document, index) <= 2 &&
        small_value(document, index - 1) <= 31) {
        return false;
    }
    /* "200.000": the thousands of an amount. */
    if (before == '.' && index > 0 && len_of(document, index) == 3 &&
        (document->tokens[index - 1].flags & ANON_TOKEN_NUMBER) &&
        len_of(document, index - 1) <= 3) {
        return false;
    }

    if (before == '_' || before == '@' ||
        (before == ',' && begin > 1 &&
            anon_is_digit(document->folded[begin - 2]))) {
        return false;
    }
    return index == 0 ||
        (document->tokens[index - 1].flags & ANON_TOKEN_MIXED) == 0 ||
        !anon_document_joined(document, index - 1, "-/.", 1);
}

/* "at x123", "dial x204", "ext. 17": a line inside a house. */
static bool
is_bare_extension(const struct anon_document *document, size_t index)
{
    static const char *const before[] = { "at", "on", "dial", "line" };
    struct anon_text word = anon_document_word(document, index);
    size_t i;

    if (index == 0) {
        return false;
    }
    if (document->tokens[index].flags & ANON_TOKEN_NUMBER) {
        return word.len >= 2 && word.len <= 6 &&
            (anon_document_cues(document, index - 1) & ANON_CUE_EXTENSION) &&
            !anon_document_is(document, index - 1, "pesawat") &&
            anon_document_joined(document, index - 1, " .:", 2);
    }
    if (word.data[0] != 'x' || word.len < 3 || word.len > 6 ||
        !anon_document_joined(document, index - 1, " ", 1)) {
        return false;
    }
    for (i = 1; i < word.len; i++) {
        if (!anon_is_digit(word.data[i])) {
            return false;
        }
    }
    for (i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
        if (anon_document_is(document, index - 1, before[i])) {
            return true;
        }
    }
    return (anon_document_cues(document, index - 1) & ANON_CUE_PHONE) != 0;
}

/* Digits; `*index` moves to the last token of the number. */
static enum anon_status
push_number(const struct anon_document *document, size_t *index,
    struct anon_findings *findings)
{
    struct anon_run run = { 0 };
    unsigned rated = best_run(document, *index, &run);
    size_t end;

    if (rated == 0) {
        return ANON_OK;
    }
    end = phone_end(document, &run, index);
    return anon_detect_hit(findings, phone_begin(document, &run, end), end,
        (struct anon_hit){ ANON_PHONE, (uint8_t)rated, "phone.number" });
}

/*
 * Where a phone number may begin: at many figures, at some with others behind
 * them, in words one after the other, or behind "ext.".
 */
static uint64_t
find_phones(const struct anon_marks *marks, size_t block)
{
    struct anon_row number = anon_row_of(marks, block, ANON_MARK_NUMBER);
    struct anon_row mixed = anon_row_of(marks, block, ANON_MARK_MIXED);
    struct anon_row words = anon_row_of(marks, block, ANON_MARK_COUNTS);
    struct anon_row cue = anon_row_of(marks, block, ANON_MARK_CONTACT);

    return mixed.here |
        (words.here & anon_row_next(anon_row_or(words, number), 1)) |
        (number.here &
            (anon_marks_block(marks, block, ANON_MARK_LONG) |
                anon_row_next(anon_row_or(number, mixed), 1) |
                anon_row_last(cue, 1)));
}

enum anon_status
anon_detect_phone(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_where(document->marks, find_phones);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        if (anon_document_cues(document, i) & ANON_CUE_DIGIT) {
            status = push_spelled(document, &i, findings);
            continue;
        }
        if (is_bare_extension(document, i)) {
            status = anon_detect_hit(findings, document->tokens[i].begin,
                document->tokens[i].end,
                (struct anon_hit){ ANON_PHONE, 55, "phone.extension" });
            continue;
        }
        if ((document->tokens[i].flags & ANON_TOKEN_NUMBER) == 0 ||
            (document->folded[document->tokens[i].end] != '.' &&
                !anon_run_may_reach(document, i, PHONE_DIGITS_MIN)) ||
            !may_begin(document, i) || anon_run_is_money(document, i)) {
            continue;
        }
        if (is_time(document, i)) {
            i++;
            continue;
        }
        if (anon_run_may_reach(document, i, PHONE_DIGITS_MIN)) {
            status = push_number(document, &i, findings);
        }
    }
    return status;
}
