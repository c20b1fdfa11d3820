#include "cli/session.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/age.h"
#include "cli/keyring.h"
#include "cli/passphrase.h"
#include "cli/report.h"
#include "cli/share_in.h"
#include "vault/audit.h"
#include "vault/slot.h"

int
session_check_path(const struct settings *settings)
{
    struct stat st;

    if (settings->vault_path == NULL) {
        return report_fail(REPORT_NO_PATH, "");
    }
    if (stat(settings->vault_path, &st) == 0) {
        if (!S_ISREG(st.st_mode)) {
            return report_fail(REPORT_NOT_A_VAULT, settings->vault_path);
        }
        return faccessat(AT_FDCWD, settings->vault_path, R_OK, AT_EACCESS) == 0
            ? REPORT_EXIT_OK
            : report_errno(settings->vault_path);
    }
    return errno == ENOENT || errno == ENOTDIR
        ? report_fail(REPORT_NO_VAULT, settings->vault_path)
        : report_errno(settings->vault_path);
}

int
session_check_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char folder[PATH_MAX] = ".";
    struct stat st;

    if (slash != NULL) {
        /* With the slash, so that the root stays one. */
        (void)snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path) + 1,
            path);
    }
    return stat(folder, &st) == 0 && S_ISDIR(st.st_mode)
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_FOLDER, path);
}

/* What went wrong while a passphrase was read; `path` is whose it was. */
static int
report_reading(enum vault_status status, const char *path)
{
    switch ((int)status) {
    case VAULT_OK: return REPORT_EXIT_OK;
    case VAULT_ERR_INVALID: return report_fail(REPORT_NO_PASSPHRASE, path);
    case VAULT_ERR_NOT_FOUND: return report_fail(REPORT_LOCKED, path);
    case VAULT_ERR_IO: return report_fail(REPORT_PASSPHRASE_FD, path);
    default: return report_vault(status, path);
    }
}

int
session_passphrase(const struct settings *settings, const char *path,
    struct vault_secret *ret_passphrase)
{
    enum vault_status status;

    if (settings->share_count > 0) {
        return share_in_join(settings, path, ret_passphrase);
    }
    if (settings->passphrase_fd >= 0) {
        status = passphrase_read_fd(settings->passphrase_fd, ret_passphrase);
    } else if (settings->no_input) {
        status = VAULT_ERR_NOT_FOUND;
    } else {
        status = passphrase_ask(report_sentence_now(REPORT_ASK_PASSPHRASE),
            ret_passphrase);
    }
    return report_reading(status, path);
}

/* Opens with the key that `casevault unlock` left, if there is one. */
static enum vault_status
open_cached(const char *path, struct vault_notice *notice,
    struct vault **ret_vault)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    char uuid[VAULT_UUID_MAX];

    status = vault_uuid(path, uuid);
    if (status == VAULT_OK) {
        status = keyring_get(uuid, &key, NULL);
    }
    if (status == VAULT_OK) {
        status = vault_open_with_key(path, &key, notice, ret_vault);
    }
    vault_secret_release(&key);
    return status;
}

int
session_report_opening(enum vault_status status, const char *path)
{
    struct vault_slot_memory memory;
    char subject[PATH_MAX + 64];

    if (status != VAULT_ERR_NO_MEMORY ||
        !vault_slot_lacks_memory(path, &memory)) {
        return report_vault(status, path);
    }
    (void)snprintf(subject, sizeof(subject),
        "%s: %" PRIu64 " MiB, %" PRIu64 " MiB", path, memory.needed_kib / 1024,
        memory.free_kib / 1024);
    return report_fail(REPORT_MEMORY_TO_UNLOCK, subject);
}

/* Opens with what was typed or handed over. */
static int
open_asking(const struct settings *settings, struct vault_notice *notice,
    struct vault **ret_vault)
{
    const char *path = settings->vault_path;
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    int exit_status = session_passphrase(settings, path, &passphrase);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_report_opening(vault_open(path, &passphrase,
                                                 notice, ret_vault),
            path);
    }
    vault_secret_release(&passphrase);
    return exit_status;
}

static void
tell_repairs(const struct vault_notice *notice, const char *path)
{
    if (notice->header_repaired) {
        report_tell(REPORT_HEADER_REPAIRED, path);
    }
    if (notice->salt_repaired) {
        report_tell(REPORT_SALT_REPAIRED, path);
    }
}

/* What is told and asked about a vault that was just opened. */
static int
settle(const struct settings *settings, const struct vault_notice *notice,
    bool kept_key, struct vault *vault)
{
    int exit_status;

    tell_repairs(notice, settings->vault_path);
    exit_status = age_settle(settings, notice->older, vault);
    return exit_status == REPORT_EXIT_OK ? age_vouch(settings, kept_key, vault)
                                         : exit_status;
}

int
session_open_with(const struct settings *settings,
    const struct vault_secret *passphrase, struct vault **ret_vault)
{
    struct vault_notice notice = { 0 };
    struct vault *vault = NULL;
    int exit_status = session_report_opening(vault_open(settings->vault_path,
                                                 passphrase, &notice, &vault),
        settings->vault_path);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = settle(settings, &notice, false, vault);
    }
    if (exit_status != REPORT_EXIT_OK) {
        vault_close(&vault);
        return exit_status;
    }
    *ret_vault = vault;
    return REPORT_EXIT_OK;
}

int
session_open(const struct settings *settings, bool any_age,
    struct vault **ret_vault)
{
    struct vault_notice notice = { 0 };
    struct vault *vault = NULL;
    enum vault_status status = VAULT_ERR_NOT_FOUND;
    bool kept_key;
    int exit_status = session_check_path(settings);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    /* What is handed over is checked, also while the vault is unlocked. */
    if (settings->passphrase_fd < 0 && settings->share_count == 0) {
        status = open_cached(settings->vault_path, &notice, &vault);
    }
    /* A key from before a rekey opens nothing any more. */
    kept_key = status == VAULT_OK;
    exit_status =
        status == VAULT_ERR_NOT_FOUND || status == VAULT_ERR_PASSPHRASE
        ? open_asking(settings, &notice, &vault)
        : report_vault(status, settings->vault_path);
    if (exit_status == REPORT_EXIT_OK && any_age) {
        tell_repairs(&notice, settings->vault_path);
    } else if (exit_status == REPORT_EXIT_OK) {
        exit_status = settle(settings, &notice, kept_key, vault);
    }
    if (exit_status != REPORT_EXIT_OK) {
        vault_close(&vault);
        return exit_status;
    }
    *ret_vault = vault;
    return REPORT_EXIT_OK;
}

void
session_close(const struct settings *settings, struct vault **vault)
{
    if (*vault != NULL) {
        age_keep(settings, *vault);
    }
    vault_close(vault);
}

int
session_log(struct vault *vault, const char *action, const char *subject,
    const char *detail)
{
    enum vault_status status =
        vault_audit_append(vault, action, subject, detail);

    if (status == VAULT_ERR_READ_ONLY || status == VAULT_ERR_NO_SPACE) {
        report_tell(REPORT_NOT_LOGGED, action);
        return REPORT_EXIT_OK;
    }
    return report_vault(status, action);
}
