#ifndef VAULT_MEASURE_H
#define VAULT_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/cursor.h"

/*
 * Measures: what a score may be and what it means.  The known ones are given
 * as scores only; their items are not in the program.  All values are in
 * hundredths: 12.5 is 1250.
 */
#define VAULT_MEASURE_UNIT 100
#define VAULT_BAND_MAX 5

/*
 * A published band: of a measure where higher is worse it begins at `bound`
 * and reaches to the next; where higher is better it ends there.
 */
struct vault_band {
    int64_t bound;
    const char *label; /* NULL ends the list */
};

struct vault_measure {
    char code[VAULT_CODE_MAX]; /* "phq9" */
    char name[VAULT_NAME_MAX];
    bool higher_is_worse;
    int64_t lowest;
    int64_t highest;
    int64_t step; /* between two possible values */
    struct vault_band bands[VAULT_BAND_MAX + 1];
    int64_t reliable_change; /* least change that counts; 0: not known */
    const char *source;      /* of bands and change; NULL for one's own */
};

/* Returns a known measure, in alphabetical order of the codes; NULL after. */
const struct vault_measure *vault_measure_known(size_t index);

/*
 * Adds a measure of the user's own: code of 2 to 23 of a-z 0-9 -, a name,
 * range, step and direction.  VAULT_ERR_INVALID for another form, a range that
 * is no multiple of the step, or a value below -95 (tables say with -99 to -96
 * why there is none), VAULT_ERR_EXISTS for a code that is taken.
 */
enum vault_status vault_measure_add(struct vault *vault,
    const struct vault_measure *measure) VAULT_CHECK_RESULT;

/*
 * Finds a known measure by its code or name, in any letter case, or one's own
 * by its code; VAULT_ERR_NOT_FOUND.
 */
enum vault_status vault_measure_find(struct vault *vault, const char *code,
    struct vault_measure *ret_measure) VAULT_CHECK_RESULT;

/* Reads one's own measures, as they were added. */
enum vault_status vault_measure_open(struct vault *vault,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_measure_next(struct vault_cursor *cursor,
    struct vault_measure *ret_measure) VAULT_CHECK_RESULT;

/* Returns whether `value` (hundredths) can be a score of the measure. */
bool vault_measure_fits(const struct vault_measure *measure, int64_t value);

/* The label of the band a value lies in; NULL outside of all. */
const char *vault_measure_band(const struct vault_measure *measure,
    int64_t value);

#endif
