#include <string.h>

#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/report.h"
#include "cli/table.h"
#include "vault/case.h"
#include "vault/person.h"

const struct option cmd_case_list_options[] = {
    { "identify", 0, NULL, "show names too; the audit log notes it" },
    OPTION_END,
};

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

/* One listing: as a table, or as JSON. */
struct listing {
    struct vault *vault;
    bool identify;
    bool as_json;
    struct table table;
    struct json_out json;
    size_t count;
};

static void
begin(struct listing *listing)
{
    static const char *const headings[] = { "CASE", "OPENED", "CLOSED", "LANG",
        "NOTES", NULL };
    static const char *const with_names[] = { "CASE", "OPENED", "CLOSED",
        "LANG", "NOTES", "CLIENT", NULL };

    if (listing->as_json) {
        json_out_begin(&listing->json, "case-list");
        json_out_list(&listing->json, "cases");
    } else {
        table_init(&listing->table, listing->identify ? with_names : headings);
    }
}

static void
put_json(struct listing *listing, const struct vault_case *item,
    const struct vault_secret *names)
{
    struct json_out *json = &listing->json;

    json_out_item(json);
    json_out_text(json, "case", item->code);
    json_out_text(json, "opened", item->opened);
    json_out_text(json, "closed", item->closed);
    json_out_text(json, "language", item->language);
    json_out_number(json, "notes", item->note_count);
    if (listing->identify) {
        json_out_bytes(json, "client", (const char *)names->data, names->len);
    }
    json_out_item_end(json);
}

static void
put_row(struct listing *listing, const struct vault_case *item,
    const struct vault_secret *names)
{
    struct table *table = &listing->table;

    table_text(table, item->code);
    table_text(table, item->opened);
    table_text(table, item->closed);
    table_text(table, item->language);
    table_number(table, item->note_count);
    if (listing->identify) {
        table_bytes(table, (const char *)names->data, names->len);
    }
}

static enum vault_status
put_case(struct listing *listing, const struct vault_case *item)
{
    struct vault_secret names = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_OK;

    if (listing->identify) {
        status = client_names(listing->vault, item->code, &names);
    }
    if (status == VAULT_OK && listing->as_json) {
        put_json(listing, item, &names);
    } else if (status == VAULT_OK) {
        put_row(listing, item, &names);
    }
    listing->count++;
    vault_secret_release(&names);
    return status;
}

static enum vault_status
end(struct listing *listing, enum vault_status status)
{
    if (!listing->as_json) {
        return table_finish(&listing->table, status);
    }
    json_out_list_end(&listing->json);
    json_out_end(&listing->json);
    return status;
}

int
cmd_case_list(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    struct listing listing = {
        .vault = vault,
        .identify = options_given(options, "identify"),
        .as_json = settings->json,
    };
    struct vault_case_iter *iter = NULL;
    struct vault_case item;
    enum vault_status status;

    begin(&listing);
    status = vault_case_iter_open(vault, &iter);
    while (status == VAULT_OK) {
        status = vault_case_iter_next(iter, &item);
        if (status == VAULT_OK) {
            status = put_case(&listing, &item);
        }
    }
    vault_case_iter_close(&iter);
    status = end(&listing, status == VAULT_DONE ? VAULT_OK : status);
    if (status != VAULT_OK) {
        return report_vault(status, settings->vault_path);
    }
    return listing.count > 0 ? REPORT_EXIT_OK
                             : report_fail(REPORT_NO_CASES, "");
}
