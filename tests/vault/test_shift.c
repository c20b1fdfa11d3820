#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"
#include "vault/release.h"

static uint64_t
get(struct rows *rows, const char *purpose, const char *code)
{
    uint64_t drawn = 0;

    assert_int_equal(vault_shift_get(rows->vault, purpose, code, &drawn),
        VAULT_OK);
    assert_true(drawn != 0);
    return drawn;
}

static void
test_shift_get__stable_for_a_purpose(void **state)
{
    struct rows *rows = *state;
    uint64_t first;

    rows_case(rows, "AB-1");
    first = get(rows, "research:sleep", "AB-1");
    assert_true(get(rows, "research:sleep", "ab-1") == first);
    rows_reopen(rows);
    assert_true(get(rows, "research:sleep", "AB-1") == first);
    assert_int_equal(rows_log_count(rows, "shift-add"), 1);
    rows_assert_sound(rows);
}

/* Neither cases nor purposes share one. */
static void
test_shift_get__differs(void **state)
{
    struct rows *rows = *state;
    char code[VAULT_CODE_MAX];
    uint64_t last = 0;

    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    for (int i = 0; i < 100; i++) {
        uint64_t drawn;

        (void)snprintf(code, sizeof(code), "AB-%d", i);
        rows_case(rows, code);
        drawn = get(rows, "supervision", code);
        assert_true(drawn != get(rows, "research:sleep", code));
        assert_true(drawn != last);
        last = drawn;
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
}

static void
test_shift_get__refuses_bad_arguments(void **state)
{
    struct rows *rows = *state;
    uint64_t drawn = 5;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_shift_get(rows->vault, "", "AB-1", &drawn),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_shift_get(rows->vault, "supervision", "AB-9",
                         &drawn),
        VAULT_ERR_NOT_FOUND);
    assert_true(drawn == 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shift_get__stable_for_a_purpose,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_shift_get__differs, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_shift_get__refuses_bad_arguments,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
