#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/distance.h"

static unsigned
distance(const char *a, const char *b, unsigned limit)
{
    return anon_distance((struct anon_text){ a, strlen(a) },
        (struct anon_text){ b, strlen(b) }, limit);
}

static void
test_distance__one_edit(void **state)
{
    (void)state;
    assert_int_equal(distance("setiawan", "setiawan", 2), 0);
    assert_int_equal(distance("setiawan", "setiawam", 2), 1);
    assert_int_equal(distance("setiawan", "setawan", 2), 1);
    assert_int_equal(distance("setiawan", "settiawan", 2), 1);
    assert_int_equal(distance("setiawan",
                         "stei"
                         "awan",
                         2),
        1);
}

static void
test_distance__limit(void **state)
{
    char word[ANON_DISTANCE_MAX + 2];

    (void)state;
    assert_int_equal(distance("abcd", "wxyz", 2), 3);
    assert_int_equal(distance("ab", "abcdef", 2), 3);
    assert_int_equal(distance("", "ab", 2), 2);
    memset(word, 'a', sizeof(word));
    assert_int_equal(anon_distance((struct anon_text){ word, sizeof(word) },
                         (struct anon_text){ word, sizeof(word) }, 1),
        2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distance__one_edit),
        cmocka_unit_test(test_distance__limit),
    };

    return cmocka_run_group_tests_name("distance", tests, NULL, NULL);
}
