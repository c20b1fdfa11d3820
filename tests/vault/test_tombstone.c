#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/case.h"
#include "vault/erase.h"
#include "vault/tombstone.h"

static void
erase(struct rows *rows, const char *code)
{
    const struct vault_erase_request request = { .case_code = code };
    struct vault_erasure erasure;

    assert_int_equal(vault_erase(rows->vault, &request, &erasure), VAULT_OK);
}

static void
test_make__a_mark_for_each_erasure(void **state)
{
    struct rows *rows = *state;
    struct vault_tombstones none;
    struct vault_tombstones marks;
    struct vault_tombstones again;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_tombstones_make(rows->vault, &none), VAULT_OK);
    assert_int_equal(none.count, 0);
    vault_tombstones_free(&none);
    erase(rows, "AB-1");
    erase(rows, "AB-2");
    assert_int_equal(vault_tombstones_make(rows->vault, &marks), VAULT_OK);
    assert_int_equal(marks.count, 2);
    assert_memory_not_equal(marks.marks[0], marks.marks[1],
        VAULT_TOMBSTONE_LEN);
    /* They are the same every time, so that lists can be joined. */
    assert_int_equal(vault_tombstones_make(rows->vault, &again), VAULT_OK);
    assert_memory_equal(marks.marks, again.marks, 2 * VAULT_TOMBSTONE_LEN);
    vault_tombstones_free(&again);
    vault_tombstones_free(&marks);
    assert_null(marks.marks);
}

static void
test_erase_marked__only_what_is_marked(void **state)
{
    struct rows *rows = *state;
    struct rows_image before;
    struct vault_tombstones marks;
    struct vault_case found;
    int64_t count = -1;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    rows_note(rows, "AB-1", "satu");
    before = rows_image_read(rows->path);
    erase(rows, "AB-1");
    assert_int_equal(vault_tombstones_make(rows->vault, &marks), VAULT_OK);

    /* The file from before the erasure. */
    vault_close(&rows->vault);
    rows_image_write(rows->path, &before);
    assert_int_equal(rows_try_reopen(rows), VAULT_OK);
    assert_int_equal(vault_erase_marked(rows->vault, &marks, &count), VAULT_OK);
    assert_int_equal(count, 1);
    assert_int_equal(vault_case_find(rows->vault, "AB-1", &found),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_case_find(rows->vault, "AB-2", &found), VAULT_OK);
    rows_assert_sound(rows);
    assert_int_equal(vault_erase_marked(rows->vault, &marks, &count), VAULT_OK);
    assert_int_equal(count, 0);
    free(before.bytes);
    vault_tombstones_free(&marks);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_make__a_mark_for_each_erasure,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_erase_marked__only_what_is_marked,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
