#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/appointment.h"
#include "vault/case.h"
#include "vault/facts.h"
#include "vault/note.h"
#include "vault/score.h"

static void
add_session(struct rows *rows, const char *date, const char *attendance)
{
    struct vault_appointment session = { .case_code = "AB-1", .minutes = -1 };
    int64_t id = 0;

    (void)snprintf(session.date, sizeof(session.date), "%s", date);
    (void)snprintf(session.attendance, sizeof(session.attendance), "%s",
        attendance);
    assert_int_equal(vault_appointment_add(rows->vault, &session, &id),
        VAULT_OK);
}

static void
add_note(struct rows *rows, const char *date, const char *text)
{
    const struct vault_note_draft draft = { .case_code = "AB-1",
        .date = date,
        .language = "id",
        .text = rows_text(text) };
    int64_t id = 0;

    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
}

static void
assert_first(struct rows *rows, const char *want)
{
    char date[VAULT_DATE_MAX];

    assert_int_equal(vault_facts_first_day(rows->vault, "ab-1", date),
        VAULT_OK);
    assert_string_equal(date, want);
}

/* A note, then a session not held, then one held: each goes before. */
static void
test_facts_first_day__what_goes_before(void **state)
{
    const struct vault_score score = { .case_code = "AB-1",
        .date = "2026-01-01",
        .measure = "phq9",
        .value = 1000 };
    struct rows *rows = *state;
    char date[VAULT_DATE_MAX];
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_facts_first_day(rows->vault, "AB-1", date),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_score_add(rows->vault, &score, &id), VAULT_OK);
    assert_first(rows, "2026-01-01");
    add_note(rows, "2026-02-02", "x");
    assert_first(rows, "2026-02-02");
    add_session(rows, "2026-03-03", "no-show");
    assert_first(rows, "2026-03-03");
    add_session(rows, "2026-04-04", "late");
    assert_first(rows, "2026-04-04");
}

static void
test_facts_next__newest_version_in_characters(void **state)
{
    struct rows *rows = *state;
    struct vault_cursor *cursor = NULL;
    struct vault_facts facts;

    rows_case(rows, "AB-1");
    add_note(rows, "2026-02-02", "later");
    add_note(rows, "2026-01-01", "x");
    assert_int_equal(vault_note_edit(rows->vault, 2,
                         rows_text("r\xc3\xa9sum\xc3\xa9")),
        VAULT_OK);
    assert_int_equal(vault_facts_open(rows->vault, "AB-1", &cursor), VAULT_OK);
    assert_int_equal(vault_facts_next(cursor, &facts), VAULT_OK);
    assert_int_equal(facts.note, 2);
    assert_int_equal(facts.characters, 6);
    assert_string_equal(facts.date, "2026-01-01");
    assert_string_equal(facts.kind, "progress");
    assert_string_equal(facts.language, "id");
    assert_int_equal(vault_facts_next(cursor, &facts), VAULT_OK);
    assert_int_equal(facts.note, 1);
    assert_int_equal(vault_facts_next(cursor, &facts), VAULT_DONE);
    vault_cursor_close(&cursor);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_facts_first_day__what_goes_before,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_facts_next__newest_version_in_characters, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
