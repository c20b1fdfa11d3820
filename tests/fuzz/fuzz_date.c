/*
 * What people type: days, spans of time, scores, and the names of backups that
 * lie in a folder of anybody's.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/date.h"
#include "cli/hundredths.h"
#include "cli/managed.h"
#include "cli/swap.h"
#include "vault/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define UUID "0f8fad5b-d9cb-469f-a165-70867728950e"

/* A day that was read is one of the calendar, and reads as itself. */
static void
check_day(const char *word, enum date_sense sense)
{
    char date[VAULT_DATE_MAX];
    char again[VAULT_DATE_MAX];

    if (date_parse(word, "2024-02-29", sense, date) &&
        (!vault_date_valid(date) ||
            !date_parse(date, "2024-02-29", sense, again) ||
            strcmp(date, again) != 0)) {
        abort();
    }
}

static void
check_numbers(const char *word)
{
    char text[HUNDREDTHS_MAX];
    int64_t value = 0;
    int64_t again = 0;

    if (date_span(word, 86400, &value) && (value < 1 || value > 86400)) {
        abort();
    }
    if (hundredths_parse(word, &value)) {
        hundredths_format(value, text);
        if (!hundredths_parse(text, &again) || again != value) {
            abort();
        }
    }
}

static void
check_name(const char *word)
{
    char stamp[MANAGED_STAMP_MAX];
    char name[MANAGED_NAME_MAX];

    if (managed_parse(word, UUID, stamp)) {
        managed_name(UUID, stamp, name);
        if (strcmp(name, word) != 0) {
            abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *word = malloc(size + 1);

    if (word == NULL) {
        return 0;
    }
    memcpy(word, size == 0 ? (const uint8_t *)"" : data, size);
    word[size] = '\0';
    check_day(word, DATE_PAST);
    check_day(word, DATE_FUTURE);
    check_numbers(word);
    check_name(word);
    (void)vault_time_valid(word);
    (void)swap_line_in_clear(word, "/nonexistent");
    free(word);
    return 0;
}
