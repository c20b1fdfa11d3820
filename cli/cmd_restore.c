#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/state.h"
#include "vault/backup.h"

/* Whether what was erased since the backup stays erased. */
static void
tell_erased(const struct vault_restored *restored, const char *to)
{
    char figure[24];

    report_tell(REPORT_RESTORE_AS_OF,
        restored->as_of[0] != '\0' ? restored->as_of : "-");
    if (restored->unknown) {
        report_tell(REPORT_RESTORE_UNKNOWN, to);
    } else if (!restored->asked) {
        report_tell(REPORT_RESTORE_BLIND, to);
    }
    if (restored->erased > 0) {
        (void)snprintf(figure, sizeof(figure), "%" PRId64, restored->erased);
        report_tell(REPORT_RESTORE_ERASED, figure);
    }
}

int
cmd_restore(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *from = options_word(options, 0);
    const char *to = settings->vault_path;
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct stat st;
    struct vault_restored restored = { 0 };
    struct vault_tombstones erased = { NULL, 0 };
    char uuid[VAULT_UUID_MAX];
    enum vault_status status;
    bool present;
    int exit_status;

    (void)vault;
    if (to == NULL) {
        return report_fail(REPORT_NO_PATH, "");
    }
    if (lstat(from, &st) != 0) {
        return report_fail(REPORT_NO_VAULT, from);
    }
    present = lstat(to, &st) == 0;
    exit_status = session_check_folder(to);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_passphrase(settings, from, &passphrase);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_report_opening(vault_uuid(from, uuid), from);
    }
    if (exit_status == REPORT_EXIT_OK) {
        state_load_erased(uuid, &erased);
        status = vault_restore(from, to, &passphrase, &erased, &restored);
        exit_status = status == VAULT_ERR_EXISTS
            ? report_fail(REPORT_BEFORE_RESTORE, to)
            : session_report_opening(status, from);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(present ? REPORT_RESTORED : REPORT_RESTORED_NEW, to);
        tell_erased(&restored, to);
    }
    if (restored.placed && !state_forget(uuid, to)) {
        exit_status = report_fail(REPORT_RESTORE_REMEMBERED, to);
    }
    vault_tombstones_free(&erased);
    vault_secret_release(&passphrase);
    return exit_status;
}
