#include "cli/commands.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/backup.h"

int
cmd_backup(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    int exit_status = session_check_folder(path);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_backup(vault, path), path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_BACKUP_MADE, path);
    }
    return exit_status;
}
