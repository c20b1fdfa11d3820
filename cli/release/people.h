#ifndef CLI_RELEASE_PEOPLE_H
#define CLI_RELEASE_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "cli/release/status.h"
#include "vault/person.h"
#include "vault/vault.h"

/*
 * Every recorded identity of the vault, compiled for search: identifiers of
 * all persons, and the case codes.  Those of one case may be marked as its
 * own.
 */
struct release_people;

/* Whose an identifier is; strings are borrowed from the people. */
struct release_identity {
    const char *case_code;
    const char *role; /* of the person; "case" for a case code */
    bool is_code;     /* a case code */
    enum anon_identifier_kind kind;
    uint32_t person; /* the same number for all that is one person's */
};

/* Whose identities to load. */
struct release_circle {
    const char *own;   /* the case whose are ANON_FROM_OWN, or NULL */
    bool others;       /* those of all other cases too */
    const char *today; /* for anon_known_new(), or NULL */
};

/*
 * Loads and compiles.  The caller frees.
 *
 * Secret: the compiled identifiers, until freed.
 */
enum release_status release_people_new(struct vault *vault,
    const struct release_circle *circle, struct release_people **ret_people,
    struct release_cause *ret_cause);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void release_people_free(struct release_people **people);

const struct anon_known *release_people_known(
    const struct release_people *people);

/* How many identifiers there are, case codes among them. */
size_t release_people_count(const struct release_people *people);

/* Whose identifier number `index` of the known is. */
struct release_identity release_people_at(const struct release_people *people,
    size_t index);

/* The client's day of birth in days since 1970-01-01, or ANON_NO_DAY. */
int32_t release_people_birth(const struct release_people *people);

#endif
