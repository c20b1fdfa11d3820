#include "vault/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/anchor.h"
#include "vault/area.h"
#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/seal.h"

/* In how many key slots a damaged copy differs from the good one. */
static int64_t
damaged_slots(const struct vault_area *area)
{
    int64_t count = 0;
    size_t at;
    int i;

    if ((area->copies[0].status == VAULT_OK) ==
        (area->copies[1].status == VAULT_OK)) {
        return 0; /* neither tells about the other */
    }
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        at = VAULT_HEADER_SLOTS_AT + (size_t)i * VAULT_HEADER_SLOT_LEN;
        count += memcmp(area->copies[0].bytes + at, area->copies[1].bytes + at,
                     VAULT_HEADER_SLOT_LEN) != 0;
    }
    return count;
}

static enum vault_status
look_at_anchors(struct vault *vault, const struct vault_file *file,
    struct vault_check_report *report)
{
    enum vault_status status = VAULT_OK;
    uint8_t bytes[VAULT_ANCHOR_LEN];
    struct vault_anchor_block block;
    int i;

    for (i = 0; status == VAULT_OK && i < VAULT_ANCHOR_BLOCKS; i++) {
        status = vault_file_read(file,
            VAULT_ANCHOR_AT + (int64_t)i * VAULT_ANCHOR_SPACING, bytes,
            sizeof(bytes));
        report->anchor_damaged += status == VAULT_OK &&
            vault_anchor_decode(bytes, &vault->audit_key, &block) != VAULT_OK;
    }
    return status;
}

static enum vault_status
look_at_header(struct vault *vault, const struct vault_file *file,
    struct vault_check_report *report)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_area area;
    int newest;
    int i;

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_area_read(file, &area);
    if (status != VAULT_OK && status != VAULT_ERR_HEADER &&
        status != VAULT_ERR_DAMAGED) {
        goto out;
    }
    newest = vault_area_newest(&area, &key);
    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        report->header_copy_damaged[i] = area.copies[i].status != VAULT_OK;
        report->slots_unauthenticated |= area.copies[i].status == VAULT_OK &&
            !vault_header_authentic(area.copies[i].bytes, &key);
    }
    report->slots_damaged = damaged_slots(&area);
    report->salt_differs = newest >= 0 &&
        memcmp(area.page_salt, area.copies[newest].header.salt,
            sizeof(area.page_salt)) != 0;
    status = look_at_anchors(vault, file, report);
out:
    vault_secret_release(&key);
    return status;
}

/*
 * cipher_integrity_check does not notice pages cut off the end, so the length
 * is compared with what the first page says.  A longer file is sound: a power
 * cut may lose the truncation that follows a shrinking commit.
 */
static enum vault_status
look_at_size(struct vault *vault, const struct vault_file *file,
    struct vault_check_report *report)
{
    enum vault_status status;
    int64_t pages = 0;
    int64_t len = 0;

    status = vault_db_int64(vault->db, "PRAGMA page_count", &pages);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_file_size(file, &len);
    if (status == VAULT_OK) {
        len -= VAULT_AREA_LEN + pages * VAULT_HEADER_PAGE_SIZE;
        report->size_wrong = len < 0;
        report->beyond_end = len > 0 ? len : 0;
    }
    return status;
}

/* "HMAC verification failed for page 6", "page 7 has an invalid size of 1 …" */
static int64_t
page_in(const char *text)
{
    static const char word[] = "page ";
    const char *at = strstr(text, word);

    return at == NULL ? 0 : strtoll(at + sizeof(word) - 1, NULL, 10);
}

/* Pages whose HMAC fails, with a list of the first of them. */
struct bad_pages {
    int64_t *list;
    int64_t last; /* page of the database: what is after it is none of it */
};

/* Whether what a check says is a finding; a page that is one is listed. */
static bool
is_finding(const char *text, struct bad_pages *pages, int64_t count)
{
    int64_t page;

    if (strcmp(text, "ok") == 0) {
        return false;
    }
    if (pages == NULL) {
        return true;
    }
    page = page_in(text);
    if (page > pages->last) {
        return false;
    }
    if (count < VAULT_CHECK_PAGES) {
        pages->list[count] = page;
    }
    return true;
}

/* Counts what a check finds; `pages` is NULL when it names none. */
static enum vault_status
count_findings(sqlite3 *db, const char *sql, struct bad_pages *pages,
    int64_t *ret_count)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    const char *text;
    int64_t count = 0;

    status = vault_db_prepare(db, sql, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status != VAULT_OK) {
            break;
        }
        text = (const char *)sqlite3_column_text(stmt, 0);
        if (text == NULL) {
            /* No row is without: memory was refused, and nothing is found. */
            status = VAULT_ERR_NO_MEMORY;
            break;
        }
        count += is_finding(text, pages, count);
    }
    (void)sqlite3_finalize(stmt);
    /* A check that stumbles over a damaged page has found something. */
    if (status == VAULT_ERR_DAMAGED) {
        count++;
        status = VAULT_DONE;
    }
    *ret_count = count;
    return status == VAULT_DONE ? VAULT_OK : status;
}

static enum vault_status
look_at_chain(struct vault *vault, bool full, struct vault_check_report *report)
{
    enum vault_status status;

    if (full) {
        status = vault_audit_verify(vault, &report->audit);
        return status == VAULT_ERR_DAMAGED || status == VAULT_ERR_ROLLBACK
            ? VAULT_OK
            : status;
    }
    status = vault_log_compare(vault, &report->audit.anchored,
        &report->audit.missing);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_db_int64(vault->db, "SELECT count(*) FROM audit",
        &report->audit.entries);
}

/* FTS5 says SQLITE_CORRUPT_VTAB when index and notes differ. */
static enum vault_status
look_at_search(struct vault *vault, struct vault_check_report *report)
{
    enum vault_status status;

    status = vault_db_exec(vault->db,
        "INSERT INTO note_search (note_search, rank)"
        " VALUES ('integrity-check', 1)");
    if (status == VAULT_ERR_DAMAGED) {
        report->search_index_wrong = true;
        return VAULT_OK;
    }
    return status == VAULT_ERR_READ_ONLY ? VAULT_OK : status;
}

/*
 * SQLite does not put a page of the free list into the journal before it uses
 * it again: its content did not matter.  A crash in the middle of that write
 * leaves it torn, and free.  When every page in use has just been read without
 * an error, and no more pages are bad than are free, that is what they are.
 */
static enum vault_status
tell_free_pages(struct vault *vault, struct vault_check_report *report)
{
    enum vault_status status;
    int64_t free_pages = 0;

    if (report->bad_pages == 0 || report->structure_errors != 0) {
        return VAULT_OK;
    }
    status = vault_db_int64(vault->db, "PRAGMA freelist_count", &free_pages);
    if (status == VAULT_OK && report->bad_pages <= free_pages) {
        report->bad_free_pages = report->bad_pages;
        report->bad_pages = 0;
    }
    return status;
}

static enum vault_status
look_at_pages(struct vault *vault, struct vault_check_report *report)
{
    struct bad_pages pages = { report->bad_page_list, 0 };
    enum vault_status status;

    status = vault_db_int64(vault->db, "PRAGMA page_count", &pages.last);
    if (status == VAULT_OK) {
        status = count_findings(vault->db, "PRAGMA cipher_integrity_check",
            &pages, &report->bad_pages);
    }
    if (status != VAULT_OK) {
        return status;
    }
    /* From the disk, not from the cache. */
    (void)sqlite3_db_release_memory(vault->db);
    status = count_findings(vault->db, "PRAGMA integrity_check", NULL,
        &report->structure_errors);
    if (status != VAULT_OK) {
        return status;
    }
    status = tell_free_pages(vault, report);
    if (status != VAULT_OK) {
        return status;
    }
    return look_at_search(vault, report);
}

/* --- which tables are concerned ------------------------------------------ */

/* The tables of the search index are one to anybody else. */
static void
add_table(struct vault_check_report *report, const char *name)
{
    static const char index_name[] = "note_search";
    size_t i;

    if (strncmp(name, index_name, sizeof(index_name) - 1) == 0) {
        name = index_name;
    }
    for (i = 0; i < report->table_count; i++) {
        if (strcmp(report->tables[i], name) == 0) {
            return;
        }
    }
    if (report->table_count < VAULT_CHECK_TABLES) {
        (void)snprintf(report->tables[report->table_count++], VAULT_WORD_MAX,
            "%s", name);
    }
}

/* Looks at one table and its indexes. */
static enum vault_status
look_at_table(struct vault *vault, const char *name,
    struct vault_check_report *report)
{
    char sql[128];
    enum vault_status status;
    int64_t count = 0;

    (void)snprintf(sql, sizeof(sql), "PRAGMA integrity_check('%.39s')", name);
    (void)sqlite3_db_release_memory(vault->db);
    status = count_findings(vault->db, sql, NULL, &count);
    if (status == VAULT_OK && count > 0) {
        add_table(report, name);
    }
    return status;
}

/* Names the tables whose pages or rows are not what they should be. */
static enum vault_status
name_tables(struct vault *vault, struct vault_check_report *report)
{
    enum vault_status status = VAULT_OK;
    char names[VAULT_CHECK_TABLES][VAULT_WORD_MAX];
    sqlite3_stmt *stmt = NULL;
    size_t count = 0;
    size_t i;

    for (i = VAULT_ROW_NONE + 1; i < VAULT_ROW_COUNT; i++) {
        if ((report->audit.bad_kinds >> i & 1) != 0) {
            add_table(report, vault_seal_table((enum vault_row)i));
        }
    }
    if (report->bad_pages == 0 && report->structure_errors == 0) {
        if (report->search_index_wrong) {
            add_table(report, "note_search");
        }
        return VAULT_OK;
    }
    status = vault_db_prepare(vault->db,
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND rootpage > 0 AND name NOT LIKE 'sqlite%' ORDER BY name",
        &stmt);
    while (status == VAULT_OK && count < VAULT_CHECK_TABLES) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK) {
            status =
                vault_db_column_string(stmt, 0, names[count++], VAULT_WORD_MAX);
        }
    }
    (void)sqlite3_finalize(stmt);
    status = status == VAULT_DONE ? VAULT_OK : status;
    for (i = 0; i < count && status == VAULT_OK; i++) {
        status = look_at_table(vault, names[i], report);
    }
    return status;
}

static enum vault_status
judge(const struct vault_check_report *report)
{
    if (report->header_copy_damaged[0] || report->header_copy_damaged[1] ||
        report->slots_unauthenticated || report->salt_differs ||
        report->size_wrong || report->bad_pages != 0 ||
        report->structure_errors != 0 || report->foreign_key_errors != 0 ||
        report->search_index_wrong || report->audit.first_bad != 0 ||
        report->audit.first_bad_note != 0 || report->audit.bad_rows != 0) {
        return VAULT_ERR_DAMAGED;
    }
    return report->audit.missing > 0 ? VAULT_ERR_ROLLBACK : VAULT_OK;
}

/*
 * A page too damaged to read stops the later steps; what was found until then
 * is the report, and it is never empty.
 */
static enum vault_status
look(struct vault *vault, bool full, struct vault_check_report *report)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = look_at_header(vault, &file, report);
    if (status != VAULT_OK) {
        return status;
    }
    status = look_at_size(vault, &file, report);
    if (status != VAULT_OK) {
        return status;
    }
    if (full) {
        status = look_at_pages(vault, report);
        if (status != VAULT_OK) {
            return status;
        }
    }
    status = count_findings(vault->db, "PRAGMA foreign_key_check", NULL,
        &report->foreign_key_errors);
    if (status != VAULT_OK) {
        return status;
    }
    return look_at_chain(vault, full, report);
}

enum vault_status
vault_check(struct vault *vault, bool full,
    struct vault_check_report *ret_report)
{
    enum vault_status status;
    struct vault_check_report report = { 0 };

    status = look(vault, full, &report);
    if (status == VAULT_ERR_DAMAGED) {
        report.structure_errors += report.bad_pages == 0;
        status = VAULT_OK;
    }
    if (status == VAULT_OK && full) {
        status = name_tables(vault, &report);
        status = status == VAULT_ERR_DAMAGED ? VAULT_OK : status;
    }
    if (status != VAULT_OK) {
        return status;
    }
    *ret_report = report;
    return judge(&report);
}
