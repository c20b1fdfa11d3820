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

int
cmd_attribute_set(const struct options *options, struct vault *vault)
{
    const char *kind = options_word(options, 1);
    const char *value = options_word(options, 2);
    enum vault_coded field = vault_coded_attribute(kind);
    struct vault_attribute added = { 0 };
    int exit_status;

    if (field == VAULT_CODED_COUNT) {
        return bad_kind(kind);
    }
    if (!vault_coded_valid(field, value) &&
        !vault_coded_valid(VAULT_CODED_MISSING, value)) {
        return entry_bad_word(field, value);
    }
    exit_status = entry_case(vault, options_word(options, 0), added.case_code);
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    (void)snprintf(added.kind, sizeof(added.kind), "%s", kind);
    (void)snprintf(added.value, sizeof(added.value), "%s", value);
    exit_status =
        report_vault(vault_attribute_set(vault, &added), added.case_code);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_ATTRIBUTE_SET, added.case_code);
    }
    return exit_status;
}

static void
put(struct listing *listing, const struct vault_attribute *item)
{
    listing_row(listing);
    listing_text(listing, "case", item->case_code);
    listing_text(listing, "type", item->kind);
    listing_text(listing, "value", item->value);
    listing_row_end(listing);
}

int
cmd_attribute_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "CASE", "KIND", "VALUE", NULL };
    static const struct listing_shape shape = { "attribute-list", "attributes",
        headings };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct vault_cursor *cursor = NULL;
    struct vault_attribute item;
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = vault_attribute_open(vault, which, &cursor);
    while (status == VAULT_OK) {
        status = vault_attribute_next(cursor, &item);
        if (status == VAULT_OK) {
            put(&listing, &item);
        }
    }
    vault_cursor_close(&cursor);
    return entry_listed(&listing, status, which);
}
