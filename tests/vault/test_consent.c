#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/consent.h"

#define TODAY "2026-06-15"

static void
set(char *to, size_t size, const char *from)
{
    (void)snprintf(to, size, "%s", from);
}

/* A consent with all three steps on one day. */
static struct vault_consent
consent_of(const char *code, const char *kind, const char *day)
{
    struct vault_consent consent = { 0 };

    set(consent.case_code, sizeof(consent.case_code), code);
    set(consent.kind, sizeof(consent.kind), kind);
    set(consent.informed, sizeof(consent.informed), day);
    set(consent.understood, sizeof(consent.understood), day);
    set(consent.accepted, sizeof(consent.accepted), day);
    return consent;
}

static void
record(struct rows *rows, const struct vault_consent *consent)
{
    assert_int_equal(vault_consent_record(rows->vault, consent), VAULT_OK);
}

static enum vault_status
grant(struct rows *rows, const char *code, const char *kind, const char *today)
{
    struct vault_grant *permission = NULL;
    enum vault_status status;

    status = vault_consent_grant(rows->vault, code, kind, today, &permission);
    assert_true((status == VAULT_OK) == (permission != NULL));
    vault_grant_free(&permission);
    assert_null(permission);
    return status;
}

static void
test_consent_kind_known__forms(void **state)
{
    static const char *const good[] = { "treatment", "recording", "supervision",
        "presentation", "ai-local", "research:sleep-2026",
        "disclosure:Dr. A. Wijaya", "research:x" };
    static const char *const bad[] = { "", "research",
        "research:", "disclosure:", "Treatment", "treatment ", "research;x",
        "other", "research:\xff" };
    char long_kind[VAULT_NAME_MAX + 1];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(vault_consent_kind_known(good[i]));
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(vault_consent_kind_known(bad[i]));
    }
    assert_false(vault_consent_kind_known(NULL));
    (void)snprintf(long_kind, sizeof(long_kind), "research:%0*d",
        VAULT_NAME_MAX - 9, 7);
    assert_false(vault_consent_kind_known(long_kind));
    long_kind[VAULT_NAME_MAX - 1] = '\0';
    assert_true(vault_consent_kind_known(long_kind));
}

/* Each row of the matrix: the consent as it stands, and whether it is live. */
static void
test_consent_grant__matrix(void **state)
{
    static const struct {
        const char *informed, *understood, *accepted, *expires, *revoked;
        enum vault_status status;
    } matrix[] = {
        { "2026-06-01", "2026-06-01", "2026-06-01", "", "", VAULT_OK },
        { TODAY, TODAY, TODAY, "", "", VAULT_OK },
        { TODAY, TODAY, TODAY, TODAY, "", VAULT_OK },
        { TODAY, TODAY, TODAY, "2026-06-14", "", VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, TODAY, "2026-06-16", "", VAULT_OK },
        { "", TODAY, TODAY, "", "", VAULT_ERR_NOT_FOUND },
        { TODAY, "", TODAY, "", "", VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, "", "", "", VAULT_ERR_NOT_FOUND },
        { "", "", "", "", "", VAULT_ERR_NOT_FOUND },
        { "2026-06-16", TODAY, TODAY, "", "", VAULT_ERR_NOT_FOUND },
        { TODAY, "2026-06-16", TODAY, "", "", VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, "2026-06-16", "", "", VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, TODAY, "", TODAY, VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, TODAY, "", "2026-06-14", VAULT_ERR_NOT_FOUND },
        { TODAY, TODAY, TODAY, "", "2026-06-16", VAULT_OK },
        { TODAY, TODAY, TODAY, "2027-01-01", TODAY, VAULT_ERR_NOT_FOUND },
    };
    struct rows *rows = *state;
    struct vault_consent consent;
    char code[VAULT_CODE_MAX];
    int64_t count = 0;
    size_t i;

    for (i = 0; i < sizeof(matrix) / sizeof(matrix[0]); i++) {
        (void)snprintf(code, sizeof(code), "AB-%zu", i);
        rows_case(rows, code);
        consent = consent_of(code, "supervision", matrix[i].informed);
        set(consent.understood, VAULT_DATE_MAX, matrix[i].understood);
        set(consent.accepted, VAULT_DATE_MAX, matrix[i].accepted);
        set(consent.expires, VAULT_DATE_MAX, matrix[i].expires);
        record(rows, &consent);
        if (matrix[i].revoked[0] != '\0') {
            assert_int_equal(vault_consent_revoke(rows->vault, code,
                                 "supervision", matrix[i].revoked, &count),
                VAULT_OK);
            assert_int_equal(count, 1);
        }
        if (grant(rows, code, "supervision", TODAY) != matrix[i].status) {
            fail_msg("row %zu", i);
        }
        set(consent.revoked, VAULT_DATE_MAX, matrix[i].revoked);
        if ((vault_consent_judge(&consent, NULL, TODAY) ==
                VAULT_CONSENT_LIVE) != (matrix[i].status == VAULT_OK)) {
            fail_msg("judged otherwise than granted: row %zu", i);
        }
    }
    rows_assert_sound(rows);
}

static void
test_consent_grant__is_for_one_case_and_one_purpose(void **state)
{
    struct rows *rows = *state;
    struct vault_consent consent;
    struct vault_grant *permission = NULL;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    consent = consent_of("ab-1", "research:sleep", TODAY);
    record(rows, &consent);
    assert_int_equal(grant(rows, "AB-2", "research:sleep", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-1", "research:sleeping", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-1", "research:Sleep", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-1", "supervision", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-3", "research:sleep", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-1", "research:sleep", "2026-02-30"),
        VAULT_ERR_INVALID);
    assert_int_equal(grant(rows, "AB-1", "research", TODAY), VAULT_ERR_INVALID);
    assert_int_equal(vault_consent_grant(rows->vault, "ab-1", "research:sleep",
                         TODAY, &permission),
        VAULT_OK);
    assert_string_equal(vault_grant_case(permission), "AB-1");
    assert_string_equal(vault_grant_kind(permission), "research:sleep");
    vault_grant_free(&permission);
    vault_grant_free(&permission);
}

static void
test_consent_revoke__takes_all_that_stand(void **state)
{
    struct rows *rows = *state;
    struct vault_consent consent;
    int64_t count = -1;

    rows_case(rows, "AB-1");
    consent = consent_of("AB-1", "treatment", "2026-01-01");
    record(rows, &consent);
    record(rows, &consent);
    consent = consent_of("AB-1", "recording", "2026-01-01");
    record(rows, &consent);
    assert_int_equal(vault_consent_revoke(rows->vault, "ab-1", "treatment",
                         TODAY, &count),
        VAULT_OK);
    assert_int_equal(count, 2);
    assert_int_equal(grant(rows, "AB-1", "treatment", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(grant(rows, "AB-1", "recording", TODAY), VAULT_OK);
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "treatment",
                         TODAY, &count),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(count, 2);
    consent = consent_of("AB-1", "treatment", TODAY);
    record(rows, &consent);
    assert_int_equal(grant(rows, "AB-1", "treatment", TODAY), VAULT_OK);
    assert_int_equal(rows_log_count(rows, "consent-revoke"), 2);
    rows_assert_sound(rows);
}

/* A wrong date to come does not keep a client from revoking now. */
static void
test_consent_revoke__the_earliest_counts(void **state)
{
    struct vault_consent_iter *iter = NULL;
    struct rows *rows = *state;
    struct vault_consent consent;
    int64_t count = 0;

    rows_case(rows, "AB-1");
    consent = consent_of("AB-1", "treatment", "2026-01-01");
    record(rows, &consent);
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "treatment",
                         "2062-06-15", &count),
        VAULT_OK);
    assert_int_equal(grant(rows, "AB-1", "treatment", TODAY), VAULT_OK);
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "treatment",
                         TODAY, &count),
        VAULT_OK);
    assert_int_equal(grant(rows, "AB-1", "treatment", TODAY),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_consent_iter_open(rows->vault, NULL, &iter),
        VAULT_OK);
    assert_int_equal(vault_consent_iter_next(iter, &consent), VAULT_OK);
    assert_string_equal(consent.revoked, TODAY);
    assert_int_equal(vault_consent_iter_next(iter, &consent), VAULT_DONE);
    vault_consent_iter_close(&iter);
}

static void
test_consent_record__refuses_what_is_no_date(void **state)
{
    static const char *const bad[] = { "2026-02-29", "2026-13-01", "2026-00-10",
        "2026-1-1", "today", "2026/01/01", "2026-04-31" };
    struct rows *rows = *state;
    struct vault_consent consent;
    size_t i;

    rows_case(rows, "AB-1");
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        consent = consent_of("AB-1", "treatment", bad[i]);
        assert_int_equal(vault_consent_record(rows->vault, &consent),
            VAULT_ERR_INVALID);
        consent = consent_of("AB-1", "treatment", TODAY);
        set(consent.expires, VAULT_DATE_MAX, bad[i]);
        assert_int_equal(vault_consent_record(rows->vault, &consent),
            VAULT_ERR_INVALID);
    }
    consent = consent_of("AB-1", "treatment", TODAY);
    set(consent.revoked, VAULT_DATE_MAX, TODAY);
    assert_int_equal(vault_consent_record(rows->vault, &consent),
        VAULT_ERR_INVALID);
    consent = consent_of("AB-1", "anything", TODAY);
    assert_int_equal(vault_consent_record(rows->vault, &consent),
        VAULT_ERR_INVALID);
    consent = consent_of("AB-9", "treatment", TODAY);
    assert_int_equal(vault_consent_record(rows->vault, &consent),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(rows_log_count(rows, "consent-record"), 0);
}

static void
test_consent_iter__shows_what_was_recorded(void **state)
{
    struct vault_consent_iter *iter = NULL;
    struct rows *rows = *state;
    struct vault_consent consent;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    consent = consent_of("AB-2", "ai-local", "2026-03-01");
    record(rows, &consent);
    consent = consent_of("AB-1", "disclosure:Dr. Wijaya", "2026-04-01");
    set(consent.accepted, VAULT_DATE_MAX, "");
    set(consent.expires, VAULT_DATE_MAX, "2026-12-31");
    record(rows, &consent);
    rows_reopen(rows);
    assert_int_equal(vault_consent_iter_open(rows->vault, "AB-1", &iter),
        VAULT_OK);
    assert_int_equal(vault_consent_iter_next(iter, &consent), VAULT_OK);
    assert_string_equal(consent.case_code, "AB-1");
    assert_string_equal(consent.kind, "disclosure:Dr. Wijaya");
    assert_string_equal(consent.informed, "2026-04-01");
    assert_string_equal(consent.understood, "2026-04-01");
    assert_string_equal(consent.accepted, "");
    assert_string_equal(consent.expires, "2026-12-31");
    assert_string_equal(consent.revoked, "");
    assert_int_equal(vault_consent_iter_next(iter, &consent), VAULT_DONE);
    vault_consent_iter_close(&iter);
    assert_int_equal(vault_consent_iter_open(rows->vault, "AB-9", &iter),
        VAULT_ERR_NOT_FOUND);
    /* A recipient may be a person: the log must not name one. */
    rows_assert_unlogged(rows, "Wijaya");
}

/* Of several reasons the one that no further step can mend comes first. */
static void
test_consent_judge__says_why_not(void **state)
{
    static const struct {
        const char *accepted, *expires, *revoked, *kind;
        enum vault_consent_state state;
    } all[] = {
        { TODAY, "", "", NULL, VAULT_CONSENT_LIVE },
        { TODAY, "", "", "recording", VAULT_CONSENT_OTHER_KIND },
        { "", "2026-01-01", TODAY, NULL, VAULT_CONSENT_REVOKED },
        { "", "2026-01-01", "", NULL, VAULT_CONSENT_EXPIRED },
        { "", "", "2026-06-16", NULL, VAULT_CONSENT_MISSING },
        { "2026-06-16", "", "", NULL, VAULT_CONSENT_EARLY },
    };
    struct vault_consent consent;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        consent = consent_of("AB-1", "supervision", TODAY);
        set(consent.accepted, VAULT_DATE_MAX, all[i].accepted);
        set(consent.expires, VAULT_DATE_MAX, all[i].expires);
        set(consent.revoked, VAULT_DATE_MAX, all[i].revoked);
        assert_int_equal(vault_consent_judge(&consent, all[i].kind, TODAY),
            all[i].state);
    }
    set(consent.accepted, VAULT_DATE_MAX, "");
    set(consent.revoked, VAULT_DATE_MAX, "");
    consent.continued = true;
    assert_int_equal(vault_consent_judge(&consent, NULL, TODAY),
        VAULT_CONSENT_CONTINUED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consent_kind_known__forms),
        cmocka_unit_test(test_consent_judge__says_why_not),
        cmocka_unit_test_setup_teardown(test_consent_grant__matrix, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_grant__is_for_one_case_and_one_purpose, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_revoke__takes_all_that_stand, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_revoke__the_earliest_counts, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_record__refuses_what_is_no_date, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(
            test_consent_iter__shows_what_was_recorded, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
