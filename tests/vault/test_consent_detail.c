#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/consent.h"
#include "vault/erase.h"

#define TODAY "2026-06-15"

static const struct vault_consent_detail full = {
    .informed_how = "spoken",
    .understood_how = "spoken-back",
    .accepted_how = "form-signed",
    .text_version = "supervision-1",
    .text_language = "jv",
    .given_by = "guardian",
    .relation = "mother",
    .witness = "Bu Saksi",
    .told = "confidentiality,exceptions",
};

static void
test_consent_detail_valid__fields_and_pairs(void **state)
{
    struct vault_consent_detail detail = full;

    (void)state;
    assert_true(vault_consent_detail_valid(&detail));
    assert_true(vault_consent_detail_valid(
        &(struct vault_consent_detail){ .given_by = "client",
            .text_language = "en-GB" }));
    detail.relation[0] = '\0';
    assert_false(vault_consent_detail_valid(&detail));
    detail = full;
    (void)snprintf(detail.given_by, sizeof(detail.given_by), "client");
    assert_false(vault_consent_detail_valid(&detail));
    detail = full;
    (void)snprintf(detail.informed_how, sizeof(detail.informed_how),
        "spoken-back");
    assert_false(vault_consent_detail_valid(&detail));
    detail = full;
    (void)snprintf(detail.text_language, sizeof(detail.text_language), "x");
    assert_false(vault_consent_detail_valid(&detail));
    detail = full;
    (void)snprintf(detail.witness, sizeof(detail.witness), "\xff");
    assert_false(vault_consent_detail_valid(&detail));
}

static void
test_consent_detail_valid__lists_of_what_was_told(void **state)
{
    static const char *const bad[] = { ",", "storage,", ",storage", "Storage",
        "storage,,ai", "storage ai", "nothing",
        "a-word-that-is-longer-than-any-word-may-be-here" };
    struct vault_consent_detail detail = { .told = "ai" };
    size_t i;

    (void)state;
    assert_true(vault_consent_detail_valid(&detail));
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void)snprintf(detail.told, sizeof(detail.told), "%s", bad[i]);
        if (vault_consent_detail_valid(&detail)) {
            fail_msg("%s", bad[i]);
        }
    }
}

static struct vault_consent
consent_of(const char *informed, const char *understood, const char *accepted)
{
    struct vault_consent consent = { .case_code = "AB-1",
        .kind = "supervision" };

    (void)snprintf(consent.informed, VAULT_DATE_MAX, "%s", informed);
    (void)snprintf(consent.understood, VAULT_DATE_MAX, "%s", understood);
    (void)snprintf(consent.accepted, VAULT_DATE_MAX, "%s", accepted);
    return consent;
}

static void
newest(struct rows *rows, struct vault_consent *ret_consent)
{
    struct vault_consent_iter *iter = NULL;
    enum vault_status status;

    assert_int_equal(vault_consent_iter_open(rows->vault, "AB-1", &iter),
        VAULT_OK);
    do {
        status = vault_consent_iter_next(iter, ret_consent);
    } while (status == VAULT_OK);
    assert_int_equal(status, VAULT_DONE);
    vault_consent_iter_close(&iter);
}

static void
test_consent_detail_insert__is_read_back_and_sealed(void **state)
{
    struct rows *rows = *state;
    struct vault_consent consent = consent_of(TODAY, TODAY, TODAY);
    struct vault_consent found;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_consent_record(rows->vault, &consent), VAULT_OK);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM consent_detail"),
        0);
    consent.detail = full;
    assert_int_equal(vault_consent_record(rows->vault, &consent), VAULT_OK);
    newest(rows, &found);
    assert_memory_equal(&found.detail, &full, sizeof(full));
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Saksi");
    rows_assert_unlogged(rows, "mother");
    rows_sql(rows, "UPDATE consent_detail SET accepted_how = 'spoken'");
    assert_int_equal(vault_audit_verify(rows->vault,
                         &(struct vault_audit_verdict){ .bad_rows = 0 }),
        VAULT_ERR_DAMAGED);
}

static void
test_consent_detail_insert__refuses_and_leaves_nothing(void **state)
{
    struct rows *rows = *state;
    struct vault_consent consent = consent_of(TODAY, TODAY, TODAY);

    rows_case(rows, "AB-1");
    consent.detail = full;
    consent.detail.told[0] = 'C';
    assert_int_equal(vault_consent_record(rows->vault, &consent),
        VAULT_ERR_INVALID);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM consent"), 0);
}

/* The three steps on three days are one consent in the end. */
static void
test_consent_continue__takes_what_went_before(void **state)
{
    struct rows *rows = *state;
    struct vault_consent first = consent_of("2026-06-01", "", "");
    struct vault_consent second = consent_of("", "2026-06-02", "");
    struct vault_consent third = consent_of("", "", "2026-06-03");
    struct vault_consent found;
    struct vault_grant *grant = NULL;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_consent_continue(rows->vault, TODAY, &second),
        VAULT_ERR_NOT_FOUND);
    first.detail = full;
    assert_int_equal(vault_consent_record(rows->vault, &first), VAULT_OK);
    assert_int_equal(vault_consent_continue(rows->vault, TODAY, &second),
        VAULT_OK);
    assert_string_equal(second.informed, "2026-06-01");
    assert_int_equal(vault_consent_record(rows->vault, &second), VAULT_OK);
    assert_int_equal(vault_consent_grant(rows->vault, "AB-1", "supervision",
                         TODAY, &grant),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_consent_continue(rows->vault, TODAY, &third),
        VAULT_OK);
    assert_string_equal(third.understood, "2026-06-02");
    assert_string_equal(third.detail.witness, full.witness);
    assert_int_equal(vault_consent_record(rows->vault, &third), VAULT_OK);
    newest(rows, &found);
    assert_int_equal(vault_consent_judge(&found, "supervision", TODAY),
        VAULT_CONSENT_LIVE);
    assert_int_equal(vault_consent_grant(rows->vault, "AB-1", "supervision",
                         TODAY, &grant),
        VAULT_OK);
    vault_grant_free(&grant);
    /* Nothing waits any more. */
    assert_int_equal(vault_consent_continue(rows->vault, TODAY, &third),
        VAULT_ERR_NOT_FOUND);
}

static void
test_consent_detail__goes_when_the_case_is_erased(void **state)
{
    const struct vault_erase_request request = { .case_code = "AB-1" };
    struct rows *rows = *state;
    struct vault_consent consent = consent_of("2026-06-01", "", "");
    struct vault_erasure erasure;

    rows_case(rows, "AB-1");
    consent.detail = full;
    assert_int_equal(vault_consent_record(rows->vault, &consent), VAULT_OK);
    consent.detail.continues =
        rows_sql_int(rows, "SELECT max(id) FROM consent");
    assert_int_equal(vault_consent_record(rows->vault, &consent), VAULT_OK);
    assert_int_equal(vault_erase(rows->vault, &request, &erasure), VAULT_OK);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM consent_detail"),
        0);
    rows_assert_sound(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consent_detail_valid__fields_and_pairs),
        cmocka_unit_test(test_consent_detail_valid__lists_of_what_was_told),
        cmocka_unit_test_setup_teardown(
            test_consent_detail_insert__is_read_back_and_sealed, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_detail_insert__refuses_and_leaves_nothing, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_continue__takes_what_went_before, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_detail__goes_when_the_case_is_erased, rows_open,
            rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
