#include <string.h>

#include "cli/export/bundle_text.h"
#include "cli/export/csv_rows.h"
#include "cli/export/datapackage.h"
#include "cli/release/run.h"
#include "vault/release.h"

/* The tables of a research bundle, written side by side in one pass. */
struct tables {
    struct release_run *run;
    struct release_file *files[EXPORT_TABLE_COUNT]; /* NULL: not released */
    enum export_guard guard;
};

/* What is known of the case being written. */
struct current {
    const struct release_subject *subject;
    struct release_scanner *scanner;
    struct export_pseudonym pseudonym;
    uint32_t owner;
    int32_t session_day; /* of the session being counted, or EXPORT_NO_DAY */
    int64_t session_number;
    int64_t session_notes;
    int64_t note_number;
    int32_t last_day;
};

static struct export_cell
number_cell(int64_t number)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER, { .number = number } };
}

static struct export_cell
word_cell(const char *word)
{
    return (struct export_cell){ EXPORT_CELL_WORD,
        { .word = export_word_find(word) } };
}

/* A day, or nothing where there is none. */
static struct export_cell
day_cell(int32_t day)
{
    return day == ANON_NO_DAY
        ? (struct export_cell){ EXPORT_CELL_EMPTY, { .number = 0 } }
        : number_cell(day);
}

static enum release_status
put_row(struct tables *tables, enum export_table_id id,
    const struct current *current, struct export_cell *cells)
{
    struct release_file *file = tables->files[id];

    if (file == NULL) {
        return RELEASE_OK;
    }
    cells[0] = (struct export_cell){ EXPORT_CELL_PSEUDONYM,
        { .pseudonym = &current->pseudonym } };
    export_csv_row(file->out, export_table_get(id), cells, tables->guard);
    return release_file_owner(file, current->owner);
}

static enum release_status
end_session(struct tables *tables, struct current *current)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];

    if (current->session_notes == 0) {
        return RELEASE_OK;
    }
    cells[1] = number_cell(current->session_number);
    cells[2] = number_cell(current->session_day);
    cells[3] = number_cell(current->session_notes);
    current->session_notes = 0;
    return put_row(tables, EXPORT_TABLE_SESSIONS, current, cells);
}

/* Notes come in the order of their days: a new day is a new session. */
static enum release_status
count_session(struct tables *tables, struct current *current, int32_t day)
{
    enum release_status status = RELEASE_OK;

    if (day == ANON_NO_DAY) {
        return RELEASE_OK;
    }
    if (day != current->session_day) {
        status = end_session(tables, current);
        current->session_day = day;
        current->session_number++;
    }
    current->session_notes++;
    current->last_day = day;
    return status;
}

static size_t
characters(const struct vault_secret *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->len; i++) {
        count += (text->data[i] & 0xc0) != 0x80;
    }
    return count;
}

static enum release_status
put_text(struct tables *tables, struct current *current,
    const struct vault_note *note)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct anon_clean *clean = NULL;
    enum release_status status;

    if (tables->files[EXPORT_TABLE_TEXT] == NULL) {
        return RELEASE_OK;
    }
    status = release_run_note(tables->run, current->scanner, current->subject,
        note, &clean);
    if (status == RELEASE_OK) {
        cells[1] = number_cell(current->note_number);
        cells[2] = (struct export_cell){ EXPORT_CELL_TEXT, { .text = clean } };
        status = put_row(tables, EXPORT_TABLE_TEXT, current, cells);
    }
    anon_clean_free(&clean);
    return status;
}

static enum release_status
put_note(struct tables *tables, struct current *current,
    const struct vault_note *note)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    int32_t first = release_scanner_survey(current->scanner)->first_day;
    int32_t day =
        anon_day_of((struct anon_text){ note->date, strlen(note->date) });
    enum release_status status;

    day = day == ANON_NO_DAY ? day : day - first;
    current->note_number++;
    status = count_session(tables, current, day);
    if (status != RELEASE_OK) {
        return status;
    }
    cells[1] = number_cell(current->note_number);
    cells[2] = day == ANON_NO_DAY ? day_cell(day)
                                  : number_cell(current->session_number);
    cells[3] = day_cell(day);
    cells[4] = word_cell(note->kind);
    cells[5] = word_cell(note->language);
    cells[6] = (struct export_cell){ EXPORT_CELL_WORD,
        { .word = export_word_length(characters(&note->text)) } };
    status = put_row(tables, EXPORT_TABLE_NOTES, current, cells);
    if (status == RELEASE_OK) {
        status = put_text(tables, current, note);
    }
    release_run_step(tables->run);
    return status;
}

static enum release_status
put_notes(struct tables *tables, struct current *current)
{
    enum vault_status found;
    enum release_status status;
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    struct release_run *run = tables->run;

    found = vault_note_iter_open(run->vault,
        vault_grant_case(current->subject->grant), &iter);
    status = release_vault(found, run->cause);
    while (status == RELEASE_OK) {
        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (release_run_takes(run, note.kind)) {
            status = put_note(tables, current, &note);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status == RELEASE_OK ? end_session(tables, current) : status;
}

static enum release_status
put_case(struct tables *tables, struct current *current)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    enum release_status status = put_notes(tables, current);

    if (status != RELEASE_OK) {
        return status;
    }
    cells[1] = word_cell(current->subject->row.language);
    cells[2] = number_cell(current->session_number);
    cells[3] = number_cell(current->note_number);
    cells[4] = day_cell(current->last_day);
    return put_row(tables, EXPORT_TABLE_CASES, current, cells);
}

static enum release_status
name_case(struct tables *tables, struct current *current)
{
    char name[VAULT_CODE_MAX];
    enum vault_status status =
        vault_pseudonym_get(tables->run->vault, tables->run->request->project,
            vault_grant_case(current->subject->grant), name);

    if (status != VAULT_OK) {
        return release_vault(status, tables->run->cause);
    }
    return export_pseudonym_set(name, &current->pseudonym)
        ? RELEASE_OK
        : RELEASE_ERR_INVALID;
}

static enum release_status
write_case(struct tables *tables, uint32_t owner)
{
    struct current current = {
        .subject = &tables->run->subjects[owner],
        .owner = owner,
        .session_day = ANON_NO_DAY,
        .last_day = ANON_NO_DAY,
    };
    enum release_status status = name_case(tables, &current);

    if (status == RELEASE_OK) {
        status =
            release_run_scanner(tables->run, current.subject, &current.scanner);
    }
    if (status == RELEASE_OK) {
        status = put_case(tables, &current);
    }
    release_scanner_close(&current.scanner);
    return status;
}

static enum release_status
begin_tables(struct tables *tables)
{
    enum release_status status = RELEASE_OK;

    for (unsigned i = 0; status == RELEASE_OK && i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        if (i == EXPORT_TABLE_TEXT &&
            tables->run->request->scope == RELEASE_WITHOUT_TEXTS) {
            continue;
        }
        status = release_files_add(&tables->run->files, table->file,
            &tables->files[i], tables->run->cause);
        if (status == RELEASE_OK) {
            export_csv_header(tables->files[i]->out, table);
        }
    }
    return status;
}

/* Ends the tables and describes them. */
static enum release_status
end_tables(struct tables *tables)
{
    enum release_status status = RELEASE_OK;
    struct export_resource resources[EXPORT_TABLE_COUNT];
    struct release_file *file = NULL;
    size_t count = 0;

    for (unsigned i = 0; status == RELEASE_OK && i < EXPORT_TABLE_COUNT; i++) {
        if (tables->files[i] == NULL) {
            continue;
        }
        status = release_file_finish(tables->files[i], tables->run->cause);
        resources[count].table = (enum export_table_id)i;
        resources[count].bytes = export_out_size(tables->files[i]->out);
        memcpy(resources[count].hash, tables->files[i]->hash,
            sizeof(resources[count].hash));
        count++;
    }
    if (status == RELEASE_OK) {
        status = release_files_add(&tables->run->files, "datapackage.json",
            &file, tables->run->cause);
    }
    if (status == RELEASE_OK) {
        export_datapackage(file->out, resources, count,
            tables->guard == EXPORT_GUARD_ON);
        status = release_file_finish(file, tables->run->cause);
    }
    return status;
}

static enum release_status
write_texts(struct tables *tables)
{
    enum release_status status = RELEASE_OK;
    const struct export_bundle_text *text;
    struct release_file *file = NULL;

    for (size_t i = 0;
         status == RELEASE_OK && (text = export_bundle_text_at(i)) != NULL;
         i++) {
        status = release_files_add(&tables->run->files, text->name, &file,
            tables->run->cause);
        if (status == RELEASE_OK) {
            export_out_constant(file->out, text->text);
            status = release_file_finish(file, tables->run->cause);
        }
    }
    return status;
}

enum release_status
release_write_research(struct release_run *run)
{
    struct tables tables = {
        .run = run,
        .guard = run->request->raw_text ? EXPORT_GUARD_OFF : EXPORT_GUARD_ON,
    };
    enum release_status status = begin_tables(&tables);

    for (uint32_t i = 0; status == RELEASE_OK && i < run->subject_count; i++) {
        status = write_case(&tables, i);
    }
    if (status == RELEASE_OK) {
        status = end_tables(&tables);
    }
    if (status == RELEASE_OK) {
        status = write_texts(&tables);
    }
    return status == RELEASE_OK ? release_write_manifest(run) : status;
}
