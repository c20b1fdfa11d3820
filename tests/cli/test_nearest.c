#include "check.h"

#include "cli/commands.h"
#include "cli/nearest.h"

static void
test_distance__edits(void **state)
{
    (void)state;
    assert_int_equal(nearest_distance("note", "note"), 0);
    assert_int_equal(nearest_distance("ntoe", "note"), 1);
    assert_int_equal(nearest_distance("not", "note"), 1);
    assert_int_equal(nearest_distance("", "note"), 4);
    assert_int_equal(nearest_distance("kitten", "sitting"), 3);
}

static void
test_distance__long_words_are_far(void **state)
{
    (void)state;
    assert_true(nearest_distance("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "a") > NEAREST_MAX);
}

static void
test_is_near__short_words_must_nearly_fit(void **state)
{
    (void)state;
    assert_true(nearest_is_near("shwo", "show"));
    assert_false(nearest_is_near("xyz", "add"));
    assert_false(nearest_is_near("nonsense", "note"));
}

static void
test_option__nearest_row(void **state)
{
    (void)state;
    assert_string_equal(nearest_option("passphrase-df", options_global),
        "passphrase-fd");
    assert_string_equal(nearest_option("jsno", options_global), "json");
    assert_null(nearest_option("qqqqqq", options_global));
    assert_null(nearest_option("json", NULL));
}

static void
test_command_nearest__inside_a_group(void **state)
{
    (void)state;
    assert_string_equal(command_nearest("note", "shwo"), "note show");
    assert_string_equal(command_nearest(NULL, "statsu"), "status");
    assert_null(command_nearest("note", "zzzzzz"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distance__edits),
        cmocka_unit_test(test_distance__long_words_are_far),
        cmocka_unit_test(test_is_near__short_words_must_nearly_fit),
        cmocka_unit_test(test_option__nearest_row),
        cmocka_unit_test(test_command_nearest__inside_a_group),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
