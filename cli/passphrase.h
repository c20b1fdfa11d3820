#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include <stdbool.h>

#include "vault/secret.h"

/*
 * Passphrases on their way in: from a descriptor or the terminal straight into
 * guarded memory; stdio would keep copies.
 */

/* Fewest characters of a new one (NIST SP 800-63B-4, single factor). */
#define PASSPHRASE_MIN 15

/* Most bytes of one; a longer one is VAULT_ERR_LIMIT. */
#define PASSPHRASE_MAX 1024

/*
 * Reads one line byte by byte, so that the next line stays for the next
 * reader.  The line end (also CR LF) is not part of it.  VAULT_ERR_INVALID
 * when it is empty, VAULT_ERR_IO when the descriptor cannot be read.
 *
 * Secret: the caller releases it, on failure too.
 */
enum vault_status passphrase_read_fd(int fd,
    struct vault_secret *ret_passphrase) VAULT_CHECK_RESULT;

/*
 * Asks on the terminal of this process without echo.  VAULT_ERR_NOT_FOUND when
 * there is no terminal, VAULT_ERR_INVALID when nothing was typed.
 *
 * Secret: the caller releases it, on failure too.
 */
enum vault_status passphrase_ask(const char *prompt,
    struct vault_secret *ret_passphrase) VAULT_CHECK_RESULT;

/* Whether this process has a terminal to ask on. */
bool passphrase_can_ask(void);

/*
 * Whether a new passphrase has PASSPHRASE_MIN characters (code points) or
 * more.  There are no other rules.
 */
bool passphrase_long_enough(const struct vault_secret *passphrase);

#endif
