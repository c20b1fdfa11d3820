#ifndef VAULT_REPLY_H
#define VAULT_REPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/* Replies of supervisors: which note is the answer to which release. */
struct vault_reply_target {
    int64_t release;
    char case_code[VAULT_CODE_MAX]; /* what the release was about */
};

/*
 * Finds the supervision release called `code` outside, in capitals.
 * VAULT_ERR_NOT_FOUND when this vault made none.
 */
enum vault_status vault_reply_find(struct vault *vault, const char *code,
    struct vault_reply_target *ret_target) VAULT_CHECK_RESULT;

/*
 * Records that note `note` holds the reply `text` to a release; the same text
 * to the same release is VAULT_ERR_EXISTS.  Of the text a SHA-256 is kept.
 *
 * Secret: reads the text.
 */
enum vault_status vault_reply_add(struct vault *vault, int64_t release,
    int64_t note, struct vault_text text) VAULT_CHECK_RESULT;

/* Whether a note is a reply, and so no question of the therapist's own. */
enum vault_status vault_reply_is(struct vault *vault, int64_t note,
    bool *ret_is) VAULT_CHECK_RESULT;

#endif
