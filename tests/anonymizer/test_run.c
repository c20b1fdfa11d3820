#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/run.h"

/* Reads the longest run at the first token of `text`. */
static struct anon_run
read_run(const char *text)
{
    struct anon_document document;
    struct anon_run run;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, NULL),
        ANON_OK);
    assert_true(anon_run_start(&document, 0, &run));
    while (anon_run_extend(&document, &run)) {
    }
    anon_document_release(&document);
    return run;
}

static void
test_run__joins_numbers(void **state)
{
    struct anon_run run = read_run("+62 (0)812-3456.789 ok");

    (void)state;
    assert_true(run.plus);
    assert_string_equal(run.digit, "6208123456789");
    assert_true(anon_run_has_shape(&run, "2-1-3-4-3"));
    assert_false(anon_run_has_shape(&run, "2-1-3-4"));
    assert_int_equal(run.begin, 0);
}

static void
test_run__stops(void **state)
{
    (void)state;
    assert_int_equal(read_run("12, 34").parts, 1);
    assert_int_equal(read_run("12\n34").parts, 1);
    assert_int_equal(read_run("12 a 34").parts, 1);
    assert_int_equal(read_run("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9").parts,
        ANON_RUN_PARTS);
}

static void
test_run__cues_on_the_same_line(void **state)
{
    static const char text[] = "call me\nthen 12";
    struct anon_document document;

    (void)state;
    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, NULL),
        ANON_OK);
    assert_true(anon_run_has_cue(&document, 1, 3, ANON_CUE_PHONE));
    assert_false(anon_run_has_cue(&document, 3, 3, ANON_CUE_PHONE));
    anon_document_release(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_run__joins_numbers),
        cmocka_unit_test(test_run__stops),
        cmocka_unit_test(test_run__cues_on_the_same_line),
    };

    return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
