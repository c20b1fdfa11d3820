#ifndef ANONYMIZER_QUASI_H
#define ANONYMIZER_QUASI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/status.h"
#include "anonymizer/text.h"

/*
 * Quasi-identifiers: what names nobody and yet, together, tells who it is.
 * Three of different classes in one case want a person's judgement before the
 * case is shared (Hrynaszkiewicz et al., Preparing raw clinical data for
 * publication, BMJ 2010;340:c181).  They are pointed out, never removed.
 */
enum anon_quasi {
    ANON_QUASI_OCCUPATION,
    ANON_QUASI_RELIGION,
    ANON_QUASI_ETHNICITY,
    ANON_QUASI_MEDICATION,
    ANON_QUASI_DIAGNOSIS, /* rarer than what most notes are about */
    ANON_QUASI_SCHOOL,    /* a kind of school */
    ANON_QUASI_EMPLOYER,  /* a kind of place to work at */
    ANON_QUASI_EVENT,     /* that happens to few */
    ANON_QUASI_CALENDAR,  /* tells the season or year where dates are shifted */
    ANON_QUASI_COUNT,     /* keep last */
};

/* From how many classes on a person has to look. */
#define ANON_QUASI_TOGETHER 3

/* Returns the upper-case name ("OCCUPATION"), never NULL. */
const char *anon_quasi_name(enum anon_quasi quasi);

/* Bytes [begin, end) of the text. */
struct anon_quasi_mark {
    size_t begin;
    size_t end;
    enum anon_quasi quasi;
};

/*
 * Finds the next quasi-identifier at or behind byte `*at` and moves `*at`
 * behind it.  False at the end of the text.  Whole words, any case of ASCII
 * letters, with the Indonesian clitics -nya, -ku, -mu and the English plural;
 * the longest phrase counts.  Beside the list: what a sentence says of a word
 * ("works as a ...", "mengidap ..."), a word put behind a kind ("tukang ..."),
 * endings of medicines, illnesses and trades, and a word with a dose.  Names of
 * tests and methods (Beck, Rorschach, Hamilton) are none, nor is what somebody
 * is only like.
 */
bool anon_quasi_next(struct anon_text text, size_t *at,
    struct anon_quasi_mark *ret_mark);

/* Counts the classes seen so far. */
struct anon_quasi_tally {
    int64_t counts[ANON_QUASI_COUNT];
};

/* Adds what `text` holds. */
void anon_quasi_count(struct anon_text text, struct anon_quasi_tally *tally);

/*
 * How many classes were seen that identify: all but ANON_QUASI_CALENDAR, which
 * is about dates.
 */
unsigned anon_quasi_classes(const struct anon_quasi_tally *tally);

#endif
