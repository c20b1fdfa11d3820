#include "cli/date.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A year of 400 has so many days; eras repeat after them. */
enum {
    ERA_DAYS = 146097,
    ERA_SHIFT = 719468, /* from 0000-03-01 to 1970-01-01 */
    WORD_MAX = 40,
    YEAR_MIN = 1000, /* "3 mar 26" is more likely a slip than a year */
};

struct day {
    int year;
    int month;
    int day;
};

/* English, Indonesian; the first three letters will do for most. */
static const char *const months[12][3] = {
    { "january", "januari", NULL },
    { "february", "februari", "pebruari" },
    { "march", "maret", NULL },
    { "april", "april", NULL },
    { "may", "mei", NULL },
    { "june", "juni", NULL },
    { "july", "juli", NULL },
    { "august", "agustus", "agt" },
    { "september", "september", NULL },
    { "october", "oktober", NULL },
    { "november", "november", "nopember" },
    { "december", "desember", NULL },
};

/* 1970-01-01 was a Thursday: day 0. */
static const char *const weekdays[7][3] = {
    { "thursday", "kamis", NULL },
    { "friday", "jumat", "jum'at" },
    { "saturday", "sabtu", NULL },
    { "sunday", "minggu", "ahad" },
    { "monday", "senin", NULL },
    { "tuesday", "selasa", NULL },
    { "wednesday", "rabu", NULL },
};

static const struct {
    const char *word;
    int64_t days;
} relative[] = {
    { "today", 0 },
    { "hari ini", 0 },
    { "yesterday", -1 },
    { "kemarin", -1 },
    { "kemarin dulu", -2 },
    { "tomorrow", 1 },
    { "besok", 1 },
    { "lusa", 2 },
};

/* Days since 1970-01-01; the year begins in March, so leap days come last. */
static int64_t
days_of(struct day date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12;
    int64_t of_year = (153 * month + 2) / 5 + date.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
        ERA_SHIFT;
}

static struct day
day_of(int64_t days)
{
    int64_t shifted = days + ERA_SHIFT;
    int64_t era = (shifted >= 0 ? shifted : shifted - ERA_DAYS + 1) / ERA_DAYS;
    int64_t of_era = shifted - era * ERA_DAYS;
    int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) /
        365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    struct day date = {
        .year = (int)(year + era * 400 + (month >= 10 ? 1 : 0)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
    };

    return date;
}

static bool
exists(struct day date)
{
    struct day again;

    if (date.year < 1 || date.year > 9999 || date.month < 1 ||
        date.month > 12 || date.day < 1 || date.day > 31) {
        return false;
    }
    again = day_of(days_of(date));
    return again.month == date.month && again.day == date.day;
}

static bool
write_day(struct day date, char ret_date[VAULT_DATE_MAX])
{
    if (!exists(date)) {
        return false;
    }
    (void)snprintf(ret_date, VAULT_DATE_MAX, "%04u-%02u-%02u",
        (unsigned)date.year % 10000, (unsigned)date.month % 100,
        (unsigned)date.day % 100);
    return true;
}

/* YYYY-MM-DD and nothing else. */
static bool
read_iso(const char *word, struct day *ret_date)
{
    int end = 0;

    return strlen(word) == 10 && strspn(word, "0123456789-") == 10 &&
        sscanf(word, "%4d-%2d-%2d%n", &ret_date->year, &ret_date->month,
            &ret_date->day, &end) == 3 &&
        end == 10;
}

/* Lower case; a blank for what may stand between the parts of a day. */
static char
plain_letter(char letter)
{
    if (strchr(" \t-./,", letter) != NULL) {
        return ' ';
    }
    if (letter >= 'A' && letter <= 'Z') {
        letter = (char)(letter - 'A' + 'a');
    }
    return letter;
}

/* The word in plain letters, with single blanks between its parts. */
static bool
normalise(const char *word, char ret_word[WORD_MAX])
{
    size_t len = 0;

    for (; *word != '\0' && len + 1 < WORD_MAX; word++) {
        ret_word[len] = plain_letter(*word);
        len += ret_word[len] != ' ' || (len > 0 && ret_word[len - 1] != ' ');
    }
    len -= len > 0 && ret_word[len - 1] == ' ';
    ret_word[len] = '\0';
    return *word == '\0' && len > 0;
}

/* Whether one of the names begins with the word. */
static bool
is_one_of(const char *word, const char *const names[3])
{
    for (int i = 0; i < 3 && names[i] != NULL; i++) {
        if (strncmp(word, names[i], strlen(word)) == 0) {
            return true;
        }
    }
    return false;
}

/* Index of the name that `word` is, or is an abbreviation of; -1. */
static int
find_name(const char *word, const char *const names[][3], int count)
{
    for (int i = 0; i < count && strlen(word) >= 3; i++) {
        if (is_one_of(word, names[i])) {
            return i;
        }
    }
    return -1;
}

/* The end of the month when the month has no such day. */
static struct day
clip(struct day date)
{
    while (date.day > 28 && !exists(date)) {
        date.day--;
    }
    return date;
}

/* "-3d", "+6m", "-2w", "+1y"; Indonesian h(ari), m(inggu) would be unclear. */
static bool
read_offset(const char *word, struct day today, struct day *ret_date)
{
    char *unit = NULL;
    long count;
    int months_on;

    if ((word[0] != '-' && word[0] != '+') ||
        !isdigit((unsigned char)word[1])) {
        return false;
    }
    count = strtol(word, &unit, 10);
    if (count < -100000 || count > 100000 || unit[0] == '\0' ||
        unit[1] != '\0') {
        return false;
    }
    switch (unit[0]) {
    case 'd': *ret_date = day_of(days_of(today) + count); return true;
    case 'w': *ret_date = day_of(days_of(today) + 7 * count); return true;
    case 'm':
    case 'y': break;
    default: return false;
    }
    months_on = today.year * 12 + today.month - 1 +
        (int)count * (unit[0] == 'y' ? 12 : 1);
    today.year = months_on / 12;
    today.month = months_on % 12 + 1;
    *ret_date = clip(today);
    return months_on >= 12;
}

/* One word: relative, or a weekday. */
static bool
read_word(const char *word, int64_t today, enum date_sense sense,
    struct day *ret_date)
{
    int weekday;
    int64_t ahead;

    for (size_t i = 0; i < sizeof(relative) / sizeof(relative[0]); i++) {
        if (strcmp(word, relative[i].word) == 0) {
            *ret_date = day_of(today + relative[i].days);
            return true;
        }
    }
    weekday = find_name(word, weekdays, 7);
    if (weekday < 0) {
        return false;
    }
    ahead = (weekday - today % 7 + 7) % 7;
    if (sense == DATE_PAST && ahead > 0) {
        ahead -= 7;
    }
    *ret_date = day_of(today + ahead);
    return true;
}

/* Puts the year that fits the sense on a day without one. */
static void
find_year(struct day *date, struct day today, enum date_sense sense)
{
    date->year = today.year;
    if (sense == DATE_PAST && days_of(*date) > days_of(today)) {
        date->year--;
    }
    if (sense == DATE_FUTURE && days_of(*date) < days_of(today)) {
        date->year++;
    }
}

/* "3 maret 2026", "mar 3 2026", "3 mar". */
static bool
read_named(const char *word, struct day today, enum date_sense sense,
    struct day *ret_date)
{
    char month[WORD_MAX];
    int end = 0;
    int count;

    ret_date->year = 0;
    count = sscanf(word, "%2d %39[a-z]%n %4d%n", &ret_date->day, month, &end,
        &ret_date->year, &end);
    if (count < 2) {
        count = sscanf(word, "%39[a-z] %2d%n %4d%n", month, &ret_date->day,
            &end, &ret_date->year, &end);
    }
    if (count < 2 || word[end] != '\0' ||
        (count == 3 && ret_date->year < YEAR_MIN)) {
        return false;
    }
    ret_date->month = find_name(month, months, 12) + 1;
    if (ret_date->month == 0) {
        return false;
    }
    if (count == 2) {
        find_year(ret_date, today, sense);
    }
    return true;
}

bool
date_parse(const char *word, const char *today, enum date_sense sense,
    char ret_date[VAULT_DATE_MAX])
{
    struct day now;
    struct day date;
    char lower[WORD_MAX];

    if (!read_iso(today, &now) || !exists(now)) {
        return false;
    }
    if (read_iso(word, &date) || read_offset(word, now, &date)) {
        return write_day(date, ret_date);
    }
    if (!normalise(word, lower)) {
        return false;
    }
    return (read_word(lower, days_of(now), sense, &date) ||
               read_named(lower, now, sense, &date)) &&
        write_day(date, ret_date);
}

void
date_today(char ret_date[VAULT_DATE_MAX])
{
    time_t now = time(NULL);
    struct tm local;
    struct day date;

    if (localtime_r(&now, &local) == NULL) {
        date = day_of((int64_t)now / 86400);
    } else {
        date = (struct day){ local.tm_year + 1900, local.tm_mon + 1,
            local.tm_mday };
    }
    (void)write_day(date, ret_date);
}

bool
date_span(const char *word, int64_t limit, int64_t *ret_seconds)
{
    char *unit = NULL;
    int64_t count;
    int64_t factor;

    if (!isdigit((unsigned char)word[0])) {
        return false;
    }
    errno = 0;
    count = strtoll(word, &unit, 10);
    switch (unit[0]) {
    case '\0':
    case 's': factor = 1; break;
    case 'm': factor = 60; break;
    case 'h': factor = 3600; break;
    case 'd': factor = 86400; break;
    default: return false;
    }
    if (errno != 0 || count < 1 || count > limit / factor ||
        (unit[0] != '\0' && unit[1] != '\0')) {
        return false;
    }
    *ret_seconds = count * factor;
    return true;
}

void
date_clock(int64_t seconds, char ret_text[VAULT_TIME_MAX])
{
    time_t time = (time_t)seconds;
    struct tm local;

    if (localtime_r(&time, &local) == NULL ||
        strftime(ret_text, VAULT_TIME_MAX, "%Y-%m-%d %H:%M", &local) == 0) {
        (void)snprintf(ret_text, VAULT_TIME_MAX, "?");
    }
}

void
date_now(char ret_text[VAULT_TIME_MAX])
{
    time_t now = time(NULL);
    struct tm parts;

    (void)gmtime_r(&now, &parts);
    (void)strftime(ret_text, VAULT_TIME_MAX, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

int64_t
date_seconds(const char *at)
{
    struct tm parts = { 0 };

    return strptime(at, "%Y-%m-%dT%H:%M:%SZ", &parts) != NULL
        ? (int64_t)timegm(&parts)
        : 0;
}
