#ifndef CLI_EDITOR_H
#define CLI_EDITOR_H

#include <stdbool.h>

#include "vault/secret.h"

/*
 * A note in the editor of $VISUAL or $EDITOR.  The text lies in a private
 * folder on memory-backed storage only ($XDG_RUNTIME_DIR or /dev/shm, checked
 * by statfs(2)); where the kernel can do it the editor may write nowhere else.
 * The folder is wiped afterwards, and the ones that a crash left behind are.
 *
 * Returns an exit status, having reported what went wrong: also when there is
 * no such storage, for then the note would lie on a disk.
 *
 * Secret: reads `before`; the caller releases the text.
 */
int editor_edit(const struct vault_secret *before,
    struct vault_secret *ret_text);

/* Whether there is memory-backed storage that we can write to. */
bool editor_has_folder(void);

#endif
