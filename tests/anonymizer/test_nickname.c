#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/nickname.h"

static void
test_nickname__groups(void **state)
{
    struct anon_text bob = { "bob", 3 };
    size_t at = 0;
    const char *group;

    (void)state;
    group = anon_nickname_next(bob, &at);
    assert_non_null(group);
    assert_non_null(strstr(group, "robert"));
    assert_null(anon_nickname_next(bob, &at));
}

static void
test_nickname__several_groups(void **state)
{
    struct anon_text chris = { "chris", 5 };
    size_t at = 0;
    int count = 0;

    (void)state;
    while (anon_nickname_next(chris, &at) != NULL) {
        count++;
    }
    assert_true(count > 1);
}

static void
test_nickname__unknown(void **state)
{
    size_t at = 0;

    (void)state;
    assert_null(anon_nickname_next((struct anon_text){ "zzyzx", 5 }, &at));
    at = 0;
    assert_null(anon_nickname_next((struct anon_text){ "bo", 2 }, &at));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nickname__groups),
        cmocka_unit_test(test_nickname__several_groups),
        cmocka_unit_test(test_nickname__unknown),
    };

    return cmocka_run_group_tests_name("nickname", tests, NULL, NULL);
}
