#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/quasi_phrase.h"

static enum anon_quasi_verdict
read_text(const char *text, struct anon_quasi_mark *mark)
{
    return anon_quasi_read_phrase((struct anon_text){ text, strlen(text) }, 0,
        mark);
}

static void
test_quasi_read_phrase__verdicts(void **state)
{
    struct anon_quasi_mark mark;

    (void)state;
    assert_int_equal(read_text("glomber here", &mark), ANON_QUASI_MISS);
    assert_int_equal(read_text("tukang bohong", &mark), ANON_QUASI_SKIP);
    assert_int_equal(mark.end, 13);
    assert_int_equal(read_text("plane crash then", &mark), ANON_QUASI_HIT);
    assert_int_equal(mark.end, 11);
    assert_int_equal(mark.quasi, ANON_QUASI_EVENT);
}

static void
test_quasi_read_phrase__behind_a_cue(void **state)
{
    struct anon_quasi_mark mark;

    (void)state;
    assert_int_equal(read_text("works as a glimmerer.", &mark), ANON_QUASI_HIT);
    assert_int_equal(mark.begin, 11);
    assert_int_equal(mark.end, 20);
    assert_int_equal(mark.quasi, ANON_QUASI_OCCUPATION);
}

static void
test_quasi_read_word__dose_and_ending(void **state)
{
    const struct anon_text dosed = { "Glomber 0.5 mg", 14 };
    const struct anon_text counted = { "Glomber 50 times", 16 };
    const struct anon_text ending = { "glimazepam", 10 };
    struct anon_quasi_mark mark;

    (void)state;
    assert_true(anon_quasi_read_word(dosed, 0, 7, &mark));
    assert_int_equal(mark.quasi, ANON_QUASI_MEDICATION);
    assert_false(anon_quasi_read_word(counted, 0, 7, &mark));
    assert_true(anon_quasi_read_word(ending, 0, 10, &mark));
    assert_int_equal(mark.end, 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quasi_read_phrase__verdicts),
        cmocka_unit_test(test_quasi_read_phrase__behind_a_cue),
        cmocka_unit_test(test_quasi_read_word__dose_and_ending),
    };

    return cmocka_run_group_tests_name("quasi_phrase", tests, NULL, NULL);
}
