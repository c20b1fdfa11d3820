#include "vault/salvage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/area.h"
#include "vault/audit.h"
#include "vault/audit_log.h"
#include "vault/backup.h"
#include "vault/create.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/keyslot.h"
#include "vault/mend.h"
#include "vault/reseal.h"
#include "vault/schema.h"
#include "vault/seal.h"
#include "vault/wreck.h"

/* What is carried through one salvaging. */
struct salvage {
    struct vault_wreck wreck;
    struct vault_wreck_table tables[VAULT_WRECK_TABLES];
    struct vault *vault; /* the new one, while it is filled */
    struct vault_salvage_report *report;
};

/* --- rows ---------------------------------------------------------------- */

/* INSERT with as many columns as the row has: older tables have fewer. */
static enum vault_status
prepare_insert(sqlite3 *db, const struct vault_wreck_table *table,
    size_t columns, sqlite3_stmt **ret_stmt)
{
    char sql[64 + VAULT_LEAF_COLUMNS * (VAULT_WRECK_NAME_MAX + 4)];
    size_t len;
    size_t i;

    len =
        (size_t)snprintf(sql, sizeof(sql), "INSERT INTO \"%s\" (", table->name);
    for (i = 0; i < columns; i++) {
        len += (size_t)snprintf(sql + len, sizeof(sql) - len, "%s%s",
            i > 0 ? ", " : "", table->columns[i]);
    }
    len += (size_t)snprintf(sql + len, sizeof(sql) - len, ") VALUES (");
    for (i = 0; i < columns; i++) {
        len += (size_t)snprintf(sql + len, sizeof(sql) - len, "%s",
            i > 0 ? ", ?" : "?");
    }
    (void)snprintf(sql + len, sizeof(sql) - len, ")");
    return vault_db_prepare(db, sql, ret_stmt);
}

static enum vault_status
bind_row(sqlite3_stmt *stmt, const struct vault_wreck_table *table,
    const struct vault_leaf_row *row)
{
    enum vault_status status = VAULT_OK;
    const struct vault_value *value;
    int i;

    for (i = 0; i < (int)row->count && status == VAULT_OK; i++) {
        value = &row->values[i];
        if (i == table->id_column) {
            status = vault_db_bind_int64(stmt, i + 1, row->id);
        } else if (value->type == VAULT_VALUE_INT) {
            status = vault_db_bind_int64(stmt, i + 1, value->number);
        } else if (value->type == VAULT_VALUE_TEXT) {
            status = vault_db_bind_text(stmt, i + 1,
                (struct vault_text){ value->bytes, value->len });
        } else {
            status = vault_db_bind_blob(stmt, i + 1, value->bytes, value->len);
        }
    }
    return status;
}

/* VAULT_ERR_INVALID or _EXISTS when the table does not take such a row. */
static enum vault_status
insert_row(struct salvage *work, const struct vault_wreck_table *table,
    const struct vault_leaf_row *row)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    if (row->count == 0 || row->count > table->count) {
        return VAULT_ERR_INVALID;
    }
    status = prepare_insert(work->vault->db, table, row->count, &stmt);
    if (status == VAULT_OK) {
        status = bind_row(stmt, table, row);
    }
    if (status == VAULT_OK) {
        status = vault_db_step_done(stmt);
    }
    (void)sqlite3_finalize(stmt);
    return status;
}

static bool
refused(enum vault_status status)
{
    return status == VAULT_ERR_INVALID || status == VAULT_ERR_EXISTS ||
        status == VAULT_ERR_NOT_FOUND || status == VAULT_ERR_DAMAGED;
}

/* Which page gives what to which table, and how much of it was taken. */
struct taking {
    uint32_t page;
    const struct vault_wreck_table *table;
    bool guess; /* every row must fit, or none is taken */
    int64_t taken;
    int64_t fits;  /* rows whose seal is what the log says, */
    int64_t fails; /* or is not */
};

/* Whether the log vouches for the row that was just stored. */
static void
compare_seal(struct salvage *work, struct taking *taking, int64_t id)
{
    static const char sql[] =
        "SELECT link = ?2 FROM audit WHERE number = ?1 AND link IS NOT NULL";
    enum vault_row kind = vault_seal_kind(taking->table->name);
    uint8_t mac[VAULT_MAC_LEN];
    struct vault_value values[2] = { vault_value_int(id) };
    int64_t same = 0;

    /* Those two are sealed with rows of other tables. */
    if (kind == VAULT_ROW_NONE || kind == VAULT_ROW_NOTE ||
        kind == VAULT_ROW_RELEASE ||
        vault_seal_row(work->vault, kind, id, mac) != VAULT_OK) {
        return;
    }
    values[1] = vault_value_blob(mac, sizeof(mac));
    if (vault_statement_int(work->vault, sql, values, 2, &same) != VAULT_OK ||
        same == 0) {
        taking->fails++;
    } else {
        taking->fits++;
    }
}

static enum vault_status
take_row(struct salvage *work, struct vault_leaf *leaf, size_t index,
    struct taking *taking)
{
    enum vault_status status;
    struct vault_leaf_row row;

    status = vault_leaf_row(leaf, index, &row);
    if (status != VAULT_OK) {
        return status == VAULT_ERR_DAMAGED ? VAULT_OK : status;
    }
    if (taking->guess && !vault_wreck_fits(taking->table, &row)) {
        return VAULT_DONE;
    }
    status = insert_row(work, taking->table, &row);
    if (refused(status)) {
        return taking->guess ? VAULT_DONE : VAULT_OK;
    }
    if (status == VAULT_OK) {
        taking->taken++;
        if (taking->guess) {
            compare_seal(work, taking, row.id);
        }
    }
    return status;
}

/* VAULT_DONE when a guess was wrong. */
static enum vault_status
take_page(struct salvage *work, struct taking *taking)
{
    enum vault_status status;
    struct vault_leaf leaf;
    enum vault_leaf_kind kind;
    size_t i;

    status = vault_wreck_page(&work->wreck, taking->page, &leaf);
    kind = status == VAULT_OK ? vault_leaf_kind(&leaf) : VAULT_LEAF_NONE;
    if (kind == VAULT_LEAF_NONE || kind == VAULT_LEAF_BRANCHES ||
        (kind == VAULT_LEAF_ROWS) == taking->table->without_rowid) {
        return taking->guess ? VAULT_DONE : VAULT_OK;
    }
    for (i = 0; status == VAULT_OK && i < vault_leaf_count(&leaf); i++) {
        status = take_row(work, &leaf, i, taking);
    }
    vault_secret_release(&leaf.text);
    return status;
}

static enum vault_status
take_known(struct salvage *work)
{
    enum vault_status status = VAULT_OK;
    struct taking taking = { 0 };
    size_t table;

    /* Table by table: the log first. */
    for (table = 0; table < work->wreck.table_count; table++) {
        taking.table = &work->tables[table];
        for (taking.page = 1;
             status == VAULT_OK && taking.page <= work->wreck.pages;
             taking.page++) {
            if (work->wreck.owners[taking.page] == (int8_t)table) {
                status = take_page(work, &taking);
            }
        }
    }
    work->report->rows += taking.taken;
    return status;
}

/* Tries one table for a page that no tree leads to. */
static enum vault_status
guess(struct salvage *work, struct taking *taking)
{
    enum vault_status status;

    status = vault_db_exec(work->vault->db, "SAVEPOINT guess");
    if (status != VAULT_OK) {
        return status;
    }
    status = take_page(work, taking);
    if (status == VAULT_OK &&
        (taking->taken == 0 || taking->fails > taking->fits)) {
        status = VAULT_DONE;
    }
    if (status != VAULT_OK) {
        (void)sqlite3_exec(work->vault->db, "ROLLBACK TO guess", NULL, NULL,
            NULL);
    }
    (void)sqlite3_exec(work->vault->db, "RELEASE guess", NULL, NULL, NULL);
    return status;
}

static enum vault_status
take_orphan(struct salvage *work, uint32_t page)
{
    enum vault_status status = VAULT_DONE;
    size_t table;

    for (table = 0; status == VAULT_DONE && table < work->wreck.table_count;
         table++) {
        struct taking taking = { .page = page,
            .table = &work->tables[table],
            .guess = true };

        status = guess(work, &taking);
        work->report->rows += status == VAULT_OK ? taking.taken : 0;
        if (status == VAULT_OK) {
            work->wreck.owners[page] = (int8_t)table;
        }
    }
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* Twice: rows are known by the log, which may be an orphan itself. */
static enum vault_status
take_orphans(struct salvage *work)
{
    enum vault_status status = VAULT_OK;
    uint32_t page;
    int round;

    for (round = 0; round < 2; round++) {
        for (page = 1; status == VAULT_OK && page <= work->wreck.pages;
             page++) {
            if (work->wreck.owners[page] == VAULT_WRECK_ORPHAN) {
                status = take_orphan(work, page);
            }
        }
    }
    return status;
}

/* --- the new vault ------------------------------------------------------- */

/* Everything in one transaction: nobody sees it half filled. */
static enum vault_status
fill(struct salvage *work)
{
    sqlite3 *db = work->vault->db;
    enum vault_status status;

    status = vault_db_exec(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
    if (status == VAULT_OK) {
        status = take_known(work);
    }
    if (status == VAULT_OK) {
        status = take_orphans(work);
    }
    if (status == VAULT_OK) {
        status = vault_mend(work->vault, &work->wreck, work->report);
    }
    if (status == VAULT_OK) {
        status = vault_db_exec(db, "COMMIT; PRAGMA foreign_keys = ON");
    }
    if (status != VAULT_OK) {
        vault_db_rollback(db);
    }
    return status;
}

/* The same, and a log that vouches for it. */
static enum vault_status
fill_and_seal(struct salvage *work)
{
    char detail[128];
    enum vault_status status;

    work->report->pages = work->wreck.pages;
    work->report->bad_pages = work->wreck.bad_pages;
    status = fill(work);
    if (status != VAULT_OK) {
        return status;
    }
    (void)snprintf(detail, sizeof(detail),
        "salvaged from a damaged vault, %lld of %lld pages not readable",
        (long long)work->report->bad_pages, (long long)work->report->pages);
    status = vault_reseal(work->vault, detail);
    return status == VAULT_OK
        ? vault_audit_append(work->vault, "salvage", NULL, detail)
        : status;
}

/* An empty vault with the slots of the damaged one. */
static enum vault_status
make_empty(const char *path, const struct vault_header *header,
    const struct vault_secret *data_key, struct vault **ret_vault)
{
    enum vault_status status;
    sqlite3 *db = NULL;

    status = vault_create_area(path, header, data_key);
    if (status == VAULT_OK) {
        status = vault_db_open_vault(path, header, data_key, &db);
    }
    if (status == VAULT_OK) {
        status = vault_schema_upgrade(db);
    }
    if (sqlite3_close(db) != SQLITE_OK && status == VAULT_OK) {
        status = VAULT_ERR_IO;
    }
    return status == VAULT_OK
        ? vault_open_with_key(path, data_key, NULL, ret_vault)
        : status;
}

static enum vault_status
salvage_into(struct salvage *work, const char *path, const char *to,
    const struct vault_header *header, const struct vault_secret *data_key)
{
    enum vault_status status;

    status = make_empty(path, header, data_key, &work->vault);
    if (status == VAULT_OK) {
        status = vault_wreck_tables(work->vault->db, work->tables,
            &work->wreck.table_count);
    }
    if (status == VAULT_OK) {
        status = vault_wreck_survey(&work->wreck);
    }
    if (status == VAULT_OK) {
        status = fill_and_seal(work);
    }
    /* A proven copy under the name that was asked for. */
    if (status == VAULT_OK) {
        status = vault_backup(work->vault, to);
    }
    vault_close(&work->vault);
    return status;
}

/* Makes the file that is filled first, beside `to`. */
static enum vault_status
salvage_beside(struct salvage *work, const char *to,
    const struct vault_header *header, const struct vault_secret *data_key)
{
    enum vault_status status;
    char *path = NULL;

    if (asprintf(&path, "%s.salvage", to) < 0) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_create_file(path);
    if (status == VAULT_OK) {
        status = salvage_into(work, path, to, header, data_key);
        vault_create_remove(path);
    }
    free(path);
    return status;
}

/* One that the data key has sealed, before any other. */
static const struct vault_header *
best_header(const struct vault_area *area, const struct vault_secret *data_key)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    int newest = -1;

    if (vault_subkey(data_key, VAULT_SUBKEY_HEADER, &key) == VAULT_OK) {
        newest = vault_area_newest(area, &key);
    }
    vault_secret_release(&key);
    return &area->copies[newest >= 0 ? newest : vault_area_newest(area, NULL)]
                .header;
}

enum vault_status
vault_salvage(const char *from, const char *to,
    const struct vault_secret *passphrase,
    struct vault_salvage_report *ret_report)
{
    enum vault_status status;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    struct vault_file file = VAULT_FILE_INIT;
    const struct vault_header *header;
    struct vault_area area;
    struct salvage *work = calloc(1, sizeof(*work));

    *ret_report = (struct vault_salvage_report){ 0 };
    if (work == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_file_open(from, false, &file);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_area_read(&file, &area);
    /* A file that was cut behind a good header is what this is for. */
    if (status != VAULT_OK &&
        (status != VAULT_ERR_DAMAGED || vault_area_newest(&area, NULL) < 0)) {
        goto out;
    }
    status = vault_keyslot_open_area(&area, passphrase, &data_key);
    if (status != VAULT_OK) {
        goto out;
    }
    header = best_header(&area, &data_key);
    status = vault_page_keys_make(&data_key, header->salt, &keys);
    if (status != VAULT_OK) {
        goto out;
    }
    work->report = ret_report;
    work->wreck.file = &file;
    work->wreck.keys = &keys;
    work->wreck.tables = work->tables;
    status = salvage_beside(work, to, header, &data_key);
out:
    vault_wreck_release(&work->wreck);
    free(work);
    vault_page_keys_release(&keys);
    vault_secret_release(&data_key);
    vault_file_close(&file);
    return status;
}

void
vault_salvage_report_free(struct vault_salvage_report *report)
{
    free(report->losses);
    *report = (struct vault_salvage_report){ 0 };
}
