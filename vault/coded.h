#ifndef VAULT_CODED_H
#define VAULT_CODED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Coded values: the words that a field of a session, an event or a client may
 * hold, so that a table needs no mining of text.
 */
enum vault_coded {
    VAULT_CODED_ATTENDANCE,
    VAULT_CODED_MODALITY,
    VAULT_CODED_PLATFORM, /* class of it, not the product */
    VAULT_CODED_PRIVACY,  /* of the client's room */
    VAULT_CODED_EVENT,
    VAULT_CODED_MISSING, /* why there is no value */
    /* Of a consent: how each step went, whose it is, what was told before. */
    VAULT_CODED_INFORMED,
    VAULT_CODED_UNDERSTOOD,
    VAULT_CODED_ACCEPTED,
    VAULT_CODED_GIVEN_BY,
    VAULT_CODED_TOLD,
    /* Kinds of attribute. */
    VAULT_CODED_SEX,
    VAULT_CODED_EDUCATION,  /* levels of ISCED 2011 (UNESCO) */
    VAULT_CODED_OCCUPATION, /* major groups of ISCO-08 (ILO), and no job */
    VAULT_CODED_MARITAL,
    VAULT_CODED_RELIGION,
    VAULT_CODED_ETHNICITY,
    VAULT_CODED_PLACE,     /* ISO 3166-1 country or ISO 3166-2 province */
    VAULT_CODED_DIAGNOSIS, /* main one, ICD-10 or ICD-11 (WHO) */
    VAULT_CODED_COUNT,     /* keep last */
};

/* What the field is called in commands, "marital" for example. */
const char *vault_coded_name(enum vault_coded field);

/*
 * Finds the kind of attribute called `name`; VAULT_CODED_COUNT when there is
 * none.
 */
enum vault_coded vault_coded_attribute(const char *name);

/*
 * The words of a field in their fixed order; NULL past the end.  A place and
 * a diagnosis are codes of a form, not of a list: NULL at once.
 */
const char *vault_coded_word(enum vault_coded field, size_t index);

/*
 * Returns whether `value` is one of the words of the field, or has the form of
 * its codes: "ID", "ID-JB" (the country must exist); "F32.1", "6A70.1".
 */
bool vault_coded_valid(enum vault_coded field, const char *value);

#endif
