#ifndef ANONYMIZER_RUN_H
#define ANONYMIZER_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/document.h"

#define ANON_RUN_DIGITS 24
#define ANON_RUN_PARTS 16

/*
 * Internal: numbers that stand together on one line, such as the parts of a
 * phone number: "+62 (0)812-3456.789".
 */
struct anon_run {
    size_t first; /* token */
    size_t last;  /* token, inclusive */
    size_t begin; /* folded byte, with a leading + or ( */
    size_t end;
    bool plus;
    size_t parts;
    unsigned len[ANON_RUN_PARTS]; /* digits of each part */
    char joint[ANON_RUN_PARTS];   /* what goes before each part */
    size_t digits;
    char digit[ANON_RUN_DIGITS + 1]; /* NUL-ended */
};

/* Starts a run at token `index`, which must be a number.  False: too long. */
bool anon_run_start(const struct anon_document *document, size_t index,
    struct anon_run *ret_run);

/*
 * Whether the run that starts at token `index` might get `digits` digits, the
 * first ones of a token with letters counted.  A glance at the lengths alone.
 */
bool anon_run_may_reach(const struct anon_document *document, size_t index,
    size_t digits);

/*
 * Adds the next number when only blanks, dots, hyphens, slashes or brackets,
 * three at most, lie between.  Returns false, leaving the run as it was, when
 * there is none or it would get too long.
 */
bool anon_run_extend(const struct anon_document *document,
    struct anon_run *run);

/* Whether the parts have these lengths: "3-3-4". */
bool anon_run_has_shape(const struct anon_run *run, const char *shape);

/* Whether token `index` is an amount of money: "Rp 150.000", "$1200". */
bool anon_run_is_money(const struct anon_document *document, size_t index);

/* Whether a unit on the same line counts token `last`: "12 sessions". */
bool anon_run_is_counted(const struct anon_document *document, size_t last);

/*
 * Whether one of `classes` is among the `count` tokens before token `index`,
 * on the same line.
 */
bool anon_run_has_cue(const struct anon_document *document, size_t index,
    size_t count, uint64_t classes);

#endif
