#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/case.h"
#include "vault/hold.h"
#include "vault/person.h"

const struct option cmd_case_list_options[] = {
    { "identify", 0, NULL, "show names too; the audit log notes it" },
    OPTION_END,
};

const struct option cmd_case_close_options[] = {
    { "date", 'd', "DAY", "2026-11-22, today (default), -3d, monday" },
    OPTION_END,
};

int
cmd_case_close(const struct options *options, struct vault *vault)
{
    char code[VAULT_CODE_MAX];
    char day[VAULT_DATE_MAX];
    enum vault_status status;
    int exit_status = entry_day(options, day);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = entry_case(vault, options_word(options, 0), code);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_case_close(vault, code, day);
    if (status == VAULT_ERR_EXISTS) {
        return report_fail(REPORT_CLOSED_ALREADY, code);
    }
    if (status == VAULT_OK) {
        report_tell(REPORT_CASE_CLOSED, code);
    }
    return report_vault(status, code);
}

int
cmd_case_retention(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 1);
    char code[VAULT_CODE_MAX];
    char *end = NULL;
    long years = strtol(word, &end, 10);
    enum vault_status status = VAULT_ERR_INVALID;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (end != word && *end == '\0') {
        status = vault_retention_set(vault, code, years);
    }
    if (status == VAULT_ERR_INVALID) {
        return report_fail(REPORT_BAD_NUMBER, word);
    }
    if (status == VAULT_OK) {
        report_tell(REPORT_RETENTION_SET, code);
    }
    return report_vault(status, code);
}

/* Collects the names of the client of a case, commas between. */
static enum vault_status
client_names(struct vault *vault, const char *code,
    struct vault_secret *ret_names)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    enum vault_status status;

    vault_secret_clear(ret_names);
    status = vault_identifier_iter_open(vault, code, &iter);
    while (status == VAULT_OK) {
        status = vault_identifier_iter_next(iter, &item);
        if (status != VAULT_OK || strcmp(item.kind, "name") != 0 ||
            strcmp(item.role, VAULT_ROLE_CLIENT) != 0) {
            continue;
        }
        if (ret_names->len > 0) {
            status = vault_secret_append(ret_names, ", ", 2);
        }
        if (status == VAULT_OK) {
            status =
                vault_secret_append(ret_names, item.value.data, item.value.len);
        }
    }
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

static enum vault_status
put_case(struct listing *listing, struct vault *vault,
    const struct vault_case *item, bool identify)
{
    struct vault_secret names = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_OK;

    if (identify) {
        status = client_names(vault, item->code, &names);
    }
    listing_row(listing);
    listing_text(listing, "case", item->code);
    listing_text(listing, "opened", item->opened);
    listing_text(listing, "closed", item->closed);
    listing_text(listing, "language", item->language);
    listing_number(listing, "notes", item->note_count);
    if (identify) {
        listing_bytes(listing, "client", (const char *)names.data, names.len);
    }
    listing_row_end(listing);
    vault_secret_release(&names);
    return status;
}

int
cmd_case_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "CASE", "OPENED", "CLOSED", "LANG",
        "NOTES", NULL };
    static const char *const with_names[] = { "CASE", "OPENED", "CLOSED",
        "LANG", "NOTES", "CLIENT", NULL };
    const struct settings *settings = options_settings(options);
    bool identify = options_given(options, "identify");
    const struct listing_shape shape = { "case-list", "cases",
        identify ? with_names : headings };
    struct vault_case_iter *iter = NULL;
    struct listing listing;
    struct vault_case item;
    enum vault_status status;

    listing_begin(&listing, &shape, settings->json);
    status = vault_case_iter_open(vault, &iter);
    while (status == VAULT_OK) {
        status = vault_case_iter_next(iter, &item);
        if (status == VAULT_OK) {
            status = put_case(&listing, vault, &item, identify);
        }
    }
    vault_case_iter_close(&iter);
    status = listing_end(&listing, status);
    if (status != VAULT_OK) {
        return report_vault(status, settings->vault_path);
    }
    return listing.count > 0 ? REPORT_EXIT_OK
                             : report_fail(REPORT_NO_CASES, "");
}
