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

static void
put(struct listing *listing, const struct vault_event *item)
{
    listing_row(listing);
    listing_number(listing, "event", item->id);
    listing_text(listing, "case", item->case_code);
    listing_text(listing, "date", item->date);
    listing_text(listing, "type", item->kind);
    listing_row_end(listing);
}

int
cmd_event_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "EVENT", "CASE", "DATE", "KIND",
        NULL };
    static const struct listing_shape shape = { "event-list", "events",
        headings };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct vault_cursor *cursor = NULL;
    struct vault_event item;
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = vault_event_open(vault, which, &cursor);
    while (status == VAULT_OK) {
        status = vault_event_next(cursor, &item);
        if (status == VAULT_OK) {
            put(&listing, &item);
        }
    }
    vault_cursor_close(&cursor);
    return entry_listed(&listing, status, which);
}

int
cmd_event_remove(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 0);
    int64_t id = 0;
    int exit_status = entry_number(word, &id);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_lookup(vault_event_retract(vault, id),
            REPORT_NO_ENTRY, word);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_ENTRY_REMOVED, word);
    }
    return exit_status;
}
