#ifndef CLI_RECOVERY_H
#define CLI_RECOVERY_H

#include "cli/options.h"
#include "vault/secret.h"

/*
 * New passphrases and recovery codes, as init, passwd and slot need them.
 * Functions return an exit status, having reported what went wrong.
 */

/*
 * Gets a new passphrase: one line from --passphrase-fd, or typed twice at the
 * terminal, where one is made when the typed one is too short or easily
 * guessed. The table of the command has the option --accept-weak for the
 * latter.
 *
 * Secret: the caller releases it, on failure too.
 */
int recovery_new_passphrase(const struct options *options,
    struct vault_secret *ret_passphrase);

/*
 * The same for a sealed file: from --seal-passphrase-fd, or typed.  One that is
 * easily guessed is not taken: who has the file tries as often as they like.
 *
 * Secret: the caller releases it, on failure too.
 */
int recovery_seal_passphrase(const struct options *options,
    struct vault_secret *ret_passphrase);

/*
 * Makes a recovery code and sees that it is kept: in the file that
 * --recovery-code-to names (made exclusively, 0600), or else shown and one
 * group of it read back; with --qr as a QR code, too.  `vault_path` is named in
 * messages.
 *
 * Secret: the caller releases it, on failure too.
 */
int recovery_make(const struct options *options, const char *vault_path,
    struct vault_secret *ret_code);

/*
 * Reads the option --unlock-time (seconds with or without a decimal point);
 * 1.0 when it was not given.
 */
int recovery_unlock_time(const struct options *options, double *ret_seconds);

#endif
