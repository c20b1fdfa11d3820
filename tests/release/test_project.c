#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/project.h"

#define HEAD                                                                   \
    "{\"format\":\"casevault-project\",\"format_version\":1,"                  \
    "\"name\":\"sleep\",\"title\":\"Sleep\",\"contact\":\"lab\","              \
    "\"pool\":\"p\",\"ethics\":{\"board\":\"b\",\"number\":\"1\","             \
    "\"until\":\"2030-01-31\"},"

static struct release_project project;
static struct release_project_place place;

static enum release_project_fault
read_text(const char *text)
{
    return release_project_read((struct vault_text){ text, strlen(text) },
        &project, &place);
}

static void
test_project_read__takes_what_is_named(void **state)
{
    (void)state;
    assert_int_equal(read_text(HEAD "\"variables\":[\"sex\",\"scores\","
                                    "\"sessions.minutes\"]}"),
        RELEASE_PROJECT_FINE);
    assert_true(
        release_project_wants(&project, EXPORT_TABLE_CASES, EXPORT_CASE_SEX));
    assert_false(
        release_project_wants(&project, EXPORT_TABLE_CASES, EXPORT_CASE_AGE));
    /* Keys, and what is never empty, come along. */
    assert_true(
        release_project_wants(&project, EXPORT_TABLE_CASES, EXPORT_CASE_ID));
    assert_true(
        release_project_wants(&project, EXPORT_TABLE_CASES, EXPORT_CASE_STATE));
    assert_true(release_project_wants(&project, EXPORT_TABLE_SESSIONS, 8));
    assert_false(release_project_wants(&project, EXPORT_TABLE_SESSIONS, 5));
    assert_true(release_project_wants_table(&project, EXPORT_TABLE_MEASURES));
    assert_true(release_project_wants(&project, EXPORT_TABLE_MEASURES, 5));
    assert_true(release_project_wants_table(&project, EXPORT_TABLE_WITHDRAWN));
    assert_false(release_project_wants_table(&project, EXPORT_TABLE_NOTES));
    assert_false(release_project_wants_table(&project, EXPORT_TABLE_TEXT));
    assert_true(release_project_wants_table(NULL, EXPORT_TABLE_TEXT));
    assert_true(release_project_wants(NULL, EXPORT_TABLE_TEXT, 2));
    /* Nothing was said of these. */
    assert_int_equal(project.risk.k, RELEASE_K);
    assert_int_equal(project.risk.l, 1);
    assert_int_equal(project.risk.max_suppression, RELEASE_MAX_SUPPRESSION);
    assert_int_equal(project.dates, RELEASE_DAYS);
    assert_false(project.open);
    assert_string_equal(project.terms, "");
}

static void
test_project_read__limits(void **state)
{
    (void)state;
    assert_int_equal(read_text(
                         HEAD "\"variables\":[\"diagnosis\"],\"k\":12,\"l\":3,"
                              "\"max_suppression\":2.5,\"public\":true,"
                              "\"dates\":\"weeks\",\"terms\":\"a\\nb\"}"),
        RELEASE_PROJECT_FINE);
    assert_int_equal(project.risk.k, 12);
    assert_int_equal(project.risk.l, 3);
    assert_int_equal(project.risk.max_suppression, 250);
    assert_false(project.risk.asked);
    assert_int_equal(project.dates, RELEASE_WEEKS);
    assert_true(project.open);
    assert_string_equal(project.terms, "a\nb");
    assert_int_equal(read_text(HEAD "\"variables\":[\"sex\"],\"public\":true}"),
        RELEASE_PROJECT_FINE);
    assert_int_equal(project.risk.k, RELEASE_K_PUBLIC);
}

/* What is wrong is named, and nothing of the file is taken. */
static void
test_project_read__refuses(void **state)
{
    static const struct {
        const char *text;
        enum release_project_fault fault;
        const char *where;
    } bad[] = {
        { "", RELEASE_PROJECT_JSON, "" },
        { "\n\n[", RELEASE_PROJECT_JSON, "3" },
        { "[]", RELEASE_PROJECT_JSON, "1" },
        { "{}", RELEASE_PROJECT_FORMAT, "format" },
        { HEAD "\"variables\":[]}", RELEASE_PROJECT_MISSING, "variables" },
        { HEAD "\"k\":5}", RELEASE_PROJECT_MISSING, "variables" },
        { HEAD "\"variables\":\"sex\"}", RELEASE_PROJECT_VALUE, "variables" },
        { HEAD "\"variables\":[\"notes.\"]}", RELEASE_PROJECT_VARIABLE,
            "notes." },
        { HEAD "\"variables\":[\".sex\"]}", RELEASE_PROJECT_VARIABLE, ".sex" },
        { HEAD "\"variables\":[\"minutes\"]}", RELEASE_PROJECT_VARIABLE,
            "minutes" },
        { HEAD "\"variables\":[\"sex\"],\"l\":2}", RELEASE_PROJECT_VALUE, "l" },
        { HEAD "\"variables\":[\"sex\"],\"name\":\"x\"}", RELEASE_PROJECT_JSON,
            "1" },
        { HEAD "\"variables\":[\"sex\"],\"x\":1}", RELEASE_PROJECT_UNKNOWN,
            "x" },
        { HEAD "\"variables\":[\"sex\"],\"terms\":\"a\\u0001\"}",
            RELEASE_PROJECT_VALUE, "terms" },
        { HEAD "\"variables\":[\"sex\"],\"max_suppression\":1e400}",
            RELEASE_PROJECT_JSON, "1" },
        { HEAD "\"variables\":[\"sex\"],\"k\":99999999999999999999}",
            RELEASE_PROJECT_JSON, "1" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        enum release_project_fault fault = read_text(bad[i].text);

        if (fault != bad[i].fault ||
            (bad[i].where[0] != '\0' &&
                strcmp(place.where, bad[i].where) != 0)) {
            fail_msg("%s: %d, %s", bad[i].text, fault, place.where);
        }
        if (fault != RELEASE_PROJECT_JSON) {
            assert_string_equal(project.name, "");
        }
    }
}

/* A file to begin with lacks what only people know, and nothing else. */
static void
test_project_template__waits_to_be_filled_in(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    char filled[8192];
    size_t len = 0;

    (void)state;
    assert_int_equal(release_project_template("sleep", &text), VAULT_OK);
    assert_int_equal(release_project_read((struct vault_text){ (const char *)
                                                                   text.data,
                                              text.len },
                         &project, &place),
        RELEASE_PROJECT_MISSING);
    assert_string_equal(place.where, "title");
    for (size_t i = 0; i < text.len && len < sizeof(filled) - 16; i++) {
        filled[len++] = (char)text.data[i];
        if (len > 1 && filled[len - 1] == '"' && filled[len - 2] == '"') {
            len += (size_t)snprintf(filled + len - 1, 16, "2030-01-31\"") - 1;
        }
    }
    filled[len] = '\0';
    assert_int_equal(read_text(filled), RELEASE_PROJECT_FINE);
    assert_true(release_project_wants(&project, EXPORT_TABLE_CASES,
        EXPORT_CASE_DIAGNOSIS));
    assert_true(release_project_wants_table(&project, EXPORT_TABLE_NOTES));
    assert_false(release_project_wants_table(&project, EXPORT_TABLE_TEXT));
    vault_secret_release(&text);
}

static void
test_project_name_valid__words_of_ours(void **state)
{
    (void)state;
    assert_true(release_project_name_valid("sleep-2026"));
    assert_false(release_project_name_valid(""));
    assert_false(release_project_name_valid("-a"));
    assert_false(release_project_name_valid("a-"));
    assert_false(release_project_name_valid("Sleep"));
    assert_false(release_project_name_valid("a/b"));
    assert_true(
        release_project_name_valid("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_false(release_project_name_valid(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_project_read__takes_what_is_named),
        cmocka_unit_test(test_project_read__limits),
        cmocka_unit_test(test_project_read__refuses),
        cmocka_unit_test(test_project_template__waits_to_be_filled_in),
        cmocka_unit_test(test_project_name_valid__words_of_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
