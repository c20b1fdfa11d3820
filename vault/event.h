#ifndef VAULT_EVENT_H
#define VAULT_EVENT_H

#include <stdint.h>

#include "vault/cursor.h"

/* What happened to a client or a therapy: a kind of coded.h and a day. */
struct vault_event {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char date[VAULT_DATE_MAX];
    char kind[VAULT_WORD_MAX];
};

/* Adds an event; `id` is ours.  VAULT_ERR_INVALID for an unknown kind. */
enum vault_status vault_event_add(struct vault *vault,
    const struct vault_event *event, int64_t *ret_id) VAULT_CHECK_RESULT;

/* Reads the events of one case, or of all when `case_code` is NULL. */
enum vault_status vault_event_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_event_next(struct vault_cursor *cursor,
    struct vault_event *ret_event) VAULT_CHECK_RESULT;

/*
 * Takes an event back: it stays in the vault and no longer counts.
 * VAULT_ERR_NOT_FOUND when there is none, or it was taken back already.
 */
enum vault_status vault_event_retract(struct vault *vault,
    int64_t id) VAULT_CHECK_RESULT;

#endif
