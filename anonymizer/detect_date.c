#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/date.h"
#include "anonymizer/row.h"
#include "anonymizer/run.h"

/* How many tokens before a date speak for or against it. */
#define CUE_REACH 3

/* Words that go before a date though they are no cue for other things. */
static bool
has_date_word(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "by", "for", "from", "till", "to",
        "before", "after", "next", "last", "scheduled", "dijadwalkan", "hingga",
        "sampai", "mulai", "dari", "was", "muncul", "berikutnya", "jadwal" };

    if (index == 0) {
        return false;
    }
    return anon_document_is_any(document, index - 1, words,
        sizeof(words) / sizeof(words[0]));
}

/* "Session note, 3/9": set off by a comma. */
static bool
follows_comma(const struct anon_document *document, size_t index)
{
    return index > 0 && anon_document_joined(document, index - 1, ", ", 2) &&
        document->folded[document->tokens[index - 1].end] == ',';
}

/* Whether the number after token `last` makes it part of a longer one. */
static bool
goes_on(const struct anon_document *document, size_t last)
{
    const char *after = document->folded + document->tokens[last].end;

    return (anon_is_one_of(after[0], "/-.:,") && anon_is_digit(after[1])) ||
        after[0] == '%' || (after[0] == ' ' && after[1] == '%');
}

/* Whether something joins the date to a number or word before it. */
static bool
comes_from(const struct anon_document *document, size_t begin)
{
    const char *text = document->folded;

    if (begin == 0 || text[begin - 1] == ' ') {
        return false;
    }
    /* "19-21 Agt", but not "2019-21". */
    if (text[begin - 1] == '-' && begin > 1 && anon_is_digit(text[begin - 2]) &&
        (begin < 4 || !anon_is_alnum(text[begin - 4])) &&
        !(begin > 3 && anon_is_one_of(text[begin - 4], "/.-"))) {
        return false;
    }
    if (anon_is_one_of(text[begin - 1], "/.:-_+")) {
        return begin > 1 && anon_is_alnum(text[begin - 2]);
    }
    return anon_is_one_of(text[begin - 1], "$#@");
}

/* 1/2, 3/4, 24/7 and the like, or out of ten: mostly no date. */
static bool
is_usual_fraction(const struct anon_date_match *match)
{
    int low = match->date.day;
    int high = match->date.month;

    return (low == 24 && high == 7) || (low == 1 && high <= 4) ||
        (low == 2 && high == 3) || (low == 3 && high == 4) ||
        (low <= high && (high == 10 || high == 5));
}

/* How sure it is that 3/9 is a date, not a score or a dose. */
static uint8_t
rate_fraction(const struct anon_document *document, size_t index,
    const struct anon_date_match *match)
{
    char joint = document->folded[document->tokens[index].end];
    static const char *const met[] = { "discharged", "admitted", "seen",
        "reviewed", "assessed", "referred" };
    bool near = anon_run_has_cue(document, index, 1,
                    ANON_CUE_DATE | ANON_CUE_BIRTH | ANON_CUE_WEEKDAY) ||
        has_date_word(document, index);
    bool sure = near ||
        anon_run_has_cue(document, index, CUE_REACH,
            ANON_CUE_DATE | ANON_CUE_BIRTH | ANON_CUE_WEEKDAY);
    bool cue = sure || follows_comma(document, index);
    uint64_t after = anon_document_joined(document, match->last, " ", 1)
        ? anon_document_cues(document, match->last + 1)
        : 0;

    if (goes_on(document, match->last) ||
        (after & (ANON_CUE_UNIT | ANON_CUE_DOSE | ANON_CUE_SCORE)) ||
        anon_run_has_cue(document, index, CUE_REACH,
            ANON_CUE_SCORE | ANON_CUE_DOSE | ANON_CUE_MONEY) ||
        anon_document_is(document, index - 1, "rated") ||
        anon_document_is(document, index - 1, "dinilai")) {
        return 0;
    }
    if (joint != '/') {
        return anon_run_has_cue(document, index, 1,
                   ANON_CUE_DATE | ANON_CUE_BIRTH) ||
                anon_document_is_any(document, index - (index > 0), met, 6)
            ? 60
            : 0;
    }
    if (anon_document_is(document, match->last + 1, "on") ||
        anon_document_is(document, match->last + 1, "pada")) {
        return near ? 50 : 30;
    }
    if (is_usual_fraction(match)) {
        /* ", 3/10": how bad it was, more often than the third of October. */
        return near || (match->date.day > 12 && follows_comma(document, index))
            ? 55
            : cue ? 45
                  : 30;
    }
    return cue ? 70 : 55;
}

/* "the 28th of August": the article goes too. */
static size_t
with_article(const struct anon_document *document, size_t index, size_t begin)
{
    return index > 0 && anon_document_is(document, index - 1, "the") &&
            anon_document_joined(document, index - 1, " ", 1)
        ? document->tokens[index - 1].begin
        : begin;
}

/* "Monday, 12 March", "Senin 12/3": the day of the week goes too. */
static size_t
with_weekday(const struct anon_document *document, size_t index, size_t begin)
{
    size_t first;

    while (index > 0 && document->tokens[index].begin > begin) {
        index--;
    }
    first = anon_date_with_weekday(document, index);
    return first < index ? document->tokens[first].begin : begin;
}

/* What may join the days of a stretch: "12-14 March", "4 and 11 July". */
static bool
joins_days(const struct anon_document *document, size_t index,
    const struct anon_date_match *match, size_t *ret_day)
{
    static const char *const words[] = { "and", "to", "dan", "sampai", "hingga",
        "until", "or", "atau" };
    struct anon_text gap = anon_document_gap(document, index - 1);
    size_t day = index - 1;

    /* Of "12-14 March 2020" only "March 2020" has been read. */
    if (match->form == ANON_DATE_MONTH && gap.len == 1 && gap.data[0] == ' ') {
        *ret_day = day;
        return true;
    }
    if (day > 0 && gap.len == 1 && gap.data[0] == ' ' &&
        anon_document_is_any(document, day, words, 8)) {
        *ret_day = day - 1;
        return anon_document_joined(document, day - 1, " ", 1);
    }
    *ret_day = day;
    /* A hyphen, or a dash of three bytes, with blanks or not. */
    return (gap.len > 0 && gap.len <= 3 &&
               memchr(gap.data, '-', gap.len) != NULL) ||
        (gap.len <= 5 && memchr(gap.data, '\xE2', gap.len) != NULL) ||
        (gap.len <= 3 && memchr(gap.data, '&', gap.len) != NULL);
}

/* The first day of the stretch goes too. */
static size_t
with_range(const struct anon_document *document, size_t index,
    const struct anon_date_match *match)
{
    size_t begin = match->begin;
    size_t days;

    for (days = 0; days < 2 && index > 0; days++) {
        const struct anon_token *before;
        size_t day;

        if ((document->tokens[index].flags & ANON_TOKEN_LINE) ||
            !joins_days(document, index, match, &day)) {
            break;
        }
        before = &document->tokens[day];
        if ((before->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) == 0 ||
            !anon_is_digit(document->folded[before->begin]) ||
            before->end - before->begin >
                ((before->flags & ANON_TOKEN_MIXED) ? 4 : 2)) {
            break;
        }
        begin = before->begin;
        index = day;
    }
    return begin;
}

static uint8_t
rate(const struct anon_document *document, size_t index,
    const struct anon_date_match *match)
{
    switch (match->form) {
    case ANON_DATE_FULL:
        return goes_on(document, match->last) &&
                document->folded[match->end] != ':' &&
                document->folded[match->end] != ','
            ? 0
            : 80;
    case ANON_DATE_NAMED: return 75;
    case ANON_DATE_MONTH: return 65;
    case ANON_DATE_FRACTION: return rate_fraction(document, index, match);
    case ANON_DATE_NONE: break;
    }
    return 0;
}

/* A year of its own tells little, unless somebody was born in it. */
static enum anon_status
push_year(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    struct anon_text word = anon_document_word(document, index);
    uint8_t confidence = 30;

    if (word.len != 4 || comes_from(document, document->tokens[index].begin) ||
        goes_on(document, index) ||
        !(memcmp(word.data, "19", 2) == 0 || memcmp(word.data, "20", 2) == 0)) {
        return ANON_OK;
    }
    if (anon_run_has_cue(document, index, CUE_REACH, ANON_CUE_BIRTH)) {
        confidence = 70;
    } else if (anon_run_has_cue(document, index, 1, ANON_CUE_YEAR_BEFORE)) {
        confidence = 45;
    } else {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[index].begin,
        document->tokens[index].end,
        (struct anon_hit){ ANON_DATE, confidence, "date.year" });
}

/* Eight digits behind "tgl", "DOB": 20070407, 07042007. */
static enum anon_status
push_compact(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    if (!anon_run_has_cue(document, index, 2, ANON_CUE_DATE | ANON_CUE_BIRTH)) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[index].begin,
        document->tokens[index].end,
        (struct anon_hit){ ANON_DATE, 60, "date.compact" });
}

/* A month of its own: "in March", "bulan Mei". */
static enum anon_status
push_month(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    static const char *const words[] = { "in", "since", "until", "during",
        "bulan", "bln", "akhir", "awal", "pertengahan", "sejak", "late",
        "early", "mid" };
    const struct anon_token *token = &document->tokens[index];
    bool cue = index > 0 &&
        anon_document_is_any(document, index - 1, words,
            sizeof(words) / sizeof(words[0])) &&
        anon_document_joined(document, index - 1, " -", 1);

    if ((anon_document_cues(document, index) & ANON_CUE_MONTH) == 0 ||
        (token->flags & ANON_TOKEN_CAPITAL) == 0 ||
        token->end - token->begin < 3 ||
        ((token->cue->classes & ANON_CUE_WORD) && !cue)) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, token->begin, token->end,
        (struct anon_hit){ ANON_DATE, cue ? 52 : 40, "date.month" });
}

/* Moves `*index` to the last token of the date, if it is one. */
static enum anon_status
push_match(const struct anon_document *document, size_t *index,
    const struct anon_date_match *match, struct anon_findings *findings)
{
    uint8_t confidence = rate(document, *index, match);
    size_t begin = match->begin;

    if (confidence == 0) {
        return ANON_OK;
    }
    if (match->form != ANON_DATE_FRACTION) {
        begin = with_range(document, *index, match);
    }
    if (begin == match->begin) {
        begin = with_article(document, *index, begin);
    }
    begin = with_weekday(document, *index, begin);
    *index = match->last;
    return anon_detect_hit(findings, begin, match->end,
        (struct anon_hit){ ANON_DATE, confidence,
            match->form == ANON_DATE_FULL           ? "date.full"
                : match->form == ANON_DATE_FRACTION ? "date.fraction"
                                                    : "date.named" });
}

/* Quarters and Islamic days, which no calendar of ours counts. */
static bool
read_other(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match, uint8_t *ret_confidence)
{
    bool number = (document->tokens[index].flags & ANON_TOKEN_NUMBER) != 0;

    *ret_confidence = 55;
    if (!number) {
        return anon_date_read_quarter(document, index, ret_match);
    }
    if (!anon_date_read_hijri(document, index, ret_match)) {
        return false;
    }
    ret_match->begin = with_weekday(document, index, ret_match->begin);
    if (ret_match->form == ANON_DATE_FULL) {
        *ret_confidence = 60;
    } else if (index > 0 &&
        (anon_document_is(document, index - 1, "puasa") ||
            anon_document_is(document, index - 1, "fasting"))) {
        /* A fast of twelve days, as likely. */
        *ret_confidence = 45;
    }
    return true;
}

/*
 * Where a date may begin.  Figures are one with others behind a joint, before
 * a month, behind "tgl" or a feast, or as a year; words are one before a month
 * or a year.
 */
static uint64_t
find_dates(const struct anon_marks *marks, size_t block)
{
    struct anon_row number = anon_row_of(marks, block, ANON_MARK_NUMBER);
    struct anon_row month = anon_row_of(marks, block, ANON_MARK_MONTH);
    struct anon_row before = anon_row_of(marks, block, ANON_MARK_BEFORE);
    uint64_t found = anon_marks_block(marks, block, ANON_MARK_MIXED);
    uint64_t words = anon_marks_block(marks, block, ANON_MARK_COUNTS);

    if (words != 0) {
        found |= words &
            (month.here | anon_row_ahead(month, 4) | anon_row_ahead(number, 3));
    }
    if (number.here != 0) {
        uint64_t gap = anon_marks_block(marks, block, ANON_MARK_GAP);

        found |= number.here &
            ((gap & anon_row_next(number, 1)) | anon_row_ahead(month, 3) |
                anon_row_last(before, 1) |
                anon_marks_block(marks, block, ANON_MARK_LONG));
    }
    return found;
}

enum anon_status
anon_detect_date(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_where(document->marks, find_dates);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        const struct anon_token *token = &document->tokens[i];
        struct anon_date_match match;
        uint8_t confidence;
        bool number = (token->flags & ANON_TOKEN_NUMBER) != 0;

        if (!number && (token->flags & ANON_TOKEN_MIXED) == 0 &&
            (anon_document_cues(document, i) &
                (ANON_CUE_MONTH | ANON_CUE_ORDINAL_WORD | ANON_CUE_NUMBER |
                    ANON_CUE_DIGIT | ANON_CUE_COUNTED)) == 0) {
            continue;
        }
        if (read_other(document, i, &match, &confidence)) {
            status = anon_detect_hit(findings, match.begin, match.end,
                (struct anon_hit){ ANON_DATE, confidence, "date.other" });
            i = match.last;
            continue;
        }
        if (!comes_from(document, token->begin) &&
            anon_date_read(document, i, &match) &&
            (match.form >= ANON_DATE_NAMED ||
                document->folded[token->begin - (token->begin > 0)] != '-')) {
            status = push_match(document, &i, &match, findings);
            continue;
        }
        confidence = anon_date_read_partial(document, i, &match);
        if (confidence > 0) {
            status = anon_detect_hit(findings, match.begin, match.end,
                (struct anon_hit){ ANON_DATE, confidence, "date.partial" });
            i = match.last;
        } else if (number && token->end - token->begin == 4) {
            status = push_year(document, i, findings);
        } else if (number && token->end - token->begin == 8) {
            status = push_compact(document, i, findings);
        } else if (!number) {
            status = push_month(document, i, findings);
        }
    }
    return status;
}
