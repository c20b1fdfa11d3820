#ifndef ANONYMIZER_QUASI_PHRASE_H
#define ANONYMIZER_QUASI_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "anonymizer/quasi.h"

/*
 * Internal: reads one quasi-identifier.  Words are letters and digits, any case
 * of ASCII letters, Latin letters with or without their marks, with the clitics
 * -nya, -ku, -mu and the English plural -s.
 */

/* What a phrase came to. */
enum anon_quasi_verdict {
    ANON_QUASI_MISS, /* no phrase */
    ANON_QUASI_SKIP, /* one that tells nothing: [begin, end) of the mark */
    ANON_QUASI_HIT,
};

/*
 * Reads the longest phrase of the list that begins at byte `begin`, where a
 * word begins.  The mark may begin behind it: of "works as a farrier" it is the
 * last word.
 */
enum anon_quasi_verdict anon_quasi_read_phrase(struct anon_text text,
    size_t begin, struct anon_quasi_mark *ret_mark);

/*
 * Reads the word [begin, end) that begins no phrase: by its ending ("-azepam"),
 * or as a medicine by the dose behind it.
 */
bool anon_quasi_read_word(struct anon_text text, size_t begin, size_t end,
    struct anon_quasi_mark *ret_mark);

/* Behind the last byte of the word that goes on at `at`. */
size_t anon_quasi_word_end(struct anon_text text, size_t at);

/*
 * Bytes of a mark of punctuation beyond ASCII (a dash, a quotation mark, three
 * dots: U+2000 to U+203F) at `at`, or 0.
 */
size_t anon_quasi_punctuation(struct anon_text text, size_t at);

#endif
