#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/utf8.h"
#include "vault/case.h"
#include "vault/note.h"

/* One listing: as a table, or as JSON. */
struct listing {
    bool as_json;
    struct table table;
    struct json_out json;
    size_t count;
};

static void
put(struct listing *listing, const struct vault_note *note)
{
    int64_t length =
        (int64_t)utf8_count((const char *)note->text.data, note->text.len);

    listing->count++;
    if (!listing->as_json) {
        table_number(&listing->table, note->id);
        table_text(&listing->table, note->case_code);
        table_text(&listing->table, note->date);
        table_text(&listing->table, note->kind);
        table_number(&listing->table, note->version);
        table_number(&listing->table, length);
        return;
    }
    json_out_item(&listing->json);
    json_out_number(&listing->json, "note", note->id);
    json_out_text(&listing->json, "case", note->case_code);
    json_out_text(&listing->json, "date", note->date);
    json_out_text(&listing->json, "type", note->kind);
    json_out_text(&listing->json, "written_at", note->written_at);
    json_out_text(&listing->json, "language", note->language);
    json_out_number(&listing->json, "version", note->version);
    json_out_number(&listing->json, "characters", length);
    json_out_item_end(&listing->json);
}

static enum vault_status
list(struct vault *vault, const char *code, struct listing *listing)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    enum vault_status status;

    status = vault_note_iter_open(vault, code, &iter);
    while (status == VAULT_OK) {
        status = vault_note_iter_next(iter, &note);
        if (status == VAULT_OK) {
            put(listing, &note);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

int
cmd_note_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "NOTE", "CASE", "DATE", "KIND",
        "VERSION", "CHARACTERS", NULL };
    const char *code = options_word(options, 0);
    struct listing listing = { .as_json = options_settings(options)->json };
    struct vault_case found;
    enum vault_status status = VAULT_OK;

    if (code != NULL) {
        status = vault_case_find(vault, code, &found);
    }
    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_CASE, code);
    }
    code = code != NULL ? found.code : NULL;
    if (listing.as_json) {
        json_out_begin(&listing.json, "note-list");
        json_out_list(&listing.json, "notes");
    } else {
        table_init(&listing.table, headings);
    }
    status = list(vault, code, &listing);
    if (listing.as_json) {
        json_out_list_end(&listing.json);
        json_out_end(&listing.json);
    } else {
        status = table_finish(&listing.table, status);
    }
    if (status != VAULT_OK) {
        return report_vault(status, code != NULL ? code : "");
    }
    return listing.count > 0
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_NOTES,
              code != NULL ? code : options_settings(options)->vault_path);
}
