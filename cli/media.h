#ifndef CLI_MEDIA_H
#define CLI_MEDIA_H

#include <stddef.h>
#include <stdint.h>

#include "vault/visit.h"

/*
 * The places that hold backups of a vault: what was erased in the vault is
 * erased there as soon as they can be reached.
 */
enum media_state {
    MEDIA_ERASED,  /* in every backup that is there */
    MEDIA_AWAY,    /* not reached: a stick that is not plugged in */
    MEDIA_LOCKED,  /* a backup there does not open with the present key */
    MEDIA_BY_HAND, /* a copy that was written once, and is not ours to change */
};

/* "erased", "away", "locked", "by-hand": in listings and certificates. */
const char *media_state_word(enum media_state state);

/*
 * Erases in the backups of one folder; `*ret_count` is how many there are.
 * Nothing is written down.
 */
enum media_state media_erase(struct vault *vault, const char *uuid,
    const char *folder, size_t *ret_count);

/*
 * Visits every place that waits since erasure number `since`, and tells of
 * every place there is.  A folder of several vaults' backups is fine.
 */
typedef void media_fn(const struct vault_visit *place, enum media_state state,
    void *data);
enum vault_status media_visit_all(struct vault *vault, const char *uuid,
    int64_t since, media_fn *tell, void *data) VAULT_CHECK_RESULT;

#endif
