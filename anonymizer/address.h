#ifndef ANONYMIZER_ADDRESS_H
#define ANONYMIZER_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/document.h"

/* Internal: a postal address, or a part of one. */
struct anon_address {
    size_t begin; /* folded bytes */
    size_t end;
    size_t last; /* token, inclusive */
    uint8_t confidence;
    const char *rule;
};

/*
 * Reads the address that begins with token `index`.  _before: the word for the
 * street comes first ("Jl. Melati No. 4 RT 03/RW 05"); _after: it comes behind
 * the name ("12 Baker Street, Apt 4"), or it is a PO box; _postcode: a postcode
 * of its own.
 */
bool anon_address_read_before(const struct anon_document *document,
    size_t index, struct anon_address *ret_address);
bool anon_address_read_after(const struct anon_document *document, size_t index,
    struct anon_address *ret_address);
bool anon_address_read_postcode(const struct anon_document *document,
    size_t index, struct anon_address *ret_address);

/*
 * The same: _foreign: with a word for the street of another language, and a
 * number ("12 Rue Lafitte", "Lindenweg 4"); _suite: whatever goes before
 * "Suite 120" with a number in it; _military: "PSC 12, Box 3, APO AE 09012";
 * _cued: what goes behind "address:"; _number: a number and a name, with a
 * country or a code behind.
 */
bool anon_address_read_foreign(const struct anon_document *document,
    size_t index, struct anon_address *ret_address);
bool anon_address_read_suite(const struct anon_document *document, size_t index,
    struct anon_address *ret_address);
bool anon_address_read_military(const struct anon_document *document,
    size_t index, struct anon_address *ret_address);
bool anon_address_read_cued(const struct anon_document *document, size_t index,
    struct anon_address *ret_address);
bool anon_address_read_number(const struct anon_document *document,
    size_t index, struct anon_address *ret_address);

/*
 * The same: "Blk 217 Lorong 8 #09-114", "Room 14B, Attlee Court", "County Road
 * 412": a house without a street, or known by its door.
 */
bool anon_address_read_house(const struct anon_document *document, size_t index,
    struct anon_address *ret_address);

/*
 * The first token of what stands before token `index` and belongs to the same
 * address: "Flat 3, Attlee House, ", "Level 4, "; or `index`.
 */
size_t anon_address_first(const struct anon_document *document, size_t index);

/* "24 12 Oak Street": adds the number before token `index`, if there is one. */
void anon_address_take_number(const struct anon_document *document,
    size_t index, struct anon_address *address);

/* "Apt. 4B" at token `index`: returns its last token, or 0. */
size_t anon_address_read_unit(const struct anon_document *document,
    size_t index);

/*
 * What goes on an address behind token `last`: suite, town, country, code, on
 * this line and the next.  Returns the last token of it, or `last`.
 */
size_t anon_address_extend(const struct anon_document *document, size_t last);

/* "de", "van der": lower case inside names. */
bool anon_address_is_particle(const struct anon_document *document,
    size_t index);

/* Whether the word for the street ends the word: "kerkstraat". */
bool anon_address_is_compound(struct anon_text word);

/* Whether a British or Canadian postcode begins here; `*ret_last` ends it. */
bool anon_address_is_postcode(const struct anon_document *document,
    size_t index, size_t *ret_last);

#endif
