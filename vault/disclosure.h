#ifndef VAULT_DISCLOSURE_H
#define VAULT_DISCLOSURE_H

#include <stdint.h>

#include "vault/cursor.h"

/* Longest recipient and reason, in bytes with the NUL. */
#define VAULT_RECIPIENT_MAX 256
#define VAULT_DISCLOSURE_REASON_MAX 1024

/*
 * A disclosure without consent, with the fields of 45 CFR 164.528 (b) (2):
 * date, who received it and at which address, what, and on which ground and
 * why.
 */
struct vault_disclosure {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char date[VAULT_DATE_MAX];
    char recipient[VAULT_RECIPIENT_MAX];
    char what[VAULT_NAME_MAX];
    char ground[VAULT_WORD_MAX]; /* see vault_consent_override() */
    char reason[VAULT_DISCLOSURE_REASON_MAX];
};

/*
 * Records a disclosure; the log tells its ground and neither recipient nor
 * reason.  `id` is ours.  VAULT_ERR_INVALID for an unknown ground, a day that
 * is none, an empty text or one that is not UTF-8.
 */
enum vault_status vault_disclosure_add(struct vault *vault,
    const struct vault_disclosure *disclosure,
    int64_t *ret_id) VAULT_CHECK_RESULT;

/* Reads the disclosures of one case, or of all, in order. */
enum vault_status vault_disclosure_open(struct vault *vault,
    const char *case_code, struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_disclosure_next(struct vault_cursor *cursor,
    struct vault_disclosure *ret_disclosure) VAULT_CHECK_RESULT;

#endif
