#include "cli/commands.h"
#include "cli/keyring.h"
#include "cli/report.h"
#include "cli/session.h"

int
cmd_lock(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *path = settings->vault_path;
    char uuid[VAULT_UUID_MAX];
    enum vault_status status;
    int exit_status = session_check_path(settings);

    (void)vault;
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    exit_status = report_vault(vault_uuid(path, uuid), path);
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = keyring_forget(uuid);
    if (status == VAULT_ERR_READ_ONLY) {
        return report_fail(REPORT_NO_KEYRING, "");
    }
    report_tell(status == VAULT_OK ? REPORT_LOCKED_NOW : REPORT_WAS_LOCKED,
        path);
    return REPORT_EXIT_OK;
}
