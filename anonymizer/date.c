#include "anonymizer/date.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* Years a note may speak of. */
#define YEAR_MIN 1880
#define YEAR_MAX 2100

/* Two digits beyond this are of the last century. */
#define PIVOT 40

static int
days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && (leap || year == 0));
}

bool
anon_date_exists(struct anon_date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
        date.day <= days_in(date.year, date.month) &&
        (date.year == 0 || (date.year >= YEAR_MIN && date.year <= YEAR_MAX));
}

/* The civil calendar in eras of 400 years that begin on 1 March. */
int32_t
anon_date_day(struct anon_date date)
{
    int year = date.year - (date.month <= 2);
    int era = year / 400;
    int of_era = year - era * 400;
    int of_year;

    if (date.year == 0 || !anon_date_exists(date)) {
        return ANON_NO_DAY;
    }
    of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
        719468;
}

bool
anon_date_parse_iso(struct anon_text text, struct anon_date *ret_date)
{
    static const char shape[] = "dddd-dd-dd";
    struct anon_date date = { 0, 0, 0 };
    size_t i;

    if (text.len != sizeof(shape) - 1) {
        return false;
    }
    for (i = 0; i < text.len; i++) {
        if (shape[i] == '-' ? text.data[i] != '-'
                            : !anon_is_digit(text.data[i])) {
            return false;
        }
        if (shape[i] == 'd') {
            int *part = i < 4 ? &date.year : i < 7 ? &date.month : &date.day;

            *part = *part * 10 + (text.data[i] - '0');
        }
    }
    if (date.year == 0 || !anon_date_exists(date)) {
        return false;
    }
    *ret_date = date;
    return true;
}

int
anon_date_age(struct anon_date birth, struct anon_date day)
{
    bool before = day.month < birth.month ||
        (day.month == birth.month && day.day < birth.day);

    return day.year - birth.year - before;
}

int32_t
anon_day_of(struct anon_text date)
{
    struct anon_date parsed;

    return anon_date_parse_iso(date, &parsed) ? anon_date_day(parsed)
                                              : ANON_NO_DAY;
}

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
        return value >= YEAR_MIN && value <= YEAR_MAX ? value : 0;
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
    if (!anon_date_exists(match->swapped)) {
        match->swapped = (struct anon_date){ 0, 0, 0 };
        return anon_date_exists(date);
    }
    if (!anon_date_exists(date)) {
        match->date = match->swapped;
        match->swapped = (struct anon_date){ 0, 0, 0 };
    }
    return true;
}

/* 7 April 2007, 7th of April, 7-Apr-07. */
static bool
read_day_first(const struct anon_document *document, size_t index,
    struct anon_date_match *match)
{
    size_t last;
    int day = day_of(document, index, &last);
    char joint = joint_after(document, last);
    int month;

    if (day == 0 || joint == 0 || !anon_is_one_of(joint, " -./,")) {
        return false;
    }
    if (anon_document_is(document, last + 1, "of") ||
        anon_document_is(document, last + 1, "bulan")) {
        last++;
        joint = joint_after(document, last);
    }
    if (last + 1 >= document->token_count || joint == 0) {
        return false;
    }
    month = month_of(document, last + 1);
    match->date = (struct anon_date){ 0, month, day };
    if (month == 0 || !anon_date_exists(match->date)) {
        return false;
    }
    finish(document, match, ANON_DATE_NAMED, last + 1);
    (void)read_year(document, match, last + 1);
    return true;
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
        anon_document_is(document, next, "tahun")) {
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
        found = read_numeric(document, index, &match) ||
            read_day_first(document, index, &match) ||
            read_fraction(document, index, &match);
    }
    if (found) {
        *ret_match = match;
    }
    return found;
}
