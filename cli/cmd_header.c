#include <stdio.h>

#include "cli/commands.h"
#include "cli/prompt.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/header_file.h"

int
cmd_header_backup(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    int exit_status = session_check_folder(path);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_header_backup(vault, path), path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_log(vault, "header-backup", NULL, NULL);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_HEADER_WRITTEN, path);
    }
    return exit_status;
}

/* What is wrong with the backup, or does not belong to the vault. */
static int
report_compared(enum vault_status status, const char *path, const char *from)
{
    switch ((int)status) {
    case VAULT_ERR_NOT_FOUND: return report_fail(REPORT_NOT_FOUND, from);
    case VAULT_ERR_NOT_A_VAULT: return report_fail(REPORT_NO_HEADER, from);
    case VAULT_ERR_HEADER: return report_fail(REPORT_HEADER_BROKEN, from);
    case VAULT_ERR_EXISTS: return report_fail(REPORT_HEADER_FOREIGN, from);
    case VAULT_ERR_MOVED: return report_fail(REPORT_HEADER_OLD_KEY, from);
    default: return report_vault(status, path);
    }
}

/* One line for each slot that will be another; false when all are the same. */
static bool
tell_changes(const struct vault_header_comparison *comparison)
{
    static const enum report_message messages[] = {
        [VAULT_HEADER_RETURNS] = REPORT_HEADER_RETURNS,
        [VAULT_HEADER_DIFFERS] = REPORT_HEADER_DIFFERS,
        [VAULT_HEADER_GOES] = REPORT_HEADER_GOES,
    };
    bool any = comparison->lost;
    char number[8];

    if (comparison->lost) {
        report_tell(REPORT_HEADER_LOST, "");
    }
    for (unsigned i = 0; i < VAULT_SLOT_COUNT; i++) {
        enum vault_header_change change = comparison->changes[i];

        if (change != VAULT_HEADER_SAME) {
            any = true;
            (void)snprintf(number, sizeof(number), "%u", i);
            report_tell(messages[change], number);
        }
    }
    return any;
}

int
cmd_header_restore(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *path = settings->vault_path;
    const char *from = options_word(options, 0);
    struct vault_header_comparison comparison = { .lost = false };
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    enum vault_status status;
    int exit_status = session_check_path(settings);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_passphrase(settings, from, &passphrase);
    }
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    status =
        vault_header_compare(path, from, &passphrase, &comparison, &data_key);
    exit_status = report_compared(status, path, from);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    if (!tell_changes(&comparison)) {
        report_tell(REPORT_HEADER_SAME, path);
        goto out;
    }
    if (!settings->no_input && settings->passphrase_fd < 0 &&
        !prompt_yes(REPORT_ASK_HEADER, path)) {
        exit_status = report_fail(REPORT_HEADER_LEFT, path);
        goto out;
    }
    status = vault_header_restore(path, from, &data_key);
    exit_status = report_compared(status, path, from);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_HEADER_RESTORED, path);
    }
out:
    vault_secret_release(&data_key);
    vault_secret_release(&passphrase);
    return exit_status;
}
