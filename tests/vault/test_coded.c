#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vault/coded.h"

static void
test_coded_word__ends_and_does_not_repeat(void **state)
{
    const char *word, *other;
    size_t i, j;
    int field;

    (void)state;
    for (field = 0; field < VAULT_CODED_PLACE; field++) {
        for (i = 0;
             (word = vault_coded_word((enum vault_coded)field, i)) != NULL;
             i++) {
            assert_true(vault_coded_valid((enum vault_coded)field, word));
            for (j = 0; j < i; j++) {
                other = vault_coded_word((enum vault_coded)field, j);
                assert_string_not_equal(word, other);
            }
        }
        assert_true(i >= 3);
        assert_null(vault_coded_word((enum vault_coded)field, i + 1));
    }
    assert_null(vault_coded_word(VAULT_CODED_PLACE, 0));
}

static void
test_coded_attribute__by_name(void **state)
{
    (void)state;
    assert_int_equal(vault_coded_attribute("sex"), VAULT_CODED_SEX);
    assert_int_equal(vault_coded_attribute("diagnosis"), VAULT_CODED_DIAGNOSIS);
    assert_int_equal(vault_coded_attribute("modality"), VAULT_CODED_COUNT);
    assert_int_equal(vault_coded_attribute(""), VAULT_CODED_COUNT);
    assert_string_equal(vault_coded_name(VAULT_CODED_MARITAL), "marital");
}

static void
test_coded_valid__codes_of_a_form(void **state)
{
    static const char *const places[] = { "ID", "ID-JB", "GB-SCT", "US-CA",
        "FR-75" };
    static const char *const no_places[] = { "", "I", "id", "XX", "ID-",
        "ID-jb", "ID-JBXX", "D A", "Bandung", "ID JB", "AD A" };
    static const char *const codes[] = { "F32", "F32.1", "F32.A", "Z63.0",
        "T74.2XXA", "6A70", "6A70.1", "6B4Z", "QE50.7" };
    static const char *const no_codes[] = { "", "F", "F3", "f32", "F32.",
        "F32.12345", "depression", "6A7", "6870", "6A70.123", "F32 1" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        assert_true(vault_coded_valid(VAULT_CODED_PLACE, places[i]));
    }
    for (i = 0; i < sizeof(no_places) / sizeof(no_places[0]); i++) {
        assert_false(vault_coded_valid(VAULT_CODED_PLACE, no_places[i]));
    }
    for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        assert_true(vault_coded_valid(VAULT_CODED_DIAGNOSIS, codes[i]));
    }
    for (i = 0; i < sizeof(no_codes) / sizeof(no_codes[0]); i++) {
        assert_false(vault_coded_valid(VAULT_CODED_DIAGNOSIS, no_codes[i]));
    }
    assert_false(vault_coded_valid(VAULT_CODED_SEX, NULL));
    assert_false(vault_coded_valid(VAULT_CODED_SEX, "Female"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coded_word__ends_and_does_not_repeat),
        cmocka_unit_test(test_coded_attribute__by_name),
        cmocka_unit_test(test_coded_valid__codes_of_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
