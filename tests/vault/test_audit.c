#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/person.h"
#include "vault/release.h"

#define HEADER_LEN 65536
#define PAGE_LEN 8192

static void
consent(struct rows *rows, const char *kind)
{
    struct vault_consent steps = { .case_code = "AB-1",
        .informed = "2026-01-01",
        .understood = "2026-01-01",
        .accepted = "2026-01-01" };

    (void)snprintf(steps.kind, sizeof(steps.kind), "%s", kind);
    assert_int_equal(vault_consent_record(rows->vault, &steps), VAULT_OK);
}

static void
identifier(struct rows *rows, int64_t person, const char *value)
{
    assert_int_equal(vault_identifier_add(rows->vault, person, "name",
                         rows_text(value)),
        VAULT_OK);
}

/* One row of every kind. */
static void
fill(struct rows *rows)
{
    static const char *const codes[] = { "AB-1" };
    const struct vault_release release = {
        .kind = "supervision",
        .purpose = "supervision",
        .profile = "supervision",
        .sha256 = "0123456789abcdef0123456789abcdef"
                  "0123456789abcdef0123456789abcdef",
    };
    char pseudonym[VAULT_CODE_MAX];
    int64_t person = 0, id = 0;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_case_close(rows->vault, "AB-2", "2026-03-04"),
        VAULT_OK);
    assert_int_equal(vault_person_add(rows->vault, "AB-1", VAULT_ROLE_CLIENT,
                         &person),
        VAULT_OK);
    identifier(rows, person, "Rani");
    rows_note(rows, "AB-1", "catatan pertama");
    rows_note(rows, "AB-1", "catatan kedua");
    assert_int_equal(vault_note_edit(rows->vault, 1,
                         rows_text("catatan yang diubah")),
        VAULT_OK);
    consent(rows, "supervision");
    consent(rows, "treatment");
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "treatment",
                         "2026-05-01", &id),
        VAULT_OK);
    assert_int_equal(vault_release_register(rows->vault, &release, codes, 1,
                         &id),
        VAULT_OK);
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-1",
                         pseudonym),
        VAULT_OK);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1", rows_text("Dua"),
                         "keep"),
        VAULT_OK);
    assert_int_equal(vault_audit_append(rows->vault, "search", NULL, "3 hits"),
        VAULT_OK);
}

static enum vault_status
verify(struct rows *rows, struct vault_audit_verdict *verdict)
{
    memset(verdict, 0xff, sizeof(*verdict));
    return vault_audit_verify(rows->vault, verdict);
}

static void
test_audit_append__is_listed_in_order(void **state)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    struct rows *rows = *state;

    assert_int_equal(vault_audit_append(rows->vault, "unlock", NULL, NULL),
        VAULT_OK);
    assert_int_equal(vault_audit_append(rows->vault, "note-show", "17",
                         "'); DELETE FROM audit; --"),
        VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_audit_iter_open(rows->vault, &iter), VAULT_OK);
    assert_int_equal(vault_audit_iter_next(iter, &entry), VAULT_OK);
    assert_int_equal(entry.number, 1);
    assert_string_equal(entry.action, "unlock");
    assert_string_equal(entry.subject, "");
    assert_string_equal(entry.detail, "");
    assert_int_equal(strlen(entry.at), VAULT_TIME_MAX - 1);
    assert_true(strlen(entry.actor) > 0);
    assert_int_equal(vault_audit_iter_next(iter, &entry), VAULT_OK);
    assert_int_equal(entry.number, 2);
    assert_string_equal(entry.subject, "17");
    assert_string_equal(entry.detail, "'); DELETE FROM audit; --");
    assert_int_equal(vault_audit_iter_next(iter, &entry), VAULT_DONE);
    vault_audit_iter_close(&iter);
    vault_audit_iter_close(&iter);
    rows_assert_sound(rows);
}

static void
test_audit_append__refuses_what_does_not_fit(void **state)
{
    struct rows *rows = *state;
    char text[300];

    memset(text, 'x', sizeof(text));
    text[VAULT_WORD_MAX] = '\0';
    assert_int_equal(vault_audit_append(rows->vault, text, NULL, NULL),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_audit_append(rows->vault, "", NULL, NULL),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_audit_append(rows->vault, NULL, NULL, NULL),
        VAULT_ERR_INVALID);
    memset(text, 'x', sizeof(text));
    text[VAULT_NAME_MAX] = '\0';
    assert_int_equal(vault_audit_append(rows->vault, "x", text, NULL),
        VAULT_ERR_INVALID);
    memset(text, 'x', sizeof(text));
    text[256] = '\0';
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, text),
        VAULT_ERR_INVALID);
    text[255] = '\0';
    assert_int_equal(vault_audit_append(rows->vault, "x", NULL, text),
        VAULT_OK);
}

static void
test_audit_verify__empty_and_full(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    int64_t entries;

    assert_int_equal(verify(rows, &verdict), VAULT_OK);
    assert_int_equal(verdict.entries, 0);
    fill(rows);
    rows_reopen(rows);
    entries = rows_sql_int(rows, "SELECT count(*) FROM audit");
    assert_int_equal(verify(rows, &verdict), VAULT_OK);
    assert_int_equal(verdict.entries, entries);
    assert_int_equal(verdict.anchored, entries);
    assert_int_equal(verdict.note_versions, 3);
    /* every entry vouches for a row, but for the search */
    assert_int_equal(verdict.rows, entries - 1 - 3);
    assert_int_equal(verdict.bad_rows, 0);
}

/* Each is done behind our back, in a vault of its own. */
static const struct {
    const char *name;
    const char *sql;
    enum vault_status status;
} log_tampering[] = {
    { "delete an entry", "DELETE FROM audit WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "delete one and close the gap",
        "DELETE FROM audit WHERE number = 14;"
        "UPDATE audit SET number = 14 WHERE number = 15",
        VAULT_ERR_DAMAGED },
    { "delete the first", "DELETE FROM audit WHERE number = 1",
        VAULT_ERR_DAMAGED },
    { "edit a detail", "UPDATE audit SET detail = 'x' WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "edit the time",
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "edit the actor", "UPDATE audit SET actor = 'x' WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "move a word between columns",
        "UPDATE audit SET subject = subject || detail, detail = ''"
        " WHERE number = 6",
        VAULT_ERR_DAMAGED },
    { "take a seal off", "UPDATE audit SET link = NULL WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "swap two",
        "UPDATE audit SET number = -5 WHERE number = 5;"
        "UPDATE audit SET number = 5 WHERE number = 6;"
        "UPDATE audit SET number = 6 WHERE number = -5",
        VAULT_ERR_DAMAGED },
    { "copy one to the end",
        "INSERT INTO audit SELECT (SELECT max(number) + 1 FROM audit), at,"
        " actor, action, subject, detail, link, mac FROM audit"
        " WHERE number = 5",
        VAULT_ERR_DAMAGED },
    { "cut the tail off",
        "DELETE FROM audit WHERE number > (SELECT max(number) - 1 FROM audit)",
        VAULT_ERR_ROLLBACK },
    { "cut the tail off with rows that it vouches for",
        "DELETE FROM audit WHERE number > 6", VAULT_ERR_DAMAGED },
    { "empty it", "DELETE FROM audit", VAULT_ERR_DAMAGED },
};

static void
test_audit_verify__notices_tampering_with_the_log(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    enum vault_status status;
    size_t i;

    fill(rows);
    for (i = 0; i < sizeof(log_tampering) / sizeof(log_tampering[0]); i++) {
        rows_sql(rows, "BEGIN");
        rows_sql(rows, log_tampering[i].sql);
        status = verify(rows, &verdict);
        if (status != log_tampering[i].status) {
            fail_msg("%s: %s", log_tampering[i].name,
                vault_status_name(status));
        }
        rows_sql(rows, "ROLLBACK");
    }
    rows_assert_sound(rows);
}

static void
test_audit_verify__tells_which_entry(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;

    fill(rows);
    rows_sql(rows, "UPDATE audit SET detail = 'x' WHERE number = 7");
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.first_bad, 7);
    assert_int_equal(verdict.missing, 0);
    rows_sql(rows, "DELETE FROM audit WHERE number = 4");
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.first_bad, 4);
    assert_int_equal(verdict.bad_rows, 1);
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
    { "INSERT INTO decision VALUES (1, 1, 'Satu', 'keep')", 0, 1 },
    { "INSERT INTO decision VALUES (999, 1, 'Satu', 'keep')", 0, 1 },
};

static void
test_audit_verify__notices_tampering_with_rows(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    size_t i;

    fill(rows);
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

struct image {
    uint8_t *bytes;
    size_t len;
};

static struct image
read_image(const char *path)
{
    struct image image = { NULL, 0 };
    FILE *file = fopen(path, "rb");
    long len;

    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    len = ftell(file);
    assert_true(len > HEADER_LEN);
    rewind(file);
    image.len = (size_t)len;
    image.bytes = malloc(image.len);
    assert_non_null(image.bytes);
    assert_int_equal(fread(image.bytes, 1, image.len, file), image.len);
    assert_int_equal(fclose(file), 0);
    return image;
}

static void
write_image(const char *path, const struct image *image)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(image->bytes, 1, image->len, file), image->len);
    assert_int_equal(fclose(file), 0);
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
    char decision[VAULT_WORD_MAX] = "";
    enum vault_status status;
    size_t i;

    for (i = 0; i < 2; i++) {
        status = vault_consent_grant(rows->vault, "AB-1", kinds[i],
            "2026-07-01", &grant);
        put_line(all, "%s %s\n", kinds[i], vault_status_name(status));
        vault_grant_free(&grant);
    }
    status =
        vault_decision_get(rows->vault, "AB-1", rows_text("Dua"), decision);
    put_line(all, "Dua %s %s\n", vault_status_name(status), decision);
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
test_audit_verify__notices_any_page_put_back(void **state)
{
    struct rows *rows = *state;
    struct image old, new, mixed;
    char *newest, *seen;
    int64_t id = 0;
    size_t at;
    int replayed = 0, noticed = 0;

    fill(rows);
    vault_close(&rows->vault);
    old = read_image(rows->path);
    rows_reopen(rows);
    assert_int_equal(vault_note_edit(rows->vault, 2,
                         rows_text("isi baru catatan")),
        VAULT_OK);
    identifier(rows, 4, "Rani Kusuma");
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "supervision",
                         "2026-06-01", &id),
        VAULT_OK);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1", rows_text("Dua"),
                         "remove"),
        VAULT_OK);
    newest = read_everything(rows);
    vault_close(&rows->vault);
    new = read_image(rows->path);
    mixed = read_image(rows->path);
    for (at = HEADER_LEN; at + PAGE_LEN <= old.len && at < new.len;
         at += PAGE_LEN) {
        if (memcmp(old.bytes + at, new.bytes + at, PAGE_LEN) == 0) {
            continue;
        }
        memcpy(mixed.bytes + at, old.bytes + at, PAGE_LEN);
        write_image(rows->path, &mixed);
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
    write_image(rows->path, &new);
    rows_reopen(rows);
    rows_assert_sound(rows);
    free(newest);
    free(old.bytes);
    free(new.bytes);
    free(mixed.bytes);
}

/* The header of today before the pages of yesterday. */
static void
put_database_back(struct rows *rows, const struct image *old)
{
    struct image mixed, new = read_image(rows->path);

    mixed.len = old->len;
    mixed.bytes = malloc(mixed.len);
    assert_non_null(mixed.bytes);
    memcpy(mixed.bytes, old->bytes, old->len);
    memcpy(mixed.bytes, new.bytes, HEADER_LEN);
    write_image(rows->path, &mixed);
    free(mixed.bytes);
    free(new.bytes);
}

static void
test_audit_accept__after_an_old_database(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    struct image old;

    fill(rows);
    vault_close(&rows->vault);
    old = read_image(rows->path);
    rows_reopen(rows);
    rows_note(rows, "AB-1", "satu");
    rows_note(rows, "AB-1", "dua");
    rows_note(rows, "AB-1", "tiga");
    vault_close(&rows->vault);
    put_database_back(rows, &old);
    rows_reopen(rows);
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_ROLLBACK);
    assert_int_equal(verdict.missing, 3);
    assert_int_equal(verdict.first_bad, 0);
    assert_int_equal(verdict.anchored, verdict.entries + 3);
    assert_int_equal(vault_audit_accept(rows->vault), VAULT_OK);
    rows_assert_sound(rows);
    rows_reopen(rows);
    rows_assert_sound(rows);
    assert_int_equal(rows_log_count(rows, "accept"), 1);
    rows_note(rows, "AB-1", "lagi");
    rows_assert_sound(rows);
    free(old.bytes);
}

/* An old log that was written on: longer than the anchor, but another one. */
static void
test_audit_verify__notices_another_way(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    struct image old;

    fill(rows);
    vault_close(&rows->vault);
    old = read_image(rows->path);
    rows_reopen(rows);
    rows_note(rows, "AB-1", "satu");
    rows_note(rows, "AB-1", "dua");
    vault_close(&rows->vault);
    put_database_back(rows, &old);
    rows_reopen(rows);
    rows_note(rows, "AB-1", "yang lain");
    rows_note(rows, "AB-1", "yang lain lagi");
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_ROLLBACK);
    rows_note(rows, "AB-1", "dan satu lagi");
    rows_note(rows, "AB-1", "dan yang terakhir");
    rows_reopen(rows);
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_ROLLBACK);
    assert_true(verdict.missing >= 1);
    assert_int_equal(verdict.first_bad, 0);
    free(old.bytes);
}

/* Accepting heals no wrong link: the log stays damaged for all to see. */
static void
test_audit_accept__hides_no_damage(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;

    fill(rows);
    rows_sql(rows, "UPDATE audit SET detail = 'x' WHERE number = 3");
    assert_int_equal(vault_audit_accept(rows->vault), VAULT_OK);
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.first_bad, 3);
}

static void
test_audit_anchor__one_for_a_transaction(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    rows_note(rows, "AB-1", "satu");
    rows_note(rows, "AB-1", "dua");
    assert_int_equal(verify(rows, &verdict), VAULT_OK);
    assert_int_equal(verdict.anchored, 1);
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    assert_int_equal(verify(rows, &verdict), VAULT_OK);
    assert_int_equal(verdict.anchored, 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_audit_append__is_listed_in_order,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_append__refuses_what_does_not_fit, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_audit_verify__empty_and_full,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_verify__notices_tampering_with_the_log, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_audit_verify__tells_which_entry,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_verify__notices_tampering_with_rows, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_verify__notices_any_page_put_back, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_accept__after_an_old_database, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_audit_verify__notices_another_way,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_audit_accept__hides_no_damage,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_anchor__one_for_a_transaction, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
