#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/release.h"
#include "vault/reply.h"

/* A release of AB-1 under a code. */
static int64_t
enter(struct rows *rows, const char *kind, const char *code)
{
    static const char *const cases[] = { "AB-1" };
    struct vault_release release = {
        .purpose = "supervision",
        .profile = "supervision",
        .sha256 =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    };
    int64_t id = 0;

    memcpy(release.kind, kind, strlen(kind));
    memcpy(release.code, code, strlen(code));
    assert_int_equal(vault_release_register(rows->vault, &release, cases, 1,
                         &id),
        VAULT_OK);
    return id;
}

static void
test_reply_find__supervision_only(void **state)
{
    struct vault_reply_target target;
    struct rows *rows = *state;
    int64_t release;

    rows_case(rows, "AB-1");
    release = enter(rows, "supervision", "ABCD2345");
    (void)enter(rows, "research", "ABCD2346");
    assert_int_equal(vault_reply_find(rows->vault, "ABCD2345", &target),
        VAULT_OK);
    assert_int_equal(target.release, release);
    assert_string_equal(target.case_code, "AB-1");
    assert_int_equal(vault_reply_find(rows->vault, "ABCD2346", &target),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_reply_find(rows->vault, "", &target),
        VAULT_ERR_NOT_FOUND);
}

static void
test_reply_add__each_text_once(void **state)
{
    struct rows *rows = *state;
    int64_t release, first, second, own;
    bool is = false;

    rows_case(rows, "AB-1");
    release = enter(rows, "supervision", "ABCD2345");
    first = rows_note(rows, "AB-1", "one");
    second = rows_note(rows, "AB-1", "two");
    own = rows_note(rows, "AB-1", "three");
    assert_int_equal(vault_reply_add(rows->vault, release, first,
                         rows_text("slowly")),
        VAULT_OK);
    assert_int_equal(vault_reply_add(rows->vault, release, second,
                         rows_text("slowly")),
        VAULT_ERR_EXISTS);
    assert_int_equal(vault_reply_add(rows->vault, release, second,
                         rows_text("quickly")),
        VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_reply_is(rows->vault, second, &is), VAULT_OK);
    assert_true(is);
    assert_int_equal(vault_reply_is(rows->vault, own, &is), VAULT_OK);
    assert_false(is);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "slowly");
}

static void
test_reply__a_moved_one_is_noticed(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    int64_t release;

    rows_case(rows, "AB-1");
    release = enter(rows, "supervision", "ABCD2345");
    (void)rows_note(rows, "AB-1", "one");
    assert_int_equal(vault_reply_add(rows->vault, release,
                         rows_note(rows, "AB-1", "two"), rows_text("slowly")),
        VAULT_OK);
    rows_sql(rows, "UPDATE reply SET note_id = 1");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reply_find__supervision_only,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_reply_add__each_text_once,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_reply__a_moved_one_is_noticed,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
