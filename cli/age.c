#include "cli/age.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/report.h"
#include "cli/state.h"
#include "vault/audit.h"
#include "vault/mark.h"
#include "vault/tombstone.h"

/*
 * How many entries that this user saw are missing; 0 when none are, or when
 * that cannot be told.
 */
static int64_t
unseen(const char *path, struct vault *vault)
{
    char uuid[VAULT_UUID_MAX];
    struct vault_mark mark;
    int64_t missing = 0;

    if (vault_uuid(path, uuid) != VAULT_OK || !state_load(uuid, path, &mark) ||
        vault_mark_check(vault, &mark, &missing) != VAULT_ERR_ROLLBACK) {
        return 0;
    }
    return missing;
}

int
age_settle(const struct settings *settings, bool anchored, struct vault *vault)
{
    const char *path = settings->vault_path;
    int exit_status;

    if (!anchored && unseen(path, vault) == 0) {
        return REPORT_EXIT_OK;
    }
    if (!settings->accept_restored) {
        if (settings->no_input || !passphrase_can_ask()) {
            return report_fail(REPORT_ROLLBACK, path);
        }
        if (!prompt_yes(REPORT_ASK_RESTORED, path)) {
            return report_fail(REPORT_NOT_ACCEPTED, path);
        }
    }
    exit_status = report_vault(vault_audit_accept(vault), path);
    if (exit_status == REPORT_EXIT_OK) {
        age_forget(path);
    }
    return exit_status;
}

/* What is to become of a vault that does not hold what was written. */
static int
settle_altered(const struct settings *settings)
{
    const char *path = settings->vault_path;

    if (!settings->accept_restored) {
        if (settings->no_input || !passphrase_can_ask()) {
            return report_fail(REPORT_ALTERED, path);
        }
        if (!prompt_yes(REPORT_ASK_ALTERED, path)) {
            return report_fail(REPORT_NOT_ACCEPTED, path);
        }
    }
    report_tell(REPORT_ALTERED_TAKEN, path);
    return REPORT_EXIT_OK;
}

int
age_vouch(const struct settings *settings, bool kept_key, struct vault *vault)
{
    const char *path = settings->vault_path;
    struct vault_audit_verdict verdict;
    char uuid[VAULT_UUID_MAX];
    enum vault_status status;

    if (!kept_key || vault_uuid(path, uuid) != VAULT_OK ||
        !state_untouched(uuid, path)) {
        status = vault_audit_verify(vault, &verdict);
        /* All of it went through memory, most of it for nothing else. */
        vault_rest(vault);
        if (status == VAULT_ERR_DAMAGED) {
            return settle_altered(settings);
        }
        if (status != VAULT_OK) {
            return report_vault(status, path);
        }
    }
    vault_mark_vouch(vault);
    return REPORT_EXIT_OK;
}

int
age_look(const struct settings *settings, struct vault *vault)
{
    int64_t missing = unseen(settings->vault_path, vault);
    char figure[32];

    if (missing == 0) {
        return REPORT_EXIT_OK;
    }
    (void)snprintf(figure, sizeof(figure), "%" PRId64, missing);
    return report_fail(REPORT_AUDIT_UNSEEN, figure);
}

/* Keeps outside the vault what was erased in it, here or on another machine. */
static void
keep_erased(const char *uuid, struct vault *vault)
{
    struct vault_tombstones erased;

    if (vault_tombstones_make(vault, &erased) == VAULT_OK) {
        state_add_erased(uuid, &erased);
        vault_tombstones_free(&erased);
    }
}

void
age_keep(const struct settings *settings, struct vault *vault)
{
    const char *path = settings->vault_path;
    char uuid[VAULT_UUID_MAX];
    bool vouched = vault_mark_vouched(vault);
    struct vault_mark kept;
    struct vault_mark now;

    if (vault_uuid(path, uuid) != VAULT_OK ||
        vault_mark_get(vault, &now) != VAULT_OK) {
        return;
    }
    if (state_load(uuid, path, &kept) &&
        ((kept.entries == now.entries &&
             (!vouched || state_untouched(uuid, path))) ||
            unseen(path, vault) != 0)) {
        return;
    }
    state_save(uuid, path, &now, vouched);
    keep_erased(uuid, vault);
}

void
age_forget(const char *path)
{
    char uuid[VAULT_UUID_MAX];

    if (vault_uuid(path, uuid) == VAULT_OK) {
        (void)state_forget(uuid, path);
    }
}
