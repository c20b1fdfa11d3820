#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/pool_table.h"

#define SITE "ABCDEFGHIJ"
#define CASES                                                                  \
    "\"case_id\",\"age_band\",\"sex\",\"education\",\"occupation\","           \
    "\"marital_status\",\"religion\",\"ethnicity\",\"place\",\"diagnosis\","   \
    "\"language\",\"case_state\",\"session_count\",\"note_count\","            \
    "\"score_count\",\"event_count\",\"last_day\",\"last_week\"\r\n"
#define REST ",1,,,,,,\"ID-JB\",\"F32\",1,1,1,0,1,0,0,0\r\n"
#define SCORES                                                                 \
    "\"case_id\",\"score_number\",\"day\",\"week\",\"measure\",\"value\"\r\n"
#define MEASURES                                                               \
    "\"measure\",\"lowest\",\"highest\",\"step\",\"direction\","               \
    "\"reliable_change\"\r\n"

static struct release_pool_facts facts;

static int
begin(void **state)
{
    (void)state;
    memset(&facts, 0, sizeof(facts));
    facts.site = SITE;
    return 0;
}

static int
end(void **state)
{
    (void)state;
    release_pool_facts_release(&facts);
    return 0;
}

static size_t
line_of(enum export_table_id id, const char *text)
{
    return release_pool_table_read(&facts, id, text, strlen(text), NULL, NULL);
}

/* Reads two cases and a measure, for the tables that speak of them. */
static void
fill(void)
{
    assert_int_equal(line_of(EXPORT_TABLE_CASES,
                         CASES "\"" SITE "-AAAAAAAA\",35" REST "\"" SITE
                               "-BBBBBBBB\",40" REST),
        0);
    assert_int_equal(line_of(EXPORT_TABLE_MEASURES,
                         MEASURES "\"phq9\",0,27,1,1,6\r\n"),
        0);
    assert_int_equal(facts.case_count, 2);
    assert_int_equal(facts.measure_count, 1);
}

static void
test_pool_table_read__good_rows(void **state)
{
    (void)state;
    fill();
    assert_int_equal(line_of(EXPORT_TABLE_SCORES,
                         SCORES "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",14\r\n"
                                "\"" SITE "-AAAAAAAA\",3,7,1,\"phq9\",-98\r\n"
                                "\"" SITE "-BBBBBBBB\",1,,,\"phq9\",27\r\n"),
        0);
    assert_int_equal(line_of(EXPORT_TABLE_SCORES, SCORES), 0);
}

/* The line of the row is told, and nothing of it was taken. */
static void
test_pool_table_read__bad_rows(void **state)
{
    static const char *const bad[] = {
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",28\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",-1\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"gad7\",1\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"=1+1\",1\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,phq9,1\r\n",
        "\"" SITE "-AAAAAAAA\",0,0,0,\"phq9\",1\r\n",
        "\"" SITE "-AAAAAAAA\",1,-91,0,\"phq9\",1\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1.\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1.001\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1\rx\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\"\r\n",
        "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1,1\r\n",
        "\"" SITE "-AAAAAAAA,1,0,0,\"phq9\",1\r\n",
        "\"" SITE "-CCCCCCCC\",1,0,0,\"phq9\",1\r\n",
        "\"BBBBBBBBBB-AAAAAAAA\",1,0,0,\"phq9\",1\r\n",
        "\"AAAAAAAA\",1,0,0,\"phq9\",1\r\n",
        ",1,0,0,\"phq9\",1\r\n",
        "1,1,0,0,\"phq9\",1\r\n",
        "\r\n",
    };
    char text[512];

    (void)state;
    fill();
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void)snprintf(text, sizeof(text), "%s%s", SCORES, bad[i]);
        if (line_of(EXPORT_TABLE_SCORES, text) != 2) {
            fail_msg("%s", bad[i]);
        }
    }
    assert_int_equal(line_of(EXPORT_TABLE_SCORES, ""), 1);
    assert_int_equal(line_of(EXPORT_TABLE_SCORES, MEASURES), 1);
}

/* Numbers rise within a case and cases in the table: no row is there twice. */
static void
test_pool_table_read__order(void **state)
{
    static const char again[] =
        SCORES "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1\r\n"
               "\"" SITE "-AAAAAAAA\",1,0,0,\"phq9\",1\r\n";
    static const char back[] =
        SCORES "\"" SITE "-BBBBBBBB\",1,0,0,\"phq9\",1\r\n"
               "\"" SITE "-AAAAAAAA\",2,0,0,\"phq9\",1\r\n";

    (void)state;
    fill();
    assert_int_equal(line_of(EXPORT_TABLE_SCORES, again), 3);
    assert_int_equal(line_of(EXPORT_TABLE_SCORES, back), 3);
    assert_int_equal(line_of(EXPORT_TABLE_WITHDRAWN,
                         "\"case_id\"\r\n\"" SITE "-BBBBBBBB\"\r\n"),
        2);
    assert_int_equal(line_of(EXPORT_TABLE_WITHDRAWN,
                         "\"case_id\"\r\n\"" SITE "-CCCCCCCC\"\r\n"),
        0);
}

/* What the level of a column does not allow its cells do not tell. */
static void
test_pool_table_read__levels(void **state)
{
    static const char row[] = CASES "\"" SITE "-AAAAAAAA\",35" REST;

    (void)state;
    facts.levels[EXPORT_CASE_AGE] = 1;
    assert_int_equal(line_of(EXPORT_TABLE_CASES, row), 2);
    facts.levels[EXPORT_CASE_AGE] = 0;
    facts.levels[EXPORT_CASE_PLACE] = 2;
    assert_int_equal(line_of(EXPORT_TABLE_CASES, row), 2);
    facts.levels[EXPORT_CASE_PLACE] = 0;
    assert_int_equal(line_of(EXPORT_TABLE_CASES, row), 0);
}

static bool
refuse(size_t index, struct export_cell *cells, void *data)
{
    (void)index;
    (void)cells;
    (*(int *)data)++;
    return false;
}

static void
test_pool_table_read__can_be_ended(void **state)
{
    static const char rows[] = MEASURES "\"phq9\",0,27,1,1,6\r\n"
                                        "\"gad7\",0,21,1,1,4\r\n";
    int count = 0;

    (void)state;
    assert_int_equal(release_pool_table_read(&facts, EXPORT_TABLE_MEASURES,
                         rows, strlen(rows), refuse, &count),
        SIZE_MAX);
    assert_int_equal(count, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pool_table_read__good_rows, begin,
            end),
        cmocka_unit_test_setup_teardown(test_pool_table_read__bad_rows, begin,
            end),
        cmocka_unit_test_setup_teardown(test_pool_table_read__order, begin,
            end),
        cmocka_unit_test_setup_teardown(test_pool_table_read__levels, begin,
            end),
        cmocka_unit_test_setup_teardown(test_pool_table_read__can_be_ended,
            begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
