#ifndef VAULT_SCORE_H
#define VAULT_SCORE_H

#include <stdint.h>

#include "vault/cursor.h"

/* A score of a measure on a day, or why there is none. */
struct vault_score {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char date[VAULT_DATE_MAX];
    char measure[VAULT_CODE_MAX];
    char missing[VAULT_WORD_MAX]; /* not-asked, declined, not-applicable; empty
                                     with a value */
    int64_t value;                /* in hundredths; 0 when missing */
};

/*
 * Adds a score; `id` is ours.  VAULT_ERR_NOT_FOUND for a measure or case that
 * is not there, VAULT_ERR_LIMIT for a value the measure cannot have,
 * VAULT_ERR_INVALID for another date or reason.
 */
enum vault_status vault_score_add(struct vault *vault,
    const struct vault_score *score, int64_t *ret_id) VAULT_CHECK_RESULT;

/* Reads the scores of one case, or of all when `case_code` is NULL. */
enum vault_status vault_score_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_score_next(struct vault_cursor *cursor,
    struct vault_score *ret_score) VAULT_CHECK_RESULT;

/*
 * Takes a score back: it stays in the vault and no longer counts.
 * VAULT_ERR_NOT_FOUND when there is none, or it was taken back already.
 */
enum vault_status vault_score_retract(struct vault *vault,
    int64_t id) VAULT_CHECK_RESULT;

#endif
