#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/disclosure.h"

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_disclosure item;
    enum vault_status status = vault_disclosure_next(cursor, &item);

    (void)vault;
    if (status != VAULT_OK) {
        return status;
    }
    listing_row(listing);
    listing_number(listing, "disclosure", item.id);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "date", item.date);
    listing_text(listing, "recipient", item.recipient);
    listing_text(listing, "what", item.what);
    listing_text(listing, "ground", item.ground);
    listing_text(listing, "reason", item.reason);
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_disclosure_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "DISCLOSURE", "CASE", "DATE",
        "RECIPIENT", "WHAT", "GROUND", "REASON", NULL };
    static const struct listing_shape shape = { "disclosure-list",
        "disclosures", headings };
    static const struct entry_rows rows = { vault_disclosure_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}
