#include <string.h>

#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/person.h"

int
cmd_person_add(const struct options *options, struct vault *vault)
{
    const char *role = options_word(options, 1);
    char code[VAULT_CODE_MAX];
    enum vault_status status;
    int64_t person = 0;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_person_add(vault, code, role, &person);
    if (status != VAULT_OK) {
        return status == VAULT_ERR_INVALID ? report_fail(REPORT_BAD_ROLE, role)
                                           : report_vault(status, code);
    }
    entry_put(options, "person", person);
    report_tell(REPORT_PERSON_ADDED, code);
    return REPORT_EXIT_OK;
}

/* One person while the identifiers go by. */
struct group {
    int64_t person;
    char role[VAULT_WORD_MAX];
    int64_t identifiers;
};

static void
put_group(struct listing *listing, const struct group *group)
{
    if (group->identifiers == 0) {
        return;
    }
    listing_row(listing);
    listing_number(listing, "person", group->person);
    listing_text(listing, "role", group->role);
    listing_number(listing, "identifiers", group->identifiers);
    listing_row_end(listing);
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
    return status;
}

int
cmd_person_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "PERSON", "ROLE", "IDENTIFIERS",
        NULL };
    char code[VAULT_CODE_MAX];
    static const struct listing_shape shape = { "person-list", "persons",
        headings };
    struct listing listing;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin_case(&listing, &shape, code, options_settings(options)->json);
    return report_vault(listing_end(&listing, list(vault, code, &listing)),
        code);
}
