#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/disclosure.h"

static void
put(struct listing *listing, const struct vault_disclosure *item)
{
    listing_row(listing);
    listing_number(listing, "disclosure", item->id);
    listing_text(listing, "case", item->case_code);
    listing_text(listing, "date", item->date);
    listing_text(listing, "recipient", item->recipient);
    listing_text(listing, "what", item->what);
    listing_text(listing, "ground", item->ground);
    listing_text(listing, "reason", item->reason);
    listing_row_end(listing);
}

int
cmd_disclosure_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "DISCLOSURE", "CASE", "DATE",
        "RECIPIENT", "WHAT", "GROUND", "REASON", NULL };
    static const struct listing_shape shape = { "disclosure-list",
        "disclosures", headings };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct vault_cursor *cursor = NULL;
    struct vault_disclosure item;
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = vault_disclosure_open(vault, which, &cursor);
    while (status == VAULT_OK) {
        status = vault_disclosure_next(cursor, &item);
        if (status == VAULT_OK) {
            put(&listing, &item);
        }
    }
    vault_cursor_close(&cursor);
    return entry_listed(&listing, status, which);
}
