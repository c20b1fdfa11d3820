#include <time.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/keyring.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/slot.h"

/* How long a vault stays open when nothing is said, and at most. */
enum {
    DEFAULT_SECONDS = 15 * 60,
    LIMIT_SECONDS = 24 * 60 * 60,
};

/* What one unlocking may take, as --unlock-time has it by itself. */
static const double unlock_seconds = 1.0;

const struct option cmd_unlock_options[] = {
    { "for", 0, "TIME", "how long: 15m (default), 2h, at most 1d" },
    OPTION_END,
};

static double
now(void)
{
    struct timespec at = { 0, 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/*
 * Which slot opened is not known here; where passphrases cost differently, the
 * time tells.
 */
static void
offer_hardening(const char *path, const struct vault_secret *passphrase,
    double seconds)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    unsigned group = 0;
    size_t count = 0;

    if (vault_recovery_check(passphrase, &group) == VAULT_OK ||
        vault_slot_list(path, slots, &count) != VAULT_OK) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (vault_slot_could_harden(&slots[i], seconds, unlock_seconds)) {
            report_tell(REPORT_COULD_HARDEN, path);
            return;
        }
    }
}

/* Derives the key and gives it to the kernel. */
static int
keep_key(const struct settings *settings, const struct vault_secret *passphrase,
    int64_t seconds)
{
    const char *path = settings->vault_path;
    struct vault_secret key = VAULT_SECRET_INIT;
    char uuid[VAULT_UUID_MAX];
    enum vault_status status;
    double start = now();
    double took = 0;
    int exit_status;

    status = vault_uuid(path, uuid);
    if (status == VAULT_OK) {
        status = vault_data_key(path, passphrase, &key);
        took = now() - start;
    }
    exit_status = session_report_opening(status, path);
    if (status == VAULT_OK) {
        status = keyring_put(uuid, &key, (unsigned)seconds);
        exit_status = status == VAULT_ERR_READ_ONLY
            ? report_fail(REPORT_NO_KEYRING, "")
            : report_vault(status, path);
    }
    if (exit_status == REPORT_EXIT_OK && settings->share_count == 0) {
        offer_hardening(path, passphrase, took);
    }
    vault_secret_release(&key);
    return exit_status;
}

int
cmd_unlock(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *word = options_value(options, "for");
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    int64_t seconds = DEFAULT_SECONDS;
    int exit_status;

    (void)vault;
    if (word != NULL && !date_span(word, LIMIT_SECONDS, &seconds)) {
        return report_fail(REPORT_BAD_SPAN, word);
    }
    exit_status = session_check_path(settings);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            session_passphrase(settings, settings->vault_path, &passphrase);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = keep_key(settings, &passphrase, seconds);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_UNLOCKED, settings->vault_path);
    }
    vault_secret_release(&passphrase);
    return exit_status;
}
