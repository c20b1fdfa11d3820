#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

#include "cli/options.h"

/* "Did you mean": words that a mistyped one may have meant. */

/* Longest word that is compared. */
#define NEAREST_MAX 32

/*
 * How many letters must be added, dropped, changed or swapped with their
 * neighbour to make one word of the other; more than NEAREST_MAX letters are
 * as far away as can be.
 */
size_t nearest_distance(const char *one, const char *other);

/* Whether the distance is small enough for a word of that length. */
int nearest_is_near(const char *typed, const char *candidate);

/* Returns the name in `table` that is nearest to `typed`, or NULL. */
const char *nearest_option(const char *typed, const struct option *table);

#endif
