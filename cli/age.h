#ifndef CLI_AGE_H
#define CLI_AGE_H

#include <stdbool.h>

#include "cli/options.h"
#include "vault/vault.h"

/*
 * Whether a vault is as new as it should be: by the anchor in its header
 * (vault_notice.older) and by what this user last saw of it (state.h).
 * Functions that return an int return an exit status, having reported what
 * went wrong.
 */

/*
 * Settles what to do with a vault that was just opened: when it is older, a
 * person is asked, --accept-restored taken, or REPORT_EXIT_INTEGRITY returned.
 * `anchored` is the word of the vault itself.
 */
int age_settle(const struct settings *settings, bool anchored,
    struct vault *vault);

/*
 * Verifies the log, and every row against it, before anything is shown or
 * built upon: SQLCipher takes a page of an old copy for a good one.  With a key
 * that `kept_key` was in the kernel, only when the file was changed by
 * something else since this user last closed it.  When it does not hold, a
 * person is asked, --accept-restored taken, or REPORT_EXIT_INTEGRITY returned.
 */
int age_vouch(const struct settings *settings, bool kept_key,
    struct vault *vault);

/*
 * For commands that only look: REPORT_EXIT_INTEGRITY, after saying how many
 * entries this user saw that are no longer there.
 */
int age_look(const struct settings *settings, struct vault *vault);

/* Keeps what is there now, unless entries that were seen are missing. */
void age_keep(const struct settings *settings, struct vault *vault);

/* Forgets what was seen of the vault at `path`, after an honest restoring. */
void age_forget(const char *path);

#endif
