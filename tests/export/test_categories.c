#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/categories.h"
#include "vault/attribute.h"
#include "vault/coded.h"

/* Which list is for which field of the vault. */
static const struct {
    enum vault_coded field;
    enum export_list list;
} pairs[] = {
    { VAULT_CODED_ATTENDANCE, EXPORT_LIST_ATTENDANCE },
    { VAULT_CODED_MODALITY, EXPORT_LIST_MODALITY },
    { VAULT_CODED_PLATFORM, EXPORT_LIST_PLATFORM },
    { VAULT_CODED_PRIVACY, EXPORT_LIST_PRIVACY },
    { VAULT_CODED_EVENT, EXPORT_LIST_EVENT },
    { VAULT_CODED_SEX, EXPORT_LIST_SEX },
    { VAULT_CODED_EDUCATION, EXPORT_LIST_EDUCATION },
    { VAULT_CODED_OCCUPATION, EXPORT_LIST_OCCUPATION },
    { VAULT_CODED_MARITAL, EXPORT_LIST_MARITAL },
    { VAULT_CODED_RELIGION, EXPORT_LIST_RELIGION },
    { VAULT_CODED_ETHNICITY, EXPORT_LIST_ETHNICITY },
};

/* What the vault can hold can be written, and nothing else is offered. */
static void
test_export_category_find__all_words_of_the_vault(void **state)
{
    const struct export_category *category;
    const char *word;
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        for (k = 0; (word = vault_coded_word(pairs[i].field, k)) != NULL; k++) {
            if (export_category_find(pairs[i].list, word) == NULL) {
                fail_msg("%s", word);
            }
        }
        for (k = 0; (category = export_category_at(pairs[i].list, k)) != NULL;
             k++) {
            /* A group of values is made here, and no value of the vault. */
            assert_true(category->value > 100
                    ? category->word == NULL
                    : vault_coded_valid(pairs[i].field, category->word));
        }
    }
    for (k = 0; (word = vault_coded_word(VAULT_CODED_MISSING, k)) != NULL;
         k++) {
        assert_int_equal(export_reason_find(word)->value,
            EXPORT_NOT_ASKED + (int)k);
    }
    assert_null(export_reason_find("withheld"));
}

static void
test_export_category_at__values_differ(void **state)
{
    const struct export_category *one, *other;
    size_t i, k;
    int list;

    (void)state;
    for (list = EXPORT_LIST_NONE + 1; list < EXPORT_LIST_COUNT; list++) {
        for (i = 0;
             (one = export_category_at((enum export_list)list, i)) != NULL;
             i++) {
            for (k = 0; k < i; k++) {
                other = export_category_at((enum export_list)list, k);
                assert_int_not_equal(one->value, other->value);
                assert_string_not_equal(one->label, other->label);
                assert_true(!export_list_ordered((enum export_list)list) ||
                    other->value < one->value);
            }
        }
        assert_true(i >= 2);
    }
    assert_null(export_category_at(EXPORT_LIST_NONE, 0));
}

/* What was given away once keeps its meaning. */
static void
test_export_category_find__values_stay(void **state)
{
    (void)state;
    assert_int_equal(
        export_category_find(EXPORT_LIST_OCCUPATION, "professionals")->value,
        2);
    assert_int_equal(
        export_category_find(EXPORT_LIST_OCCUPATION, "armed-forces")->value, 0);
    assert_int_equal(
        export_category_find(EXPORT_LIST_EDUCATION, "bachelor")->value, 6);
    assert_int_equal(
        export_category_find(EXPORT_LIST_ATTENDANCE, "no-show")->value, 4);
    assert_int_equal(export_category_find(EXPORT_LIST_EVENT, "other")->value,
        25);
    assert_int_equal(export_category_find(EXPORT_LIST_RELIGION, "none")->value,
        12);
}

static void
test_export_age_band__borders(void **state)
{
    (void)state;
    assert_int_equal(export_age_band(0), 0);
    assert_int_equal(export_age_band(34), 30);
    assert_int_equal(export_age_band(35), 35);
    assert_int_equal(export_age_band(89), 85);
    assert_int_equal(export_age_band(90), 90);
    assert_int_equal(export_age_band(117), 90);
}

static void
test_export_length_band__borders(void **state)
{
    (void)state;
    assert_int_equal(export_length_band(0), 1);
    assert_int_equal(export_length_band(499), 1);
    assert_int_equal(export_length_band(500), 2);
    assert_int_equal(export_length_band(2000), 3);
    assert_int_equal(export_length_band(5000), 4);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_category_find__all_words_of_the_vault),
        cmocka_unit_test(test_export_category_at__values_differ),
        cmocka_unit_test(test_export_category_find__values_stay),
        cmocka_unit_test(test_export_age_band__borders),
        cmocka_unit_test(test_export_length_band__borders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
