#ifndef ANONYMIZER_KNOWN_MATCH_H
#define ANONYMIZER_KNOWN_MATCH_H

#include "anonymizer/document.h"
#include "anonymizer/known_table.h"

/* Internal: a stretch of tokens that is a form of a recorded identifier. */
struct anon_known_match {
    size_t first; /* tokens, both inclusive */
    size_t last;
    size_t begin; /* folded bytes; less than the tokens before a clitic */
    size_t end;
    uint32_t item;
    enum anon_form form;
    unsigned edits; /* of ANON_FORM_DELETED */
};

/* Letters of a token that are looked at. */
#define ANON_KNOWN_WORD 48

/* Whether token `index` enters an address key with its own letters. */
static inline bool
anon_known_is_spelled_out(const struct anon_document *document, size_t index)
{
    return (anon_document_cues(document, index) &
               (ANON_CUE_ALIAS | ANON_CUE_NUMBERED)) == 0;
}

/*
 * Whether no form can begin with token `index`, by its first letters: this is
 * so of nearly all words.
 */
static inline bool
anon_known_begins_nothing(const struct anon_known *known,
    const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);

    if ((document->tokens[index].flags & ANON_TOKEN_PLAIN) == 0 ||
        word.len > ANON_KNOWN_WORD || anon_known_may_begin(known, word)) {
        return false;
    }
    return !known->has_address ||
        (word.len >= 3 && anon_known_is_spelled_out(document, index) &&
            !anon_known_has_address_head(known, word.data));
}

/*
 * Finds the longest form that begins with token `index`, written exactly but
 * for accents, case, blanks and punctuation.
 */
bool anon_known_match_exact(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match);

/* The same for one token with a clitic, an old spelling or a typing error. */
bool anon_known_match_near(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match);

/*
 * Whether `plain` is a mistyped name; then `match` says whose, and with how
 * many letters wrong.
 */
bool anon_known_match_typo(const struct anon_known *known,
    struct anon_text plain, struct anon_known_match *match);

/*
 * The same for a name run together with other things, as in e-mails, handles
 * and file names; token `index` must be part of such a compound.
 */
bool anon_known_match_inside(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match);

/*
 * Adds neighbours that belong to the same name, initials among them.  `taken`
 * is the first token that may be added on the left.
 */
void anon_known_match_extend(const struct anon_known *known,
    const struct anon_document *document, size_t taken,
    struct anon_known_match *match);

/* The same for a lone first letter: "D. reports that ...". */
bool anon_known_match_initial(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match);

/*
 * How sure it is that a match names the identifier, 0 to 100; 0: it does not.
 * `*ret_ambiguous` tells that its surface is also something ordinary.
 */
uint8_t anon_known_rate(const struct anon_known *known,
    const struct anon_document *document, const struct anon_known_match *match,
    bool *ret_ambiguous);

/* Whether token `index` is a word of the language, not chiefly a name. */
bool anon_known_is_ordinary(const struct anon_document *document, size_t index);

/* Whether token `index` is in an e-mail, handle, path or the like. */
bool anon_known_is_compound(const struct anon_document *document, size_t index);

#endif
