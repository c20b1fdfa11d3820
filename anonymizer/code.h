#ifndef ANONYMIZER_CODE_H
#define ANONYMIZER_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/document.h"

/* Internal: codes made of letters and digits. */
struct anon_code {
    size_t last; /* token, inclusive */
    uint8_t confidence;
    const char *rule;
};

/*
 * Whether a code known by its shape begins with token `index`: UUID, IBAN,
 * wallet address, number plate, passport.
 */
bool anon_code_read(const struct anon_document *document, size_t index,
    struct anon_code *ret_code);

/* "AB 12 34 56 C" from "AB" on, in lower case too. */
bool anon_code_read_insurance(const struct anon_document *document,
    size_t index, size_t *ret_last);

/* Whether a number plate begins with token `index`: plate.c. */
bool anon_plate_read(const struct anon_document *document, size_t index,
    size_t *ret_last);

/* "ab12 cde" in small letters, where a vehicle is spoken of or alone. */
bool anon_plate_is_british_lower(const struct anon_document *document,
    size_t index);

/* "motor (ab 4512 xz)" at "ab": three tokens, where a vehicle is spoken of. */
bool anon_plate_is_lower(const struct anon_document *document, size_t index);

/*
 * Finds the code that the cue at token `index` speaks of ("MRN: P-1234",
 * "policy no. 77/B/2019") and returns how sure it is one, or 0.
 */
uint8_t anon_code_behind_cue(const struct anon_document *document, size_t index,
    size_t *ret_first, size_t *ret_last);

/* "#398114", "# CL-88213": a number sign stands before token `index`. */
bool anon_code_is_hashed(const struct anon_document *document, size_t index);

/* "a/c" ends with token `index`: an account follows. */
bool anon_code_is_account(const struct anon_document *document, size_t index);

/* "K348609(5)": the last token with the check digit in brackets, or `last`. */
size_t anon_code_with_check(const struct anon_document *document, size_t last);

/* How many digits there are in folded bytes [begin, end). */
size_t anon_code_digits(const struct anon_document *document, size_t begin,
    size_t end);

/*
 * The pieces of code.c and code_cue.c: whether token `index` is up to `max`
 * capital letters, and whether one has this shape (A a capital, 9 a digit).
 */
bool anon_code_is_capitals(const struct anon_document *document, size_t index,
    size_t max);
bool anon_code_has_shape(const struct anon_document *document, size_t index,
    const char *shape);

#endif
