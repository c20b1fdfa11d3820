#include "vault/note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define NOTE_COLUMNS                                                           \
    "SELECT n.id, c.code, n.kind, n.date, n.written_at, n.language,"           \
    " n.version, v.text"

struct vault_note_iter {
    sqlite3_stmt *stmt;
};

bool
vault_note_kind_known(const char *kind)
{
    static const char *const kinds[] = { "progress", "process", "intake",
        "plan", "risk", "safety-plan", "contact", "collateral", "ai-material",
        "supervision", "closing" };

    return vault_word_in(kind, kinds, COUNT(kinds));
}

static enum vault_status
check_text(struct vault_text text)
{
    if (text.len > VAULT_NOTE_MAX) {
        return VAULT_ERR_LIMIT;
    }
    return vault_text_valid(text) ? VAULT_OK : VAULT_ERR_INVALID;
}

/* Fills `note` with what a draft leaves to us. */
static enum vault_status
complete_draft(const struct vault_note_draft *draft, struct vault_note *note)
{
    const char *kind = draft->kind != NULL ? draft->kind : "progress";
    const char *language = draft->language != NULL ? draft->language : "";

    vault_time_now(note->written_at);
    if (draft->case_code == NULL || !vault_note_kind_known(kind) ||
        !vault_language_known(language) ||
        (draft->date != NULL && !vault_date_valid(draft->date))) {
        return VAULT_ERR_INVALID;
    }
    memcpy(note->date, draft->date != NULL ? draft->date : note->written_at,
        VAULT_DATE_MAX - 1);
    (void)snprintf(note->kind, sizeof(note->kind), "%s", kind);
    (void)snprintf(note->language, sizeof(note->language), "%s", language);
    note->version = 1;
    return check_text(draft->text);
}

static enum vault_status
insert_note(struct vault *vault, int64_t case_id, struct vault_note *note)
{
    static const char sql[] =
        "INSERT INTO note (id, case_id, kind, date, written_at, language,"
        " version) VALUES (1 + max(coalesce((SELECT max(id) FROM note), 0),"
        " coalesce((SELECT max(last_note) FROM erasure), 0)),"
        " ?1, ?2, ?3, ?4, ?5, 1)"; /* the log still names erased ones */
    const struct vault_value values[] = {
        vault_value_int(case_id),
        vault_value_word(note->kind),
        vault_value_word(note->date),
        vault_value_word(note->written_at),
        vault_value_word(note->language),
    };
    enum vault_status status;

    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        note->id = sqlite3_last_insert_rowid(vault->db);
    }
    return status;
}

/* Stores a version and the entry that seals it. */
static enum vault_status
insert_version(struct vault *vault, const struct vault_note *note,
    struct vault_text text)
{
    static const char sql[] =
        "INSERT INTO note_version (entry, note_id, version, text)"
        " VALUES (?1, ?2, ?3, ?4)";
    struct vault_value values[4];
    char subject[VAULT_WORD_MAX], detail[VAULT_NAME_MAX];
    const struct vault_log_line line = {
        .action = note->version == 1 ? "note-add" : "note-edit",
        .subject = subject,
        .detail = detail,
    };
    enum vault_status status;
    int64_t entry = 0;

    (void)snprintf(subject, sizeof(subject), "%jd", (intmax_t)note->id);
    (void)snprintf(detail, sizeof(detail), "%s, %s, version %jd",
        note->case_code, note->kind, (intmax_t)note->version);
    status = vault_log_next(vault, &entry);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(note->id);
    values[2] = vault_value_int(note->version);
    values[3] = vault_value_text(text);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_NOTE, &line);
}

static enum vault_status
index_text(struct vault *vault, int64_t id, struct vault_text text)
{
    static const char sql[] =
        "INSERT INTO note_search (rowid, text) VALUES (?1, ?2)";
    const struct vault_value values[] = {
        vault_value_int(id),
        vault_value_text(text),
    };

    return vault_statement_run(vault, sql, values, COUNT(values));
}

/*
 * Takes the words of the present version out of the index.  FTS5 must be
 * given the very text it indexed; the view still shows it.
 */
static enum vault_status
unindex_text(struct vault *vault, int64_t id)
{
    static const char sql[] =
        "INSERT INTO note_search (note_search, rowid, text)"
        " SELECT 'delete', id, text FROM note_text WHERE id = ?1";
    const struct vault_value value = vault_value_int(id);

    return vault_statement_run(vault, sql, &value, 1);
}

static enum vault_status
add_note(struct vault *vault, const struct vault_note_draft *draft,
    struct vault_note *note)
{
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = vault_case_key_find(vault, draft->case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    memcpy(note->case_code, key.code, sizeof(note->case_code));
    if (note->language[0] == '\0') {
        memcpy(note->language, key.language, sizeof(note->language));
    }
    status = insert_note(vault, key.id, note);
    if (status == VAULT_OK) {
        status = insert_version(vault, note, draft->text);
    }
    if (status == VAULT_OK) {
        status = index_text(vault, note->id, draft->text);
    }
    return status;
}

enum vault_status
vault_note_add(struct vault *vault, const struct vault_note_draft *draft,
    int64_t *ret_id)
{
    struct vault_note note = VAULT_NOTE_INIT;
    enum vault_status status;

    status = complete_draft(draft, &note);
    if (status == VAULT_OK) {
        status = vault_change_begin(vault);
    }
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_change_end(vault, add_note(vault, draft, &note));
    if (status == VAULT_OK) {
        *ret_id = note.id;
    }
    return status;
}

/* What the log and the next version need to know of a note. */
static enum vault_status
find_note(struct vault *vault, int64_t id, struct vault_note *note)
{
    static const char sql[] =
        "SELECT c.code, n.kind, n.version FROM note n"
        " JOIN case_file c ON c.id = n.case_id WHERE n.id = ?1";
    const struct vault_value value = vault_value_int(id);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        note->id = id;
        note->version = sqlite3_column_int64(stmt, 2);
        status = vault_db_column_string(stmt, 0, note->case_code,
            sizeof(note->case_code));
    }
    if (status == VAULT_OK) {
        status =
            vault_db_column_string(stmt, 1, note->kind, sizeof(note->kind));
    }
    vault_statement_done(stmt);
    return status;
}

static enum vault_status
edit_note(struct vault *vault, int64_t id, struct vault_text text)
{
    static const char sql[] = "UPDATE note SET version = ?2 WHERE id = ?1";
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_value values[2];
    enum vault_status status;

    status = find_note(vault, id, &note);
    if (status == VAULT_OK) {
        status = unindex_text(vault, id);
    }
    if (status != VAULT_OK) {
        return status;
    }
    note.version++;
    values[0] = vault_value_int(id);
    values[1] = vault_value_int(note.version);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        status = insert_version(vault, &note, text);
    }
    if (status == VAULT_OK) {
        status = index_text(vault, id, text);
    }
    return status;
}

enum vault_status
vault_note_edit(struct vault *vault, int64_t id, struct vault_text text)
{
    enum vault_status status;

    status = check_text(text);
    if (status == VAULT_OK) {
        status = vault_change_begin(vault);
    }
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, edit_note(vault, id, text));
}

static enum vault_status
read_note(sqlite3_stmt *stmt, struct vault_note *note)
{
    const struct {
        char *text;
        size_t size;
    } columns[] = {
        { note->case_code, sizeof(note->case_code) },
        { note->kind, sizeof(note->kind) },
        { note->date, sizeof(note->date) },
        { note->written_at, sizeof(note->written_at) },
        { note->language, sizeof(note->language) },
    };
    enum vault_status status = VAULT_OK;
    size_t i;

    note->id = sqlite3_column_int64(stmt, 0);
    note->version = sqlite3_column_int64(stmt, 6);
    for (i = 0; status == VAULT_OK && i < COUNT(columns); i++) {
        status = vault_db_column_string(stmt, (int)i + 1, columns[i].text,
            columns[i].size);
    }
    if (status == VAULT_OK) {
        status = vault_db_column_secret(stmt, 7, &note->text);
    }
    return status;
}

enum vault_status
vault_note_get(struct vault *vault, int64_t id, struct vault_note *ret_note)
{
    static const char sql[] = NOTE_COLUMNS
        " FROM note n JOIN case_file c ON c.id = n.case_id"
        " JOIN note_version v ON v.note_id = n.id AND v.version = n.version"
        " WHERE n.id = ?1";
    const struct vault_value value = vault_value_int(id);
    struct vault_note note = VAULT_NOTE_INIT;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = read_note(stmt, &note);
    }
    if (status == VAULT_OK) {
        vault_note_release(ret_note);
        *ret_note = note;
        note = (struct vault_note)VAULT_NOTE_INIT;
    }
    vault_note_release(&note);
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_note_iter_open(struct vault *vault, const char *case_code,
    struct vault_note_iter **ret_iter)
{
    /* CROSS JOIN keeps the order of the indexes, so that nothing is sorted. */
    static const char sql[] = NOTE_COLUMNS
        " FROM case_file c CROSS JOIN note n ON n.case_id = c.id"
        " CROSS JOIN note_version v"
        " ON v.note_id = n.id AND v.version = n.version"
        " WHERE c.id BETWEEN ?1 AND ?2 ORDER BY c.id, n.date, n.id";
    struct vault_note_iter *iter = NULL;
    struct vault_value range[2];
    enum vault_status status;

    status = vault_case_range(vault, case_code, range);
    if (status != VAULT_OK) {
        return status;
    }
    iter = calloc(1, sizeof(*iter));
    if (iter == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_statement_new(vault, sql, range, 2, &iter->stmt);
    if (status != VAULT_OK) {
        vault_note_iter_close(&iter);
        return status;
    }
    *ret_iter = iter;
    return VAULT_OK;
}

enum vault_status
vault_note_iter_next(struct vault_note_iter *iter, struct vault_note *note)
{
    enum vault_status status;

    vault_secret_clear(&note->text);
    status = vault_db_step(iter->stmt);
    return status == VAULT_OK ? read_note(iter->stmt, note) : status;
}

void
vault_note_iter_close(struct vault_note_iter **iter)
{
    if (*iter == NULL) {
        return;
    }
    (void)sqlite3_finalize((*iter)->stmt);
    free(*iter);
    *iter = NULL;
}

void
vault_note_release(struct vault_note *note)
{
    vault_secret_release(&note->text);
}
