#ifndef ANONYMIZER_DATE_SHIFT_H
#define ANONYMIZER_DATE_SHIFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/date.h"

/*
 * Internal: dates as they stand in a text, moved so that every interval between
 * two of them stays what it was.
 */

/* How much a date says. */
enum anon_date_grain {
    ANON_GRAIN_NONE, /* it cannot be computed with: it has to go */
    ANON_GRAIN_YEAR,
    ANON_GRAIN_MONTH,       /* month and year */
    ANON_GRAIN_DAY_OF_YEAR, /* day and month */
    ANON_GRAIN_DAY,
};

/* How 03/04/2019 is meant. */
enum anon_date_order {
    ANON_ORDER_UNKNOWN, /* dates that can be read both ways have no grain */
    ANON_ORDER_DAY_FIRST,
    ANON_ORDER_MONTH_FIRST,
};

struct anon_dated {
    enum anon_date_grain grain;
    struct anon_date date; /* 0 for what is not written, until it is shifted */
    bool iso;              /* written 2007-04-07 */
    bool weekday;          /* with the day of the week */
};

/*
 * Reads the whole of `surface`, as anon_detect_date() found it.  Ranges, days
 * that do not exist ("31/2/2019"), Islamic months, quarters and feasts have no
 * grain.  Fails only for want of memory.
 */
enum anon_status anon_dated_read(struct anon_text surface,
    enum anon_language language, enum anon_date_order order,
    struct anon_dated *ret_dated) ANON_CHECK_RESULT;

/*
 * Moves by `days`, which keeps the intervals between days to the day.  A month
 * becomes the one in which its middle comes to lie, a year likewise.  A day
 * without a year is taken for the one nearest to day `near` (ANON_NO_DAY: there
 * is none).  False, leaving it as it was, when there is no such date: remove it
 * then, and say so.
 */
bool anon_dated_shift(struct anon_dated *dated, int32_t days, int32_t near);

/* Longest date anon_dated_write() writes, with its NUL. */
#define ANON_DATED_MAX 48

/*
 * Writes it as far as it was written: "Saturday, 7 April 2007", "April 2007",
 * "2007-04-07".  It must have a grain.
 */
void anon_dated_write(const struct anon_dated *dated,
    enum anon_language language, char ret_text[ANON_DATED_MAX]);

/*
 * An offset in days for one case, from 64 random bits: 13 to 156 weeks to
 * either side, so never 0.  Whole weeks keep the day of the week, which hides
 * from a reader that dates were moved, and lets workdays stay workdays.
 */
int32_t anon_date_offset(uint64_t random, bool whole_weeks);

#endif
