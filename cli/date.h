#ifndef CLI_DATE_H
#define CLI_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * Days as people type them: "2026-11-22", "today", "kemarin", "-3d", "+6m",
 * "monday", "senin", "3 maret 2026", "Mar 3", "3-mar-2026"; English and
 * Indonesian, letter case ignored.
 */

/* Where a day lies that was named without its year or week. */
enum date_sense {
    DATE_PAST,   /* "monday" is today or the last one */
    DATE_FUTURE, /* "monday" is today or the next one */
};

/*
 * Reads a day; `today` is an ISO date.  False when it is none, or when such a
 * day does not exist (30 February).
 */
bool date_parse(const char *word, const char *today, enum date_sense sense,
    char ret_date[VAULT_DATE_MAX]);

/* Today in the local time zone. */
void date_today(char ret_date[VAULT_DATE_MAX]);

/*
 * Reads a time span: "900", "900s", "15m", "2h", "1d"; from 1 second to
 * `limit` seconds.
 */
bool date_span(const char *word, int64_t limit, int64_t *ret_seconds);

/* Writes a time (seconds since 1970) as "2026-11-22 14:05" in local time. */
void date_clock(int64_t seconds, char ret_text[VAULT_TIME_MAX]);

/* Writes now, in UTC, as the vault writes times: "2026-11-22T04:18:00Z". */
void date_now(char ret_text[VAULT_TIME_MAX]);

/* Seconds since 1970 of a time "2026-11-22T04:18:00Z"; 0 when it is none. */
int64_t date_seconds(const char *at);

#endif
