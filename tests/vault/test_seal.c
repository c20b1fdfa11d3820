#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/seal.h"

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
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
