#ifndef VAULT_MARK_H
#define VAULT_MARK_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * The newest entry of the audit log in a form to be kept outside the file: the
 * anchor in the header goes back in time together with a file that is put
 * back whole, a mark does not.  It tells nothing about what was logged.
 */
#define VAULT_MARK_MAC_LEN 32

struct vault_mark {
    int64_t entries;                 /* in the log */
    uint8_t mac[VAULT_MARK_MAC_LEN]; /* of the newest one */
};

/* Takes the mark of an open vault. */
enum vault_status vault_mark_get(struct vault *vault,
    struct vault_mark *ret_mark) VAULT_CHECK_RESULT;

/*
 * Looks for a mark taken earlier.  VAULT_OK when the log still contains it;
 * VAULT_ERR_ROLLBACK when not, with how many entries are missing in
 * `*ret_missing` (at least 1: the log may have gone another way since).
 */
enum vault_status vault_mark_check(struct vault *vault,
    const struct vault_mark *mark, int64_t *ret_missing) VAULT_CHECK_RESULT;

/*
 * Remembers, while the vault is open, that all of it was verified, or need not
 * be because it is as it was when it last had been.
 */
void vault_mark_vouch(struct vault *vault);
bool vault_mark_vouched(const struct vault *vault);

#endif
