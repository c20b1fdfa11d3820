#ifndef ANONYMIZER_KNOWN_EXPAND_H
#define ANONYMIZER_KNOWN_EXPAND_H

#include "anonymizer/document.h"
#include "anonymizer/known_table.h"

/* Words of one value that are looked at; longer values are cut. */
#define ANON_VALUE_WORDS 16

/* Letters of one word that are looked at. */
#define ANON_VALUE_LETTERS 48

/* Internal: the words of a value, plain. */
struct anon_value {
    size_t count;
    struct {
        char text[ANON_VALUE_LETTERS];
        size_t len;
        uint64_t cues; /* ANON_CUE_... */
        uint8_t cue_value;
        bool dashed; /* a hyphen joins it to the one before */
        bool comma;  /* a comma goes before it */
    } word[ANON_VALUE_WORDS];
};

/* Reads the words of a document, plain, as far as they fit. */
void anon_value_read(const struct anon_document *document,
    struct anon_value *ret_value);

/*
 * The same, without a document, for plain letters and single blanks: most names
 * are nothing else.  False: `text` is.
 */
bool anon_value_read_simple(struct anon_text text,
    struct anon_value *ret_value);

/* Puts the forms of a name into the table. */
enum anon_status anon_known_expand_name(struct anon_known *known,
    const struct anon_value *value, uint32_t item) ANON_CHECK_RESULT;

/* Puts a single name and its nicknames, spellings and typos. */
enum anon_status anon_known_expand_part(struct anon_known *known,
    struct anon_text text, uint32_t item) ANON_CHECK_RESULT;

/* Puts the forms of a phone number. */
enum anon_status anon_known_expand_phone(struct anon_known *known,
    const struct anon_value *value, uint32_t item) ANON_CHECK_RESULT;

/* Puts the parts of an address. */
enum anon_status anon_known_expand_address(struct anon_known *known,
    const struct anon_value *value, uint32_t item) ANON_CHECK_RESULT;

/* Puts words [first, end) of the value, run together, as a whole. */
enum anon_status anon_known_put_words(struct anon_known *known,
    const struct anon_value *value, size_t first, size_t end,
    uint32_t item) ANON_CHECK_RESULT;

#endif
