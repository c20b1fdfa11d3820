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

/* Whether a British or Canadian postcode begins here; `*ret_last` ends it. */
bool anon_address_is_postcode(const struct anon_document *document,
    size_t index, size_t *ret_last);

#endif
