#include <stdio.h>

#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/attribute.h"

/* The words of the first kind stand for the kinds themselves. */
static int
bad_kind(const char *word)
{
    char line[512];
    size_t len = (size_t)snprintf(line, sizeof(line), "'%.80s':", word);

    for (int i = VAULT_CODED_SEX; i < VAULT_CODED_COUNT; i++) {
        len += (size_t)snprintf(line + len, sizeof(line) - len, "%s %s",
            i == VAULT_CODED_SEX ? "" : ",",
            vault_coded_name((enum vault_coded)i));
    }
    return report_fail(REPORT_BAD_WORD, line);
}

/* Words 1 and 2, 3 and 4, ... are kinds and values, or an error is told. */
static int
check_pairs(const struct options *options)
{
    size_t words = options_count(options);

    for (size_t i = 1; i < words; i += 2) {
        const char *kind = options_word(options, i);
        const char *value = options_word(options, i + 1);
        enum vault_coded field = vault_coded_attribute(kind);

        if (field == VAULT_CODED_COUNT) {
            return bad_kind(kind);
        }
        if (value == NULL) {
            return report_fail(REPORT_MISSING_WORD,
                "attribute set CASE KIND VALUE...");
        }
        if (!vault_coded_valid(field, value) &&
            !vault_coded_valid(VAULT_CODED_MISSING, value)) {
            return entry_bad_word(field, value);
        }
    }
    return REPORT_EXIT_OK;
}

int
cmd_attribute_set(const struct options *options, struct vault *vault)
{
    struct vault_attribute added = { 0 };
    int exit_status = check_pairs(options);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_case(vault, options_word(options, 0), added.case_code);
    }
    for (size_t i = 1;
         exit_status == REPORT_EXIT_OK && i < options_count(options); i += 2) {
        (void)snprintf(added.kind, sizeof(added.kind), "%s",
            options_word(options, i));
        (void)snprintf(added.value, sizeof(added.value), "%s",
            options_word(options, i + 1));
        exit_status =
            report_vault(vault_attribute_set(vault, &added), added.case_code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_ATTRIBUTE_SET, added.case_code);
    }
    return exit_status;
}

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_attribute item;
    enum vault_status status = vault_attribute_next(cursor, &item);

    (void)vault;
    if (status != VAULT_OK) {
        return status;
    }
    listing_row(listing);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "type", item.kind);
    listing_text(listing, "value", item.value);
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_attribute_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "CASE", "KIND", "VALUE", NULL };
    static const struct listing_shape shape = { "attribute-list", "attributes",
        headings };
    static const struct entry_rows rows = { vault_attribute_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}
