#ifndef CLI_STATE_H
#define CLI_STATE_H

#include <stdbool.h>

#include "vault/mark.h"
#include "vault/tombstone.h"

/*
 * What this user last saw of a vault, in a small file under
 * $XDG_STATE_HOME/casevault (~/.local/state/casevault): the mark of its audit
 * log.  One file per vault and path, so that a backup opened by itself raises
 * no alarm.  Where no such folder can be made, nothing is kept.
 */

/* Loads the mark; false when there is none. */
bool state_load(const char *uuid, const char *path,
    struct vault_mark *ret_mark);

/*
 * Keeps the mark and, when `vouched`, how the file is now: since when it was
 * not changed, its number and length, in this run of the system.  Failure is
 * silent, for the work itself is done.
 */
void state_save(const char *uuid, const char *path,
    const struct vault_mark *mark, bool vouched);

/*
 * Whether the file is still as it was when it was last saved as vouched for.
 * Whoever writes to it changes the time of its last change, which no program
 * can set back while the system runs, save with the rights of the system.
 */
bool state_untouched(const char *uuid, const char *path);

/*
 * The marks of cases that this user knows to be erased from the vault `uuid`,
 * wherever it lies; none when there is no file.  The caller frees them.
 */
void state_load_erased(const char *uuid,
    struct vault_tombstones *ret_tombstones);

/* Adds marks to those; failure is silent. */
void state_add_erased(const char *uuid,
    const struct vault_tombstones *tombstones);

/*
 * Forgets the mark, as after an honest restoring; false when it is still there:
 * then the vault will be taken for an older one.
 */
bool state_forget(const char *uuid, const char *path);

#endif
