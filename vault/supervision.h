#ifndef VAULT_SUPERVISION_H
#define VAULT_SUPERVISION_H

#include <stdint.h>

#include "vault/cursor.h"

/* Most supervisees of one sitting. */
#define VAULT_SUPERVISION_PEOPLE_MAX 99

/* A sitting of supervision, for the record of hours. */
struct vault_supervision {
    int64_t id;
    char case_code[VAULT_CODE_MAX]; /* empty: about no one case */
    char date[VAULT_DATE_MAX];
    char supervisor[VAULT_NAME_MAX]; /* name and licence, as given */
    int64_t minutes;                 /* 1 to 1440 */
    int64_t people;                  /* 1: individual; else of the group */
};

/*
 * Adds a sitting; `id` is ours.  VAULT_ERR_INVALID for a date, a length or a
 * number of people that cannot be, or no supervisor.
 */
enum vault_status vault_supervision_add(struct vault *vault,
    const struct vault_supervision *sitting,
    int64_t *ret_id) VAULT_CHECK_RESULT;

/* Reads the sittings by date: about one case, or all when it is NULL. */
enum vault_status vault_supervision_open(struct vault *vault,
    const char *case_code, struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_supervision_next(struct vault_cursor *cursor,
    struct vault_supervision *ret_sitting) VAULT_CHECK_RESULT;

/*
 * Takes a sitting back: it stays in the vault and no longer counts.
 * VAULT_ERR_NOT_FOUND when there is none, or it was taken back already.
 */
enum vault_status vault_supervision_retract(struct vault *vault,
    int64_t id) VAULT_CHECK_RESULT;

#endif
