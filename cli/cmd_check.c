#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/age.h"
#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "vault/check.h"

const struct option cmd_check_options[] = {
    { "full", 0, NULL, "read every page, both chains and the search index" },
    OPTION_END,
};

/* What was looked at, and what was found: 0 is good. */
struct finding {
    const char *name;
    int64_t found;
};

static void
put_findings(const struct finding *findings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        output_text(findings[i].name);
        output_text("\t");
        if (findings[i].found == 0) {
            output_text("ok");
        } else {
            output_number(findings[i].found);
        }
        output_text("\n");
    }
}

/* The numbers of the bad pages that are known by number, with blanks. */
static void
list_pages(const struct vault_check_report *found, char *ret_list, size_t size)
{
    size_t len = 0;

    ret_list[0] = '\0';
    for (int64_t i = 0; i < found->bad_pages && i < VAULT_CHECK_PAGES &&
         len < size && found->bad_page_list[i] > 0;
         i++) {
        len += (size_t)snprintf(ret_list + len, size - len, "%s%" PRId64,
            i > 0 ? " " : "", found->bad_page_list[i]);
    }
}

/* The names of the tables concerned, with blanks. */
static void
list_tables(const struct vault_check_report *found, char *ret_list, size_t size)
{
    size_t len = 0;

    ret_list[0] = '\0';
    for (size_t i = 0; i < found->table_count && len < size; i++) {
        len += (size_t)snprintf(ret_list + len, size - len, "%s%s",
            i > 0 ? " " : "", found->tables[i]);
    }
}

static void
put_json(const struct finding *findings, size_t count, bool full,
    const struct vault_check_report *found, bool sound)
{
    struct json_out json;

    json_out_begin(&json, "check");
    json_out_bool(&json, "full", full);
    json_out_bool(&json, "sound", sound);
    for (size_t i = 0; i < count; i++) {
        json_out_number(&json, findings[i].name, findings[i].found);
    }
    if (full) {
        json_out_list(&json, "pages");
        for (int64_t i = 0; i < found->bad_pages && i < VAULT_CHECK_PAGES &&
             found->bad_page_list[i] > 0;
             i++) {
            json_out_item(&json);
            json_out_number(&json, "page", found->bad_page_list[i]);
            json_out_item_end(&json);
        }
        json_out_list_end(&json);
        json_out_list(&json, "tables");
        for (size_t i = 0; i < found->table_count; i++) {
            json_out_element(&json, found->tables[i], strlen(found->tables[i]));
        }
        json_out_list_end(&json);
    }
    json_out_end(&json);
}

/* What to do about each thing that was found. */
static void
advise(const struct vault_check_report *found, const char *path)
{
    char list[VAULT_CHECK_TABLES * VAULT_WORD_MAX];
    char note[24];

    if (found->header_copy_damaged[0] || found->header_copy_damaged[1] ||
        found->salt_differs) {
        report_tell(REPORT_ADVICE_HEADER, path);
    }
    if (found->slots_unauthenticated) {
        report_tell(REPORT_ADVICE_SLOTS, path);
    }
    if (found->size_wrong || found->bad_pages > 0 ||
        found->structure_errors > 0) {
        list_pages(found, list, sizeof(list));
        report_tell(REPORT_ADVICE_PAGES, list[0] != '\0' ? list : "?");
    } else if (found->search_index_wrong) {
        report_tell(REPORT_ADVICE_INDEX, path);
    }
    if (found->audit.first_bad_note > 0) {
        (void)snprintf(note, sizeof(note), "%" PRId64,
            found->audit.first_bad_note);
        report_tell(REPORT_ADVICE_NOTE, note);
    }
    if (found->table_count > 0) {
        list_tables(found, list, sizeof(list));
        report_tell(REPORT_ADVICE_TABLES, list);
    }
    if (found->beyond_end > 0) {
        (void)snprintf(note, sizeof(note), "%" PRId64, found->beyond_end);
        report_tell(REPORT_ADVICE_BEYOND, note);
    }
    if (found->audit.missing > 0) {
        (void)snprintf(note, sizeof(note), "%" PRId64, found->audit.missing);
        report_tell(REPORT_ADVICE_MISSING, note);
    }
    if (found->audit.first_bad > 0 || found->audit.bad_rows > 0 ||
        found->foreign_key_errors > 0) {
        report_tell(REPORT_ADVICE_ROWS, path);
    }
}

static int
report_verdict(enum vault_status status, const char *path)
{
    switch ((int)status) {
    case VAULT_OK: report_tell(REPORT_CHECK_SOUND, path); return 0;
    case VAULT_ERR_DAMAGED: return report_fail(REPORT_CHECK_DAMAGED, path);
    default: return report_vault(status, path);
    }
}

int
cmd_check(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    bool full = options_given(options, "full");
    struct vault_check_report found = { 0 };
    enum vault_status status = vault_check(vault, full, &found);
    const struct finding findings[] = {
        { "header_copy_a", found.header_copy_damaged[0] },
        { "header_copy_b", found.header_copy_damaged[1] },
        { "key_slots", found.slots_unauthenticated },
        { "damaged_slots", found.slots_damaged },
        { "audit_anchors", found.anchor_damaged },
        { "salt", found.salt_differs },
        { "file_size", found.size_wrong },
        { "bytes_beyond_end", found.beyond_end },
        { "foreign_keys", found.foreign_key_errors },
        { "audit_missing", found.audit.missing },
        { "audit_first_bad", found.audit.first_bad },
        { "first_bad_note", found.audit.first_bad_note },
        { "bad_rows", found.audit.bad_rows },
        { "bad_pages", found.bad_pages },
        { "bad_free_pages", found.bad_free_pages },
        { "structure_errors", found.structure_errors },
        { "search_index", found.search_index_wrong },
    };
    /* The last four are looked for in a full check only. */
    size_t count = sizeof(findings) / sizeof(findings[0]) - (full ? 0 : 4);
    int exit_status;

    if (settings->json) {
        put_json(findings, count, full, &found, status == VAULT_OK);
    } else {
        put_findings(findings, count);
    }
    advise(&found, settings->vault_path);
    exit_status = report_verdict(status, settings->vault_path);
    return exit_status != REPORT_EXIT_OK ? exit_status
                                         : age_look(settings, vault);
}
