#ifndef CLI_STATE_H
#define CLI_STATE_H

#include <stdbool.h>

#include "vault/mark.h"

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

/* Forgets it, as after an honest restoring. */
void state_forget(const char *uuid, const char *path);

#endif
