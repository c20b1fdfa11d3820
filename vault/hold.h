#ifndef VAULT_HOLD_H
#define VAULT_HOLD_H

#include <stdint.h>

#include "vault/cursor.h"
#include "vault/vault.h"

/*
 * What keeps a case from being erased: a legal hold, until it is cleared, and
 * a retention rule, until so many years after the closing.
 */
#define VAULT_REASON_MAX 256 /* bytes, with the NUL */

struct vault_hold {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char since[VAULT_TIME_MAX];
    char reason[VAULT_REASON_MAX];
};

/*
 * Holds a case; several holds may stand at once.  `reason` is UTF-8, 1 to 255
 * bytes (VAULT_ERR_INVALID).  The log has the hold without the reason.
 */
enum vault_status vault_hold_set(struct vault *vault, const char *case_code,
    const char *reason, int64_t *ret_id) VAULT_CHECK_RESULT;

/* Clears every hold of a case; VAULT_ERR_NOT_FOUND when none stands. */
enum vault_status vault_hold_clear(struct vault *vault,
    const char *case_code) VAULT_CHECK_RESULT;

/* Reads the standing holds of a case, or of all when `case_code` is NULL. */
enum vault_status vault_hold_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_hold_next(struct vault_cursor *cursor,
    struct vault_hold *ret_hold) VAULT_CHECK_RESULT;

/* Keeps a case for 0 to 100 years after its closing; the last word counts. */
enum vault_status vault_retention_set(struct vault *vault,
    const char *case_code, int64_t years) VAULT_CHECK_RESULT;

struct vault_retention {
    int64_t years;              /* 0: no rule */
    char until[VAULT_DATE_MAX]; /* empty: no rule, or not closed yet */
};
enum vault_status vault_retention_get(struct vault *vault,
    const char *case_code,
    struct vault_retention *ret_retention) VAULT_CHECK_RESULT;

/* VAULT_ERR_HELD while a hold or a retention rule keeps the case. */
enum vault_status vault_hold_check(struct vault *vault,
    const char *case_code) VAULT_CHECK_RESULT;

#endif
