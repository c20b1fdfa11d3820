/*
 * Each change and each reading of rows, with each call outside failing once:
 * what failed changed nothing, and nothing is taken for the end of a list.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "refuse.h"
#include "row_actions.h"
#include "rows.h"
#include "vault/internal.h"

/* More calls than any of them makes. */
#define CALLS_MAX 20000

static int64_t
entries(struct rows *rows)
{
    return rows_sql_int(rows, "SELECT count(*) FROM audit");
}

/* Runs it once with call `at` failing; whether a call failed. */
static bool
run_once(struct rows *rows, const struct action *action, long at)
{
    static const char *last = "nothing";
    int64_t before = entries(rows);
    enum vault_status status;
    bool failed;

    refuse_begin(at);
    status = action->run(rows->vault);
    failed = refuse_end();
    if (!failed && status != VAULT_OK) {
        fail_msg("%s: %s, after %s failed before (%s at %ld)", action->name,
            vault_status_name(status), last, sqlite3_errmsg(rows->vault->db),
            at);
    }
    last = refuse_name();
    if (failed && status == VAULT_OK && action->promise == ALWAYS) {
        fail_msg("%s: nothing said of %s", action->name, refuse_name());
    }
    if (failed && status == VAULT_ERR_DAMAGED) {
        fail_msg("%s: %s is no damage", action->name, refuse_name());
    }
    if (failed && status != VAULT_OK && action->promise != SEVERAL &&
        entries(rows) != before) {
        fail_msg("%s: half done after %s", action->name, refuse_name());
    }
    return failed;
}

static void
try_all(struct rows *rows, const struct action *action)
{
    static long tries;
    long at = 0;

    do {
        row_actions_begin(++tries);
        if (at >= CALLS_MAX) {
            fail_msg("%s: no end", action->name);
        }
        at += 1 + (getenv("CASEVAULT_LONG") == NULL ? at / 64 : 0);
    } while (run_once(rows, action, at));
    rows_assert_sound(rows);
}

/* No power fails here: nothing waits for the disk. */
static void
fill(struct rows *rows)
{
    rows_fill(rows);
    rows_fill_clinical(rows);
    rows_sql(rows, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY");
}

static void
test_rows__a_refused_call_changes_nothing(void **state)
{
    fill(*state);
    for (size_t i = 0; row_changes[i].name != NULL; i++) {
        try_all(*state, &row_changes[i]);
    }
}

static void
test_rows__a_refused_call_is_no_end(void **state)
{
    fill(*state);
    for (size_t i = 0; row_readings[i].name != NULL; i++) {
        try_all(*state, &row_readings[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_rows__a_refused_call_changes_nothing, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_rows__a_refused_call_is_no_end,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
