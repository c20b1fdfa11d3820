#include <stdio.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/recovery.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/share_out.h"
#include "cli/table.h"
#include "vault/slot.h"

const struct option cmd_slot_add_options[] = {
    { "accept-weak", 0, NULL, "take a passphrase that is easily guessed" },
    { "label", 0, "TEXT", "what the slot is called in the list" },
    { "qr", 0, NULL, "draw the code or the shares as QR codes, too" },
    { "recovery", 0, NULL, "a recovery code instead of a passphrase" },
    { "recovery-code-to", 0, "FILE", "write that code to a new file" },
    { "shares", 0, "K/N", "N executor shares, of which any K open" },
    { "shares-to", 0, "DIR", "write a letter for each share there" },
    { "unlock-time", 0, "SECONDS", "what one unlocking may take (1.0)" },
    OPTION_END,
};

const struct option cmd_slot_harden_options[] = {
    { "unlock-time", 0, "SECONDS", "what one unlocking may take (1.0)" },
    OPTION_END,
};

static const char *
kind_name(enum vault_slot_kind kind)
{
    switch (kind) {
    case VAULT_SLOT_RECOVERY: return "recovery";
    case VAULT_SLOT_SHARES: return "shares";
    case VAULT_SLOT_FREE:
    case VAULT_SLOT_PASSPHRASE: break;
    }
    return "passphrase";
}

static void
put_json(const struct vault_slot_info *slots, size_t count)
{
    struct json_out json;

    json_out_begin(&json, "slot-list");
    json_out_list(&json, "slots");
    for (size_t i = 0; i < count; i++) {
        json_out_item(&json);
        json_out_number(&json, "slot", slots[i].number);
        json_out_text(&json, "type", kind_name(slots[i].kind));
        json_out_number(&json, "memory_kib", slots[i].memory_kib);
        json_out_number(&json, "passes", slots[i].passes);
        json_out_number(&json, "lanes", slots[i].lanes);
        if (slots[i].kind == VAULT_SLOT_SHARES) {
            json_out_number(&json, "shares_needed", slots[i].needed);
            json_out_number(&json, "shares_made", slots[i].made);
        }
        json_out_text(&json, "label", slots[i].label);
        json_out_text(&json, "created", slots[i].created);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

static enum vault_status
put_table(const struct vault_slot_info *slots, size_t count)
{
    static const char *const headings[] = { "SLOT", "KIND", "ARGON2ID",
        "CREATED", "LABEL", NULL };
    struct table table;
    char cost[64];
    char kind[32];

    table_init(&table, headings);
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(cost, sizeof(cost), "%u MiB t=%u p=%u",
            slots[i].memory_kib / 1024, slots[i].passes, slots[i].lanes);
        table_number(&table, slots[i].number);
        (void)snprintf(kind, sizeof(kind),
            slots[i].kind == VAULT_SLOT_SHARES ? "%s %u/%u" : "%s",
            kind_name(slots[i].kind), slots[i].needed, slots[i].made);
        table_text(&table, kind);
        table_text(&table, cost);
        table_text(&table, slots[i].created);
        table_text(&table, slots[i].label);
    }
    return table_finish(&table, VAULT_OK);
}

int
cmd_slot_list(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count = 0;
    enum vault_status status;
    int exit_status = session_check_path(settings);

    (void)vault;
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_slot_list(settings->vault_path, slots, &count);
    if (status == VAULT_OK && settings->json) {
        put_json(slots, count);
    } else if (status == VAULT_OK) {
        status = put_table(slots, count);
    }
    return report_vault(status, settings->vault_path);
}

/* Adds a slot that several people open together. */
static int
add_shares(const struct options *options, struct vault *vault)
{
    struct vault_share_request request = {
        .label = options_value(options, "label"),
    };
    int exit_status;

    if (!share_out_numbers(options_value(options, "shares"), &request)) {
        return REPORT_EXIT_USAGE;
    }
    exit_status = share_out_add(options, vault, &request);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_SLOT_ADDED, options_settings(options)->vault_path);
    }
    return exit_status;
}

int
cmd_slot_add(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *label = options_value(options, "label");
    bool recovery = options_given(options, "recovery");
    struct vault_secret secret = VAULT_SECRET_INIT;
    double seconds = 0;
    int exit_status = recovery_unlock_time(options, &seconds);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (options_given(options, "shares")) {
        return add_shares(options, vault);
    }
    exit_status = recovery
        ? recovery_make(options, settings->vault_path, &secret)
        : recovery_new_passphrase(options, &secret);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            report_vault(vault_slot_add(vault,
                             recovery ? VAULT_SLOT_RECOVERY
                                      : VAULT_SLOT_PASSPHRASE,
                             &secret, seconds, label != NULL ? label : ""),
                settings->vault_path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_SLOT_ADDED, settings->vault_path);
    }
    vault_secret_release(&secret);
    return exit_status;
}

int
cmd_slot_remove(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 0);
    char *end = NULL;
    unsigned long number = strtoul(word, &end, 10);
    enum vault_status status;
    int exit_status;

    if (end == word || *end != '\0' || number >= VAULT_SLOT_COUNT) {
        return report_fail(REPORT_NO_SLOT_HERE, word);
    }
    status = vault_slot_remove(vault, (unsigned)number);
    exit_status = status == VAULT_ERR_NO_SLOT
        ? report_fail(REPORT_LAST_SLOT, word)
        : report_lookup(status, REPORT_NO_SLOT_HERE, word);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_SLOT_REMOVED, word);
    }
    return exit_status;
}

int
cmd_slot_harden(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *path = settings->vault_path;
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    double seconds = 0;
    bool raised = false;
    int exit_status = recovery_unlock_time(options, &seconds);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_check_path(settings);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_passphrase(settings, path, &passphrase);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_open_with(settings, &passphrase, &vault);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_slot_harden(vault, &passphrase,
                                       seconds, &raised),
            path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(raised ? REPORT_HARDENED : REPORT_HARD_ENOUGH, path);
    }
    session_close(settings, &vault);
    vault_secret_release(&passphrase);
    return exit_status;
}
