#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/audit.h"
#include "vault/site.h"

static void
get(struct rows *rows, const char *project, char ret_site[VAULT_SITE_LEN + 1])
{
    assert_int_equal(vault_site_get(rows->vault, project, ret_site), VAULT_OK);
    assert_int_equal(strlen(ret_site), VAULT_SITE_LEN);
    assert_int_equal(strspn(ret_site, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
        VAULT_SITE_LEN);
}

static void
test_site_get__stable_within_a_project(void **state)
{
    struct rows *rows = *state;
    char first[VAULT_SITE_LEN + 1], again[VAULT_SITE_LEN + 1];
    char other[VAULT_SITE_LEN + 1];

    get(rows, "sleep", first);
    get(rows, "dream", other);
    rows_reopen(rows);
    get(rows, "sleep", again);
    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
    assert_int_equal(rows_log_count(rows, "site-add"), 2);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, first);
    assert_int_equal(vault_site_get(rows->vault, "", again), VAULT_ERR_INVALID);
    assert_string_equal(first, again);
}

static int
compare(const void *a, const void *b)
{
    return memcmp(a, b, VAULT_SITE_LEN + 1);
}

/*
 * Ten thousand therapists of one project draw from the same source as ten
 * thousand projects of one therapist.  With the 40 bits of a pseudonym this
 * would go wrong once in 22,000 runs; with 50 once in 22 million.
 */
static void
test_site_get__ten_thousand_do_not_collide(void **state)
{
    enum {
        SITES = 10000,
    };
    struct rows *rows = *state;
    char(*sites)[VAULT_SITE_LEN + 1] = calloc(SITES, sizeof(*sites));
    size_t bits[32] = { 0 };
    char name[16];
    int i;

    assert_non_null(sites);
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    for (i = 0; i < SITES; i++) {
        (void)snprintf(name, sizeof(name), "p%d", i);
        get(rows, name, sites[i]);
        bits[(sites[i][VAULT_SITE_LEN - 1] - 'A') & 31]++;
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    qsort(sites, SITES, sizeof(*sites), compare);
    for (i = 1; i < SITES; i++) {
        assert_memory_not_equal(sites[i - 1], sites[i], VAULT_SITE_LEN);
    }
    /* The last digit is as random as any: 312 of each, give or take. */
    for (i = 0; i < 26; i++) {
        assert_in_range(bits[i], 150, 700);
    }
    free(sites);
}

static void
test_site__a_changed_name_is_noticed(void **state)
{
    struct vault_audit_verdict verdict;
    struct rows *rows = *state;
    char site[VAULT_SITE_LEN + 1];

    get(rows, "sleep", site);
    rows_sql(rows, "UPDATE site SET site = 'AAAAAAAAAA'");
    assert_int_equal(vault_audit_verify(rows->vault, &verdict),
        VAULT_ERR_DAMAGED);
    assert_int_equal(verdict.bad_rows, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_site_get__stable_within_a_project,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_site_get__ten_thousand_do_not_collide, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_site__a_changed_name_is_noticed,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
