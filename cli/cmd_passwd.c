#include "cli/commands.h"
#include "cli/keyring.h"
#include "cli/recovery.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/slot.h"

const struct option cmd_passwd_options[] = {
    { "accept-weak", 0, NULL, "take a passphrase that is easily guessed" },
    { "unlock-time", 0, "SECONDS", "what one unlocking may take (1.0)" },
    OPTION_END,
};

/*
 * Puts the new passphrase into a slot.  Whoever opened with the recovery code
 * or with shares does not know the old one, which keeps its slot: we
 * cannot tell which.
 */
static int
change(struct vault *vault, const struct settings *settings,
    const struct vault_secret *old, const struct vault_secret *new,
    double seconds)
{
    const char *path = settings->vault_path;
    bool shares = settings->share_count > 0;
    unsigned group = 0;
    bool recovery = shares || vault_recovery_check(old, &group) == VAULT_OK;
    enum vault_status status;

    status = recovery
        ? vault_slot_add(vault, VAULT_SLOT_PASSPHRASE, new, seconds, "")
        : vault_slot_change(vault, old, new, seconds);
    if (status == VAULT_OK) {
        report_tell(recovery ? REPORT_PASSPHRASE_ADDED
                             : REPORT_PASSPHRASE_CHANGED,
            path);
    }
    return report_vault(status, path);
}

int
cmd_passwd(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *path = settings->vault_path;
    struct vault_secret old = VAULT_SECRET_INIT;
    struct vault_secret new = VAULT_SECRET_INIT;
    double seconds = 0;
    int exit_status = recovery_unlock_time(options, &seconds);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_check_path(settings);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    exit_status = session_passphrase(settings, path, &old);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    /* Opened before the new one is asked for: a wrong one is told at once. */
    exit_status = session_open_with(settings, &old, &vault);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    exit_status = recovery_new_passphrase(options, &new);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    exit_status = change(vault, settings, &old, &new, seconds);
out:
    session_close(settings, &vault);
    vault_secret_release(&new);
    vault_secret_release(&old);
    return exit_status;
}
