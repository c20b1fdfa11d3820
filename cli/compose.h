#ifndef CLI_COMPOSE_H
#define CLI_COMPOSE_H

#include <stdbool.h>

#include "vault/secret.h"

/* Note text on its way in, straight into guarded memory. */

/*
 * Reads everything up to the end of a file or pipe.  VAULT_ERR_LIMIT when it
 * is longer than a note may be.
 *
 * Secret: the caller releases the text, on failure too.
 */
enum vault_status compose_read(int fd,
    struct vault_secret *ret_text) VAULT_CHECK_RESULT;

/*
 * Lets a person write on the terminal `fd`: lines of any length, ended by a
 * line that holds one full stop, or by Ctrl-D.  VAULT_DONE when it was
 * interrupted (Ctrl-C); VAULT_OK also when nobody was there any more, which
 * idle_is_over() tells.  The terminal is as it was before in every case.
 *
 * Secret: the caller releases the text, on failure too.
 */
enum vault_status compose_terminal(int fd,
    struct vault_secret *ret_text) VAULT_CHECK_RESULT;

/*
 * Takes one byte from the keyboard into the text and puts what the terminal is
 * to show into `echo` (room for 8 bytes).  Returns true when the text is
 * complete.  Separate from compose_terminal() so that it can be tested.
 */
struct compose_keys {
    int escape;   /* inside an escape sequence: what was seen of it */
    bool no_room; /* a byte was refused: the text is at its limit */
};
bool compose_key(struct compose_keys *keys, unsigned char byte,
    struct vault_secret *text, char echo[8]);

#endif
