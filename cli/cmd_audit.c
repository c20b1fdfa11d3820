#include <inttypes.h>
#include <stdio.h>

#include "cli/age.h"
#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/listing.h"
#include "cli/report.h"
#include "vault/audit.h"

const struct option cmd_audit_list_options[] = {
    { "last", 'n', "N", "only the newest N entries" },
    OPTION_END,
};

enum {
    MOST = 1000000000,
};

static void
put(struct listing *listing, const struct vault_audit_entry *entry)
{
    listing_row(listing);
    listing_number(listing, "number", entry->number);
    listing_text(listing, "at", entry->at);
    listing_text(listing, "actor", entry->actor);
    listing_text(listing, "action", entry->action);
    listing_text(listing, "subject", entry->subject);
    listing_text(listing, "detail", entry->detail);
    listing_row_end(listing);
}

/* Lists the entries after one; without a listing only counts. */
static enum vault_status
walk(struct vault *vault, struct listing *listing, int64_t after,
    int64_t *ret_count)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    enum vault_status status;

    *ret_count = 0;
    status = vault_audit_iter_open(vault, &iter);
    while (status == VAULT_OK) {
        status = vault_audit_iter_next(iter, &entry);
        if (status == VAULT_OK) {
            *ret_count = entry.number;
        }
        if (status == VAULT_OK && listing != NULL && entry.number > after) {
            put(listing, &entry);
        }
    }
    vault_audit_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

int
cmd_audit_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "NUMBER", "TIME", "WHO", "ACTION",
        "SUBJECT", "DETAIL", NULL };
    static const struct listing_shape shape = { "audit-list", "entries",
        headings };
    struct listing listing;
    enum vault_status status = VAULT_OK;
    int64_t count = 0, after = 0;
    long last;

    if (!options_number(options, "last", MOST, MOST, &last)) {
        return REPORT_EXIT_USAGE;
    }
    if (options_given(options, "last")) {
        status = walk(vault, NULL, 0, &count);
        after = count - last;
    }
    if (status != VAULT_OK) {
        return report_vault(status, "audit");
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = walk(vault, &listing, after, &count);
    return report_vault(listing_end(&listing, status), "audit");
}

static void
put_verdict(const struct vault_audit_verdict *verdict, bool sound)
{
    struct json_out json;

    json_out_begin(&json, "audit-verify");
    json_out_bool(&json, "sound", sound);
    json_out_number(&json, "entries", verdict->entries);
    json_out_number(&json, "anchored", verdict->anchored);
    json_out_number(&json, "missing", verdict->missing);
    json_out_number(&json, "first_bad", verdict->first_bad);
    json_out_number(&json, "last_bad", verdict->last_bad);
    json_out_number(&json, "bad_entries", verdict->bad_entries);
    json_out_number(&json, "note_versions", verdict->note_versions);
    json_out_number(&json, "first_bad_note", verdict->first_bad_note);
    json_out_number(&json, "rows", verdict->rows);
    json_out_number(&json, "bad_rows", verdict->bad_rows);
    json_out_end(&json);
}

/* Each thing that does not fit, in words, and what to do about it. */
static void
tell_faults(const struct vault_audit_verdict *verdict)
{
    char figures[96];

    if (verdict->bad_entries > 0) {
        (void)snprintf(figures, sizeof(figures),
            "%" PRId64 " (%" PRId64 " ... %" PRId64 ")", verdict->bad_entries,
            verdict->first_bad, verdict->last_bad);
        report_tell(REPORT_AUDIT_ENTRIES, figures);
    }
    if (verdict->first_bad_note > 0) {
        (void)snprintf(figures, sizeof(figures), "%" PRId64,
            verdict->first_bad_note);
        report_tell(REPORT_AUDIT_NOTE, figures);
    }
    if (verdict->bad_rows > 0) {
        (void)snprintf(figures, sizeof(figures), "%" PRId64, verdict->bad_rows);
        report_tell(REPORT_AUDIT_ROWS, figures);
    }
    report_tell(REPORT_AUDIT_WHAT_NOW, "");
}

/* Says what was found; returns the exit status. */
static int
report_verdict(enum vault_status status,
    const struct vault_audit_verdict *verdict)
{
    char figures[160];

    switch ((int)status) {
    case VAULT_OK:
        (void)snprintf(figures, sizeof(figures),
            "%" PRId64 " entries, %" PRId64 " note versions", verdict->entries,
            verdict->note_versions);
        report_tell(REPORT_AUDIT_SOUND, figures);
        return REPORT_EXIT_OK;
    case VAULT_ERR_ROLLBACK:
        (void)snprintf(figures, sizeof(figures), "%" PRId64 " of %" PRId64,
            verdict->missing, verdict->anchored);
        (void)report_fail(REPORT_AUDIT_MISSING, figures);
        report_tell(REPORT_AUDIT_GONE_WHAT_NOW, "");
        return report_exit_of(REPORT_AUDIT_MISSING);
    case VAULT_ERR_DAMAGED:
        (void)snprintf(figures, sizeof(figures),
            "entry %" PRId64 ", note %" PRId64 ", %" PRId64 " other rows",
            verdict->first_bad, verdict->first_bad_note, verdict->bad_rows);
        (void)report_fail(REPORT_AUDIT_BROKEN, figures);
        tell_faults(verdict);
        return report_exit_of(REPORT_AUDIT_BROKEN);
    default: return report_vault(status, "audit");
    }
}

int
cmd_audit_verify(const struct options *options, struct vault *vault)
{
    struct vault_audit_verdict verdict = { 0 };
    enum vault_status status = vault_audit_verify(vault, &verdict);
    int exit_status = age_look(options_settings(options), vault);

    if (options_settings(options)->json) {
        put_verdict(&verdict,
            status == VAULT_OK && exit_status == REPORT_EXIT_OK);
    }
    return exit_status != REPORT_EXIT_OK && status == VAULT_OK
        ? exit_status
        : report_verdict(status, &verdict);
}

int
cmd_audit_accept(const struct options *options, struct vault *vault)
{
    const char *path = options_settings(options)->vault_path;
    int exit_status = report_vault(vault_audit_accept(vault), path);

    if (exit_status == REPORT_EXIT_OK) {
        age_forget(path);
        report_tell(REPORT_AUDIT_ACCEPTED, path);
    }
    return exit_status;
}
