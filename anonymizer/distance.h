#ifndef ANONYMIZER_DISTANCE_H
#define ANONYMIZER_DISTANCE_H

#include "anonymizer/text.h"

/* Longest word that is compared; no name token is longer. */
#define ANON_DISTANCE_MAX 48

/*
 * Internal: how many letters have to be changed, added, left out or swapped
 * with a neighbour (Damerau 1964, each stretch at most once) to make `a` into
 * `b`; more than `limit` is reported as `limit + 1`.
 */
unsigned anon_distance(struct anon_text a, struct anon_text b, unsigned limit);

#endif
