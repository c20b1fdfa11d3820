#ifndef ANONYMIZER_AGE_H
#define ANONYMIZER_AGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/document.h"

/* Internal: what stands beside a number that may be somebody's age. */

/* Nobody is older. */
#define ANON_AGE_MAX 120

/*
 * Whether one of the words that most rules for ages turn on stands directly
 * before number `index`, or behind it: a glance at the marks.
 */
bool anon_age_has_before(const struct anon_document *document, size_t index);
bool anon_age_has_behind(const struct anon_document *document, size_t index);

/* Whether token `index` says who has the age: "boy", "klien", "Ratna". */
bool anon_age_is_person(const struct anon_document *document, size_t index);

/* The same by its word alone: "boy", "klien", and no name. */
bool anon_age_is_one(const struct anon_document *document, size_t index);

/*
 * How sure it is that number `index` is an age by its place alone: "Wulan
 * (34)", "Male, 34,", "she's 19.", "a woman of 71", "34 F", "40th birthday".
 */
uint8_t anon_age_beside(const struct anon_document *document, size_t index);

/*
 * How sure it is that the number of tokens `index` to `last`, in figures or in
 * words, is told of somebody: "she is fifty-eight and", "when I was eight,",
 * "at 17 he left", "married at 22", "two boys, 5 and 8".
 */
uint8_t anon_age_told(const struct anon_document *document, size_t index,
    size_t last);

/* The same as anon_age_beside() for "F/34" and "L/27 th". */
uint8_t anon_age_behind_letter(const struct anon_document *document,
    size_t index);

/*
 * The same for a number in words, tokens `first` to `last`, between commas:
 * "Marla, four, tells", "adiknya, lima tahun, diam".
 */
uint8_t anon_age_words_beside(const struct anon_document *document,
    size_t first, size_t last);

/*
 * Whether the stop before token `index`, which is not the first, is that of an
 * abbreviated name: "Ms T., 29", "Ibu W. 43 thn".
 */
bool anon_age_behind_stop(const struct anon_document *document, size_t index);

/* Whether number `index` is one of "Kids: Mia 4, Tom 7 and Ann 9". */
bool anon_age_in_list(const struct anon_document *document, size_t index);

/*
 * Whether number `index` stands alone in a cell of a table, "| 13 |" or "| 13
 * th |", below "Age", "Usia" or the like.
 */
bool anon_age_in_column(const struct anon_document *document, size_t index);

struct anon_age_span {
    size_t begin; /* folded bytes */
    size_t end;
    size_t last; /* token, inclusive */
};

/*
 * Reads ages to the ten years from token `index` on: "mid-forties", "late
 * 30s", "20-an", "tiga puluhan".  "The nineties" are none.
 */
bool anon_age_read_decade(const struct anon_document *document, size_t index,
    struct anon_age_span *ret_span);

#endif
