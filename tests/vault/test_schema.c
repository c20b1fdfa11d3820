#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "vault/schema.h"
#include "vault/stem.h"

static int
open_empty(void **state)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL,
                         NULL),
        SQLITE_OK);
    *state = db;
    return 0;
}

static int
close_it(void **state)
{
    return sqlite3_close(*state);
}

static int
query_int(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    int number;

    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    number = sqlite3_column_int(stmt, 0);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    return number;
}

static int
run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static void
test_schema_upgrade__from_empty(void **state)
{
    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(query_int(*state, "PRAGMA user_version"),
        vault_schema_newest);
    assert_true(query_int(*state,
                    "SELECT count(*) FROM sqlite_schema"
                    " WHERE type = 'table'") > 10);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM case_file"), 0);
}

static void
test_schema_upgrade__twice_changes_nothing(void **state)
{
    int changes;

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(run(*state,
                         "INSERT INTO case_file VALUES"
                         " (1, 'AB-1', '2026-01-01', 'id')"),
        SQLITE_OK);
    changes = sqlite3_total_changes(*state);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(sqlite3_total_changes(*state), changes);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM case_file"), 1);
}

static void
test_schema_upgrade__refuses_what_is_newer(void **state)
{
    char sql[60];

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    (void)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d",
        vault_schema_newest + 1);
    assert_int_equal(run(*state, sql), SQLITE_OK);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_ERR_VERSION);
    assert_int_equal(run(*state, "PRAGMA user_version = -1"), SQLITE_OK);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_ERR_VERSION);
}

/* From each earlier version, with a release in it as that version had it. */
static void
test_schema_upgrade__from_before_release_codes(void **state)
{
    assert_int_equal(vault_stem_register(*state), VAULT_OK);
    assert_int_equal(run(*state, vault_schema_steps[0]), SQLITE_OK);
    assert_int_equal(run(*state, "PRAGMA user_version = 1"), SQLITE_OK);
    assert_int_equal(run(*state,
                         "INSERT INTO release VALUES (1, 1, 'research', 'p',"
                         " 'research', '2026-01-01T00:00:00Z', 1, 1,"
                         " '0123456789abcdef0123456789abcdef"
                         "0123456789abcdef0123456789abcdef')"),
        SQLITE_OK);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(query_int(*state, "PRAGMA user_version"),
        vault_schema_newest);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM release"), 1);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM release_code"), 0);
    assert_int_equal(run(*state,
                         "INSERT INTO release_code VALUES (2, 1, 'ABCD2345')"),
        SQLITE_OK);
}

/* Brings an empty database to an earlier version only. */
static void
build_version(sqlite3 *db, int version)
{
    char sql[60];
    int step;

    assert_int_equal(vault_stem_register(db), VAULT_OK);
    for (step = 1; step <= version; step++) {
        assert_int_equal(run(db, vault_schema_steps[step - 1]), SQLITE_OK);
    }
    (void)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", version);
    assert_int_equal(run(db, sql), SQLITE_OK);
}

/* Rows of the first tables, which every version has. */
static const char first_rows[] =
    "INSERT INTO case_file VALUES (1, 'AB-1', '2026-01-01', 'id');"
    "INSERT INTO person VALUES (2, 1, 'client');"
    "INSERT INTO identifier VALUES (3, 2, 'name', 'Rani');"
    "INSERT INTO note VALUES (1, 1, 'plan', '2026-01-01',"
    " '2026-01-01T00:00:00Z', '', 1);"
    "INSERT INTO note_version VALUES (4, 1, 1, 'tidur nyenyak');"
    "INSERT INTO note_search (rowid, text) VALUES (1, 'tidur nyenyak');"
    "INSERT INTO consent VALUES (5, 1, 'treatment', '', '', '', '');"
    "INSERT INTO decision VALUES (6, 1, 'Dua', 'keep');"
    "INSERT INTO release VALUES (1, 7, 'research', 'p', 'research',"
    " '2026-01-01T00:00:00Z', 1, 1, '0123456789abcdef0123456789abcdef"
    "0123456789abcdef0123456789abcdef');"
    "INSERT INTO release_case VALUES (1, 1)";

/* Rows of what came with a later step, about those of before. */
static void
add_newer_rows(sqlite3 *db)
{
    static const char *const rows[] = {
        "INSERT INTO event VALUES"
        " (9, 1, '2026-01-02', 'crisis')",
        "INSERT INTO supervision VALUES"
        " (10, NULL, '2026-01-02', 50, 1, 'S')",
        "INSERT INTO ruling VALUES (12, 1, 'Dua',"
        " 'remove', 'PERSON', 0)",
        "INSERT INTO consent_detail VALUES (11, 5, NULL,"
        " 'spoken', '', '', '', 'jv', 'client', '', '',"
        " 'storage,ai')",
        "INSERT INTO day_zero VALUES"
        " (11, 'sleep', 1, '2026-01-02')",
    };
    size_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_int_equal(run(db, rows[i]), SQLITE_OK);
    }
}

/* Whatever version a vault was left at, nothing in it is lost. */
static void
test_schema_upgrade__from_every_earlier_version_with_data(void **state)
{
    sqlite3 *db = NULL;
    int version;

    (void)state;
    for (version = 1; version < vault_schema_newest; version++) {
        assert_int_equal(open_empty((void **)&db), 0);
        build_version(db, version);
        assert_int_equal(run(db, first_rows), SQLITE_OK);
        assert_int_equal(vault_schema_upgrade(db), VAULT_OK);
        assert_int_equal(query_int(db, "PRAGMA user_version"),
            vault_schema_newest);
        assert_int_equal(query_int(db,
                             "SELECT (SELECT count(*) FROM case_file)"
                             " + (SELECT count(*) FROM identifier)"
                             " + (SELECT count(*) FROM note_version)"
                             " + (SELECT count(*) FROM consent)"
                             " + (SELECT count(*) FROM decision)"),
            5);
        assert_int_equal(query_int(db,
                             "SELECT count(*) FROM note_search"
                             " WHERE note_search MATCH 'nyenyak'"),
            1);
        assert_int_equal(query_int(db,
                             "SELECT length(text) FROM note_version"
                             " INDEXED BY note_version_length"
                             " WHERE note_id = 1 AND version = 1"),
            13);
        assert_int_equal(query_int(db, "SELECT count(*) FROM attribute"), 0);
        /* It no longer needs the case it names. */
        assert_int_equal(query_int(db,
                             "SELECT case_id FROM release_case"
                             " WHERE release_id = 1"),
            1);
        assert_int_equal(query_int(db,
                             "SELECT count(*) FROM"
                             " pragma_foreign_key_list('release_case')"),
            1);
        add_newer_rows(db);
        assert_int_equal(query_int(db,
                             "SELECT count(*) FROM pragma_foreign_key_check"),
            0);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
    }
}

/* What an earlier log had stays, and a rekey has its place. */
static void
test_schema_upgrade__from_before_rekeys(void **state)
{
    build_version(*state, 3);
    assert_int_equal(run(*state,
                         "INSERT INTO audit VALUES (1, '2026-01-01T00:00:00Z',"
                         " 'me', 'backup', '', '', NULL, zeroblob(32))"),
        SQLITE_OK);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM audit"), 1);
    assert_int_equal(run(*state, "INSERT INTO rekey VALUES (2, zeroblob(16))"),
        SQLITE_OK);
    /* One beginning of a MAC for each entry before, no more and no less. */
    assert_int_equal(run(*state, "INSERT INTO rekey VALUES (4, zeroblob(16))"),
        SQLITE_CONSTRAINT);
}

/* A step that fails half-way leaves the version and the tables before it. */
static void
test_schema_upgrade__a_step_is_whole_or_not_at_all(void **state)
{
    assert_int_equal(run(*state, "CREATE TABLE person (x)"), SQLITE_OK);
    assert_int_not_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(query_int(*state, "PRAGMA user_version"), 0);
    assert_int_equal(query_int(*state, "SELECT count(*) FROM sqlite_schema"),
        1);
    assert_int_equal(sqlite3_get_autocommit(*state), 1);
    assert_int_equal(run(*state, "DROP TABLE person"), SQLITE_OK);
    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
}

/* What the tables themselves must refuse. */
static const char *const refused[] = {
    "INSERT INTO case_file VALUES (2, 'x', '2026-01-01', '')",
    "INSERT INTO case_file VALUES (2, 'a b', '2026-01-01', '')",
    "INSERT INTO case_file VALUES (2, 'ab-1', '2026-01-01', '')",
    "INSERT INTO case_file VALUES (2, 'AB-2', '1 May 2026', '')",
    "INSERT INTO case_file VALUES (2, 'AB-2', '2026-01-01', 'fr')",
    "INSERT INTO person VALUES (2, 9, 'client')",
    "INSERT INTO person VALUES (2, 1, '')",
    "INSERT INTO identifier VALUES (2, 1, 'shoe', 'x')",
    "INSERT INTO identifier VALUES (2, 1, 'name', '')",
    "INSERT INTO note VALUES (1, 1, 'letter', '2026-01-01',"
    " '2026-01-01T00:00:00Z', '', 1)",
    "INSERT INTO note VALUES (1, 1, 'plan', '2026-01-01', 'now', '', 1)",
    "INSERT INTO note VALUES (1, 1, 'plan', '2026-01-01',"
    " '2026-01-01T00:00:00Z', '', 0)",
    "INSERT INTO note_version VALUES (1, 77, 1, 'x')",
    "INSERT INTO consent VALUES (1, 1, 'research:', '', '', '', '')",
    "INSERT INTO consent VALUES (1, 1, 'treatment', 'yes', '', '', '')",
    "INSERT INTO consent_detail VALUES (1, 77, NULL, '', '', '', '', '',"
    " '', '', '', '')",
    "INSERT INTO consent_detail VALUES (1, 5, 5, '', '', '', '', '', '',"
    " '', '', '')",
    "INSERT INTO consent_detail VALUES (1, 5, NULL, 'In words', '', '',"
    " '', '', '', '', '', '')",
    "INSERT INTO pseudonym VALUES (1, 'p', 1, 'abcdefgh')",
    "INSERT INTO decision VALUES (1, 1, 'x', 'perhaps')",
    "INSERT INTO ruling VALUES (1, 1, 'x', 'keep', 'person', 0)",
    "INSERT INTO ruling VALUES (1, 1, 'x', 'keep', '', 2)",
    "INSERT INTO appointment VALUES (1, 1, 'today', 'late', '', '', '', 5)",
    "INSERT INTO appointment VALUES (1, 1, '2026-01-01', '', '', '', '',"
    " 5)",
    "INSERT INTO appointment VALUES (1, 1, '2026-01-01', 'late', '', '',"
    " '', 1441)",
    "INSERT INTO measure VALUES (1, 'Mood', 'x', 'higher-is-worse', 0, 1,"
    " 1)",
    "INSERT INTO measure VALUES (1, 'mood', 'x', 'worse', 0, 1, 1)",
    "INSERT INTO measure VALUES (1, 'mood', 'x', 'higher-is-worse', 1, 1,"
    " 1)",
    "INSERT INTO score VALUES (1, 1, '2026-01-01', 'phq9', NULL, '')",
    "INSERT INTO score VALUES (1, 1, '2026-01-01', 'phq9', 1, 'declined')",
    "INSERT INTO score VALUES (1, 9, '2026-01-01', 'phq9', 1, '')",
    "INSERT INTO event VALUES (1, 1, '2026-01-01', 'Her mother died')",
    "INSERT INTO attribute VALUES (1, 1, 'sex', 'a b')",
    "INSERT INTO attribute VALUES (1, 9, 'sex', 'male')",
    "INSERT INTO audit VALUES (1, '2026-01-01T00:00:00Z', '', 'x', '',"
    " '', NULL, x'00')",
    "INSERT INTO case_file VALUES (2, x'4142', '2026-01-01', '')",
};

/* The last line of defence, when the library has let something through. */
static void
test_schema__tables_refuse_other_formats(void **state)
{
    size_t i;

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(
        run(*state,
            "INSERT INTO case_file VALUES (1, 'AB-1', '2026-01-01', 'id');"
            "INSERT INTO person VALUES (1, 1, 'client');"
            "INSERT INTO note VALUES (1, 1, 'plan', '2026-01-01',"
            " '2026-01-01T00:00:00Z', '', 1);"
            "DELETE FROM note"),
        SQLITE_OK);
    for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        if (run(*state, refused[i]) == SQLITE_OK) {
            fail_msg("%s", refused[i]);
        }
    }
}

static void
test_schema__hours_and_replies_refuse_other_formats(void **state)
{
    static const char *const bad[] = {
        "INSERT INTO supervision VALUES (1, 1, 'today', 50, 1, 'S')",
        "INSERT INTO supervision VALUES (1, 1, '2026-01-01', 0, 1, 'S')",
        "INSERT INTO supervision VALUES (1, 1, '2026-01-01', 50, 0, 'S')",
        "INSERT INTO supervision VALUES (1, 1, '2026-01-01', 50, 1, '')",
        "INSERT INTO reply VALUES (1, 1, 1, 'x')",
    };
    size_t i;

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(run(*state,
                         "INSERT INTO case_file VALUES"
                         " (1, 'AB-1', '2026-01-01', 'id')"),
        SQLITE_OK);
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (run(*state, bad[i]) == SQLITE_OK) {
            fail_msg("%s", bad[i]);
        }
    }
}

static void
test_schema__projects_refuse_other_formats(void **state)
{
    static const char *const bad[] = {
        "INSERT INTO project VALUES (1, '', printf('%064d', 0), 'x')",
        "INSERT INTO project VALUES (1, 'sleep', 'x', 'x')",
        "INSERT INTO project VALUES (1, 'sleep', printf('%064d', 0), '')",
        "INSERT INTO site VALUES (1, 'sleep', 'ABCDEFGHI')",
        "INSERT INTO site VALUES (1, 'sleep', 'ABCDEFGHI1')",
        "INSERT INTO day_zero VALUES (1, 'sleep', 1, 'today')",
        "INSERT INTO day_zero VALUES (1, 'sleep', 9, '2026-01-01')",
    };
    size_t i;

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    assert_int_equal(run(*state,
                         "INSERT INTO case_file VALUES"
                         " (1, 'AB-1', '2026-01-01', 'id')"),
        SQLITE_OK);
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (run(*state, bad[i]) == SQLITE_OK) {
            fail_msg("%s", bad[i]);
        }
    }
}

/* Reading 10,000 cases or a case's notes must not sort or scan. */
static void
test_schema__indexes_serve_the_listings(void **state)
{
    static const char *const plans[] = {
        "EXPLAIN QUERY PLAN SELECT code FROM case_file ORDER BY code",
        "EXPLAIN QUERY PLAN SELECT id FROM note WHERE case_id = 1"
        " ORDER BY date, id",
        "EXPLAIN QUERY PLAN SELECT id FROM consent WHERE case_id = 1"
        " AND kind = 'treatment'",
        "EXPLAIN QUERY PLAN SELECT id FROM appointment WHERE case_id = 1"
        " ORDER BY date, id",
        "EXPLAIN QUERY PLAN SELECT id FROM score WHERE case_id = 1"
        " ORDER BY date, id",
        "EXPLAIN QUERY PLAN SELECT id FROM event WHERE case_id = 1"
        " ORDER BY date, id",
        "EXPLAIN QUERY PLAN SELECT id FROM attribute WHERE case_id = 1"
        " AND kind = 'sex' AND id > 5",
        "EXPLAIN QUERY PLAN SELECT id FROM retraction WHERE row_id = 1",
        "EXPLAIN QUERY PLAN SELECT id FROM supervision ORDER BY date, id",
        "EXPLAIN QUERY PLAN SELECT id FROM reply WHERE note_id = 1",
        "EXPLAIN QUERY PLAN SELECT id FROM decision WHERE case_id = 1"
        " AND surface = 'x' ORDER BY id DESC",
    };
    sqlite3_stmt *stmt = NULL;
    size_t i;

    assert_int_equal(vault_schema_upgrade(*state), VAULT_OK);
    for (i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        assert_int_equal(sqlite3_prepare_v2(*state, plans[i], -1, &stmt, NULL),
            SQLITE_OK);
        while (sqlite3_step(stmt) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(stmt, 3);

            assert_null(strstr(step, "TEMP B-TREE"));
            assert_non_null(strstr(step, "INDEX"));
        }
        assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_schema_upgrade__from_empty,
            open_empty, close_it),
        cmocka_unit_test_setup_teardown(
            test_schema_upgrade__twice_changes_nothing, open_empty, close_it),
        cmocka_unit_test_setup_teardown(
            test_schema_upgrade__refuses_what_is_newer, open_empty, close_it),
        cmocka_unit_test(
            test_schema_upgrade__from_every_earlier_version_with_data),
        cmocka_unit_test_setup_teardown(
            test_schema_upgrade__from_before_release_codes, open_empty,
            close_it),
        cmocka_unit_test_setup_teardown(test_schema_upgrade__from_before_rekeys,
            open_empty, close_it),
        cmocka_unit_test_setup_teardown(
            test_schema_upgrade__a_step_is_whole_or_not_at_all, open_empty,
            close_it),
        cmocka_unit_test_setup_teardown(
            test_schema__tables_refuse_other_formats, open_empty, close_it),
        cmocka_unit_test_setup_teardown(
            test_schema__hours_and_replies_refuse_other_formats, open_empty,
            close_it),
        cmocka_unit_test_setup_teardown(
            test_schema__projects_refuse_other_formats, open_empty, close_it),
        cmocka_unit_test_setup_teardown(test_schema__indexes_serve_the_listings,
            open_empty, close_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
