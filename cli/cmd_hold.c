#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/hold.h"

int
cmd_hold_set(const struct options *options, struct vault *vault)
{
    char code[VAULT_CODE_MAX];
    enum vault_status status;
    int64_t id = 0;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_hold_set(vault, code, options_word(options, 1), &id);
    if (status == VAULT_ERR_INVALID) {
        return report_fail(REPORT_BAD_REASON, "");
    }
    if (status == VAULT_OK) {
        entry_put(options, "hold", id);
        report_tell(REPORT_HOLD_SET, code);
    }
    return report_vault(status, code);
}

int
cmd_hold_clear(const struct options *options, struct vault *vault)
{
    char code[VAULT_CODE_MAX];
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            report_lookup(vault_hold_clear(vault, code), REPORT_NO_HOLD, code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_HOLD_CLEARED, code);
    }
    return exit_status;
}

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_hold item;
    enum vault_status status = vault_hold_next(cursor, &item);

    (void)vault;
    if (status != VAULT_OK) {
        return status;
    }
    listing_row(listing);
    listing_number(listing, "hold", item.id);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "since", item.since);
    listing_text(listing, "reason", item.reason);
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_hold_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "HOLD", "CASE", "SINCE", "REASON",
        NULL };
    static const struct listing_shape shape = { "hold-list", "holds",
        headings };
    static const struct entry_rows rows = { vault_hold_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}
