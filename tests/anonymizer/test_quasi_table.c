#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/hash.h"
#include "anonymizer/quasi_table.h"

static uint32_t
entry_of(const char *phrase)
{
    uint64_t hash = ANON_HASH_START;

    for (size_t i = 0; phrase[i] != '\0'; i++) {
        hash = anon_hash_byte(hash, phrase[i]);
    }
    return anon_quasi_find(hash);
}

static void
test_quasi_find__phrases_and_their_variants(void **state)
{
    (void)state;
    assert_int_equal(anon_quasi_own(entry_of("air traffic controller")),
        1 + ANON_QUASI_OCCUPATION);
    assert_int_equal(anon_quasi_own(entry_of("fenitoin")),
        1 + ANON_QUASI_MEDICATION);
    assert_int_equal(anon_quasi_own(entry_of("leukemia")),
        1 + ANON_QUASI_DIAGNOSIS);
    assert_int_equal(anon_quasi_own(entry_of("policewomen")),
        1 + ANON_QUASI_OCCUPATION);
    assert_int_equal(anon_quasi_own(entry_of("depression")), ANON_QUASI_SAFE);
    assert_int_equal(entry_of("glomber"), 0);
}

static void
test_quasi_find__what_may_follow(void **state)
{
    (void)state;
    assert_true(anon_quasi_has_longer(entry_of("air traffic")));
    assert_int_equal(anon_quasi_own(entry_of("air traffic")), 0);
    assert_int_equal(anon_quasi_open(entry_of("tukang")),
        1 + ANON_QUASI_OCCUPATION);
    assert_false(anon_quasi_is_cue(entry_of("tukang")));
    assert_true(anon_quasi_is_cue(entry_of("works as a")));
}

static uint64_t
head_of(const char *letters)
{
    uint64_t head = 0;

    memcpy(&head, letters, strlen(letters));
    return head;
}

static void
test_quasi_may_begin__words_long_and_short(void **state)
{
    (void)state;
    assert_true(anon_quasi_may_begin(head_of("accoun")));
    assert_true(anon_quasi_may_begin(head_of("dosen")));
    assert_true(anon_quasi_may_begin(head_of("the only")));
    assert_true(anon_quasi_may_begin(head_of("in priso")));
    assert_false(anon_quasi_may_begin(head_of("the")));
    assert_false(anon_quasi_may_begin(head_of("the them")));
}

static void
test_quasi_may_end__endings_in_any_case(void **state)
{
    uint32_t four;

    (void)state;
    memcpy(&four, "epam", sizeof(four));
    assert_true(anon_quasi_may_end(four));
    memcpy(&four, "EPAM", sizeof(four));
    assert_true(anon_quasi_may_end(four));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quasi_find__phrases_and_their_variants),
        cmocka_unit_test(test_quasi_find__what_may_follow),
        cmocka_unit_test(test_quasi_may_begin__words_long_and_short),
        cmocka_unit_test(test_quasi_may_end__endings_in_any_case),
    };

    return cmocka_run_group_tests_name("quasi_table", tests, NULL, NULL);
}
