#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/search.h"

/* How many hits a search has; -1 when it is refused as no search at all. */
static int
hits(struct rows *rows, const char *words)
{
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *search = NULL;
    enum vault_status status;
    int count = 0;

    status = vault_search_open(rows->vault, rows_text(words), 100, &search);
    if (status == VAULT_ERR_INVALID) {
        assert_null(search);
        return -1;
    }
    assert_int_equal(status, VAULT_OK);
    while ((status = vault_search_next(search, &hit)) == VAULT_OK) {
        assert_true(hit.snippet.len > 0);
        count++;
    }
    if (status != VAULT_DONE) {
        fail_msg("%s: %s", words, vault_status_name(status));
    }
    vault_search_hit_release(&hit);
    vault_search_close(&search);
    assert_null(search);
    vault_search_close(&search);
    return count;
}

static void
test_search__all_words_must_be_there(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_note(rows, "AB-1", "tidur buruk, mimpi buruk");
    rows_note(rows, "AB-1", "tidur nyenyak");
    assert_int_equal(hits(rows, "tidur"), 2);
    assert_int_equal(hits(rows, "tidur mimpi"), 1);
    assert_int_equal(hits(rows, "mimpi tidur"), 1);
    assert_int_equal(hits(rows, "mimpi nyenyak"), 0);
    assert_int_equal(hits(rows, "TIDUR"), 2);
    assert_int_equal(hits(rows, "  tidur\t\n"), 2);
    assert_int_equal(hits(rows, "lembur"), 0);
}

static void
test_search__phrases_and_prefixes(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_note(rows, "AB-1", "mimpi buruk setiap malam");
    rows_note(rows, "AB-1", "buruk, lalu sebuah mimpi");
    assert_int_equal(hits(rows, "\"mimpi buruk\""), 1);
    assert_int_equal(hits(rows, "\"buruk mimpi\""), 0);
    assert_int_equal(hits(rows, "\"mimpi buruk"), 1);
    assert_int_equal(hits(rows, "malam \"mimpi buruk\""), 1);
    assert_int_equal(hits(rows, "setia*"), 1);
    assert_int_equal(hits(rows, "buru*"), 2);
    assert_int_equal(hits(rows, "buru"), 0);
    assert_int_equal(hits(rows, "bur* mim* seti*"), 1);
    assert_int_equal(hits(rows, "\"buru*\""), 0);
}

/* What means something to FTS5 means itself to us. */
static void
test_search__syntax_is_text(void **state)
{
    static const char *const wild[] = { "text:tidur", "tidur OR mimpi",
        "tidur NOT mimpi", "NEAR(tidur mimpi)", "^tidur", "{text}:tidur",
        "- tidur", "tidur + mimpi", "rank:1", "(tidur", "tidur)", "'; --",
        "tidur AND", "note_search", "a\"b\"c\"", "*", "**", "\"\"", "\"", "-",
        "\xc2\xab \xc2\xbb", "?1", "%", "tidur\\" };
    struct rows *rows = *state;
    size_t i;

    rows_case(rows, "AB-1");
    rows_note(rows, "AB-1", "tidur saja");
    rows_note(rows, "AB-1", "or not and near mimpi text");
    for (i = 0; i < sizeof(wild) / sizeof(wild[0]); i++) {
        (void)hits(rows, wild[i]); /* no error, whatever it finds */
    }
    assert_int_equal(hits(rows, "text:tidur"), 0);
    assert_int_equal(hits(rows, "tidur OR mimpi"), 0);
    assert_int_equal(hits(rows, "tidur NOT lembur"), 0);
    assert_int_equal(hits(rows, "mimpi AND near"), 1);
    assert_int_equal(hits(rows, "^saja"), 1);
    assert_int_equal(hits(rows, "-tidur"), 1);
    assert_int_equal(hits(rows, "tidur ---"), 1);
}

static void
test_search_open__refuses_what_is_no_search(void **state)
{
    static char long_words[VAULT_SEARCH_MAX + 1];
    struct rows *rows = *state;
    struct vault_search *search = NULL;

    assert_int_equal(hits(rows, ""), -1);
    assert_int_equal(hits(rows, "  \n"), -1);
    assert_int_equal(hits(rows, "\"\" \""), -1);
    assert_int_equal(hits(rows, "\xff"), -1);
    assert_int_equal(vault_search_open(rows->vault,
                         (struct vault_text){ "a\0b", 3 }, 10, &search),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_search_open(rows->vault, rows_text("a"), 0, &search),
        VAULT_ERR_INVALID);
    memset(long_words, 'x', sizeof(long_words));
    assert_int_equal(vault_search_open(rows->vault,
                         (struct vault_text){ long_words, sizeof(long_words) },
                         10, &search),
        VAULT_ERR_LIMIT);
    memset(long_words, ' ', sizeof(long_words));
    for (size_t i = 0; i < sizeof(long_words); i += 2) {
        long_words[i] = 'x';
    }
    long_words[sizeof(long_words) - 1] = '\0';
    assert_int_equal(hits(rows, long_words), 0);
}

static void
test_search__best_first_up_to_the_limit(void **state)
{
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *search = NULL;
    struct rows *rows = *state;
    int64_t much;
    int i;

    rows_case(rows, "AB-1");
    for (i = 0; i < 5; i++) {
        rows_note(rows, "AB-1", "satu kali sungai di antara banyak kata lain");
    }
    much = rows_note(rows, "AB-1", "sungai sungai sungai");
    assert_int_equal(vault_search_open(rows->vault, rows_text("sungai"), 2,
                         &search),
        VAULT_OK);
    assert_int_equal(vault_search_next(search, &hit), VAULT_OK);
    assert_int_equal(hit.note_id, much);
    assert_int_equal(vault_search_next(search, &hit), VAULT_OK);
    assert_int_equal(vault_search_next(search, &hit), VAULT_DONE);
    assert_int_equal(hit.snippet.len, 0);
    vault_search_close(&search);
    vault_search_hit_release(&hit);
}

/* The note that the next hit is in; 0 at the end. */
static int64_t
next_note(struct vault_search *search)
{
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    int64_t id = vault_search_next(search, &hit) == VAULT_OK ? hit.note_id : 0;

    vault_search_hit_release(&hit);
    return id;
}

static void
test_search__newest_first_among_equals(void **state)
{
    struct vault_search *search = NULL;
    struct rows *rows = *state;
    int64_t older, newer;

    rows_case(rows, "AB-1");
    older = rows_note(rows, "AB-1", "di tepi sungai");
    rows_note(rows, "AB-1", "tentang tidur");
    newer = rows_note(rows, "AB-1", "di tepi sungai");
    assert_int_equal(vault_search_open(rows->vault, rows_text("sungai"), 10,
                         &search),
        VAULT_OK);
    assert_int_equal(next_note(search), newer);
    assert_int_equal(next_note(search), older);
    assert_int_equal(next_note(search), 0);
    vault_search_close(&search);
}

/* A word of every note: the newest are ranked, and any number can be had. */
static void
test_search__ranks_the_newest_of_very_many(void **state)
{
    struct vault_search *search = NULL;
    struct rows *rows = *state;
    int64_t oldest, best;
    int i;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    oldest = rows_note(rows, "AB-1", "sungai sungai sungai");
    best = rows_note(rows, "AB-1", "sungai sungai, dan lain");
    for (i = 1; i < VAULT_SEARCH_RANKED; i++) {
        rows_note(rows, "AB-1", "sungai dan yang lain lagi");
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    assert_int_equal(vault_search_open(rows->vault, rows_text("sungai"), 2,
                         &search),
        VAULT_OK);
    assert_int_equal(next_note(search), best);
    assert_int_not_equal(next_note(search), oldest);
    vault_search_close(&search);

    assert_int_equal(vault_search_open(rows->vault, rows_text("sungai"),
                         VAULT_SEARCH_RANKED + 1, &search),
        VAULT_OK);
    assert_int_equal(next_note(search), oldest);
    vault_search_close(&search);
}

static void
test_search_next__tells_the_note_and_marks_the_hit(void **state)
{
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *search = NULL;
    struct rows *rows = *state;
    int64_t id;

    rows_case(rows, "AB-1");
    id = rows_note(rows, "AB-1", "Ia merasakan kecemasan di dada.");
    assert_int_equal(vault_search_open(rows->vault, rows_text("cemas"), 10,
                         &search),
        VAULT_OK);
    assert_int_equal(vault_search_next(search, &hit), VAULT_OK);
    assert_int_equal(hit.note_id, id);
    assert_string_equal(hit.case_code, "AB-1");
    assert_string_equal(hit.kind, "progress");
    assert_string_equal(hit.date, "2026-02-03");
    assert_string_equal((char *)hit.snippet.data,
        "Ia merasakan \xc2\xabkecemasan\xc2\xbb di dada.");
    vault_search_close(&search);
    vault_search_hit_release(&hit);
}

static void
test_search__follows_an_edit(void **state)
{
    struct rows *rows = *state;
    int64_t id;

    rows_case(rows, "AB-1");
    id = rows_note(rows, "AB-1", "perahu di danau");
    assert_int_equal(vault_note_edit(rows->vault, id,
                         rows_text("kereta di stasiun")),
        VAULT_OK);
    assert_int_equal(hits(rows, "perahu"), 0);
    assert_int_equal(hits(rows, "kereta"), 1);
    rows_reopen(rows);
    assert_int_equal(hits(rows, "perahu"), 0);
    assert_int_equal(hits(rows, "kereta"), 1);
}

static int64_t
pages_with(struct rows *rows, const char *word)
{
    char sql[200];

    (void)snprintf(sql, sizeof(sql),
        "SELECT count(*) FROM note_search_data"
        " WHERE instr(block, CAST('%s' AS BLOB)) > 0",
        word);
    return rows_sql_int(rows, sql);
}

/* FTS5 would keep them until it merges; secure-delete takes them out. */
static void
test_search__old_words_leave_the_index_pages(void **state)
{
    struct rows *rows = *state;
    int64_t id;
    int i;

    rows_case(rows, "AB-1");
    for (i = 0; i < 20; i++) {
        rows_note(rows, "AB-1", "kata yang lain");
    }
    id = rows_note(rows, "AB-1", "zqxvbk dan kata");
    for (i = 0; i < 20; i++) {
        rows_note(rows, "AB-1", "kata yang lain lagi");
    }
    assert_int_equal(pages_with(rows, "zqxvbk"), 1);
    assert_int_equal(vault_note_edit(rows->vault, id, rows_text("diganti")),
        VAULT_OK);
    assert_int_equal(pages_with(rows, "zqxvbk"), 0);
    rows_sql(rows,
        "INSERT INTO note_search (note_search, rank)"
        " VALUES ('integrity-check', 1)");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_search__all_words_must_be_there,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_search__phrases_and_prefixes,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_search__syntax_is_text, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_search_open__refuses_what_is_no_search, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_search__newest_first_among_equals,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_search__ranks_the_newest_of_very_many, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_search__best_first_up_to_the_limit,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_search_next__tells_the_note_and_marks_the_hit, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_search__follows_an_edit, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_search__old_words_leave_the_index_pages, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
