#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/db.h"
#include "vault/internal.h"
#include "vault/statement.h"

static void
test_statement_get__keeps_what_it_prepared(void **state)
{
    static const char sql[] = "SELECT ?1";
    const struct vault_value value = vault_value_int(7);
    struct rows *rows = *state;
    sqlite3_stmt *first = NULL, *again = NULL;

    assert_int_equal(vault_statement_get(rows->vault, sql, &value, 1, &first),
        VAULT_OK);
    assert_int_equal(vault_db_step(first), VAULT_OK);
    assert_int_equal(sqlite3_column_int(first, 0), 7);
    vault_statement_done(first);
    assert_int_equal(vault_statement_get(rows->vault, sql, NULL, 0, &again),
        VAULT_OK);
    assert_ptr_equal(first, again);
    /* what was bound before is gone */
    assert_int_equal(vault_db_step(again), VAULT_OK);
    assert_int_equal(sqlite3_column_type(again, 0), SQLITE_NULL);
    vault_statement_done(again);
}

static void
test_statement_get__binds_every_type(void **state)
{
    static const char sql[] = "SELECT ?1, ?2, ?3, ?4, ?5";
    const struct vault_value values[] = {
        vault_value_int(INT64_MIN),
        vault_value_word("it's"),
        vault_value_text((struct vault_text){ "ab\0c", 4 }),
        vault_value_blob("\0\1", 2),
        vault_value_blob(NULL, 0),
    };
    struct rows *rows = *state;
    sqlite3_stmt *stmt = NULL;

    assert_int_equal(vault_statement_get(rows->vault, sql, values, 5, &stmt),
        VAULT_OK);
    assert_int_equal(vault_db_step(stmt), VAULT_OK);
    assert_true(sqlite3_column_int64(stmt, 0) == INT64_MIN);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 1), "it's");
    assert_int_equal(sqlite3_column_type(stmt, 2), SQLITE_TEXT);
    assert_int_equal(sqlite3_column_bytes(stmt, 2), 4);
    assert_int_equal(sqlite3_column_type(stmt, 3), SQLITE_BLOB);
    assert_memory_equal(sqlite3_column_blob(stmt, 3), "\0\1", 2);
    assert_int_equal(sqlite3_column_type(stmt, 4), SQLITE_NULL);
    vault_statement_done(stmt);
}

static void
test_statement_int__first_row_or_none(void **state)
{
    static const char some[] = "SELECT 5 UNION ALL SELECT 6";
    static const char none[] = "SELECT 5 WHERE 0";
    struct rows *rows = *state;
    int64_t number = -1;

    assert_int_equal(vault_statement_int(rows->vault, none, NULL, 0, &number),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(number, -1);
    assert_int_equal(vault_statement_int(rows->vault, some, NULL, 0, &number),
        VAULT_OK);
    assert_int_equal(number, 5);
}

static void
test_statement_run__tells_of_failure_and_recovers(void **state)
{
    static const char make[] = "CREATE TEMP TABLE t (x UNIQUE)";
    static const char put[] = "INSERT INTO t VALUES (?1)";
    const struct vault_value one = vault_value_int(1);
    const struct vault_value two = vault_value_int(2);
    struct rows *rows = *state;

    assert_int_equal(vault_statement_run(rows->vault, make, NULL, 0), VAULT_OK);
    assert_int_equal(vault_statement_run(rows->vault, put, &one, 1), VAULT_OK);
    assert_int_not_equal(vault_statement_run(rows->vault, put, &one, 1),
        VAULT_OK);
    assert_int_equal(vault_statement_run(rows->vault, put, &two, 1), VAULT_OK);
    assert_int_equal(rows_sql_int(rows, "SELECT sum(x) FROM t"), 3);
}

/* An iterator left open may run beside another of the same kind. */
static void
test_statement_new__is_its_own(void **state)
{
    static const char sql[] = "SELECT ?1 UNION ALL SELECT 9";
    const struct vault_value one = vault_value_int(1);
    const struct vault_value two = vault_value_int(2);
    struct rows *rows = *state;
    sqlite3_stmt *first = NULL, *second = NULL;

    assert_int_equal(vault_statement_new(rows->vault, sql, &one, 1, &first),
        VAULT_OK);
    assert_int_equal(vault_db_step(first), VAULT_OK);
    assert_int_equal(vault_statement_new(rows->vault, sql, &two, 1, &second),
        VAULT_OK);
    assert_int_equal(vault_db_step(second), VAULT_OK);
    assert_int_equal(sqlite3_column_int(first, 0), 1);
    assert_int_equal(sqlite3_column_int(second, 0), 2);
    assert_int_equal(sqlite3_finalize(first), SQLITE_OK);
    assert_int_equal(sqlite3_finalize(second), SQLITE_OK);
}

/* Two readings of the same rows do not disturb each other. */
static void
test_statement_lend__side_by_side(void **state)
{
    static const char sql[] = "SELECT value FROM json_each(?1)";
    static const struct vault_value list = { .type = VAULT_VALUE_TEXT,
        .bytes = "[1,2]",
        .len = 5 };
    struct rows *rows = *state;
    sqlite3_stmt *first = NULL, *second = NULL, *third = NULL;

    assert_int_equal(vault_statement_lend(rows->vault, sql, &list, 1, &first),
        VAULT_OK);
    assert_int_equal(sqlite3_step(first), SQLITE_ROW);
    assert_int_equal(vault_statement_lend(rows->vault, sql, &list, 1, &second),
        VAULT_OK);
    assert_ptr_not_equal(first, second);
    assert_int_equal(sqlite3_step(second), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(second, 0), 1);
    assert_int_equal(sqlite3_step(first), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(first, 0), 2);
    vault_statement_reclaim(rows->vault, second);
    vault_statement_reclaim(rows->vault, first);
    /* Handed back in the middle, it begins anew for the next. */
    assert_int_equal(vault_statement_lend(rows->vault, sql, &list, 1, &third),
        VAULT_OK);
    assert_ptr_equal(first, third);
    assert_int_equal(sqlite3_step(third), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(third, 0), 1);
    vault_statement_reclaim(rows->vault, third);
}

static void
test_statement_get__has_a_limit(void **state)
{
    static char sql[VAULT_STATEMENT_COUNT + 1][16];
    struct rows *rows = *state;
    sqlite3_stmt *stmt = NULL;
    enum vault_status status = VAULT_OK;
    size_t i;

    for (i = 0; status == VAULT_OK && i <= VAULT_STATEMENT_COUNT; i++) {
        (void)snprintf(sql[i], sizeof(sql[i]), "SELECT %zu", i);
        status = vault_statement_get(rows->vault, sql[i], NULL, 0, &stmt);
    }
    assert_int_equal(status, VAULT_ERR_LIMIT);
    rows_reopen(rows);
    rows_assert_sound(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_statement_lend__side_by_side,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_statement_get__keeps_what_it_prepared, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_statement_get__binds_every_type,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_statement_int__first_row_or_none,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_statement_run__tells_of_failure_and_recovers, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_statement_new__is_its_own,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_statement_get__has_a_limit,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
