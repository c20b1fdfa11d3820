#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "cli/utf8.h"
#include "vault/note.h"

static void
put(struct listing *listing, const struct vault_note *note)
{
    listing_row(listing);
    listing_number(listing, "note", note->id);
    listing_text(listing, "case", note->case_code);
    listing_text(listing, "date", note->date);
    listing_text(listing, "type", note->kind);
    listing_json_text(listing, "written_at", note->written_at);
    listing_json_text(listing, "language", note->language);
    listing_number(listing, "version", note->version);
    listing_number(listing, "characters",
        (int64_t)utf8_count((const char *)note->text.data, note->text.len));
    listing_row_end(listing);
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
    return status;
}

int
cmd_note_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "NOTE", "CASE", "DATE", "KIND",
        "VERSION", "CHARACTERS", NULL };
    static const struct listing_shape shape = { "note-list", "notes",
        headings };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = listing_end(&listing, list(vault, which, &listing));
    if (status != VAULT_OK) {
        return report_vault(status, which != NULL ? which : "");
    }
    return listing.count > 0
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_NOTES,
              which != NULL ? which : options_settings(options)->vault_path);
}
