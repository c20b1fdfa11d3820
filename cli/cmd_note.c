#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/date.h"
#include "cli/editor.h"
#include "cli/idle.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/show.h"
#include "cli/template.h"
#include "vault/case.h"
#include "vault/note.h"

const struct option cmd_note_add_options[] = {
    { "kind", 'k', "KIND", "progress (default), process, intake, plan, ..." },
    { "date", 'd', "DAY", "of the session: 2026-11-22, today, -3d, monday" },
    { "language", 0, "LANG", "id or en (default: that of the case)" },
    { "editor", 'e', NULL, "write in $VISUAL or $EDITOR" },
    { "template", 't', "NAME", "begin with these headings, in the editor" },
    OPTION_END,
};

const struct option cmd_note_edit_options[] = {
    { "editor", 'e', NULL, "write in $VISUAL or $EDITOR" },
    OPTION_END,
};

/* The text on standard input, or written at the terminal. */
static int
get_typed(struct vault_secret *ret_text)
{
    enum vault_status status;

    if (!isatty(STDIN_FILENO)) {
        status = compose_read(STDIN_FILENO, ret_text);
    } else {
        report_tell(REPORT_COMPOSE_HINT, "");
        status = compose_terminal(STDIN_FILENO, ret_text);
    }
    if (status == VAULT_DONE) {
        return report_fail(REPORT_INTERRUPTED, "");
    }
    return status == VAULT_ERR_LIMIT ? report_fail(REPORT_NOTE_TOO_LONG, "-")
                                     : report_vault(status, "-");
}

/* Whether there is more than blanks in a text. */
static bool
has_text(const struct vault_secret *text)
{
    for (size_t i = 0; i < text->len; i++) {
        if (strchr(" \t\r\n", text->data[i]) == NULL) {
            return true;
        }
    }
    return false;
}

/* Gets the text; `before` is what an editor begins with. */
static int
get_text(const struct options *options, const struct vault_secret *before,
    struct vault_secret *ret_text)
{
    int exit_status = options_given(options, "editor")
        ? editor_edit(before, ret_text)
        : get_typed(ret_text);

    if (exit_status == REPORT_EXIT_OK && !has_text(ret_text)) {
        exit_status = report_fail(REPORT_EMPTY_NOTE, "");
    }
    return exit_status;
}

static struct vault_text
view(const struct vault_secret *text)
{
    return (struct vault_text){ (const char *)text->data, text->len };
}

/* Whether two texts are the same, byte by byte. */
static bool
same(const struct vault_secret *one, const struct vault_secret *other)
{
    return one->len == other->len &&
        (one->len == 0 || memcmp(one->data, other->data, one->len) == 0);
}

/* The text of a new note, with the editor begun from a template if asked. */
static int
get_new_text(const struct options *options, const char *language,
    struct vault_secret *ret_text)
{
    const char *name = options_value(options, "template");
    const struct template *template = name == NULL ? NULL : template_find(name);
    struct vault_secret before = VAULT_SECRET_INIT;
    int exit_status;

    if (template == NULL) {
        return get_text(options, &before, ret_text);
    }
    exit_status = report_vault(template->write(strcmp(language, "id") == 0
                                       ? EXPORT_INDONESIAN
                                       : EXPORT_ENGLISH,
                                   &before),
        name);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = editor_edit(&before, ret_text);
    }
    if (exit_status == REPORT_EXIT_OK &&
        (!has_text(ret_text) || same(ret_text, &before))) {
        exit_status = report_fail(REPORT_EMPTY_NOTE, "");
    }
    vault_secret_release(&before);
    return exit_status;
}

/* What storing the text came to. */
static int
report_stored(enum vault_status status, const char *subject)
{
    return status == VAULT_ERR_INVALID ? report_fail(REPORT_NOT_TEXT, "-")
                                       : report_vault(status, subject);
}

/* Reads a note's number. */
static bool
read_id(const char *word, int64_t *ret_id)
{
    char *end = NULL;
    long long id;

    errno = 0;
    id = strtoll(word, &end, 10);
    *ret_id = id;
    return errno == 0 && end != word && *end == '\0' && id > 0;
}

static void
put_id(const struct options *options, int64_t id)
{
    struct json_out json;

    if (options_settings(options)->json) {
        json_out_begin(&json, "note");
        json_out_number(&json, "note", id);
        json_out_end(&json);
        return;
    }
    output_number(id);
    output_text("\n");
}

/* Checks what the options say of the note, before its text is asked for. */
static int
fill_draft(const struct options *options, struct vault_note_draft *draft,
    char date[VAULT_DATE_MAX])
{
    const char *day = options_value(options, "date");
    const char *name = options_value(options, "template");
    char today[VAULT_DATE_MAX];

    date_today(today);
    if (name != NULL && template_find(name) == NULL) {
        return report_fail(REPORT_BAD_TEMPLATE, name);
    }
    draft->kind = options_value(options, "kind");
    if (draft->kind == NULL && name != NULL) {
        draft->kind = template_find(name)->kind;
    }
    draft->language = options_value(options, "language");
    if (draft->kind != NULL && !vault_note_kind_known(draft->kind)) {
        return report_fail(REPORT_BAD_NOTE_KIND, draft->kind);
    }
    if (draft->language != NULL && strcmp(draft->language, "id") != 0 &&
        strcmp(draft->language, "en") != 0) {
        return report_fail(REPORT_BAD_LANGUAGE_OF_CASE, draft->language);
    }
    if (!date_parse(day != NULL ? day : "today", today, DATE_PAST, date)) {
        return report_fail(REPORT_BAD_DATE, day);
    }
    draft->date = date;
    return REPORT_EXIT_OK;
}

/* A draft that nobody finished is a note, which its author goes on with. */
static void
tell_added(int64_t id, const char *code)
{
    char number[24];

    if (idle_is_over()) {
        (void)snprintf(number, sizeof(number), "%" PRId64, id);
        report_tell(REPORT_IDLE_NOTE, number);
    } else {
        report_tell(REPORT_NOTE_ADDED, code);
    }
}

int
cmd_note_add(const struct options *options, struct vault *vault)
{
    const char *code = options_word(options, 0);
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_note_draft draft = { 0 };
    char date[VAULT_DATE_MAX];
    struct vault_case found;
    int64_t id = 0;
    int exit_status = fill_draft(options, &draft, date);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_lookup(vault_case_find(vault, code, &found),
            REPORT_NO_CASE, code);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    vault_rest(vault);
    exit_status = get_new_text(options,
        draft.language != NULL ? draft.language : found.language, &text);
    if (exit_status == REPORT_EXIT_OK) {
        draft.case_code = found.code;
        draft.text = view(&text);
        exit_status =
            report_stored(vault_note_add(vault, &draft, &id), found.code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        put_id(options, id);
        tell_added(id, found.code);
    }
    vault_secret_release(&text);
    return exit_status;
}

/* Gets a note by the number in the first word. */
static int
get_note(const struct options *options, struct vault *vault,
    struct vault_note *ret_note)
{
    const char *word = options_word(options, 0);
    int64_t id;

    if (!read_id(word, &id)) {
        return report_fail(REPORT_NO_NOTE, word);
    }
    return report_lookup(vault_note_get(vault, id, ret_note), REPORT_NO_NOTE,
        word);
}

/*
 * The new text of a note.  An editor begins with the old one; who types writes
 * all of it anew, and meanwhile the old one need not be in memory.
 */
static int
get_edited(const struct options *options, struct vault *vault,
    struct vault_note *note, struct vault_secret *ret_text)
{
    int exit_status;

    if (!options_given(options, "editor")) {
        vault_note_release(note);
    }
    vault_rest(vault);
    exit_status = get_text(options, &note->text, ret_text);
    return exit_status == REPORT_EXIT_OK ? get_note(options, vault, note)
                                         : exit_status;
}

/* Half a text is no version of a note: it becomes one beside it. */
static int
keep_draft(struct vault *vault, const struct vault_note *note,
    const struct vault_secret *text)
{
    const struct vault_note_draft draft = { .case_code = note->case_code,
        .kind = note->kind,
        .date = note->date,
        .language = note->language[0] != '\0' ? note->language : NULL,
        .text = view(text) };
    int64_t id = 0;
    int exit_status =
        report_stored(vault_note_add(vault, &draft, &id), note->case_code);

    if (exit_status == REPORT_EXIT_OK) {
        tell_added(id, note->case_code);
    }
    return exit_status;
}

int
cmd_note_edit(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 0);
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_secret text = VAULT_SECRET_INIT;
    int exit_status = get_note(options, vault, &note);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = get_edited(options, vault, &note, &text);
    }
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    if (idle_is_over()) {
        exit_status = keep_draft(vault, &note, &text);
        goto out;
    }
    if (same(&text, &note.text)) {
        report_tell(REPORT_NOTE_SAME, word);
        goto out;
    }
    exit_status =
        report_stored(vault_note_edit(vault, note.id, view(&text)), word);
    if (exit_status == REPORT_EXIT_OK) {
        put_id(options, note.id);
        report_tell(REPORT_NOTE_EDITED, word);
    }
out:
    vault_secret_release(&text);
    vault_note_release(&note);
    return exit_status;
}

/* What is told of a note beside its text. */
static void
put_fields(struct json_out *json, const struct vault_note *note)
{
    json_out_number(json, "note", note->id);
    json_out_text(json, "case", note->case_code);
    json_out_text(json, "type", note->kind);
    json_out_text(json, "date", note->date);
    json_out_text(json, "written_at", note->written_at);
    json_out_text(json, "language", note->language);
    json_out_number(json, "version", note->version);
}

int
cmd_note_show(const struct options *options, struct vault *vault)
{
    const char *word = options_word(options, 0);
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_text text;
    struct json_out json;
    int exit_status = get_note(options, vault, &note);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_log(vault, "note-show", word, "");
    }
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    text = view(&note.text);
    if (options_settings(options)->json) {
        json_out_begin(&json, "note");
        put_fields(&json, &note);
        json_out_bytes(&json, "text", text.data, text.len);
        json_out_end(&json);
    } else {
        exit_status = report_vault(show_text(text.data, text.len), word);
    }
out:
    vault_note_release(&note);
    return exit_status;
}
