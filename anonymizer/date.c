#include "anonymizer/date.h"

#include "anonymizer/bytes.h"

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
        (date.year == 0 ||
            (date.year >= ANON_YEAR_MIN && date.year <= ANON_YEAR_MAX));
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

/* The reverse, by the same eras. */
struct anon_date
anon_date_of_day(int32_t day)
{
    int64_t shifted = (int64_t)day + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = (int)(shifted - era * 146097);
    int year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * of_year + 2) / 153;

    return (struct anon_date){
        (int)(era * 400) + year_of_era + (month >= 10),
        month + (month < 10 ? 3 : -9),
        of_year - (153 * month + 2) / 5 + 1,
    };
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
