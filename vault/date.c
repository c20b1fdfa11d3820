#include "vault/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* The number that `digits` digits make, -1 when one of them is none. */
static int
read_number(const char *text, int digits)
{
    int value = 0;

    while (digits-- > 0) {
        if (*text < '0' || *text > '9') {
            return -1;
        }
        value = value * 10 + (*text++ - '0');
    }
    return value;
}

static int
days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };

    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) {
        return 29;
    }
    return days[month - 1];
}

static bool
day_valid(const char *date)
{
    int year = read_number(date, 4);
    int month = read_number(date + 5, 2);
    int day = read_number(date + 8, 2);

    return year >= 1 && date[4] == '-' && month >= 1 && month <= 12 &&
        date[7] == '-' && day >= 1 && day <= days_in_month(year, month);
}

bool
vault_date_valid(const char *date)
{
    return date != NULL && strlen(date) == VAULT_DATE_MAX - 1 &&
        day_valid(date);
}

bool
vault_time_valid(const char *time)
{
    int hour, minute, second;

    if (time == NULL || strlen(time) != VAULT_TIME_MAX - 1 ||
        !day_valid(time)) {
        return false;
    }
    hour = read_number(time + 11, 2);
    minute = read_number(time + 14, 2);
    second = read_number(time + 17, 2);
    return time[10] == 'T' && hour >= 0 && hour <= 23 && time[13] == ':' &&
        minute >= 0 && minute <= 59 && time[16] == ':' && second >= 0 &&
        second <= 60 && time[19] == 'Z';
}

void
vault_time_now(char ret_time[VAULT_TIME_MAX])
{
    time_t now = time(NULL);
    struct tm utc;

    memset(&utc, 0, sizeof(utc));
    (void)gmtime_r(&now, &utc);
    if (strftime(ret_time, VAULT_TIME_MAX, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
        (void)snprintf(ret_time, VAULT_TIME_MAX, "9999-12-31T23:59:59Z");
    }
}
