#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/keyring.h"
#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/recovery.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/rekey.h"

enum {
    TRIES = 3,
};

const struct option cmd_rekey_options[] = {
    { "drop-others", 0, NULL, "drop the slots whose passphrase is not given" },
    { "qr", 0, NULL, "draw the recovery code as a QR code, too" },
    { "recovery-code-to", 0, "FILE", "write the recovery code to a new file" },
    OPTION_END,
};

/* What is to become of the slots. */
struct plan {
    const struct settings *settings;
    const struct options *options;
    struct vault *vault;
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count;
    struct vault_secret secrets[VAULT_SLOT_COUNT]; /* of the kept ones */
    struct vault_rekey_keep keep[VAULT_SLOT_COUNT];
    size_t keep_count;
    struct vault_secret code; /* a new one, or empty */
};

/* Whether somebody is there to be asked. */
static bool
asks(const struct plan *plan)
{
    return !plan->settings->no_input && plan->settings->passphrase_fd < 0;
}

/* The slot goes along; the secret moves into the plan. */
static void
keep(struct plan *plan, unsigned number, struct vault_secret *secret)
{
    size_t i = plan->keep_count++;

    vault_secret_take(&plan->secrets[i], secret);
    plan->keep[i] = (struct vault_rekey_keep){ number, &plan->secrets[i] };
}

static bool
kept(const struct plan *plan, unsigned number)
{
    for (size_t i = 0; i < plan->keep_count; i++) {
        if (plan->keep[i].number == number) {
            return true;
        }
    }
    return false;
}

/* "2 (colleague)" */
static void
name_slot(const struct vault_slot_info *slot, char ret_name[64])
{
    (void)snprintf(ret_name, 64, slot->label[0] != '\0' ? "%u (%s)" : "%u",
        slot->number, slot->label);
}

/* Asks for the passphrase of one slot; an empty line drops it. */
static int
ask_for_slot(struct plan *plan, const struct vault_slot_info *slot)
{
    const char *path = plan->settings->vault_path;
    struct vault_secret secret = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_ERR_PASSPHRASE;
    unsigned number = VAULT_SLOT_COUNT;
    char name[64];

    name_slot(slot, name);
    for (int i = 0; i < TRIES && status == VAULT_ERR_PASSPHRASE; i++) {
        report_tell(REPORT_REKEY_SLOT, name);
        status =
            passphrase_ask(report_sentence_now(REPORT_ASK_PASSPHRASE), &secret);
        if (status == VAULT_OK) {
            status = vault_slot_find(plan->vault, &secret, &number);
        }
        if (status == VAULT_OK && number != slot->number) {
            status = VAULT_ERR_PASSPHRASE;
        }
    }
    if (status == VAULT_OK) {
        keep(plan, number, &secret);
    }
    vault_secret_release(&secret);
    return status == VAULT_ERR_INVALID ? REPORT_EXIT_OK
                                       : report_vault(status, path);
}

static int
ask_for_slots(struct plan *plan)
{
    int exit_status = REPORT_EXIT_OK;

    for (size_t i = 0; exit_status == REPORT_EXIT_OK && i < plan->count; i++) {
        if (plan->slots[i].kind == VAULT_SLOT_PASSPHRASE &&
            !kept(plan, plan->slots[i].number)) {
            exit_status = ask_for_slot(plan, &plan->slots[i]);
        }
    }
    return exit_status;
}

/* Whether a new code takes the place of this slot. */
static bool
replaced(const struct plan *plan, const struct vault_slot_info *slot)
{
    return slot->kind == VAULT_SLOT_RECOVERY &&
        (asks(plan) || options_given(plan->options, "recovery-code-to"));
}

/* Names what will open no more; nothing is dropped unsaid. */
static int
settle_dropped(const struct plan *plan)
{
    bool any = false;
    char name[64];

    for (size_t i = 0; i < plan->count; i++) {
        const struct vault_slot_info *slot = &plan->slots[i];

        if (kept(plan, slot->number) || replaced(plan, slot)) {
            continue;
        }
        any = true;
        name_slot(slot, name);
        report_tell(slot->kind == VAULT_SLOT_RECOVERY ? REPORT_REKEY_DROPS_CODE
                                                      : REPORT_REKEY_DROPS,
            name);
    }
    if (!any || options_given(plan->options, "drop-others") ||
        (asks(plan) &&
            prompt_yes(REPORT_ASK_REKEY, plan->settings->vault_path))) {
        return REPORT_EXIT_OK;
    }
    return report_fail(REPORT_REKEY_DROPS_NONE, plan->settings->vault_path);
}

/* A new code where there was one, or where a file for it was named. */
static int
make_code(struct plan *plan)
{
    bool wanted = options_given(plan->options, "recovery-code-to");

    for (size_t i = 0; i < plan->count; i++) {
        wanted = wanted ||
            (replaced(plan, &plan->slots[i]) &&
                !kept(plan, plan->slots[i].number));
    }
    return wanted
        ? recovery_make(plan->options, plan->settings->vault_path, &plan->code)
        : REPORT_EXIT_OK;
}

/* An unlocked vault stays so, for as long as it was to. */
static void
renew_cached(const struct plan *plan)
{
    const char *path = plan->settings->vault_path;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct keyring_times times = { 0 };
    int64_t now = (int64_t)time(NULL);
    char uuid[VAULT_UUID_MAX];

    if (vault_uuid(path, uuid) == VAULT_OK &&
        keyring_get(uuid, NULL, &times) == VAULT_OK &&
        (times.until <= now ||
            vault_data_key(path, plan->keep[0].secret, &key) != VAULT_OK ||
            keyring_put(uuid, &key, (unsigned)(times.until - now)) !=
                VAULT_OK) &&
        keyring_forget(uuid) == VAULT_ERR_READ_ONLY) {
        report_tell(REPORT_NO_KEYRING, "");
    }
    vault_secret_release(&key);
}

static int
report_refusal(enum vault_status status, const char *path)
{
    switch ((int)status) {
    case VAULT_ERR_DAMAGED:
    case VAULT_ERR_HEADER:
    case VAULT_ERR_ROLLBACK: return report_fail(REPORT_REKEY_REFUSED, path);
    case VAULT_ERR_NO_SLOT: return report_fail(REPORT_REKEY_NO_SLOT, path);
    default: return report_vault(status, path);
    }
}

static int
rekey(struct plan *plan)
{
    const char *path = plan->settings->vault_path;
    const char *code_path = options_value(plan->options, "recovery-code-to");
    struct vault_rekey_options how = { plan->keep, plan->keep_count, NULL };
    enum vault_status status;
    bool done = false;

    how.recovery = plan->code.len > 0 ? &plan->code : NULL;
    report_tell(REPORT_REKEYING, path);
    status = vault_rekey(&plan->vault, &how, &done);
    if (!done) {
        if (code_path != NULL) {
            (void)unlink(code_path);
        }
        return report_refusal(status, path);
    }
    renew_cached(plan);
    report_tell(REPORT_REKEYED, path);
    if (code_path != NULL) {
        report_tell(REPORT_RECOVERY_WRITTEN, code_path);
    }
    return report_vault(status, path);
}

/* Opens the vault, settles every slot, and goes on. */
static int
run(struct plan *plan)
{
    const char *path = plan->settings->vault_path;
    struct vault_secret secret = VAULT_SECRET_INIT;
    enum vault_status status;
    unsigned number = 0;
    int exit_status = session_passphrase(plan->settings, path, &secret);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_open_with(plan->settings, &secret, &plan->vault);
    }
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    status = vault_slot_find(plan->vault, &secret, &number);
    if (status == VAULT_OK) {
        status = vault_slot_list(path, plan->slots, &plan->count);
    }
    exit_status = report_vault(status, path);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    keep(plan, number, &secret);
    if (asks(plan)) {
        exit_status = ask_for_slots(plan);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = settle_dropped(plan);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = make_code(plan);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = rekey(plan);
    }
out:
    vault_secret_release(&secret);
    return exit_status;
}

int
cmd_rekey(const struct options *options, struct vault *vault)
{
    struct plan plan = {
        .settings = options_settings(options),
        .options = options,
        .code = VAULT_SECRET_INIT,
    };
    int exit_status = session_check_path(plan.settings);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK && plan.settings->share_count > 0) {
        exit_status =
            report_fail(REPORT_REKEY_NO_SLOT, plan.settings->vault_path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = run(&plan);
    }
    session_close(plan.settings, &plan.vault);
    for (size_t i = 0; i < plan.keep_count; i++) {
        vault_secret_release(&plan.secrets[i]);
    }
    vault_secret_release(&plan.code);
    return exit_status;
}
