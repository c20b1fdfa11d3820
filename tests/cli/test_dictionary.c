#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/dictionary.h"

static uint32_t
number(struct dictionary *dictionary, const char *text)
{
    uint32_t found = UINT32_MAX;

    assert_true(dictionary_number(dictionary, text, strlen(text), &found));
    return found;
}

static void
test_dictionary_number__first_come(void **state)
{
    struct dictionary dictionary = DICTIONARY_INIT;

    (void)state;
    assert_int_equal(number(&dictionary, "b"), 0);
    assert_int_equal(number(&dictionary, ""), 1);
    assert_int_equal(number(&dictionary, "bb"), 2);
    assert_int_equal(number(&dictionary, ""), 1);
    assert_int_equal(number(&dictionary, "b"), 0);
    dictionary_release(&dictionary);
    assert_int_equal(dictionary.count, 0);
}

/* There is nothing to compare then, and no memory to do it in. */
static void
test_dictionary_number__empty_texts_only(void **state)
{
    struct dictionary dictionary = DICTIONARY_INIT;

    (void)state;
    assert_int_equal(number(&dictionary, ""), 0);
    assert_int_equal(number(&dictionary, ""), 0);
    assert_int_equal(dictionary.count, 1);
    dictionary_release(&dictionary);
}

static void
test_dictionary_number__many(void **state)
{
    struct dictionary dictionary = DICTIONARY_INIT;
    char text[16];

    (void)state;
    for (unsigned round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 20000; i++) {
            (void)snprintf(text, sizeof(text), "%u", i * 7);
            assert_int_equal(number(&dictionary, text), i);
        }
    }
    dictionary_release(&dictionary);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dictionary_number__first_come),
        cmocka_unit_test(test_dictionary_number__empty_texts_only),
        cmocka_unit_test(test_dictionary_number__many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
