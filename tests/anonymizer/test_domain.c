#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/domain.h"

static void
test_domain__tops(void **state)
{
    bool word = true;

    (void)state;
    assert_true(anon_domain_is_top((struct anon_text){ "com", 3 }, &word));
    assert_false(word);
    assert_true(anon_domain_is_top((struct anon_text){ "me", 2 }, &word));
    assert_true(word);
    assert_false(anon_domain_is_top((struct anon_text){ "comx", 4 }, &word));
    assert_false(anon_domain_is_top((struct anon_text){ "", 0 }, &word));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_domain__tops),
    };

    return cmocka_run_group_tests_name("domain", tests, NULL, NULL);
}
