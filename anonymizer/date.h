#ifndef ANONYMIZER_DATE_H
#define ANONYMIZER_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "anonymizer/document.h"

/* Internal: years a note may speak of. */
#define ANON_YEAR_MIN 1880
#define ANON_YEAR_MAX 2100

/* Internal: a date as far as it is written; 0 stands for what is not. */
struct anon_date {
    int year;
    int month;
    int day;
};

/* How a date is written, which decides how sure it is that it is one. */
enum anon_date_form {
    ANON_DATE_NONE,
    ANON_DATE_FULL,     /* day, month, year */
    ANON_DATE_NAMED,    /* day and the name of the month */
    ANON_DATE_MONTH,    /* name of the month and year */
    ANON_DATE_FRACTION, /* 3/9 */
};

struct anon_date_match {
    enum anon_date_form form;
    struct anon_date date;
    struct anon_date swapped; /* 03/04/2019 read the other way; or zeros */
    size_t last;              /* token, inclusive */
    size_t begin;             /* folded bytes */
    size_t end;
};

/* Reads the date that begins with token `index`. */
bool anon_date_read(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match);

/*
 * The same for "12 Ramadan 1445 H", a day of the Islamic calendar, and for "Q3
 * 2021": neither gives a date that could be computed with.
 */
bool anon_date_read_hijri(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match);
bool anon_date_read_quarter(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match);

/*
 * Reads what is less than a date at the number `index`, and returns how sure it
 * is one: "Saturday 6th", "the 8th,", "tgl 5", "Easter 2019", "Ramadan 1443 H".
 */
uint8_t anon_date_read_partial(const struct anon_document *document,
    size_t index, struct anon_date_match *ret_match);

/* The first token of the day of the week before token `index`, or `index`. */
size_t anon_date_with_weekday(const struct anon_document *document,
    size_t index);

/* Whether there is such a day. */
bool anon_date_exists(struct anon_date date);

/* Days since 1970-01-01; ANON_NO_DAY unless the date is full and exists. */
int32_t anon_date_day(struct anon_date date);

/* The date of a day; outside the years of a note it does not exist. */
struct anon_date anon_date_of_day(int32_t day);

/* Reads "2007-04-07"; false when it is not such a date. */
bool anon_date_parse_iso(struct anon_text text, struct anon_date *ret_date);

/* Whole years from `birth` to `day`; both must exist. */
int anon_date_age(struct anon_date birth, struct anon_date day);

#endif
