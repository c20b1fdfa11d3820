#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"

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
    rows_fill(rows);
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

    rows_fill(rows);
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

    rows_fill(rows);
    rows_sql(rows, "UPDATE audit SET detail = 'x' WHERE number = 7");
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.first_bad, 7);
    assert_int_equal(verdict.missing, 0);
    rows_sql(rows, "DELETE FROM audit WHERE number = 4");
    assert_int_equal(verify(rows, &verdict), VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.first_bad, 4);
    assert_int_equal(verdict.bad_rows, 1);
}

/* The header of today before the pages of yesterday. */
static void
put_database_back(struct rows *rows, const struct rows_image *old)
{
    struct rows_image mixed, new = rows_image_read(rows->path);

    mixed.len = old->len;
    mixed.bytes = malloc(mixed.len);
    assert_non_null(mixed.bytes);
    memcpy(mixed.bytes, old->bytes, old->len);
    memcpy(mixed.bytes, new.bytes, ROWS_HEADER_LEN);
    rows_image_write(rows->path, &mixed);
    free(mixed.bytes);
    free(new.bytes);
}

static void
test_audit_accept__after_an_old_database(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    struct rows_image old;

    rows_fill(rows);
    vault_close(&rows->vault);
    old = rows_image_read(rows->path);
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
    struct rows_image old;

    rows_fill(rows);
    vault_close(&rows->vault);
    old = rows_image_read(rows->path);
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

    rows_fill(rows);
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

/* Two programs with the vault open, as a TUI and a command are. */
static void
test_audit_append__two_writers_make_one_chain(void **state)
{
    struct rows *rows = *state;
    struct rows other = *rows;
    int i;

    other.vault = NULL;
    rows_reopen(&other);
    rows_case(rows, "AB-1");
    for (i = 0; i < 5; i++) {
        rows_note(&other, "AB-1", "dari yang lain");
        rows_note(rows, "AB-1", "dari yang satu");
    }
    rows_assert_sound(&other);
    rows_assert_sound(rows);
    assert_int_equal(rows_log_count(&other, "note-add"), 10);
    vault_close(&other.vault);
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
            test_audit_accept__after_an_old_database, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_audit_verify__notices_another_way,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_audit_accept__hides_no_damage,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_append__two_writers_make_one_chain, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_audit_anchor__one_for_a_transaction, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
