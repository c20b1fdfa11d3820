#ifndef VAULT_DATE_H
#define VAULT_DATE_H

#include <stdbool.h>

#include "vault/vault.h"

/* Returns whether `date` is a day of the Gregorian calendar, YYYY-MM-DD. */
bool vault_date_valid(const char *date);

/* The present second in UTC, "2026-11-22T04:18:00Z". */
void vault_time_now(char ret_time[VAULT_TIME_MAX]);

/* Returns whether `time` has the form that vault_time_now() writes. */
bool vault_time_valid(const char *time);

#endif
