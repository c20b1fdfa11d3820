#include "vault/mend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/audit.h"
#include "vault/db.h"
#include "vault/internal.h"
#include "vault/seal.h"
#include "vault/statement.h"

struct mending {
    struct vault *vault;
    const struct vault_wreck_table *tables;
    size_t table_count;
    struct vault_salvage_report *report;
};

static enum vault_status
count_losses(struct mending *work)
{
    static const char sql[] =
        "SELECT coalesce(c.code, ''), count(*) FROM audit a"
        " LEFT JOIN note n ON n.id = CAST(a.subject AS INTEGER)"
        " LEFT JOIN case_file c ON c.id = n.case_id"
        " WHERE a.link IS NOT NULL AND a.action IN ('note-add', 'note-edit')"
        " AND NOT EXISTS (SELECT 1 FROM note_version WHERE entry = a.number)"
        " AND NOT EXISTS (SELECT 1 FROM erased WHERE entry = a.number)"
        " GROUP BY c.code ORDER BY c.code";
    struct vault_salvage_report *report = work->report;
    struct vault_salvage_loss *losses;
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_new(work->vault, sql, NULL, 0, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status != VAULT_OK) {
            break;
        }
        losses =
            realloc(report->losses, (report->loss_count + 1) * sizeof(*losses));
        if (losses == NULL) {
            status = VAULT_ERR_NO_MEMORY;
            break;
        }
        report->losses = losses;
        status = vault_db_column_string(stmt, 0,
            losses[report->loss_count].case_code, VAULT_CODE_MAX);
        losses[report->loss_count].versions = sqlite3_column_int64(stmt, 1);
        report->loss_count++;
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* Notes whose facts are lost, for the sake of their text; ?1: their case. */
static const char make_notes[] =
    "INSERT INTO note (id, case_id, kind, date, written_at, language, version)"
    " SELECT v.note_id, ?1, 'progress', substr(at, 1, 10), at, '',"
    " max(v.version) FROM (SELECT note_id, version,"
    " coalesce((SELECT a.at FROM audit a WHERE a.number = entry),"
    " '1970-01-01T00:00:00Z') AS at FROM note_version) v"
    " WHERE v.note_id NOT IN (SELECT id FROM note) GROUP BY v.note_id";

/* And notes without any text. */
static const char drop_notes[] =
    "DELETE FROM note WHERE id NOT IN (SELECT note_id FROM note_version);"
    "UPDATE note SET version = (SELECT max(version) FROM note_version"
    " WHERE note_id = note.id)";

/* The log has no gaps up to ?1: what was lost is named so. */
static const char fill_log[] =
    "INSERT INTO audit (number, at, actor, action, subject, detail, mac)"
    " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    " WHERE i < ?1) SELECT i, coalesce((SELECT at FROM audit WHERE number < i"
    " ORDER BY number DESC LIMIT 1), '1970-01-01T00:00:00Z'), '', 'lost', '',"
    " 'not readable when the vault was salvaged', zeroblob(32) FROM n"
    " WHERE i NOT IN (SELECT number FROM audit)";

/* Runs a statement with the highest number so far, and `more`. */
static enum vault_status
run_with_newest(struct mending *work, const char *sql, int64_t more)
{
    struct vault_value value;
    enum vault_status status;
    int64_t newest = 0;

    status = vault_seal_newest(work->vault, &newest);
    value = vault_value_int(newest + more);
    return status == VAULT_OK ? vault_statement_run(work->vault, sql, &value, 1)
                              : status;
}

/* A case for the rows of one that is lost, if any are. */
static const char make_case[] =
    "INSERT INTO case_file (id, code, opened, language)"
    " SELECT DISTINCT \"%s\", 'LOST-' || \"%s\", coalesce((SELECT"
    " substr(at, 1, 10) FROM audit WHERE number = \"%s\"), '1970-01-01'), ''"
    " FROM \"%s\" WHERE \"%s\" NOT IN (SELECT id FROM case_file"
    " UNION SELECT case_number FROM erasure)";

static enum vault_status
make_cases_of(struct mending *work, const struct vault_wreck_table *table)
{
    char sql[sizeof(make_case) + 5 * (size_t)VAULT_WRECK_NAME_MAX];
    enum vault_status status;

    (void)snprintf(sql, sizeof(sql), make_case, "case_id", "case_id", "case_id",
        table->name, "case_id");
    status = vault_db_exec(work->vault->db, sql);
    work->report->made_cases += sqlite3_changes64(work->vault->db);
    return status;
}

static enum vault_status
make_cases(struct mending *work)
{
    const struct vault_wreck_table *table;
    enum vault_status status = VAULT_OK;
    size_t i;
    size_t c;

    for (i = 0; i < work->table_count; i++) {
        table = &work->tables[i];
        for (c = 0; c < table->count && status == VAULT_OK; c++) {
            if (strcmp(table->columns[c], "case_id") == 0) {
                status = make_cases_of(work, table);
            }
        }
    }
    return status;
}

/* Names a row that refers to what is lost; VAULT_DONE when there is none. */
static enum vault_status
find_dangling(sqlite3 *db, char ret_table[VAULT_WRECK_NAME_MAX],
    int64_t *ret_row)
{
    sqlite3_stmt *stmt = NULL;
    enum vault_status status = vault_db_prepare(db,
        "SELECT \"table\", rowid FROM pragma_foreign_key_check"
        " WHERE rowid IS NOT NULL LIMIT 1",
        &stmt);

    if (status == VAULT_OK) {
        status = vault_db_step(stmt);
    }
    if (status == VAULT_OK) {
        *ret_row = sqlite3_column_int64(stmt, 1);
        status =
            vault_db_column_string(stmt, 0, ret_table, VAULT_WRECK_NAME_MAX);
    }
    (void)sqlite3_finalize(stmt);
    return status;
}

/* Rows that refer to what is lost, until there are none. */
static enum vault_status
drop_dangling(struct mending *work)
{
    char sql[64 + VAULT_WRECK_NAME_MAX];
    char table[VAULT_WRECK_NAME_MAX];
    enum vault_status status = VAULT_OK;
    int64_t row = 0;

    while (status == VAULT_OK) {
        status = find_dangling(work->vault->db, table, &row);
        if (status == VAULT_OK) {
            (void)snprintf(sql, sizeof(sql),
                "DELETE FROM \"%s\" WHERE rowid = %lld", table, (long long)row);
            status = vault_db_exec(work->vault->db, sql);
        }
    }
    if (status != VAULT_DONE) {
        return status;
    }
    return vault_db_exec(work->vault->db,
        "DELETE FROM release_case WHERE release_id NOT IN"
        " (SELECT id FROM release)");
}

static enum vault_status
count_lost(struct mending *work)
{
    struct vault_salvage_report *report = work->report;
    struct vault_audit_verdict verdict = { 0 };
    enum vault_status status;
    int64_t entries = 0;
    int64_t newest = 0;

    status = count_losses(work);
    if (status == VAULT_OK) {
        status = vault_seal_missing(work->vault, &verdict);
    }
    if (status == VAULT_OK) {
        report->lost_rows = verdict.bad_rows;
        status = vault_db_int64(work->vault->db, "SELECT count(*) FROM audit",
            &entries);
    }
    if (status == VAULT_OK) {
        status = vault_seal_newest(work->vault, &newest);
    }
    report->lost_entries = newest > entries ? newest - entries : 0;
    return status;
}

static enum vault_status
mend(struct mending *work)
{
    sqlite3 *db = work->vault->db;
    enum vault_status status;

    status = count_lost(work);
    if (status == VAULT_OK) {
        status = run_with_newest(work, make_notes, 1);
    }
    if (status == VAULT_OK) {
        work->report->made_notes = sqlite3_changes64(db);
        status = vault_db_exec(db, drop_notes);
    }
    if (status == VAULT_OK) {
        status = make_cases(work);
    }
    if (status == VAULT_OK) {
        status = drop_dangling(work);
    }
    if (status == VAULT_OK) {
        status = run_with_newest(work, fill_log, 0);
    }
    if (status == VAULT_OK) {
        status = vault_seal_relink(work->vault);
    }
    return status == VAULT_OK
        ? vault_db_exec(db,
              "INSERT INTO note_search (note_search) VALUES ('rebuild')")
        : status;
}

enum vault_status
vault_mend(struct vault *vault, const struct vault_wreck *wreck,
    struct vault_salvage_report *report)
{
    struct mending work = { vault, wreck->tables, wreck->table_count, report };

    return mend(&work);
}
