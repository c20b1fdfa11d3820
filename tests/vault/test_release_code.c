#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/release.h"
#include "vault/release_code.h"

static const struct vault_release plain = {
    .kind = "supervision",
    .purpose = "supervision",
    .profile = "supervision",
    .made_at = "2026-05-06T07:08:09Z",
    .sha256 =
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};

static enum vault_status
enter(struct rows *rows, const char *code)
{
    static const char *const cases[] = { "AB-1" };
    struct vault_release release = plain;
    int64_t id = 0;

    (void)snprintf(release.code, sizeof(release.code), "%s", code);
    return vault_release_register(rows->vault, &release, cases, 1, &id);
}

/* The code of the newest release. */
static void
newest(struct rows *rows, char ret_code[VAULT_CODE_MAX])
{
    struct vault_release_iter *iter = NULL;
    struct vault_release found;

    assert_int_equal(vault_release_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_OK);
    vault_release_iter_close(&iter);
    memcpy(ret_code, found.code, VAULT_CODE_MAX);
}

static void
test_release_code_new__is_kept_with_the_release(void **state)
{
    char code[VAULT_CODE_MAX], other[VAULT_CODE_MAX], found[VAULT_CODE_MAX];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_release_code_new(rows->vault, code), VAULT_OK);
    assert_int_equal(vault_release_code_new(rows->vault, other), VAULT_OK);
    assert_true(vault_release_code_valid(code));
    assert_string_not_equal(code, other);
    assert_int_equal(enter(rows, code), VAULT_OK);
    rows_reopen(rows);
    newest(rows, found);
    assert_string_equal(found, code);
    assert_int_equal(rows_log_count(rows, "release-code"), 1);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, code);
}

static void
test_release_code_store__a_release_may_have_none(void **state)
{
    char found[VAULT_CODE_MAX];
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(enter(rows, ""), VAULT_OK);
    newest(rows, found);
    assert_string_equal(found, "");
    assert_int_equal(rows_log_count(rows, "release-code"), 0);
    rows_assert_sound(rows);
}

static void
test_release_code_store__is_taken_once(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(enter(rows, "ABCD2345"), VAULT_OK);
    assert_int_equal(enter(rows, "ABCD2345"), VAULT_ERR_EXISTS);
    assert_int_equal(enter(rows, "abcd2345"), VAULT_ERR_INVALID);
    assert_int_equal(enter(rows, "ABCD234"), VAULT_ERR_INVALID);
    assert_int_equal(enter(rows, "ABCD2340"), VAULT_ERR_INVALID);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM release"), 1);
    rows_assert_sound(rows);
}

static void
test_release_code__a_changed_one_is_noticed(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(enter(rows, "ABCD2345"), VAULT_OK);
    rows_sql(rows, "UPDATE release_code SET code = 'ABCD2346'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_release_code_new__is_kept_with_the_release, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_code_store__a_release_may_have_none, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_release_code_store__is_taken_once,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_code__a_changed_one_is_noticed, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
