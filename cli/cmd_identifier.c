#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/entry.h"
#include "cli/report.h"
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

static void
put(struct listing *listing, const struct vault_identifier *item)
{
    listing_row(listing);
    listing_number(listing, "identifier", item->id);
    listing_json_number(listing, "person", item->person_id);
    listing_text(listing, "role", item->role);
    listing_text(listing, "type", item->kind);
    listing_bytes(listing, "value", (const char *)item->value.data,
        item->value.len);
    listing_row_end(listing);
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
    return status;
}

int
cmd_identifier_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "ID", "PERSON", "KIND", "VALUE",
        NULL };
    char code[VAULT_CODE_MAX];
    static const struct listing_shape shape = { "identifier-list",
        "identifiers", headings };
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin_case(&listing, &shape, code, options_settings(options)->json);
    status = listing_end(&listing, list(vault, code, &listing));
    if (status != VAULT_OK) {
        return report_vault(status, code);
    }
    return listing.count > 0 ? REPORT_EXIT_OK
                             : report_fail(REPORT_NO_IDENTIFIERS, code);
}
