#ifndef ANONYMIZER_FINDING_H
#define ANONYMIZER_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/status.h"

/* What kind of identifier a piece of text is. */
enum anon_type {
    ANON_PERSON,
    ANON_LOCATION,
    ANON_ORG,
    ANON_DATE,
    ANON_AGE,
    ANON_PHONE,
    ANON_EMAIL,
    ANON_URL,
    ANON_HANDLE,
    ANON_ID,
    ANON_ADDRESS,
    ANON_IP,
    ANON_DETAIL,     /* no detector finds it: a person masked it */
    ANON_TYPE_COUNT, /* keep last */
};

/* Returns the upper-case name used in JSON ("PERSON"), never NULL. */
const char *anon_type_name(enum anon_type type);

/* Where the knowledge behind a finding comes from. */
enum anon_origin {
    ANON_FROM_RULE,  /* pattern, cue or word list: nobody recorded it */
    ANON_FROM_OWN,   /* an identifier recorded for this case */
    ANON_FROM_OTHER, /* an identifier of another person in the vault */
};

/* What happens to the text of a finding. */
enum anon_decision {
    ANON_REMOVE, /* anon_redact() replaces it */
    ANON_FLAG,   /* it stays, and a person should look at it */
};

#define ANON_NO_IDENTIFIER UINT32_MAX

/*
 * Bytes [begin, end) of the scanned text.  Offsets only: no text is kept.
 * `rule` is a static string such as "phone.id" or "known.name.typo".
 */
struct anon_finding {
    size_t begin;
    size_t end;
    enum anon_type type;
    enum anon_origin origin;
    enum anon_decision decision;
    uint8_t confidence;  /* 0 to 100: how sure the rule is */
    bool ambiguous;      /* the surface is also an ordinary word */
    uint32_t identifier; /* index into the anon_known items, or
                            ANON_NO_IDENTIFIER */
    const char *rule;
};

/* A growable list.  Initialise with ANON_FINDINGS_INIT. */
struct anon_findings {
    struct anon_finding *items;
    size_t len;
    size_t cap;
};

#define ANON_FINDINGS_INIT                                                     \
    {                                                                          \
        NULL, 0, 0                                                             \
    }

/* Appends a copy.  On failure the list is unchanged. */
enum anon_status anon_findings_push(struct anon_findings *findings,
    const struct anon_finding *finding) ANON_CHECK_RESULT;

/* Frees the list and leaves it empty; harmless twice. */
void anon_findings_release(struct anon_findings *findings);

#endif
