#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/recovery.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/slot.h"
#include "vault/vault.h"

const struct option cmd_init_options[] = {
    { "accept-weak", 0, NULL, "take a passphrase that is easily guessed" },
    { "qr", 0, NULL, "draw the recovery code as a QR code, too" },
    { "recovery-code-to", 0, "FILE", "write the recovery code to a new file" },
    { "unlock-time", 0, "SECONDS", "what one unlocking may take (1.0)" },
    OPTION_END,
};

/* Says so when the free memory decides what guessing will cost. */
static void
tell_memory(void)
{
    struct vault_slot_memory memory;
    char mib[24];

    if (vault_slot_memory_is_short(&memory)) {
        (void)snprintf(mib, sizeof(mib), "%" PRIu64, memory.free_kib / 1024);
        report_tell(REPORT_MEMORY_HOLDS_DOWN, mib);
    }
}

/* Makes the vault; a code in a file is of no use when that fails. */
static int
create(const char *path, const struct vault_create_options *how,
    const char *code_path)
{
    enum vault_status status;

    if (how->unlock_seconds > 0) {
        if (isatty(STDERR_FILENO)) {
            report_tell(REPORT_CALIBRATING, "");
        }
        tell_memory();
    }
    status = vault_create(path, how);
    if (status != VAULT_OK) {
        if (code_path != NULL) {
            (void)unlink(code_path);
        }
        return report_vault(status, path);
    }
    report_tell(REPORT_CREATED, path);
    if (code_path != NULL) {
        report_tell(REPORT_RECOVERY_WRITTEN, code_path);
    }
    return REPORT_EXIT_OK;
}

int
cmd_init(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *path = settings->vault_path;
    const char *code_path = options_value(options, "recovery-code-to");
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct vault_secret code = VAULT_SECRET_INIT;
    struct vault_create_options how = { 0, &passphrase, &code };
    struct stat st;
    int exit_status;

    (void)vault;
    if (path == NULL) {
        return report_fail(REPORT_NO_PATH, "");
    }
    if (lstat(path, &st) == 0) {
        return report_fail(REPORT_EXISTS, path);
    }
    exit_status = session_check_folder(path);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = recovery_unlock_time(options, &how.unlock_seconds);
    }
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    exit_status = recovery_new_passphrase(options, &passphrase);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    exit_status = recovery_make(options, path, &code);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    exit_status = create(path, &how, code_path);
out:
    vault_secret_release(&code);
    vault_secret_release(&passphrase);
    return exit_status;
}
