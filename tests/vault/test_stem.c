#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "vault/stem.h"

static int
open_index(void **state)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(vault_stem_register(db), VAULT_OK);
    assert_int_equal(
        sqlite3_exec(db,
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'casevault');"
            "CREATE VIRTUAL TABLE terms USING fts5vocab(t, 'row')",
            NULL, NULL, NULL),
        SQLITE_OK);
    *state = db;
    return 0;
}

static int
close_index(void **state)
{
    return sqlite3_close(*state);
}

static int
query_int(sqlite3 *db, const char *sql, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    int number;

    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(stmt, 1, text, -1, SQLITE_STATIC),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    number = sqlite3_column_int(stmt, 0);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    return number;
}

static void
put(sqlite3 *db, const char *text)
{
    sqlite3_stmt *stmt = NULL;

    assert_int_equal(sqlite3_exec(db, "DELETE FROM t", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1)", -1,
                         &stmt, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(stmt, 1, text, -1, SQLITE_STATIC),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
}

static bool
finds(sqlite3 *db, const char *query, const char *text)
{
    put(db, text);
    return query_int(db, "SELECT count(*) FROM t WHERE t MATCH ?1", query) > 0;
}

static void
assert_family(sqlite3 *db, const char *const *words)
{
    size_t i, j;

    for (i = 0; words[i] != NULL; i++) {
        for (j = 0; words[j] != NULL; j++) {
            if (!finds(db, words[i], words[j])) {
                fail_msg("%s does not find %s", words[i], words[j]);
            }
        }
    }
}

static void
test_stem__words_of_one_root_find_each_other(void **state)
{
    static const char *const families[][6] = {
        { "kecemasan", "mencemaskan", "cemas", "dicemaskan", "kecemasannya" },
        { "therapy", "therapies" },
        { "sleeping", "sleeps", "sleep" },
        { "menulis", "tulis", "tulisan", "penulisan" },
        { "mengirim", "kirim", "pengiriman", "kiriman" },
        { "perasaan", "rasa", "merasakan" },
        { "memukul", "pukul", "pemukulan" },
        { "menangis", "tangisan", "tangis" },
        { "pekerjaan", "bekerja", "kerja" },
    };
    size_t i;

    for (i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
        assert_family(*state, families[i]);
    }
}

static void
test_stem__other_words_stay_apart(void **state)
{
    static const char *const apart[][2] = {
        { "cemas", "emas" },
        { "therapy", "theory" },
        { "tulis", "lulus" },
        { "rasa", "asap" },
        { "ibu", "ibukota" },
        { "kirim", "karim" },
    };
    size_t i;

    for (i = 0; i < sizeof(apart) / sizeof(apart[0]); i++) {
        assert_false(finds(*state, apart[i][0], apart[i][1]));
        assert_false(finds(*state, apart[i][1], apart[i][0]));
    }
}

static void
test_stem__case_and_diacritics_do_not_matter(void **state)
{
    assert_true(finds(*state, "zoe", "Zo\xc3\xab datang"));
    assert_true(finds(*state, "\"ZO\xc3\x8b\"", "zoe"));
    assert_true(finds(*state, "nguyen", "Nguy\xe1\xbb\x85n"));
    assert_true(finds(*state, "\"\xe6\x9d\x8e\"", "\xe6\x9d\x8e"));
}

/* The stem of a typed beginning would be a shorter beginning. */
static void
test_stem__a_prefix_is_what_was_typed(void **state)
{
    assert_true(finds(*state, "kecem*", "kecemasan"));
    assert_true(finds(*state, "cem*", "kecemasan"));
    assert_false(finds(*state, "sleeping*", "sleeps"));
    assert_false(finds(*state, "dimakankan*", "makan"));
}

static void
test_stem__phrases_hold_across_forms(void **state)
{
    assert_true(finds(*state, "\"rasa cemas\"", "perasaan mencemaskan itu"));
    assert_false(finds(*state, "\"cemas rasa\"", "perasaan mencemaskan itu"));
}

/* A word is indexed once where its stems are the word itself. */
static void
test_stem__no_form_twice(void **state)
{
    put(*state, "tidur");
    assert_int_equal(query_int(*state,
                         "SELECT sum(cnt) FROM terms WHERE ?1 <> ''", "x"),
        1);
    put(*state, "menulis");
    assert_int_equal(query_int(*state,
                         "SELECT count(*) FROM terms WHERE ?1 <> '' AND term"
                         " IN ('menulis', 'ulis', 'tulis', 'menuli')",
                         "x"),
        4);
}

static void
test_stem__very_long_words_are_words(void **state)
{
    char text[301];

    memset(text, 'q', 300);
    text[300] = '\0';
    assert_true(finds(*state, text, text));
    text[64] = '\0';
    assert_true(finds(*state, text, text));
    text[63] = '\0';
    assert_true(finds(*state, text, text));
}

/* What is kept of one word must never be taken for another's. */
static void
test_stem__the_same_after_many_other_words(void **state)
{
    static char text[1 << 18];
    size_t len = 0;
    int i;

    for (i = 0; i < 20000; i++) {
        len += (size_t)snprintf(text + len, sizeof(text) - len, "k%dan ", i);
    }
    (void)snprintf(text + len, sizeof(text) - len,
        "mencemaskan therapies mencemaskan therapies");
    put(*state, text);
    assert_int_equal(query_int(*state, "SELECT cnt FROM terms WHERE term = ?1",
                         "cemas"),
        2);
    assert_int_equal(query_int(*state, "SELECT cnt FROM terms WHERE term = ?1",
                         "therapi"),
        2);
    assert_int_equal(query_int(*state,
                         "SELECT count(*) FROM terms WHERE term GLOB ?1",
                         "k[0-9]*an"),
        20000);
    assert_int_equal(query_int(*state,
                         "SELECT count(*) FROM terms WHERE term GLOB ?1"
                         " AND cnt <> 1",
                         "k[0-9]*"),
        0);
}

static void
test_stem__takes_no_arguments(void **state)
{
    assert_int_not_equal(
        sqlite3_exec(*state,
            "CREATE VIRTUAL TABLE u USING fts5(x, tokenize = 'casevault 1')",
            NULL, NULL, NULL),
        SQLITE_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_stem__words_of_one_root_find_each_other, open_index,
            close_index),
        cmocka_unit_test_setup_teardown(test_stem__other_words_stay_apart,
            open_index, close_index),
        cmocka_unit_test_setup_teardown(
            test_stem__case_and_diacritics_do_not_matter, open_index,
            close_index),
        cmocka_unit_test_setup_teardown(test_stem__a_prefix_is_what_was_typed,
            open_index, close_index),
        cmocka_unit_test_setup_teardown(test_stem__phrases_hold_across_forms,
            open_index, close_index),
        cmocka_unit_test_setup_teardown(test_stem__no_form_twice, open_index,
            close_index),
        cmocka_unit_test_setup_teardown(test_stem__very_long_words_are_words,
            open_index, close_index),
        cmocka_unit_test_setup_teardown(
            test_stem__the_same_after_many_other_words, open_index,
            close_index),
        cmocka_unit_test_setup_teardown(test_stem__takes_no_arguments,
            open_index, close_index),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
