#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/internal.h"
#include "vault/reseal.h"

/* As after a rekey: the log fits another key than the present one. */
static void
test_reseal__every_kind_of_row_fits_the_new_key(void **state)
{
    struct rows *rows = *state;
    struct vault_audit_verdict verdict;
    int64_t entries;

    rows_fill(rows);
    rows_assert_sound(rows);
    entries = rows_sql_int(rows, "SELECT max(number) FROM audit");
    rows->vault->audit_key.data[0] ^= 1;
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(vault_reseal(rows->vault, "in a test"), VAULT_OK);
    assert_int_equal(vault_audit_verify(rows->vault, &verdict), VAULT_OK);
    assert_int_equal(verdict.entries, entries + 1);
    assert_int_equal(verdict.anchored, entries + 1);
    assert_int_equal(rows_sql_int(rows, "SELECT length(macs) FROM rekey"),
        entries * VAULT_RESEAL_KEPT);
    rows->vault->audit_key.data[0] ^= 1;
}

static void
test_reseal__a_missing_row_stops_it(void **state)
{
    struct rows *rows = *state;

    rows_fill(rows);
    rows_sql(rows, "DELETE FROM consent_revocation");
    assert_int_equal(vault_reseal(rows->vault, NULL), VAULT_ERR_DAMAGED);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM rekey"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_reseal__every_kind_of_row_fits_the_new_key, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_reseal__a_missing_row_stops_it,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
