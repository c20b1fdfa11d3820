#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/consent.h"
#include "vault/release.h"
#include "vault/release_case.h"

#define SHA256                                                                 \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
consent(struct rows *rows, const char *code, const char *kind)
{
    struct vault_consent steps = {
        .informed = "2026-01-02",
        .understood = "2026-01-02",
        .accepted = "2026-01-02",
    };

    (void)snprintf(steps.case_code, sizeof(steps.case_code), "%s", code);
    (void)snprintf(steps.kind, sizeof(steps.kind), "%s", kind);
    assert_int_equal(vault_consent_record(rows->vault, &steps), VAULT_OK);
}

static void
revoke(struct rows *rows, const char *code, const char *kind, const char *date)
{
    int64_t count = 0;

    assert_int_equal(vault_consent_revoke(rows->vault, code, kind, date,
                         &count),
        VAULT_OK);
}

static int64_t
enter(struct rows *rows, const char *kind, const char *purpose, size_t count)
{
    static const char *const codes[] = { "AB-1", "AB-2" };
    struct vault_release row = {
        .profile = "research",
        .made_at = "2026-05-06T07:08:09Z",
        .sha256 = SHA256,
    };
    int64_t id = 0;

    (void)snprintf(row.kind, sizeof(row.kind), "%s", kind);
    (void)snprintf(row.purpose, sizeof(row.purpose), "%s", purpose);
    assert_int_equal(vault_release_register(rows->vault, &row, codes, count,
                         &id),
        VAULT_OK);
    return id;
}

/* Case number `index` of a release. */
static struct vault_release_case
read_case(struct rows *rows, int64_t release, size_t index)
{
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case item = { .case_code = "" };

    assert_int_equal(vault_release_case_iter_open(rows->vault, release, &iter),
        VAULT_OK);
    for (size_t i = 0; i <= index; i++) {
        assert_int_equal(vault_release_case_iter_next(iter, &item), VAULT_OK);
    }
    vault_release_case_iter_close(&iter);
    return item;
}

/* How many cases the register calls recalled. */
static int64_t
recalled(struct rows *rows, int64_t release)
{
    struct vault_release_iter *iter = NULL;
    struct vault_release row = { .id = 0 };

    assert_int_equal(vault_release_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    while (row.id != release) {
        assert_int_equal(vault_release_iter_next(iter, &row), VAULT_OK);
    }
    vault_release_iter_close(&iter);
    return row.recalled_count;
}

static void
test_release_case__one_of_two_is_recalled(void **state)
{
    struct rows *rows = *state;
    char pseudonym[VAULT_CODE_MAX];
    struct vault_release_case item;
    int64_t id;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    consent(rows, "AB-1", "research:sleep");
    consent(rows, "AB-2", "research:sleep");
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-2",
                         pseudonym),
        VAULT_OK);
    id = enter(rows, "research", "sleep", 2);
    assert_int_equal(recalled(rows, id), 0);
    revoke(rows, "AB-2", "research:sleep", "2026-06-01");
    rows_reopen(rows);
    assert_int_equal(recalled(rows, id), 1);
    item = read_case(rows, id, 0);
    assert_string_equal(item.case_code, "AB-1");
    assert_string_equal(item.recalled, "");
    item = read_case(rows, id, 1);
    assert_string_equal(item.case_code, "AB-2");
    assert_string_equal(item.pseudonym, pseudonym);
    assert_string_equal(item.recalled, "2026-06-01");
}

static void
test_release_case__what_came_after_is_not(void **state)
{
    struct rows *rows = *state;
    int64_t before, after;

    rows_case(rows, "AB-1");
    consent(rows, "AB-1", "supervision");
    before = enter(rows, "supervision", "supervision", 1);
    revoke(rows, "AB-1", "supervision", "2026-01-01");
    consent(rows, "AB-1", "supervision");
    after = enter(rows, "supervision", "supervision", 1);
    /* A day typed wrong changes nothing: the order of the entries counts. */
    assert_int_equal(recalled(rows, before), 1);
    assert_int_equal(recalled(rows, after), 0);
}

static void
test_release_case__another_consent_recalls_nothing(void **state)
{
    struct rows *rows = *state;
    int64_t brief, bundle;

    rows_case(rows, "AB-1");
    consent(rows, "AB-1", "supervision");
    consent(rows, "AB-1", "research:sleep");
    consent(rows, "AB-1", "research:other");
    brief = enter(rows, "supervision", "supervision", 1);
    bundle = enter(rows, "research", "sleep", 1);
    revoke(rows, "AB-1", "research:other", "2026-06-01");
    assert_int_equal(recalled(rows, brief), 0);
    assert_int_equal(recalled(rows, bundle), 0);
    revoke(rows, "AB-1", "research:sleep", "2026-06-01");
    assert_int_equal(recalled(rows, brief), 0);
    assert_int_equal(recalled(rows, bundle), 1);
}

static void
test_release_case__no_such_release(void **state)
{
    struct rows *rows = *state;
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case item;

    assert_int_equal(vault_release_case_iter_open(rows->vault, 7, &iter),
        VAULT_OK);
    assert_int_equal(vault_release_case_iter_next(iter, &item), VAULT_DONE);
    vault_release_case_iter_close(&iter);
    assert_null(iter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_release_case__one_of_two_is_recalled, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_case__what_came_after_is_not, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_release_case__another_consent_recalls_nothing, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_release_case__no_such_release,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
