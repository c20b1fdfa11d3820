#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/backup.h"
#include "vault/case.h"
#include "vault/erase.h"
#include "vault/file.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/page.h"
#include "vault/release.h"
#include "vault/reseal.h"

static const struct vault_erase_request ab_1 = { .case_code = "AB-1" };

static void
erase(struct rows *rows, const struct vault_erase_request *request)
{
    struct vault_erasure erasure;

    assert_int_equal(vault_erase(rows->vault, request, &erasure), VAULT_OK);
    assert_true(erasure.finished);
}

static enum vault_status
verify(struct rows *rows)
{
    struct vault_audit_verdict verdict;

    return vault_audit_verify(rows->vault, &verdict);
}

/* How many decrypted pages of the file hold the word, in use or free. */
static int
pages_with(struct rows *rows, const char *word)
{
    static uint8_t clear[VAULT_HEADER_PAGE_SIZE];
    static uint8_t bytes[VAULT_HEADER_PAGE_SIZE];
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    struct vault_file file = VAULT_FILE_INIT;
    uint8_t salt[VAULT_HEADER_SALT_LEN];
    int64_t len = 0;
    int64_t page;
    int found = 0;

    assert_int_equal(vault_file_open(rows->path, false, &file), VAULT_OK);
    assert_int_equal(vault_file_size(&file, &len), VAULT_OK);
    assert_int_equal(vault_file_read(&file, ROWS_HEADER_LEN, salt,
                         sizeof(salt)),
        VAULT_OK);
    assert_int_equal(vault_page_keys_make(&rows->vault->data_key, salt, &keys),
        VAULT_OK);
    for (page = 0; ROWS_HEADER_LEN + page * VAULT_HEADER_PAGE_SIZE < len;
         page++) {
        assert_int_equal(vault_file_read(&file,
                             ROWS_HEADER_LEN + page * VAULT_HEADER_PAGE_SIZE,
                             bytes, sizeof(bytes)),
            VAULT_OK);
        assert_int_equal(vault_page_decrypt(&keys, (uint32_t)page + 1, bytes,
                             clear),
            VAULT_OK);
        found += memmem(clear, VAULT_PAGE_USABLE, word, strlen(word)) != NULL;
    }
    vault_page_keys_release(&keys);
    vault_file_close(&file);
    return found;
}

/*
 * Many notes of several lengths, of two cases in turn, with edits: rows move
 * between pages, and words stand on the borders of the index.
 */
static void
fill_many(struct rows *rows)
{
    char *text = malloc(40000);
    int64_t id;
    size_t len;
    int i;

    assert_non_null(text);
    rows_fill(rows);
    rows_fill_clinical(rows);
    for (i = 0; i < 300; i++) {
        len = (size_t)snprintf(text, 40000, "%s %d", "zwqmarkerings", i);
        while (len < 100 + (size_t)(i % 7) * (size_t)(i % 11) * 500) {
            len += (size_t)snprintf(text + len, 40000 - len, " zwqmark%zu",
                len * 7919 % 9973);
        }
        id = rows_note(rows, "AB-1", text);
        rows_note(rows, "AB-2", "the other case goes on and on");
        (void)snprintf(text, 40000, "zwq%07d %.*s", i * 7919 % 9973, i % 90,
            "zwqname zwqname zwqname zwqname zwqname zwqname zwqname zwqname "
            "zwqname zwqname zwqname zwqname");
        rows_identifier(rows, 4, text);
        if (i % 5 == 0) {
            assert_int_equal(vault_note_edit(rows->vault, id,
                                 rows_text("shorter zwqmarkerings")),
                VAULT_OK);
        }
    }
    free(text);
}

static void
test_erase__leaves_nothing_on_any_page(void **state)
{
    static const char *const words[] = { "zwq", "catatan", "Rani", "Dua" };
    struct rows *rows = *state;
    size_t i;

    fill_many(rows);
    assert_true(pages_with(rows, "zwqmark") > 10);
    erase(rows, &ab_1);
    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        assert_int_equal(pages_with(rows, words[i]), 0);
    }
    assert_true(pages_with(rows, "the other case goes") > 0);
    rows_assert_sound(rows);
    rows_reopen(rows);
    rows_assert_sound(rows);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM pragma_foreign_key_check"),
        0);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM note_search"
                         " WHERE note_search MATCH 'zwqmarkerings'"),
        0);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM note_search"
                         " WHERE note_search MATCH 'goes'"),
        300);
}

/* A table that a later step brings must be thought about: it goes or stays. */
static void
test_erase__every_table_is_decided(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    rows_fill_clinical(rows);
    erase(rows, &ab_1);
    assert_int_equal(
        rows_sql_int(rows,
            "SELECT count(*) FROM sqlite_schema m"
            " WHERE type = 'table' AND name NOT LIKE 'note_search%'"
            " AND name NOT IN ('audit', 'case_file', 'measure',"
            " 'project', 'release', 'release_case', 'release_code', 'site',"
            " 'retraction', 'rekey', 'supervision', 'erasure', 'erased',"
            " 'visit')"
            " AND NOT EXISTS (SELECT 1 FROM"
            " pragma_foreign_key_list(m.name))"),
        0);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT (SELECT count(*) FROM person)"
                         " + (SELECT count(*) FROM identifier)"
                         " + (SELECT count(*) FROM note)"
                         " + (SELECT count(*) FROM note_version)"
                         " + (SELECT count(*) FROM consent)"
                         " + (SELECT count(*) FROM consent_revocation)"
                         " + (SELECT count(*) FROM pseudonym)"
                         " + (SELECT count(*) FROM decision)"
                         " + (SELECT count(*) FROM appointment)"
                         " + (SELECT count(*) FROM score)"
                         " + (SELECT count(*) FROM event)"
                         " + (SELECT count(*) FROM attribute)"
                         " + (SELECT count(*) FROM retraction)"),
        0);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT (SELECT count(*) FROM release)"
                         " + (SELECT count(*) FROM release_case)"
                         " + (SELECT count(*) FROM case_file)"
                         " + (SELECT count(*) FROM case_closing)"
                         " + (SELECT count(*) FROM measure)"),
        5);
}

static void
test_erase__says_what_went(void **state)
{
    struct rows *rows = *state;
    struct vault_erasure erasure;
    struct vault_cursor *cursor = NULL;

    rows_fill(rows);
    assert_int_equal(vault_erase(rows->vault, &ab_1, &erasure), VAULT_OK);
    assert_string_equal(erasure.code, "AB-1");
    assert_int_equal(erasure.note_count, 2);
    assert_int_equal(erasure.row_count, 11);
    assert_int_equal(rows_log_count(rows, "erase"), 1);
    assert_int_equal(vault_erasure_open(rows->vault, &cursor), VAULT_OK);
    assert_int_equal(vault_erasure_next(cursor, &erasure), VAULT_OK);
    assert_int_equal(vault_erasure_next(cursor, &erasure), VAULT_DONE);
    vault_cursor_close(&cursor);
    assert_int_equal(vault_erase(rows->vault, &ab_1, &erasure),
        VAULT_ERR_NOT_FOUND);
}

/* Numbers and codes that the log still names are not given again. */
static void
test_erase__gives_no_number_twice(void **state)
{
    struct rows *rows = *state;
    struct vault_case added;

    rows_fill(rows);
    erase(rows, &ab_1);
    assert_int_equal(rows_note(rows, "AB-2", "third"), 3);
    assert_int_equal(vault_case_add(rows->vault, "ab-1", "2026-01-05", "",
                         &added),
        VAULT_ERR_EXISTS);
    rows_assert_sound(rows);
}

static void
test_erase__a_row_that_is_merely_deleted_is_noticed(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    erase(rows, &ab_1);
    rows_sql(rows, "DELETE FROM case_closing");
    assert_int_equal(verify(rows), VAULT_ERR_DAMAGED);
    /* Nor does it help to call it erased. */
    rows_sql(rows, "INSERT INTO erased SELECT 3, id FROM erasure");
    assert_int_equal(verify(rows), VAULT_ERR_DAMAGED);
}

static void
test_erase__a_row_that_comes_back_is_noticed(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    erase(rows, &ab_1);
    rows_sql(rows,
        "INSERT INTO case_file VALUES (1, 'AB-1', '2026-01-05', 'id')");
    assert_int_equal(verify(rows), VAULT_ERR_DAMAGED);
}

static void
test_erase__an_erasure_undone_is_noticed(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    erase(rows, &ab_1);
    rows_sql(rows, "DELETE FROM erased WHERE entry = 4");
    assert_int_equal(verify(rows), VAULT_ERR_DAMAGED);
}

static void
test_erase__not_while_something_keeps_it(void **state)
{
    const struct vault_erase_request order = { "AB-1", "court-order",
        "file 12/2026" };
    const struct vault_erase_request no_reason = { "AB-1", "law", NULL };
    const struct vault_erase_request no_ground = { "AB-1", "because", "x" };
    struct rows *rows = *state;
    struct vault_erasure erasure;
    int64_t id = 0;

    rows_fill(rows);
    assert_int_equal(vault_hold_set(rows->vault, "AB-1", "claim", &id),
        VAULT_OK);
    assert_int_equal(vault_erase(rows->vault, &ab_1, &erasure), VAULT_ERR_HELD);
    assert_int_equal(erasure.id, 0);
    assert_int_equal(vault_erase(rows->vault, &no_reason, &erasure),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_erase(rows->vault, &no_ground, &erasure),
        VAULT_ERR_INVALID);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"), 2);
    erase(rows, &order);
    assert_int_equal(vault_erasure_find(rows->vault, "AB-1", &erasure),
        VAULT_OK);
    assert_string_equal(erasure.ground, "court-order");
    assert_string_equal(erasure.reason, "file 12/2026");
    rows_assert_unlogged(rows, "12/2026");
    rows_assert_sound(rows);
    assert_string_equal(vault_erase_ground(0), "client-request");
    assert_null(vault_erase_ground(99));
}

/* A cut between the two parts: the second one is made up for. */
static void
test_erase_finish__only_when_something_waits(void **state)
{
    struct rows *rows = *state;
    struct vault_erasure erasure;

    rows_fill(rows);
    assert_int_equal(vault_erase_finish(rows->vault), VAULT_OK);
    assert_int_equal(rows_log_count(rows, "erase-finish"), 0);
    erase(rows, &ab_1);
    assert_int_equal(vault_erase_finish(rows->vault), VAULT_OK);
    assert_int_equal(rows_log_count(rows, "erase-finish"), 1);
    rows_sql(rows, "DELETE FROM audit WHERE action = 'erase-finish'");
    assert_int_equal(vault_erasure_find(rows->vault, "AB-1", &erasure),
        VAULT_OK);
    assert_false(erasure.finished);
    assert_int_equal(vault_erase_finish(rows->vault), VAULT_OK);
    assert_int_equal(rows_log_count(rows, "erase-finish"), 1);
}

static void
test_erase__with_a_new_data_key_no_seal_is_left(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    erase(rows, &ab_1);
    assert_int_equal(vault_reseal(rows->vault, "new key"), VAULT_OK);
    assert_int_equal(vault_audit_accept(rows->vault), VAULT_OK);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM audit JOIN erased"
                         " ON entry = number WHERE link IS NOT NULL"),
        0);
    rows_assert_sound(rows);
}

static void
test_erase_again__erases_in_an_older_copy(void **state)
{
    struct rows *rows = *state;
    struct rows copy = { .vault = NULL };
    int64_t count = 0;

    fill_many(rows);
    (void)snprintf(copy.path, sizeof(copy.path), "%.200s.copy", rows->path);
    assert_int_equal(vault_backup(rows->vault, copy.path), VAULT_OK);
    erase(rows, &ab_1);
    assert_int_equal(vault_open_with_key(copy.path, &rows->vault->data_key,
                         NULL, &copy.vault),
        VAULT_OK);
    assert_int_equal(vault_erase_again(copy.vault, rows->vault, &count),
        VAULT_OK);
    assert_int_equal(count, 1);
    assert_int_equal(pages_with(&copy, "zwq"), 0);
    rows_assert_sound(&copy);
    assert_int_equal(vault_erase_again(copy.vault, rows->vault, &count),
        VAULT_OK);
    assert_int_equal(count, 0);
    vault_close(&copy.vault);
    (void)unlink(copy.path);
}

#define WITH_ROWS(test)                                                        \
    cmocka_unit_test_setup_teardown(test, rows_open, rows_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ROWS(test_erase__leaves_nothing_on_any_page),
        WITH_ROWS(test_erase__every_table_is_decided),
        WITH_ROWS(test_erase__says_what_went),
        WITH_ROWS(test_erase__gives_no_number_twice),
        WITH_ROWS(test_erase__a_row_that_is_merely_deleted_is_noticed),
        WITH_ROWS(test_erase__a_row_that_comes_back_is_noticed),
        WITH_ROWS(test_erase__an_erasure_undone_is_noticed),
        WITH_ROWS(test_erase__not_while_something_keeps_it),
        WITH_ROWS(test_erase_finish__only_when_something_waits),
        WITH_ROWS(test_erase__with_a_new_data_key_no_seal_is_left),
        WITH_ROWS(test_erase_again__erases_in_an_older_copy),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
