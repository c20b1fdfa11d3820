#ifndef VAULT_CONSENT_DETAIL_H
#define VAULT_CONSENT_DETAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/* Longest list of told limits and code of a language, with the NUL. */
#define VAULT_TOLD_MAX 256
#define VAULT_TEXT_LANGUAGE_MAX 16

/*
 * How a consent came about, to the letter of what the ethics codes ask: the
 * terms are known, understood and accepted, of whom, and what was told before.
 * Everything may be empty.
 */
struct vault_consent_detail {
    int64_t continues; /* an unfinished consent that this one completes, or 0 */
    char informed_how[VAULT_WORD_MAX];           /* VAULT_CODED_INFORMED */
    char understood_how[VAULT_WORD_MAX];         /* VAULT_CODED_UNDERSTOOD */
    char accepted_how[VAULT_WORD_MAX];           /* VAULT_CODED_ACCEPTED */
    char text_version[VAULT_WORD_MAX];           /* of the text shown */
    char text_language[VAULT_TEXT_LANGUAGE_MAX]; /* "id", "jv", "en-GB" */
    char given_by[VAULT_WORD_MAX];               /* VAULT_CODED_GIVEN_BY */
    char relation[VAULT_WORD_MAX]; /* of a guardian to the client */
    char witness[VAULT_NAME_MAX];
    char told[VAULT_TOLD_MAX]; /* words of VAULT_CODED_TOLD, with commas */
};

/*
 * Whether every field has a value of its kind; a guardian needs a relation,
 * and nobody else has one.
 */
bool vault_consent_detail_valid(const struct vault_consent_detail *detail);

#endif
