#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/json_out.h"
#include "cli/report.h"
#include "cli/table.h"
#include "vault/case.h"
#include "vault/person.h"

const struct option cmd_identifier_add_options[] = {
    { "person", 0, "ROLE", "whose it is: client (default), mother, ..." },
    OPTION_END,
};

/* Gets the value out of argv, or from standard input. */
static int
get_value(const char *word, struct vault_secret *ret_value)
{
    enum vault_status status;

    if (strcmp(word, "-") == 0) {
        status = compose_read(STDIN_FILENO, ret_value);
    } else {
        report_tell(REPORT_ARGV_WARNING, "");
        status = vault_secret_append(ret_value, word, strlen(word));
    }
    if (status != VAULT_OK) {
        return report_vault(status, "-");
    }
    while (ret_value->len > 0 &&
        strchr(" \t\r\n", ret_value->data[ret_value->len - 1]) != NULL) {
        ret_value->len--;
    }
    return ret_value->len > 0 ? REPORT_EXIT_OK
                              : report_fail(REPORT_EMPTY_VALUE, "");
}

/* The person of that role, who is made when there is none yet. */
static int
find_person(struct vault *vault, const char *code, const char *role,
    int64_t *ret_person)
{
    enum vault_status status =
        vault_person_ensure(vault, code, role, ret_person);

    return status == VAULT_ERR_INVALID ? report_fail(REPORT_BAD_ROLE, role)
                                       : report_vault(status, code);
}

int
cmd_identifier_add(const struct options *options, struct vault *vault)
{
    const char *code = options_word(options, 0);
    const char *kind = options_word(options, 1);
    const char *role = options_value(options, "person");
    struct vault_secret value = VAULT_SECRET_INIT;
    struct vault_text text;
    struct vault_case found;
    enum vault_status status;
    int64_t person = 0;
    int exit_status;

    if (!vault_identifier_kind_known(kind)) {
        return report_fail(REPORT_BAD_KIND, kind);
    }
    exit_status = report_lookup(vault_case_find(vault, code, &found),
        REPORT_NO_CASE, code);
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    exit_status = get_value(options_word(options, 2), &value);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = find_person(vault, found.code,
            role != NULL ? role : VAULT_ROLE_CLIENT, &person);
    }
    if (exit_status == REPORT_EXIT_OK) {
        text = (struct vault_text){ (const char *)value.data, value.len };
        status = vault_identifier_add(vault, person, kind, text);
        exit_status = status == VAULT_ERR_INVALID
            ? report_fail(REPORT_NOT_TEXT, kind)
            : report_vault(status, kind);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_IDENTIFIER_ADDED, found.code);
    }
    vault_secret_release(&value);
    return exit_status;
}

/* One listing: as a table, or as JSON. */
struct listing {
    bool as_json;
    struct table table;
    struct json_out json;
    size_t count;
};

static void
put(struct listing *listing, const struct vault_identifier *item)
{
    const char *value = (const char *)item->value.data;

    listing->count++;
    if (!listing->as_json) {
        table_number(&listing->table, item->id);
        table_text(&listing->table, item->role);
        table_text(&listing->table, item->kind);
        table_bytes(&listing->table, value, item->value.len);
        return;
    }
    json_out_item(&listing->json);
    json_out_number(&listing->json, "identifier", item->id);
    json_out_number(&listing->json, "person", item->person_id);
    json_out_text(&listing->json, "role", item->role);
    json_out_text(&listing->json, "type", item->kind);
    json_out_bytes(&listing->json, "value", value, item->value.len);
    json_out_item_end(&listing->json);
}

static enum vault_status
list(struct vault *vault, const char *code, struct listing *listing)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    enum vault_status status;

    status = vault_identifier_iter_open(vault, code, &iter);
    while (status == VAULT_OK) {
        status = vault_identifier_iter_next(iter, &item);
        if (status == VAULT_OK) {
            put(listing, &item);
        }
    }
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

int
cmd_identifier_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "ID", "PERSON", "KIND", "VALUE",
        NULL };
    const char *code = options_word(options, 0);
    struct listing listing = { .as_json = options_settings(options)->json };
    struct vault_case found;
    enum vault_status status;

    status = vault_case_find(vault, code, &found);
    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_CASE, code);
    }
    if (listing.as_json) {
        json_out_begin(&listing.json, "identifier-list");
        json_out_text(&listing.json, "case", found.code);
        json_out_list(&listing.json, "identifiers");
    } else {
        table_init(&listing.table, headings);
    }
    status = list(vault, found.code, &listing);
    if (listing.as_json) {
        json_out_list_end(&listing.json);
        json_out_end(&listing.json);
    } else {
        status = table_finish(&listing.table, status);
    }
    if (status != VAULT_OK) {
        return report_vault(status, found.code);
    }
    return listing.count > 0 ? REPORT_EXIT_OK
                             : report_fail(REPORT_NO_IDENTIFIERS, found.code);
}
