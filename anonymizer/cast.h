#ifndef ANONYMIZER_CAST_H
#define ANONYMIZER_CAST_H

#include "anonymizer/anonymizer.h"

/*
 * Internal: the number of who or what `surface` names, counted from 1 within
 * `type`.  `person` is the number of a recorded person, or UINT32_MAX; a bare
 * given name or surname gets the number of the full name met before it.
 */
enum anon_status anon_cast_number(struct anon_cast *cast,
    const struct anon_finding *finding, struct anon_text surface,
    uint32_t person, uint32_t *ret_number) ANON_CHECK_RESULT;

/*
 * Internal: the invented name of number `number`, drawn when first asked for;
 * NULL when none is left.
 */
enum anon_status anon_cast_pseudonym(struct anon_cast *cast,
    const struct anon_transform *transform, struct anon_text surface,
    uint32_t number, const char **ret_name) ANON_CHECK_RESULT;

/* The label of recorded person number `person`, or NULL. */
const char *anon_cast_find_label(const struct anon_cast *cast, uint32_t person);

#endif
