#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/release.h"

#define SHA256                                                                 \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct vault_release good = {
    .kind = "research",
    .purpose = "sleep'; DROP TABLE release; --",
    .profile = "research",
    .made_at = "2026-05-06T07:08:09Z",
    .finding_count = 42,
    .decision_count = 7,
    .sha256 = SHA256,
};

static int64_t
enter(struct rows *rows, const char *const *codes, size_t count)
{
    int64_t id = 0;

    assert_int_equal(vault_release_register(rows->vault, &good, codes, count,
                         &id),
        VAULT_OK);
    return id;
}

static void
test_release_register__is_listed(void **state)
{
    static const char *const codes[] = { "ab-1", "AB-2" };
    struct vault_release_iter *iter = NULL;
    struct rows *rows = *state;
    struct vault_release found;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(enter(rows, codes, 2), 1);
    rows_reopen(rows);
    assert_int_equal(vault_release_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_OK);
    assert_int_equal(found.id, 1);
    assert_string_equal(found.kind, good.kind);
    assert_string_equal(found.purpose, good.purpose);
    assert_string_equal(found.profile, good.profile);
    assert_string_equal(found.made_at, good.made_at);
    assert_int_equal(found.case_count, 2);
    assert_int_equal(found.finding_count, 42);
    assert_int_equal(found.decision_count, 7);
    assert_string_equal(found.sha256, SHA256);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_DONE);
    vault_release_iter_close(&iter);
    vault_release_iter_close(&iter);
    assert_int_equal(rows_log_count(rows, "release"), 1);
    rows_assert_sound(rows);
}

static void
test_release_iter__newest_first_of_one_case_or_all(void **state)
{
    static const char *const one[] = { "AB-1" };
    static const char *const both[] = { "AB-2", "AB-1" };
    struct vault_release_iter *iter = NULL;
    struct rows *rows = *state;
    struct vault_release found;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    rows_case(rows, "AB-3");
    assert_int_equal(enter(rows, one, 1), 1);
    assert_int_equal(enter(rows, both, 2), 2);
    assert_int_equal(enter(rows, one, 1), 3);
    assert_int_equal(vault_release_iter_open(rows->vault, "ab-2", &iter),
        VAULT_OK);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_OK);
    assert_int_equal(found.id, 2);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_DONE);
    vault_release_iter_close(&iter);
    assert_int_equal(vault_release_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_OK);
    assert_int_equal(found.id, 3);
    vault_release_iter_close(&iter);
    assert_int_equal(vault_release_iter_open(rows->vault, "AB-3", &iter),
        VAULT_OK);
    assert_int_equal(vault_release_iter_next(iter, &found), VAULT_DONE);
    vault_release_iter_close(&iter);
    assert_int_equal(vault_release_iter_open(rows->vault, "AB-4", &iter),
        VAULT_ERR_NOT_FOUND);
}

static void
test_release_register__all_or_nothing(void **state)
{
    static const char *const lost[] = { "AB-1", "AB-9" };
    static const char *const twice[] = { "AB-1", "ab-1" };
    struct rows *rows = *state;
    int64_t id = -1;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_release_register(rows->vault, &good, lost, 2, &id),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_release_register(rows->vault, &good, twice, 2, &id),
        VAULT_ERR_EXISTS);
    assert_int_equal(vault_release_register(rows->vault, &good, twice, 0, &id),
        VAULT_ERR_INVALID);
    assert_int_equal(id, -1);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM release"), 0);
    assert_int_equal(rows_log_count(rows, "release"), 0);
    rows_assert_sound(rows);
}

static enum vault_status
try_one(struct rows *rows, const struct vault_release *release)
{
    static const char *const codes[] = { "AB-1" };
    int64_t id = 0;

    return vault_release_register(rows->vault, release, codes, 1, &id);
}

static void
test_release_register__refuses_what_is_no_release(void **state)
{
    struct rows *rows = *state;
    struct vault_release bad;

    rows_case(rows, "AB-1");
    bad = good;
    (void)snprintf(bad.kind, sizeof(bad.kind), "gift");
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.purpose[0] = '\0';
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.profile[0] = '\0';
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.sha256[0] = 'A';
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.sha256[63] = '\0';
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.finding_count = -1;
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.made_at[4] = '/';
    assert_int_equal(try_one(rows, &bad), VAULT_ERR_INVALID);
    bad = good;
    bad.made_at[0] = '\0';
    assert_int_equal(try_one(rows, &bad), VAULT_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_release_register__is_listed,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_iter__newest_first_of_one_case_or_all, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_release_register__all_or_nothing,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_register__refuses_what_is_no_release, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
