#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdbool.h>

#include "cli/options.h"
#include "vault/vault.h"

/*
 * From the options to an open vault: the path, then the key out of the kernel
 * keyring (after `casevault unlock`), a passphrase from --passphrase-fd, or
 * one typed at the terminal.  Functions return an exit status, having reported
 * what went wrong.
 */

/*
 * Checks that a vault was named and is there, before anything is asked.
 * REPORT_EXIT_NO_VAULT otherwise.
 */
int session_check_path(const struct settings *settings);

/* Checks that the folder in which `path` is to be made exists. */
int session_check_folder(const char *path);

/*
 * Gets the passphrase (or recovery code, or what shares join to) of the vault
 * at `path`, which is only used to ask for it.  REPORT_EXIT_LOCKED when there
 * is no way to ask.
 *
 * Secret: the caller releases it.
 */
int session_passphrase(const struct settings *settings, const char *path,
    struct vault_secret *ret_passphrase);

/*
 * Opens the vault; the caller calls session_close().  A vault that is older
 * than its audit anchor is asked about, or opened without asking when
 * `any_age`.
 */
int session_open(const struct settings *settings, bool any_age,
    struct vault **ret_vault);

/* Opens the vault at -f with a passphrase the command got by itself. */
int session_open_with(const struct settings *settings,
    const struct vault_secret *passphrase, struct vault **ret_vault);

/*
 * Reports what opening the vault at `path` came to; when there was not memory
 * enough, how much it takes and what to do.  Returns the exit status.
 */
int session_report_opening(enum vault_status status, const char *path);

/* Closes it and keeps in mind how far its log goes.  NULL is fine. */
void session_close(const struct settings *settings, struct vault **vault);

/*
 * Writes an audit entry about something that was only read.  A vault on a
 * medium that is full or cannot be written is still readable: then that is said
 * instead.
 */
int session_log(struct vault *vault, const char *action, const char *subject,
    const char *detail);

#endif
