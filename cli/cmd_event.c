#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/event.h"

const struct option cmd_event_add_options[] = {
    { "date", 'd', "DAY", "2026-11-22, today (default), -3d, monday" },
    OPTION_END,
};

int
cmd_event_add(const struct options *options, struct vault *vault)
{
    struct vault_event added = { 0 };
    int64_t id = 0;
    int exit_status = entry_day(options, added.date);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_word(VAULT_CODED_EVENT, options_word(options, 1), added.kind);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_case(vault, options_word(options, 0), added.case_code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            report_vault(vault_event_add(vault, &added, &id), added.case_code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        entry_put(options, "event", id);
        report_tell(REPORT_EVENT_ADDED, added.case_code);
    }
    return exit_status;
}

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_event item;
    enum vault_status status = vault_event_next(cursor, &item);

    (void)vault;
    if (status != VAULT_OK) {
        return status;
    }
    listing_row(listing);
    listing_number(listing, "event", item.id);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "date", item.date);
    listing_text(listing, "type", item.kind);
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_event_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "EVENT", "CASE", "DATE", "KIND",
        NULL };
    static const struct listing_shape shape = { "event-list", "events",
        headings };
    static const struct entry_rows rows = { vault_event_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}

int
cmd_event_remove(const struct options *options, struct vault *vault)
{
    return entry_remove(options, vault, vault_event_retract);
}
