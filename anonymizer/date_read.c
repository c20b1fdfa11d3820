#include "anonymizer/date.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/number_words.h"

/* Two digits beyond this are of the last century. */
#define PIVOT 40

/* The value of a number token of at most four digits, else -1. */
static int
value_of(const struct anon_document *document, size_t index)
{
    struct anon_text word;
    int value = 0;
    size_t i;

    if (index >= document->token_count ||
        (document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0) {
        return -1;
    }
    word = anon_document_word(document, index);
    for (i = 0; i < word.len && i < 5; i++) {
        value = value * 10 + (word.data[i] - '0');
    }
    return word.len > 4 ? -1 : value;
}

static size_t
width_of(const struct anon_document *document, size_t index)
{
    if (index >= document->token_count) {
        return 0;
    }
    return document->tokens[index].end - document->tokens[index].begin;
}

/* A year of four digits, or of two ('07); 0 when it is none. */
static int
year_of(const struct anon_document *document, size_t index)
{
    int value = value_of(document, index);

    if (value < 0) {
        return 0;
    }
    if (width_of(document, index) == 4) {
        return value >= ANON_YEAR_MIN && value <= ANON_YEAR_MAX ? value : 0;
    }
    if (width_of(document, index) != 2) {
        return 0;
    }
    return value > PIVOT ? 1900 + value : 2000 + value;
}

/* The month that token `index` names, or 0. */
static int
month_of(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    if ((anon_document_cues(document, index) & ANON_CUE_MONTH) == 0) {
        return 0;
    }
    if ((token->cue->classes & ANON_CUE_WORD) &&
        (token->flags & ANON_TOKEN_CAPITAL) == 0) {
        return 0;
    }
    return token->cue->value;
}

/*
 * The day that token `index` names: 7, 07, 7th, or 7 and an ordinal after a
 * blank; `*ret_last` is its last token.  0 when it is none.
 */
static int
day_of(const struct anon_document *document, size_t index, size_t *ret_last)
{
    struct anon_text word;
    int value = 0;
    size_t i = 0;

    if (index >= document->token_count) {
        return 0;
    }
    word = anon_document_word(document, index);
    while (i < word.len && i < 3 && anon_is_digit(word.data[i])) {
        value = value * 10 + (word.data[i++] - '0');
    }
    *ret_last = index;
    if (i == 0 || i > 2 || value < 1 || value > 31) {
        return 0;
    }
    if (i == word.len) {
        if ((anon_document_cues(document, index + 1) & ANON_CUE_ORDINAL) &&
            anon_document_joined(document, index, " ", 1)) {
            *ret_last = index + 1;
        }
        return value;
    }
    return word.len == i + 2 &&
            (memcmp(word.data + i, "st", 2) == 0 ||
                memcmp(word.data + i, "nd", 2) == 0 ||
                memcmp(word.data + i, "rd", 2) == 0 ||
                memcmp(word.data + i, "th", 2) == 0)
        ? value
        : 0;
}

/* The one character, blanks around it aside, that joins to the next token. */
static char
joint_after(const struct anon_document *document, size_t index)
{
    struct anon_text gap;
    char joint = 0;
    size_t i;

    if (index + 1 >= document->token_count) {
        return 0;
    }
    gap = anon_document_gap(document, index);
    if (gap.len == 0 || gap.len > 3) {
        return 0;
    }
    for (i = 0; i < gap.len; i++) {
        if (gap.data[i] == ' ') {
            continue;
        }
        if (joint != 0) {
            return 0;
        }
        joint = gap.data[i];
    }
    return joint == 0 ? ' ' : joint;
}

static void
finish(const struct anon_document *document, struct anon_date_match *match,
    enum anon_date_form form, size_t last)
{
    match->form = form;
    match->last = last;
    match->end = document->tokens[last].end;
}

/* Adds a year behind token `last`, if there is one: ", 2007", "'07". */
static bool
read_year(const struct anon_document *document, struct anon_date_match *match,
    size_t last)
{
    char joint = joint_after(document, last);
    bool quoted = joint == '\'';
    int year;

    if (joint == 0 || !anon_is_one_of(joint, " ,.-/'")) {
        return false;
    }
    year = year_of(document, last + 1);
    if (year == 0 ||
        (width_of(document, last + 1) == 2 && !quoted && joint != '-' &&
            joint != '/')) {
        return false;
    }
    match->date.year = year;
    finish(document, match, ANON_DATE_FULL, last + 1);
    return true;
}

/* "2024-03-15T14:30:00Z", "2024-03-15 14:30:00": the time goes too. */
static size_t
with_time(const struct anon_document *document, size_t last, size_t *ret_last)
{
    const char *text = document->folded;
    size_t at = document->tokens[last].end;
    size_t next = last;

    if (next + 3 < document->token_count && text[at] == ' ' &&
        anon_document_joined(document, next + 1, ":", 1) &&
        anon_document_joined(document, next + 2, ":", 1)) {
        at = document->tokens[next + 3].end;
        *ret_last = next + 3;
        return at;
    }
    while (next + 1 < document->token_count &&
        (document->tokens[last].flags & ANON_TOKEN_MIXED) &&
        anon_document_joined(document, next, ":.+-", 1) &&
        anon_is_digit(text[document->tokens[next + 1].begin])) {
        next++;
    }
    *ret_last = next;
    return document->tokens[next].end;
}

/* "2024-03-15", with a time behind a T. */
static bool
read_iso(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    struct anon_text rest = { document->folded + match->begin,
        document->folded_len - match->begin };

    if (rest.len < 10 || joint_after(document, index) != '-' ||
        index + 2 >= document->token_count) {
        return false;
    }
    rest.len = 10;
    if (!anon_date_parse_iso(rest, &match->date) ||
        (document->folded[match->begin + 10] != 't' &&
            document->tokens[index + 2].end != match->begin + 10)) {
        return false;
    }
    match->form = ANON_DATE_FULL;
    match->end = with_time(document, index + 2, &match->last);
    return true;
}

/* 05/2021 */
static bool
read_month_year(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    int month = value_of(document, index);

    if (month < 1 || month > 12 || width_of(document, index) > 2 ||
        joint_after(document, index) != '/' ||
        index + 1 >= document->token_count ||
        width_of(document, index + 1) != 4) {
        return false;
    }
    match->date = (struct anon_date){ year_of(document, index + 1), month, 0 };
    finish(document, match, ANON_DATE_MONTH, index + 1);
    return match->date.year > 0;
}

/* 7/4/2007, 07-04-07, 7.4.2007, 2007-04-07: three numbers, one joint. */
static bool
read_numeric(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    char joint = joint_after(document, index);
    int first = value_of(document, index);
    int second = value_of(document, index + 1);
    int third = value_of(document, index + 2);
    struct anon_date date;

    if (joint == 0 || !anon_is_one_of(joint, "/-.") || first < 0 ||
        second < 0 || third < 0 || width_of(document, index + 1) > 2 ||
        joint_after(document, index + 1) != joint) {
        return false;
    }
    if (width_of(document, index) == 4) {
        date = (struct anon_date){ first, second, third };
        match->date = date;
        finish(document, match, ANON_DATE_FULL, index + 2);
        return anon_date_exists(date);
    }
    date = (struct anon_date){ year_of(document, index + 2), second, first };
    if (width_of(document, index) > 2 || date.year == 0) {
        return false;
    }
    match->date = date;
    match->swapped = (struct anon_date){ date.year, first, second };
    finish(document, match, ANON_DATE_FULL, index + 2);
    if (!anon_date_exists(match->swapped) && !anon_date_exists(date)) {
        /* 31/2/2019: no such day, but meant as a date. */
        match->swapped = match->date = (struct anon_date){ 0, 0, 0 };
        return first >= 1 && first <= 31 && second >= 1 && second <= 31 &&
            (first <= 12 || second <= 12);
    }
    if (!anon_date_exists(match->swapped)) {
        match->swapped = (struct anon_date){ 0, 0, 0 };
        return true;
    }
    if (!anon_date_exists(date)) {
        match->date = match->swapped;
        match->swapped = (struct anon_date){ 0, 0, 0 };
    }
    return true;
}

/*
 * The day in words: "fourteenth", "empat belas"; 0 when it is none.  English
 * counts days by ordinals only.
 */
static int
day_in_words(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    struct anon_number number;

    if (!anon_number_read(document, index, &number) || number.value > 31 ||
        (!number.ordinal && document->language != ANON_LANGUAGE_ID)) {
        return 0;
    }
    *ret_last = number.last;
    return number.value;
}

/* The month behind token `*last`, by name or as "bulan 8"; moves `*last`. */
static int
month_behind(const struct anon_document *document, size_t *last)
{
    size_t next = *last + 1;
    bool joined = joint_after(document, *last) != 0;
    int month;

    if (joined &&
        (anon_document_is(document, next, "of") ||
            anon_document_is(document, next, "bulan"))) {
        joined = joint_after(document, next) != 0;
        next++;
    }
    if (!joined || next >= document->token_count) {
        return 0;
    }
    *last = next;
    month = month_of(document, next);
    /* "3 bulan 2 minggu" is no date: the year has to be announced. */
    if (month == 0 && anon_document_is(document, next - 1, "bulan") &&
        anon_document_is(document, next + 1, "tahun") &&
        width_of(document, next + 2) == 4) {
        month = value_of(document, next);
    }
    return month < 1 || month > 12 ? 0 : month;
}

/* "14 May 90": a year of two digits that no day has and nothing counts. */
static bool
read_short_year(const struct anon_document *document,
    struct anon_date_match *match)
{
    size_t next = match->last + 1;

    /* "19 NOV 05", "14 May 90" */
    if (joint_after(document, match->last) != ' ' ||
        width_of(document, next) != 2 ||
        (value_of(document, next) <= PIVOT &&
            (document->tokens[match->last].flags & ANON_TOKEN_UPPER) == 0) ||
        (anon_document_cues(document, next + 1) &
            (ANON_CUE_UNIT | ANON_CUE_MONEY | ANON_CUE_YEARS)) ||
        document->folded[document->tokens[next].end] == '%' ||
        (document->tokens[next].flags & ANON_TOKEN_LINE)) {
        return false;
    }
    match->date.year = year_of(document, next);
    finish(document, match, ANON_DATE_FULL, next);
    return true;
}

/* 7 April 2007, 7th of April, 7-Apr-07, the seventh of April. */
static bool
read_day_first(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    size_t last = index;
    int day = day_of(document, index, &last);
    bool words = day == 0;
    char joint;
    int month;

    if (words) {
        day = day_in_words(document, index, &last);
    }
    joint = joint_after(document, last);
    if (day == 0 || joint == 0 || !anon_is_one_of(joint, " -./,")) {
        return false;
    }
    /* "The first May bus": in words it takes "of", or a year. */
    words = words && !anon_document_is(document, last + 1, "of") &&
        document->language != ANON_LANGUAGE_ID;
    month = month_behind(document, &last);
    match->date = (struct anon_date){ 0, month, day };
    if (month == 0 || !anon_date_exists(match->date)) {
        return false;
    }
    finish(document, match, ANON_DATE_NAMED, last);
    if (anon_document_is(document, last + 1, "tahun") &&
        joint_after(document, last) == ' ') {
        last++;
    }
    return read_year(document, match, last) ||
        read_short_year(document, match) || !words;
}

/* April 7, April 7th, 2007, Apr-07-2007, April 2007. */
static bool
read_month_first(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    int month = month_of(document, index);
    char joint = joint_after(document, index);
    size_t next = index + 1;
    size_t last;
    int day;

    if (month == 0 || joint == 0 || !anon_is_one_of(joint, " -./,'")) {
        return false;
    }
    if (anon_document_is(document, next, "the") ||
        anon_document_is(document, next, "tahun") ||
        anon_document_is(document, next, "tgl") ||
        anon_document_is(document, next, "tanggal") ||
        (anon_document_is(document, next, "of") &&
            width_of(document, next + 1) == 4)) {
        next++;
    }
    day = day_of(document, next, &last);
    match->date = (struct anon_date){ 0, month, day };
    if (day > 0 && joint != '\'' && anon_date_exists(match->date)) {
        finish(document, match, ANON_DATE_NAMED, last);
        (void)read_year(document, match, last);
        return true;
    }
    match->date = (struct anon_date){ 0, month, 0 };
    if (!read_year(document, match, next - 1)) {
        return false;
    }
    match->form = ANON_DATE_MONTH;
    return true;
}

/* 3/9 */
static bool
read_fraction(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    int first = value_of(document, index);
    int second = value_of(document, index + 1);
    char joint = joint_after(document, index);

    if (first < 1 || second < 1 || joint == 0 ||
        !anon_is_one_of(joint, "/-.") || width_of(document, index) > 2 ||
        width_of(document, index + 1) > 2) {
        return false;
    }
    match->date = (struct anon_date){ 0, second, first };
    match->swapped = (struct anon_date){ 0, first, second };
    finish(document, match, ANON_DATE_FRACTION, index + 1);
    if (!anon_date_exists(match->date)) {
        match->date = match->swapped;
        match->swapped = (struct anon_date){ 0, 0, 0 };
    } else if (!anon_date_exists(match->swapped)) {
        match->swapped = (struct anon_date){ 0, 0, 0 };
    }
    return anon_date_exists(match->date);
}

/* Whether one of the three tokens behind `index` may be a month by name. */
static bool
has_month(const struct anon_document *document, size_t index)
{
    return anon_marks_within(document->marks, ANON_MARK_MONTH, index + 1, 3);
}

/* A date that begins with a number. */
static bool
read_number(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    char joint = index + 1 < document->token_count &&
            (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER)
        ? joint_after(document, index)
        : 0;
    bool more = joint == '/' || joint == '-' || joint == '.';

    return (more &&
               (read_iso(document, index, match) ||
                   read_numeric(document, index, match) ||
                   read_month_year(document, index, match))) ||
        (has_month(document, index) &&
            read_day_first(document, index, match)) ||
        (more && read_fraction(document, index, match));
}

bool
anon_date_read(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match)
{
    struct anon_date_match match = { 0 };
    bool found;

    match.begin = document->tokens[index].begin;
    if (document->tokens[index].flags & ANON_TOKEN_WORD) {
        found = read_month_first(document, index, &match) ||
            read_day_first(document, index, &match);
    } else {
        found = read_number(document, index, &match);
    }
    if (found) {
        *ret_match = match;
    }
    return found;
}
