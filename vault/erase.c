#include "vault/erase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit.h"
#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TABLES_MAX 64
#define WHERE_MAX 1024
#define SQL_MAX (WHERE_MAX + 256)

static const char *const grounds[] = { "client-request", "consent-withdrawn",
    "court-order", "law", "mistake" };

/* A table with rows of the case: which ones, with ?1 the case. */
struct part {
    char name[64];
    char where[WHERE_MAX];
};

struct erasing {
    struct vault *vault;
    const struct vault_erase_request *request;
    struct vault_case_key key;
    int64_t entry;
    struct part *parts; /* parents before their children */
    size_t count;
};

const char *
vault_erase_ground(size_t index)
{
    return index < COUNT(grounds) ? grounds[index] : NULL;
}

/* A statement that is not a constant, and runs once. */
static enum vault_status
run_once(struct erasing *work, const char *sql)
{
    const struct vault_value values[] = {
        vault_value_int(work->key.id),
        vault_value_int(work->entry),
    };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    size_t count = strstr(sql, "?2") != NULL ? 2 : 1;

    status = vault_statement_new(work->vault, sql, values, count, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_done(stmt);
    }
    (void)sqlite3_finalize(stmt);
    return status;
}

/* --- which rows are of the case ------------------------------------------- */

static struct part *
find_part(const struct erasing *work, const char *name)
{
    size_t i;

    for (i = 0; i < work->count; i++) {
        if (strcmp(work->parts[i].name, name) == 0) {
            return &work->parts[i];
        }
    }
    return NULL;
}

/* Adds the table, or a second way from its rows to the case. */
static enum vault_status
add_part(struct erasing *work, const char *name, const char *where)
{
    struct part *part = find_part(work, name);
    size_t len;

    if (part == NULL) {
        if (work->count == TABLES_MAX) {
            return VAULT_ERR_LIMIT;
        }
        part = &work->parts[work->count++];
        (void)snprintf(part->name, sizeof(part->name), "%s", name);
        part->where[0] = '\0';
    }
    len = strlen(part->where);
    if (len + strlen(where) + 8 > sizeof(part->where)) {
        return VAULT_ERR_LIMIT;
    }
    (void)snprintf(part->where + len, sizeof(part->where) - len, "%s%s",
        len > 0 ? " OR " : "", where);
    return VAULT_OK;
}

/* One reference between two tables: does it lead to the case? */
static enum vault_status
add_reference(struct erasing *work, sqlite3_stmt *stmt)
{
    const char *name = (const char *)sqlite3_column_text(stmt, 0);
    const char *parent = (const char *)sqlite3_column_text(stmt, 1);
    const char *from = (const char *)sqlite3_column_text(stmt, 2);
    const char *to = (const char *)sqlite3_column_text(stmt, 3);
    char where[WHERE_MAX];
    const struct part *part;
    int len;

    if (name == NULL || parent == NULL || from == NULL || to == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    part = find_part(work, parent);
    if (part == NULL || strcmp(name, parent) == 0) {
        return VAULT_OK;
    }
    len = snprintf(where, sizeof(where),
        "\"%s\" IN (SELECT \"%s\" FROM \"%s\" WHERE %s)", from, to, parent,
        part->where);
    return len < 0 || (size_t)len >= sizeof(where)
        ? VAULT_ERR_LIMIT
        : add_part(work, name, where);
}

/*
 * Follows the references of the schema, so that a table that comes with a
 * later step is not forgotten; a table stands there after those it refers to.
 */
static enum vault_status
collect_parts(struct erasing *work)
{
    static const char sql[] =
        "SELECT m.name, f.\"table\", f.\"from\", coalesce(f.\"to\", 'id')"
        " FROM sqlite_schema m CROSS JOIN pragma_foreign_key_list(m.name) f"
        " WHERE m.type = 'table' ORDER BY m.rowid, f.id";
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = add_part(work, "case_file", "id = ?1");
    if (status == VAULT_OK) {
        status = vault_statement_new(work->vault, sql, NULL, 0, &stmt);
    }
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK) {
            status = add_reference(work, stmt);
        }
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* --- taking them away ----------------------------------------------------- */

/* Names the entries of the rows of one table that go. */
static enum vault_status
name_entries(struct erasing *work, const struct part *part)
{
    enum vault_row row = vault_seal_kind(part->name);
    char sql[SQL_MAX];

    if (row == VAULT_ROW_NONE) {
        return VAULT_OK;
    }
    (void)snprintf(sql, sizeof(sql),
        "INSERT OR IGNORE INTO erased (entry, erasure_id)"
        " SELECT %s, ?2 FROM \"%s\" WHERE %s",
        vault_seal_key(row), part->name, part->where);
    return run_once(work, sql);
}

static enum vault_status
delete_rows(struct erasing *work, const struct part *part)
{
    char sql[SQL_MAX];

    (void)snprintf(sql, sizeof(sql), "DELETE FROM \"%s\" WHERE %s", part->name,
        part->where);
    return run_once(work, sql);
}

/*
 * A retraction names the row it takes back by its entry.  The index is made
 * anew: FTS5's secure-delete takes words out of its leaves, but one of them
 * may stay behind as the border between two.
 */
static enum vault_status
take_away(struct erasing *work)
{
    static const char name_retractions[] =
        "INSERT OR IGNORE INTO erased (entry, erasure_id)"
        " SELECT id, ?2 FROM retraction WHERE ?1 IS NOT NULL AND row_id IN"
        " (SELECT entry FROM erased WHERE erasure_id = ?2)";
    static const char drop_retractions[] =
        "DELETE FROM retraction WHERE ?1 IS NOT NULL AND id IN"
        " (SELECT entry FROM erased WHERE erasure_id = ?2)";
    enum vault_status status = VAULT_OK;
    size_t i;

    for (i = 0; i < work->count && status == VAULT_OK; i++) {
        status = name_entries(work, &work->parts[i]);
    }
    if (status == VAULT_OK) {
        status = run_once(work, name_retractions);
    }
    if (status == VAULT_OK) {
        status = run_once(work, drop_retractions);
    }
    for (i = work->count; i > 0 && status == VAULT_OK; i--) {
        status = delete_rows(work, &work->parts[i - 1]);
    }
    if (status == VAULT_OK) {
        status = vault_db_exec(work->vault->db,
            "INSERT INTO note_search (note_search) VALUES ('rebuild')");
    }
    return status;
}

/* --- the erasure itself --------------------------------------------------- */

static enum vault_status
insert_erasure(struct erasing *work)
{
    static const char sql[] =
        "INSERT INTO erasure (id, case_number, code, ground, reason,"
        " note_count, last_note) VALUES (?1, ?2, ?3, ?4, ?5,"
        " (SELECT count(*) FROM note WHERE case_id = ?2),"
        " max((SELECT coalesce(max(id), 0) FROM note),"
        "  (SELECT coalesce(max(last_note), 0) FROM erasure)))";
    const struct vault_erase_request *request = work->request;
    const char *ground = request->ground != NULL ? request->ground : "";
    const char *reason = request->reason != NULL ? request->reason : "";
    const struct vault_value values[] = {
        vault_value_int(work->entry),
        vault_value_int(work->key.id),
        vault_value_word(work->key.code),
        vault_value_word(ground),
        vault_value_word(reason),
    };

    return vault_statement_run(work->vault, sql, values, COUNT(values));
}

static enum vault_status
write_entry(struct erasing *work)
{
    static const char count_sql[] =
        "SELECT count(*) FROM erased WHERE erasure_id = ?1";
    const struct vault_value value = vault_value_int(work->entry);
    const char *ground = work->request->ground;
    char detail[VAULT_NAME_MAX];
    const struct vault_log_line line = { "erase", work->key.code, detail };
    enum vault_status status;
    int64_t rows = 0;

    status = vault_statement_int(work->vault, count_sql, &value, 1, &rows);
    if (status != VAULT_OK) {
        return status;
    }
    (void)snprintf(detail, sizeof(detail), "%jd rows%s%s", (intmax_t)rows,
        ground != NULL ? ", ground: " : "", ground != NULL ? ground : "");
    return vault_log_write(work->vault, work->entry, VAULT_ROW_ERASURE, &line);
}

static enum vault_status
erase_rows(struct erasing *work)
{
    enum vault_status status;

    status =
        vault_case_key_find(work->vault, work->request->case_code, &work->key);
    if (status == VAULT_OK && work->request->ground == NULL) {
        status = vault_hold_check(work->vault, work->key.code);
    }
    if (status == VAULT_OK) {
        status = vault_log_next(work->vault, &work->entry);
    }
    if (status == VAULT_OK) {
        status = insert_erasure(work);
    }
    if (status == VAULT_OK) {
        status = collect_parts(work);
    }
    if (status == VAULT_OK) {
        status = take_away(work);
    }
    return status == VAULT_OK ? write_entry(work) : status;
}

static bool
request_valid(const struct vault_erase_request *request)
{
    struct vault_text reason;

    if (request->ground == NULL) {
        return request->reason == NULL;
    }
    if (request->reason == NULL ||
        !vault_word_in(request->ground, grounds, COUNT(grounds))) {
        return false;
    }
    reason = (struct vault_text){ request->reason, strlen(request->reason) };
    return reason.len > 0 && reason.len < VAULT_REASON_MAX &&
        vault_text_valid(reason);
}

/* Erases the rows, and leaves the pages for vault_erase_finish(). */
static enum vault_status
erase(struct vault *vault, const struct vault_erase_request *request)
{
    struct erasing work = { .vault = vault, .request = request };
    enum vault_status status;

    work.parts = calloc(TABLES_MAX, sizeof(*work.parts));
    if (work.parts == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_change_begin(vault);
    if (status == VAULT_OK) {
        status = vault_change_end(vault, erase_rows(&work));
    }
    free(work.parts);
    return status;
}

enum vault_status
vault_erase(struct vault *vault, const struct vault_erase_request *request,
    struct vault_erasure *ret_erasure)
{
    enum vault_status status;
    enum vault_status finished;

    *ret_erasure = (struct vault_erasure){ 0 };
    /* Pages are not written anew inside a transaction. */
    if (vault->in_transaction || !request_valid(request)) {
        return VAULT_ERR_INVALID;
    }
    status = erase(vault, request);
    if (status != VAULT_OK) {
        return status;
    }
    finished = vault_erase_finish(vault);
    status = vault_erasure_find(vault, request->case_code, ret_erasure);
    return finished != VAULT_OK ? finished : status;
}

#define FINISHED                                                               \
    "EXISTS (SELECT 1 FROM audit a WHERE a.number > e.id"                      \
    " AND a.action = 'erase-finish')"

enum vault_status
vault_erase_finish(struct vault *vault)
{
    static const char waiting[] =
        "SELECT count(*) FROM erasure e WHERE NOT " FINISHED;
    enum vault_status status;
    int64_t count = 0;

    if (vault->in_transaction) {
        return VAULT_ERR_INVALID;
    }
    status = vault_statement_int(vault, waiting, NULL, 0, &count);
    if (status != VAULT_OK || count == 0) {
        return status;
    }
    status = vault_db_exec(vault->db, "VACUUM");
    return status == VAULT_OK
        ? vault_audit_append(vault, "erase-finish", NULL, NULL)
        : status;
}

/* --- erasing it elsewhere, too -------------------------------------------- */

/* Whether the copy has the very case: its number alone may be another's. */
enum vault_status
vault_erase_in_copy(struct vault *copy, const struct vault_erasure *erasure,
    int64_t *count)
{
    /* What stands against it was settled when it was erased first. */
    const struct vault_erase_request request = {
        .case_code = erasure->code,
        .ground = grounds[0],
        .reason = "erased in the vault this is a copy of",
    };
    struct vault_case_key key = { 0 };
    enum vault_status status;

    status = vault_case_key_find(copy, erasure->code, &key);
    if (status == VAULT_ERR_NOT_FOUND ||
        (status == VAULT_OK && key.id != erasure->case_number)) {
        return VAULT_OK;
    }
    if (status == VAULT_OK) {
        status = erase(copy, &request);
    }
    *count += status == VAULT_OK;
    return status;
}

enum vault_status
vault_erase_again(struct vault *copy, struct vault *vault, int64_t *ret_count)
{
    struct vault_cursor *cursor = NULL;
    struct vault_erasure erasure;
    enum vault_status status;
    int64_t count = 0;

    if (memcmp(copy->uuid, vault->uuid, sizeof(copy->uuid)) != 0) {
        return VAULT_ERR_INVALID;
    }
    status = vault_erasure_open(vault, &cursor);
    while (status == VAULT_OK) {
        status = vault_erasure_next(cursor, &erasure);
        if (status == VAULT_OK) {
            status = vault_erase_in_copy(copy, &erasure, &count);
        }
    }
    vault_cursor_close(&cursor);
    if (status == VAULT_DONE) {
        status = vault_erase_finish(copy);
    }
    if (status == VAULT_OK) {
        *ret_count = count;
    }
    return status;
}

/* --- reading -------------------------------------------------------------- */

#define ERASURE_COLUMNS                                                        \
    "SELECT e.code, (SELECT a.at FROM audit a WHERE a.number = e.id),"         \
    " e.ground, e.reason, e.id, e.case_number, e.note_count,"                  \
    " (SELECT count(*) FROM erased d WHERE d.erasure_id = e.id)," FINISHED     \
    " FROM erasure e"

static const struct vault_row_kind kind = {
    .row = VAULT_ROW_ERASURE,
    .select =
        ERASURE_COLUMNS " WHERE e.case_number BETWEEN ?1 AND ?2 ORDER BY e.id",
};

static enum vault_status
read_erasure(sqlite3_stmt *stmt, struct vault_erasure *ret_erasure)
{
    struct vault_erasure found = { 0 };
    const struct vault_row_word words[] = {
        { found.code, sizeof(found.code) },
        { found.at, sizeof(found.at) },
        { found.ground, sizeof(found.ground) },
        { found.reason, sizeof(found.reason) },
    };
    enum vault_status status = vault_row_words(stmt, words, COUNT(words));

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, 4);
        found.case_number = sqlite3_column_int64(stmt, 5);
        found.note_count = sqlite3_column_int64(stmt, 6);
        found.row_count = sqlite3_column_int64(stmt, 7);
        found.finished = sqlite3_column_int(stmt, 8) != 0;
        *ret_erasure = found;
    }
    return status;
}

enum vault_status
vault_erasure_find(struct vault *vault, const char *case_code,
    struct vault_erasure *ret_erasure)
{
    static const char sql[] = ERASURE_COLUMNS " WHERE e.code = ?1";
    const struct vault_value value = vault_value_word(case_code);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = read_erasure(stmt, ret_erasure);
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_erasure_open(struct vault *vault, struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &kind, NULL, ret_cursor);
}

enum vault_status
vault_erasure_next(struct vault_cursor *cursor,
    struct vault_erasure *ret_erasure)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_row_next(cursor, kind.row, &stmt);
    return status == VAULT_OK ? read_erasure(stmt, ret_erasure) : status;
}
