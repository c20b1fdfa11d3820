#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/decision.h"

static enum vault_status
set(struct rows *rows, const char *code, const char *surface, const char *word)
{
    struct vault_decision decision = { .folded = false };

    (void)snprintf(decision.word, sizeof(decision.word), "%s", word);
    return vault_decision_set(rows->vault, code, rows_surface(surface),
        &decision);
}

static void
assert_decided(struct rows *rows, const char *code, const char *surface,
    const char *expected)
{
    struct vault_decision decision = { .folded = false };

    assert_int_equal(vault_decision_get(rows->vault, code,
                         rows_surface(surface), &decision),
        expected == NULL ? VAULT_ERR_NOT_FOUND : VAULT_OK);
    assert_string_equal(decision.word, expected == NULL ? "" : expected);
}

static void
test_decision__is_remembered(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_decided(rows, "AB-1", "Dua", NULL);
    assert_int_equal(set(rows, "ab-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "o'clock\" --", "remove"), VAULT_OK);
    rows_reopen(rows);
    assert_decided(rows, "AB-1", "Dua", "keep");
    assert_decided(rows, "AB-1", "o'clock\" --", "remove");
    assert_decided(rows, "AB-1", "dua", NULL);
    assert_decided(rows, "AB-1", "Du", NULL);
    assert_decided(rows, "AB-2", "Dua", NULL);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Dua");
    rows_assert_unlogged(rows, "clock");
}

static void
test_decision_set__the_last_one_counts(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_int_equal(set(rows, "AB-1", "Dua", "remove"), VAULT_OK);
    assert_decided(rows, "AB-1", "Dua", "remove");
    assert_int_equal(set(rows, "AB-1", "Dua", "keep"), VAULT_OK);
    assert_decided(rows, "AB-1", "Dua", "keep");
    assert_int_equal(rows_log_count(rows, "decision"), 3);
    rows_assert_sound(rows);
}

static void
test_decision_set__refuses_bad_arguments(void **state)
{
    static char long_surface[4097];
    struct rows *rows = *state;
    struct vault_decision decision = { .word = "keep", .label = "person" };
    const struct vault_text too_long = { long_surface, sizeof(long_surface) };

    rows_case(rows, "AB-1");
    assert_int_equal(set(rows, "AB-1", "Dua", "maybe"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "Dua", ""), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "", "keep"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-1", "\xff", "keep"), VAULT_ERR_INVALID);
    assert_int_equal(set(rows, "AB-9", "Dua", "keep"), VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         rows_surface("Dua"), &decision),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_decision_get(rows->vault, "AB-9",
                         rows_surface("Dua"), &decision),
        VAULT_ERR_NOT_FOUND);
    memset(long_surface, 'x', sizeof(long_surface));
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         (struct vault_surface){ too_long, too_long },
                         &(struct vault_decision){ .word = "keep" }),
        VAULT_ERR_LIMIT);
    assert_int_equal(rows_log_count(rows, "decision"), 0);
}

static struct vault_surface
surface_of(const char *written, const char *folded)
{
    return (struct vault_surface){ rows_text(written), rows_text(folded) };
}

/* A label is remembered with it; a folded one holds in any letter case. */
static void
test_decision_set__labels_and_letter_case(void **state)
{
    const struct vault_decision labelled = { .word = "remove",
        .label = "PERSON" };
    const struct vault_decision never = { .word = "keep", .folded = true };
    const struct vault_decision again = { .word = "remove" };
    struct rows *rows = *state;
    struct vault_decision found;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         surface_of("Dua", "dua"), &labelled),
        VAULT_OK);
    assert_int_equal(vault_decision_get(rows->vault, "AB-1",
                         surface_of("Dua", "dua"), &found),
        VAULT_OK);
    assert_string_equal(found.label, "PERSON");
    assert_int_equal(vault_decision_get(rows->vault, "AB-1",
                         surface_of("DUA", "dua"), &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         surface_of("Dua", "dua"), &never),
        VAULT_OK);
    assert_int_equal(vault_decision_get(rows->vault, "AB-1",
                         surface_of("DUA", "dua"), &found),
        VAULT_OK);
    assert_string_equal(found.word, "keep");
    assert_true(found.folded);
    /* A later one for the form as it is written goes before it. */
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         surface_of("DUA", "dua"), &again),
        VAULT_OK);
    assert_int_equal(vault_decision_get(rows->vault, "AB-1",
                         surface_of("DUA", "dua"), &found),
        VAULT_OK);
    assert_string_equal(found.word, "remove");
    rows_assert_sound(rows);
    rows_sql(rows, "UPDATE ruling SET label = 'ORG' WHERE label <> ''");
    assert_int_equal(vault_audit_verify(rows->vault,
                         &(struct vault_audit_verdict){ .bad_rows = 0 }),
        VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_decision__is_remembered, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_decision_set__the_last_one_counts,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_decision_set__refuses_bad_arguments, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_decision_set__labels_and_letter_case, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
