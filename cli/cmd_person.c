#include <string.h>

#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/table.h"
#include "vault/case.h"
#include "vault/person.h"

int
cmd_person_add(const struct options *options, struct vault *vault)
{
    const char *code = options_word(options, 0);
    const char *role = options_word(options, 1);
    struct json_out json;
    struct vault_case found;
    enum vault_status status;
    int64_t person = 0;

    status = vault_case_find(vault, code, &found);
    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_CASE, code);
    }
    status = vault_person_add(vault, found.code, role, &person);
    if (status != VAULT_OK) {
        return status == VAULT_ERR_INVALID ? report_fail(REPORT_BAD_ROLE, role)
                                           : report_vault(status, found.code);
    }
    if (options_settings(options)->json) {
        json_out_begin(&json, "person");
        json_out_number(&json, "person", person);
        json_out_end(&json);
    } else {
        output_number(person);
        output_text("\n");
    }
    report_tell(REPORT_PERSON_ADDED, found.code);
    return REPORT_EXIT_OK;
}

/* One person while the identifiers go by. */
struct group {
    int64_t person;
    char role[VAULT_WORD_MAX];
    int64_t identifiers;
};

/* One listing: as a table, or as JSON. */
struct listing {
    bool as_json;
    struct table table;
    struct json_out json;
};

static void
put_group(struct listing *listing, const struct group *group)
{
    if (group->identifiers == 0) {
        return;
    }
    if (!listing->as_json) {
        table_number(&listing->table, group->person);
        table_text(&listing->table, group->role);
        table_number(&listing->table, group->identifiers);
        return;
    }
    json_out_item(&listing->json);
    json_out_number(&listing->json, "person", group->person);
    json_out_text(&listing->json, "role", group->role);
    json_out_number(&listing->json, "identifiers", group->identifiers);
    json_out_item_end(&listing->json);
}

/* Counts an identifier to its person; those of one person come together. */
static void
count(struct listing *listing, struct group *group,
    const struct vault_identifier *item)
{
    if (group->person != item->person_id) {
        put_group(listing, group);
        *group = (struct group){ .person = item->person_id };
        memcpy(group->role, item->role, sizeof(group->role));
    }
    group->identifiers++;
}

static enum vault_status
list(struct vault *vault, const char *code, struct listing *listing)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    struct group group = { 0 };
    enum vault_status status;

    status = vault_identifier_iter_open(vault, code, &iter);
    while (status == VAULT_OK) {
        status = vault_identifier_iter_next(iter, &item);
        if (status == VAULT_OK) {
            count(listing, &group, &item);
        }
    }
    put_group(listing, &group);
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

int
cmd_person_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "PERSON", "ROLE", "IDENTIFIERS",
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
        json_out_begin(&listing.json, "person-list");
        json_out_text(&listing.json, "case", found.code);
        json_out_list(&listing.json, "persons");
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
    return report_vault(status, found.code);
}
