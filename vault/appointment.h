#ifndef VAULT_APPOINTMENT_H
#define VAULT_APPOINTMENT_H

#include <stdint.h>

#include "vault/cursor.h"

/*
 * Sessions.  The table is called appointment because it also holds those that
 * were agreed upon and not held; `session` on the command line.
 */
struct vault_appointment {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char date[VAULT_DATE_MAX];
    char attendance[VAULT_WORD_MAX];
    char modality[VAULT_WORD_MAX]; /* this and the next two: empty when */
    char platform[VAULT_WORD_MAX]; /* not recorded */
    char privacy[VAULT_WORD_MAX];
    int64_t minutes; /* -1: not recorded */
};

/* Longest session, in minutes. */
#define VAULT_MINUTES_MAX 1440

/*
 * Adds a session; `id` is ours.  The words are those of coded.h, the date is
 * ISO: VAULT_ERR_INVALID otherwise, or for minutes out of range.
 */
enum vault_status vault_appointment_add(struct vault *vault,
    const struct vault_appointment *appointment,
    int64_t *ret_id) VAULT_CHECK_RESULT;

/* Reads the sessions of one case, or of all when `case_code` is NULL. */
enum vault_status vault_appointment_open(struct vault *vault,
    const char *case_code, struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_appointment_next(struct vault_cursor *cursor,
    struct vault_appointment *ret_appointment) VAULT_CHECK_RESULT;

/*
 * Takes a session back: it stays in the vault and no longer counts.
 * VAULT_ERR_NOT_FOUND when there is none, or it was taken back already.
 */
enum vault_status vault_appointment_retract(struct vault *vault,
    int64_t id) VAULT_CHECK_RESULT;

#endif
