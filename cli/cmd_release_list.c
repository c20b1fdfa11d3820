#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/recall.h"
#include "cli/report.h"
#include "cli/table.h"
#include "vault/release.h"
#include "vault/release_case.h"

const struct option cmd_release_show_options[] = {
    { "letters-to", 0, "DIR", "write the recall letter once more" },
    OPTION_END,
};

static void
put_fields(struct json_out *json, const struct vault_release *row)
{
    json_out_number(json, "release", row->id);
    json_out_text(json, "code", row->code);
    json_out_text(json, "release_kind", row->kind);
    json_out_text(json, "purpose", row->purpose);
    json_out_text(json, "profile", row->profile);
    json_out_text(json, "made_at", row->made_at);
    json_out_number(json, "cases", row->case_count);
    json_out_number(json, "recalled", row->recalled_count);
    json_out_number(json, "removed", row->finding_count);
    json_out_number(json, "decided_by_person", row->decision_count);
    json_out_text(json, "sha256", row->sha256);
}

static void
put_release(struct json_out *json, const struct vault_release *row)
{
    json_out_item(json);
    put_fields(json, row);
    json_out_item_end(json);
}

static void
put_line(struct table *table, const struct vault_release *row)
{
    table_number(table, row->id);
    table_text(table, row->code);
    table_text(table, row->made_at);
    table_text(table, row->kind);
    table_text(table, row->purpose);
    table_text(table, row->profile);
    table_number(table, row->case_count);
    table_number(table, row->finding_count);
    table_number(table, row->recalled_count);
}

int
cmd_release_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "RELEASE", "CODE", "MADE", "KIND",
        "PURPOSE", "PROFILE", "CASES", "REMOVED", "RECALLED", NULL };
    bool as_json = options_settings(options)->json;
    struct vault_release_iter *iter = NULL;
    struct vault_release row;
    struct json_out json;
    struct table table;
    enum vault_status status =
        vault_release_iter_open(vault, options_word(options, 0), &iter);

    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_CASE, options_word(options, 0));
    }
    if (!as_json) {
        table_init(&table, headings);
    } else {
        json_out_begin(&json, "releases");
        json_out_list(&json, "releases");
    }
    while ((status = vault_release_iter_next(iter, &row)) == VAULT_OK) {
        if (as_json) {
            put_release(&json, &row);
        } else {
            put_line(&table, &row);
        }
    }
    vault_release_iter_close(&iter);
    if (as_json) {
        json_out_list_end(&json);
        json_out_end(&json);
    }
    status = status == VAULT_DONE ? VAULT_OK : status;
    return report_vault(as_json ? status : table_finish(&table, status), "");
}

/* The release of a number or a code. */
static enum vault_status
find(struct vault *vault, const char *word, struct vault_release *ret_release)
{
    struct vault_release_iter *iter = NULL;
    struct vault_release row;
    bool found = false;
    char number[32];
    enum vault_status status = vault_release_iter_open(vault, NULL, &iter);

    while (status == VAULT_OK && !found) {
        status = vault_release_iter_next(iter, &row);
        if (status == VAULT_OK) {
            (void)snprintf(number, sizeof(number), "%" PRId64, row.id);
            found =
                strcasecmp(row.code, word) == 0 || strcmp(number, word) == 0;
        }
    }
    vault_release_iter_close(&iter);
    if (found) {
        *ret_release = row;
    }
    return status == VAULT_DONE ? VAULT_ERR_NOT_FOUND : status;
}

static void
put_case(struct json_out *json, struct table *table,
    const struct vault_release_case *item)
{
    if (json == NULL) {
        table_text(table, item->case_code);
        table_text(table, item->pseudonym);
        table_text(table, item->recalled);
        return;
    }
    json_out_item(json);
    json_out_text(json, "case", item->case_code);
    json_out_text(json, "pseudonym", item->pseudonym);
    json_out_text(json, "recalled", item->recalled);
    json_out_item_end(json);
}

/* The cases of a release; `json` is NULL where a table is wanted. */
static enum vault_status
put_cases(struct vault *vault, const struct vault_release *row,
    struct json_out *json)
{
    static const char *const headings[] = { "CASE", "NAME OUTSIDE", "RECALLED",
        NULL };
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case item;
    struct table table;
    enum vault_status status =
        vault_release_case_iter_open(vault, row->id, &iter);

    table_init(&table, headings);
    while (status == VAULT_OK) {
        status = vault_release_case_iter_next(iter, &item);
        if (status == VAULT_OK) {
            put_case(json, &table, &item);
        }
    }
    vault_release_case_iter_close(&iter);
    status = status == VAULT_DONE ? VAULT_OK : status;
    return json == NULL ? table_finish(&table, status) : status;
}

static enum vault_status
show_json(struct vault *vault, const struct vault_release *row)
{
    struct json_out json;
    enum vault_status status;

    json_out_begin(&json, "release");
    put_fields(&json, row);
    json_out_list(&json, "cases_in_it");
    status = put_cases(vault, row, &json);
    json_out_list_end(&json);
    json_out_end(&json);
    return status;
}

static enum vault_status
show_text(struct vault *vault, const struct vault_release *row)
{
    const char *const fields[][2] = {
        { "code", row->code },
        { "made", row->made_at },
        { "kind", row->kind },
        { "purpose", row->purpose },
        { "profile", row->profile },
        { "manifest", row->sha256 },
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        output_text(fields[i][0]);
        output_text("\t");
        output_text(fields[i][1]);
        output_text("\n");
    }
    return put_cases(vault, row, NULL);
}

int
cmd_release_show(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 0);
    struct recall recall = { .folder = options_value(options, "letters-to") };
    char until[VAULT_DATE_MAX];
    struct vault_release row;
    enum vault_status status = find(vault, word, &row);

    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_RELEASE, word);
    }
    status = options_settings(options)->json ? show_json(vault, &row)
                                             : show_text(vault, &row);
    if (status != VAULT_OK || recall.folder == NULL) {
        return report_vault(status, word);
    }
    if (row.recalled_count == 0) {
        return report_fail(REPORT_NOT_RECALLED, word);
    }
    recall_until(until);
    recall.until = until;
    return recall_letter(vault, &row, &recall);
}
