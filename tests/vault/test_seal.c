#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/person.h"
#include "vault/release.h"
#include "vault/seal.h"

#define PAGE_LEN 8192

static struct vault_value
text(const char *word)
{
    return vault_value_word(word);
}

static bool
same(struct rows *rows, const struct vault_value *a, size_t a_count,
    const struct vault_value *b, size_t b_count)
{
    uint8_t first[VAULT_MAC_LEN], second[VAULT_MAC_LEN];

    vault_seal_values(rows->vault, "x", a, a_count, first);
    vault_seal_values(rows->vault, "x", b, b_count, second);
    return memcmp(first, second, sizeof(first)) == 0;
}

/* What could run together: neighbours, types, empty values, counts. */
static void
test_seal_values__no_two_rows_alike(void **state)
{
    const struct vault_value lists[][2] = {
        { text("ab"), text("c") },
        { text("a"), text("bc") },
        { text("abc"), text("") },
        { text(""), text("abc") },
        { vault_value_blob("ab", 2), text("c") },
        { vault_value_blob(NULL, 0), text("c") },
        { vault_value_blob("", 0), text("c") },
        { text(""), text("c") },
        { vault_value_int(0), text("c") },
        { vault_value_int(1), text("c") },
        { vault_value_int(256), text("c") },
        { vault_value_int(-1), text("c") },
        { vault_value_blob("\0\0\0\0\0\0\0\0", 8), text("c") },
    };
    struct rows *rows = *state;
    size_t count = sizeof(lists) / sizeof(lists[0]);
    size_t i, j;

    for (i = 0; i < count; i++) {
        for (j = 0; j < count; j++) {
            assert_int_equal(same(rows, lists[i], 2, lists[j], 2), i == j);
        }
        assert_false(same(rows, lists[i], 2, lists[i], 1));
    }
}

static void
test_seal_values__label_and_key_count(void **state)
{
    const struct vault_value value = vault_value_int(5);
    uint8_t first[VAULT_MAC_LEN], second[VAULT_MAC_LEN];
    struct rows *rows = *state;

    vault_seal_values(rows->vault, "note", &value, 1, first);
    vault_seal_values(rows->vault, "case", &value, 1, second);
    assert_memory_not_equal(first, second, sizeof(first));
    rows->vault->audit_key.data[0] ^= 1;
    vault_seal_values(rows->vault, "note", &value, 1, second);
    assert_memory_not_equal(first, second, sizeof(first));
    rows->vault->audit_key.data[0] ^= 1;
    vault_seal_values(rows->vault, "note", &value, 1, second);
    assert_memory_equal(first, second, sizeof(first));
}

static void
test_seal_columns__reads_what_was_bound(void **state)
{
    static const char sql[] = "SELECT 'skipped', ?1, ?2, ?3, ?4, ?5";
    const struct vault_value values[] = { vault_value_int(-3), text(""),
        text("z\xc3\xab"), vault_value_blob("\0\1", 2),
        vault_value_blob(NULL, 0) };
    uint8_t first[VAULT_MAC_LEN], second[VAULT_MAC_LEN];
    struct rows *rows = *state;
    sqlite3_stmt *stmt = NULL;

    assert_int_equal(vault_statement_get(rows->vault, sql, values, 5, &stmt),
        VAULT_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_int_equal(vault_seal_columns(rows->vault, "x", stmt, 1, first),
        VAULT_OK);
    vault_statement_done(stmt);
    vault_seal_values(rows->vault, "x", values, 5, second);
    assert_memory_equal(first, second, sizeof(first));
}

static void
test_seal_columns__takes_no_floating_point(void **state)
{
    static const char sql[] = "SELECT 1.5";
    uint8_t mac[VAULT_MAC_LEN];
    struct rows *rows = *state;
    sqlite3_stmt *stmt = NULL;

    assert_int_equal(vault_statement_get(rows->vault, sql, NULL, 0, &stmt),
        VAULT_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_int_equal(vault_seal_columns(rows->vault, "x", stmt, 0, mac),
        VAULT_ERR_DAMAGED);
    vault_statement_done(stmt);
}

static void
test_seal_row__only_of_rows_that_are_there(void **state)
{
    uint8_t mac[VAULT_MAC_LEN];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_seal_row(rows->vault, VAULT_ROW_CASE, 1, mac),
        VAULT_OK);
    assert_int_equal(vault_seal_row(rows->vault, VAULT_ROW_CASE, 2, mac),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_seal_row(rows->vault, VAULT_ROW_NOTE, 1, mac),
        VAULT_ERR_NOT_FOUND);
}

/* A version carries the seal of the one before it. */
static void
test_seal_row__chains_the_versions_of_a_note(void **state)
{
    uint8_t before[VAULT_MAC_LEN], after[VAULT_MAC_LEN];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_note(rows, "AB-1", "one");
    assert_int_equal(vault_note_edit(rows->vault, 1, rows_text("two")),
        VAULT_OK);
    assert_int_equal(vault_seal_row(rows->vault, VAULT_ROW_NOTE, 3, before),
        VAULT_OK);
    rows_sql(rows, "UPDATE audit SET link = zeroblob(32) WHERE number = 2");
    assert_int_equal(vault_seal_row(rows->vault, VAULT_ROW_NOTE, 3, after),
        VAULT_OK);
    assert_memory_not_equal(before, after, sizeof(before));
}

static enum vault_status
verify(struct rows *rows, struct vault_audit_verdict *verdict)
{
    memset(verdict, 0xff, sizeof(*verdict));
    return vault_audit_verify(rows->vault, verdict);
}

/* The table, a change to it, and the note that is to be named. */
static const struct {
    const char *sql;
    int64_t note;
    int64_t rows;
} row_tampering[] = {
    { "UPDATE note_version SET text = 'x' WHERE entry = 6", 1, 0 },
    { "DELETE FROM note_version WHERE note_id = 1 AND version = 2", 1, 0 },
    { "UPDATE note SET version = 1 WHERE id = 1", 1, 0 },
    { "UPDATE note SET date = '2026-12-31' WHERE id = 2", 2, 0 },
    { "UPDATE note SET kind = 'process' WHERE id = 2", 2, 0 },
    { "UPDATE note SET case_id = 2 WHERE id = 2", 2, 0 },
    { "DELETE FROM note WHERE id = 2", 2, 0 },
    { "UPDATE identifier SET value = 'Rina'", 0, 1 },
    { "DELETE FROM identifier", 0, 1 },
    { "UPDATE person SET role = 'mother'", 0, 1 },
    { "UPDATE case_file SET code = 'AB-3' WHERE id = 2", 0, 1 },
    { "DELETE FROM case_closing", 0, 1 },
    { "UPDATE consent SET expires = '' , kind = 'research:x' WHERE id = 9", 0,
        1 },
    { "UPDATE consent SET accepted = '2026-01-02' WHERE id = 9", 0, 1 },
    { "DELETE FROM consent_revocation", 0, 1 },
    { "UPDATE consent_revocation SET revoked = '2027-01-01'", 0, 1 },
    { "UPDATE release SET finding_count = 9", 0, 1 },
    { "INSERT INTO release_case VALUES (1, 2)", 0, 1 },
    { "DELETE FROM release_case", 0, 1 },
    { "UPDATE pseudonym SET project = 'dream'", 0, 1 },
    { "UPDATE decision SET decision = 'remove'", 0, 1 },
    { "UPDATE appointment SET minutes = 51", 0, 1 },
    { "UPDATE appointment SET attendance = 'late'", 0, 1 },
    { "DELETE FROM appointment", 0, 1 },
    { "UPDATE measure SET highest = 2000", 0, 1 },
    { "DELETE FROM measure", 0, 1 },
    { "UPDATE score SET value = 500", 0, 1 },
    { "UPDATE score SET value = NULL, missing = 'declined'", 0, 1 },
    { "DELETE FROM score", 0, 1 },
    { "UPDATE event SET kind = 'repair' WHERE id = 20", 0, 1 },
    { "DELETE FROM event WHERE id = 20", 0, 1 },
    { "UPDATE attribute SET value = 'male'", 0, 1 },
    { "DELETE FROM attribute", 0, 1 },
    { "UPDATE retraction SET row_id = 20", 0, 1 },
    { "DELETE FROM retraction", 0, 1 },
    { "INSERT INTO decision VALUES (1, 1, 'Satu', 'keep')", 0, 1 },
    { "INSERT INTO decision VALUES (999, 1, 'Satu', 'keep')", 0, 1 },
};

static void
test_seal_verify__notices_tampering_with_rows(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    size_t i;

    rows_fill(rows);
    rows_fill_clinical(rows);
    rows_sql(rows, "PRAGMA foreign_keys = OFF");
    for (i = 0; i < sizeof(row_tampering) / sizeof(row_tampering[0]); i++) {
        rows_sql(rows, "BEGIN");
        rows_sql(rows, row_tampering[i].sql);
        if (rows_sql_int(rows, "SELECT changes()") == 0 ||
            verify(rows, &verdict) != VAULT_ERR_DAMAGED ||
            verdict.first_bad_note != row_tampering[i].note ||
            verdict.bad_rows != row_tampering[i].rows) {
            fail_msg("%s: note %jd, rows %jd", row_tampering[i].sql,
                (intmax_t)verdict.first_bad_note, (intmax_t)verdict.bad_rows);
        }
        rows_sql(rows, "ROLLBACK");
    }
    rows_assert_sound(rows);
}

static void
put_line(struct vault_secret *all, const char *format, ...)
{
    char line[600];
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    assert_in_range(len, 0, sizeof(line) - 1);
    assert_int_equal(vault_secret_append(all, line, (size_t)len), VAULT_OK);
}

static void
read_cases(struct rows *rows, struct vault_secret *all)
{
    struct vault_case_iter *iter = NULL;
    struct vault_case found;

    assert_int_equal(vault_case_iter_open(rows->vault, &iter), VAULT_OK);
    while (vault_case_iter_next(iter, &found) == VAULT_OK) {
        put_line(all, "%jd %s %s %jd\n", (intmax_t)found.id, found.code,
            found.closed, (intmax_t)found.note_count);
    }
    vault_case_iter_close(&iter);
}

static void
read_notes(struct rows *rows, struct vault_secret *all)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    int64_t id;

    assert_int_equal(vault_note_iter_open(rows->vault, "AB-1", &iter),
        VAULT_OK);
    while (vault_note_iter_next(iter, &note) == VAULT_OK) {
        put_line(all, "%jd %s %jd\n", (intmax_t)note.id, note.text.data,
            (intmax_t)note.version);
    }
    vault_note_iter_close(&iter);
    for (id = 1; id <= 2; id++) {
        if (vault_note_get(rows->vault, id, &note) == VAULT_OK) {
            put_line(all, "%jd %s\n", (intmax_t)id, note.text.data);
        }
    }
    vault_note_release(&note);
}

static void
read_identifiers(struct rows *rows, struct vault_secret *all)
{
    struct vault_identifier found = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;

    assert_int_equal(vault_identifier_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    while (vault_identifier_iter_next(iter, &found) == VAULT_OK) {
        put_line(all, "%s %s\n", found.role, found.value.data);
    }
    vault_identifier_iter_close(&iter);
    vault_identifier_release(&found);
}

static void
read_grants(struct rows *rows, struct vault_secret *all)
{
    static const char *const kinds[] = { "supervision", "treatment" };
    struct vault_grant *grant = NULL;
    struct vault_decision decision = { .folded = false };
    enum vault_status status;
    size_t i;

    for (i = 0; i < 2; i++) {
        status = vault_consent_grant(rows->vault, "AB-1", kinds[i],
            "2026-07-01", &grant);
        put_line(all, "%s %s\n", kinds[i], vault_status_name(status));
        vault_grant_free(&grant);
    }
    status =
        vault_decision_get(rows->vault, "AB-1", rows_surface("Dua"), &decision);
    put_line(all, "Dua %s %s\n", vault_status_name(status), decision.word);
}

/* What a user would see, as one text. */
static char *
read_everything(struct rows *rows)
{
    struct vault_secret all = VAULT_SECRET_INIT;
    char *copy;

    read_cases(rows, &all);
    read_notes(rows, &all);
    read_identifiers(rows, &all);
    read_grants(rows, &all);
    copy = strdup((const char *)all.data);
    assert_non_null(copy);
    vault_secret_release(&all);
    return copy;
}

/* Whether opening or verifying the file notices something. */
static bool
is_noticed(struct rows *rows)
{
    struct vault_audit_verdict verdict;

    return rows_try_reopen(rows) != VAULT_OK ||
        verify(rows, &verdict) != VAULT_OK;
}

/*
 * SQLCipher accepts a page from an old copy of the file.  Every single page
 * that differs is put back: it is noticed, or everything reads as the newest
 * (a page of the search index, which the full check compares).
 */
static void
test_seal_verify__notices_any_page_put_back(void **state)
{
    struct rows *rows = *state;
    struct rows_image old, new, mixed;
    char *newest, *seen;
    int64_t id = 0;
    size_t at;
    int replayed = 0, noticed = 0;

    rows_fill(rows);
    vault_close(&rows->vault);
    old = rows_image_read(rows->path);
    rows_reopen(rows);
    assert_int_equal(vault_note_edit(rows->vault, 2,
                         rows_text("isi baru catatan")),
        VAULT_OK);
    rows_identifier(rows, 4, "Rani Kusuma");
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "supervision",
                         "2026-06-01", &id),
        VAULT_OK);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         rows_surface("Dua"),
                         &(struct vault_decision){ .word = "remove" }),
        VAULT_OK);
    newest = read_everything(rows);
    vault_close(&rows->vault);
    new = rows_image_read(rows->path);
    mixed = rows_image_read(rows->path);
    for (at = ROWS_HEADER_LEN; at + PAGE_LEN <= old.len && at < new.len;
         at += PAGE_LEN) {
        if (memcmp(old.bytes + at, new.bytes + at, PAGE_LEN) == 0) {
            continue;
        }
        memcpy(mixed.bytes + at, old.bytes + at, PAGE_LEN);
        rows_image_write(rows->path, &mixed);
        replayed++;
        if (is_noticed(rows)) {
            noticed++;
        } else {
            seen = read_everything(rows);
            assert_string_equal(seen, newest);
            free(seen);
        }
        vault_close(&rows->vault);
        memcpy(mixed.bytes + at, new.bytes + at, PAGE_LEN);
    }
    print_message("# %d pages put back, %d noticed, the others changed no"
                  " row\n",
        replayed, noticed);
    /* note, note_version, identifier, revocation, decision, audit */
    assert_true(noticed >= 6);
    rows_image_write(rows->path, &new);
    rows_reopen(rows);
    rows_assert_sound(rows);
    free(newest);
    free(old.bytes);
    free(new.bytes);
    free(mixed.bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_seal_values__no_two_rows_alike,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_seal_values__label_and_key_count,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_seal_columns__reads_what_was_bound,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_seal_columns__takes_no_floating_point, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_seal_row__only_of_rows_that_are_there, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_seal_row__chains_the_versions_of_a_note, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_seal_verify__notices_tampering_with_rows, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_seal_verify__notices_any_page_put_back, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
