#ifndef ANONYMIZER_KNOWN_H
#define ANONYMIZER_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/finding.h"
#include "anonymizer/status.h"
#include "anonymizer/text.h"

/* What a recorded identifier is; decides which variants are looked for. */
enum anon_identifier_kind {
    ANON_IDENTIFIER_NAME,     /* full name, any order or part of it counts */
    ANON_IDENTIFIER_NICKNAME, /* a name without parts */
    ANON_IDENTIFIER_PHONE,
    ANON_IDENTIFIER_EMAIL,
    ANON_IDENTIFIER_HANDLE,
    ANON_IDENTIFIER_URL,
    ANON_IDENTIFIER_ADDRESS,
    ANON_IDENTIFIER_PLACE,      /* city, village, country of birth */
    ANON_IDENTIFIER_DATE,       /* ISO 8601, birth dates among them */
    ANON_IDENTIFIER_ID,         /* NIK, MRN, plate, any number or code */
    ANON_IDENTIFIER_ORG,        /* employer, school, place of worship */
    ANON_IDENTIFIER_KIND_COUNT, /* keep last */
};

/*
 * One recorded identifier.  `value` is borrowed for the call that takes it.
 * `person` groups identifiers of one person, so that all of them get the same
 * replacement; numbers are the caller's.
 */
struct anon_identifier {
    enum anon_identifier_kind kind;
    enum anon_origin origin; /* ANON_FROM_OWN or ANON_FROM_OTHER */
    bool birth;              /* a DATE from which ages are derived */
    uint32_t person;
    struct anon_text value;
};

/*
 * Recorded identifiers, expanded to their variants and compiled for search.
 * Immutable once made, so one may serve many scans.  Search time does not
 * depend on the number of identifiers.
 */
struct anon_known;

/*
 * Compiles `count` identifiers.  The text of the items is copied; the copy is
 * wiped by anon_known_free().  `today` is the ISO date from which ages are
 * computed out of birth dates, or NULL to look for no derived ages.
 * On success the caller frees `*ret_known`.
 */
enum anon_status anon_known_new(const struct anon_identifier *items,
    size_t count, const char *today,
    struct anon_known **ret_known) ANON_CHECK_RESULT;

struct anon_scratch;

/* The same for callers who compile many: in a lent scratch, or NULL. */
enum anon_status anon_known_new_in(const struct anon_identifier *items,
    size_t count, struct anon_scratch *scratch,
    struct anon_known **ret_known) ANON_CHECK_RESULT;

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void anon_known_free(struct anon_known **known);

/*
 * Finds every form of a recorded identifier in `text`, and nothing else: this
 * is what the leak gate asks.  `ambiguous` is set on a finding whose surface
 * is also an ordinary word, a bare number of fewer than five digits, or the
 * like; the caller decides what to do with those.  Findings are sorted by
 * begin and may overlap.  The caller releases `*ret_findings`.
 */
enum anon_status anon_known_search(const struct anon_known *known,
    struct anon_text text,
    struct anon_findings *ret_findings) ANON_CHECK_RESULT;

/* The same for callers who search many texts: in a lent scratch, or NULL. */
enum anon_status anon_known_search_in(const struct anon_known *known,
    struct anon_scratch *scratch, struct anon_text text,
    struct anon_findings *ret_findings) ANON_CHECK_RESULT;

#endif
