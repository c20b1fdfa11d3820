#ifndef ANONYMIZER_RARE_H
#define ANONYMIZER_RARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/text.h"

/*
 * What somebody would look at who reads a text to find out who it is about:
 * numbers, words with a capital inside a sentence, and words that hardly
 * anybody writes.  No finding: it is shown to a person, lowest first.
 */
enum anon_rare {
    ANON_RARE_NUMBER,  /* three digits or more together */
    ANON_RARE_CAPITAL, /* not at the beginning of a sentence */
    ANON_RARE_WORD,    /* in no word list, or at the end of one */
};

/* Bytes [begin, end) of the text. */
struct anon_rare_mark {
    size_t begin;
    size_t end;
    enum anon_rare rare;
    uint8_t commonness; /* 0: tells most, to 9 */
};

/*
 * Finds the next at or behind byte `*at` and moves `*at` behind it.  False at
 * the end of the text.  Letters are compared as ASCII has them, ordinary
 * endings and beginnings of English and Indonesian words are taken off before
 * a word counts as rare.
 */
bool anon_rare_next(struct anon_text text, size_t *at,
    struct anon_rare_mark *ret_mark);

#endif
