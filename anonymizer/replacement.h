#ifndef ANONYMIZER_REPLACEMENT_H
#define ANONYMIZER_REPLACEMENT_H

#include "anonymizer/anonymizer.h"

/* Longest replacement; labels of persons are cut to fit. */
#define ANON_REPLACEMENT_MAX 96

/*
 * Internal: writes what stands for `surface` into `out`, NUL-ended: never the
 * surface itself.
 */
enum anon_status anon_replacement(const struct anon_finding *finding,
    struct anon_text surface, const struct anon_transform *transform,
    char out[ANON_REPLACEMENT_MAX]) ANON_CHECK_RESULT;

#endif
