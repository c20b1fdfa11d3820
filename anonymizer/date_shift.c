#include "anonymizer/date_shift.h"

#include <stdio.h>
#include <string.h>

#define OFFSET_MIN_DAYS (13 * 7)
#define OFFSET_MAX_DAYS (156 * 7)

/* The middle of a month and of a year, from their first days. */
#define HALF_MONTH 14
#define HALF_YEAR 182

static const char *const months[2][12] = {
    { "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December" },
    { "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
        "September", "Oktober", "November", "Desember" },
};

/* 1970-01-01 was a Thursday. */
static const char *const weekdays[2][7] = {
    { "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday",
        "Wednesday" },
    { "Kamis", "Jumat", "Sabtu", "Minggu", "Senin", "Selasa", "Rabu" },
};

/* Chooses between the two ways to read a date; false: nobody can. */
static bool
choose(const struct anon_date_match *match, enum anon_date_order order,
    struct anon_date *ret_date)
{
    *ret_date = match->date;
    if (match->swapped.day == 0 || match->swapped.day == match->swapped.month) {
        return true;
    }
    if (order == ANON_ORDER_MONTH_FIRST) {
        *ret_date = match->swapped;
    }
    return order != ANON_ORDER_UNKNOWN;
}

static enum anon_date_grain
grain_of(struct anon_date date)
{
    if (date.month == 0) {
        return date.year == 0 ? ANON_GRAIN_NONE : ANON_GRAIN_YEAR;
    }
    if (date.day == 0) {
        return date.year == 0 ? ANON_GRAIN_NONE : ANON_GRAIN_MONTH;
    }
    if (!anon_date_exists(date)) {
        return ANON_GRAIN_NONE;
    }
    return date.year == 0 ? ANON_GRAIN_DAY_OF_YEAR : ANON_GRAIN_DAY;
}

/* A year alone: "1987". */
static bool
read_year(const struct anon_document *document, size_t index, int *ret_year)
{
    struct anon_text word = anon_document_word(document, index);
    size_t i;

    *ret_year = 0;
    if (word.len != 4 || index + 1 != document->token_count ||
        (document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0) {
        return false;
    }
    for (i = 0; i < word.len; i++) {
        *ret_year = *ret_year * 10 + (word.data[i] - '0');
    }
    return *ret_year >= ANON_YEAR_MIN && *ret_year <= ANON_YEAR_MAX;
}

/* Reads the date from token `first` on, if it is all there is. */
static void
read_from(const struct anon_document *document, size_t first,
    enum anon_date_order order, struct anon_dated *dated)
{
    struct anon_date_match match = { 0 };
    struct anon_date date = { 0, 0, 0 };

    if (first >= document->token_count) {
        return;
    }
    if (read_year(document, first, &date.year)) {
        dated->date = date;
        dated->grain = ANON_GRAIN_YEAR;
        return;
    }
    if (!anon_date_read(document, first, &match) ||
        match.last + 1 != document->token_count ||
        !choose(&match, order, &date)) {
        return;
    }
    dated->date = date;
    dated->grain = grain_of(date);
    dated->iso = dated->grain == ANON_GRAIN_DAY &&
        match.end - match.begin >= 10 &&
        document->folded[match.begin + 4] == '-' &&
        document->folded[match.begin + 7] == '-';
}

enum anon_status
anon_dated_read(struct anon_text surface, enum anon_language language,
    enum anon_date_order order, struct anon_dated *ret_dated)
{
    const struct anon_scan_options options = { .language = language };
    struct anon_document document;
    enum anon_status status = anon_document_init(&document, surface, &options);
    size_t first = 0;

    *ret_dated = (struct anon_dated){ .grain = ANON_GRAIN_NONE };
    if (status == ANON_OK) {
        if (anon_document_cues(&document, 0) & ANON_CUE_WEEKDAY) {
            ret_dated->weekday = true;
            first++;
        }
        first += anon_document_is(&document, first, "the");
        read_from(&document, first, order, ret_dated);
    }
    anon_document_release(&document);
    return status;
}

/* The year that brings a day of the year nearest to day `near`; 0: none. */
static int
year_near(struct anon_date date, int32_t near)
{
    int year = anon_date_of_day(near).year;
    int32_t least = INT32_MAX;
    int best = 0;
    int i;

    for (i = year - 2; i <= year + 2; i++) {
        int32_t day;
        int32_t far;

        date.year = i;
        day = anon_date_day(date);
        if (day == ANON_NO_DAY) {
            continue;
        }
        far = day > near ? day - near : near - day;
        if (far < least) {
            least = far;
            best = i;
        }
    }
    return best;
}

bool
anon_dated_shift(struct anon_dated *dated, int32_t days, int32_t near)
{
    struct anon_date date = dated->date;
    int32_t middle = 0;
    int32_t day;

    if (dated->grain == ANON_GRAIN_NONE) {
        return false;
    }
    if (dated->grain == ANON_GRAIN_DAY_OF_YEAR && date.year == 0) {
        date.year = near == ANON_NO_DAY ? 0 : year_near(date, near);
    } else if (dated->grain == ANON_GRAIN_MONTH) {
        date.day = 1;
        middle = HALF_MONTH;
    } else if (dated->grain == ANON_GRAIN_YEAR) {
        date.month = date.day = 1;
        middle = HALF_YEAR;
    }
    day = anon_date_day(date);
    if (day == ANON_NO_DAY) {
        return false;
    }
    date = anon_date_of_day(day + middle + days);
    if (!anon_date_exists(date)) {
        return false;
    }
    if (dated->grain == ANON_GRAIN_MONTH) {
        date.day = 0;
    } else if (dated->grain == ANON_GRAIN_YEAR) {
        date.month = date.day = 0;
    }
    dated->date = date;
    return true;
}

void
anon_dated_write(const struct anon_dated *dated, enum anon_language language,
    char ret_text[ANON_DATED_MAX])
{
    int which = language == ANON_LANGUAGE_ID ? 1 : 0;
    struct anon_date date = dated->date;
    const char *month = months[which][(unsigned)(date.month + 11) % 12];
    const char *comma = "";
    const char *weekday = "";
    int32_t day = anon_date_day(date);

    if (dated->weekday && day != ANON_NO_DAY) {
        weekday = weekdays[which][(day % 7 + 7) % 7];
        comma = ", ";
    }
    switch (dated->grain) {
    case ANON_GRAIN_DAY:
        if (dated->iso) {
            (void)snprintf(ret_text, ANON_DATED_MAX, "%s%s%04d-%02d-%02d",
                weekday, comma, date.year, date.month, date.day);
            break;
        }
        (void)snprintf(ret_text, ANON_DATED_MAX, "%s%s%d %s %d", weekday, comma,
            date.day, month, date.year);
        break;
    case ANON_GRAIN_DAY_OF_YEAR:
        (void)snprintf(ret_text, ANON_DATED_MAX, "%s%s%d %s", weekday, comma,
            date.day, month);
        break;
    case ANON_GRAIN_MONTH:
        (void)snprintf(ret_text, ANON_DATED_MAX, "%s %d", month, date.year);
        break;
    case ANON_GRAIN_YEAR:
        (void)snprintf(ret_text, ANON_DATED_MAX, "%d", date.year);
        break;
    case ANON_GRAIN_NONE: ret_text[0] = '\0'; break;
    }
}

int32_t
anon_date_offset(uint64_t random, bool whole_weeks)
{
    uint32_t step = whole_weeks ? 7 : 1;
    uint32_t steps = (OFFSET_MAX_DAYS - OFFSET_MIN_DAYS) / step + 1;
    /* 2^63 is so much more than `steps` that no offset is favoured. */
    int32_t days =
        OFFSET_MIN_DAYS + (int32_t)((random >> 1) % steps) * (int32_t)step;

    return random & 1 ? days : -days;
}
