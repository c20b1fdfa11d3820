#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/evaluate.h"

/* "Ana Lee (34) met Ana. Tel 0812-33." with four gold spans. */
static const char gold_text[] =
    "{\"id\":\"1\",\"lang\":\"en\",\"source\":\"s\","
    "\"text\":\"Ana Lee (34) met Ana. Tel 0812-33.\",\"spans\":["
    "{\"start\":0,\"end\":7,\"type\":\"PERSON\",\"known\":true,"
    "\"variant\":\"full\"},"
    "{\"start\":9,\"end\":11,\"type\":\"AGE\",\"kind\":\"quasi\"},"
    "{\"start\":17,\"end\":20,\"type\":\"PERSON\",\"family\":\"first\"},"
    "{\"start\":26,\"end\":33,\"type\":\"PHONE\"}]}";

static struct evaluation_summary
score(const char *gold, const char *system, struct evaluation_filter filter)
{
    struct evaluation *evaluation = evaluation_new(&filter);
    struct evaluation_summary sum;
    json_t *g = json_loads(gold, 0, NULL);
    json_t *s = system == NULL ? NULL : json_loads(system, 0, NULL);

    assert_non_null(evaluation);
    assert_int_equal(evaluation_add(evaluation, g, s), EVALUATION_OK);
    evaluation_summarise(evaluation, &sum);
    evaluation_free(&evaluation);
    assert_null(evaluation);
    json_decref(g);
    json_decref(s);
    return sum;
}

static const struct evaluation_filter all = { NULL, NULL, false };

static void
test_evaluation__nothing_removed_leaks_all(void **state)
{
    struct evaluation_summary sum = score(gold_text, NULL, all);

    (void)state;
    assert_int_equal(sum.mentions, 4);
    assert_int_equal(sum.leaks, 4);
    assert_true(sum.letters == 0);
    assert_true(sum.clean == 0);
    assert_true(sum.precision < 0);
}

static void
test_evaluation__everything_removed_leaks_nothing(void **state)
{
    struct evaluation_summary sum =
        score(gold_text, "{\"spans\":[{\"start\":0,\"end\":34}]}", all);

    (void)state;
    assert_true(sum.letters == 1);
    assert_int_equal(sum.leaks, 0);
    assert_true(sum.clean == 1);
    assert_true(sum.over == 1);
}

static void
test_evaluation__half_a_name_still_leaks_the_other_mention(void **state)
{
    struct evaluation_summary sum =
        score(gold_text, "{\"spans\":[{\"start\":0,\"end\":3}]}", all);

    (void)state;
    /* "Ana Lee" is broken up; "Ana", the age and the phone stand. */
    assert_int_equal(sum.leaks, 3);
    assert_true(sum.letters == 0);
}

static void
test_evaluation__separators_left_standing_are_forgiven(void **state)
{
    static const char system[] =
        "{\"spans\":[{\"start\":26,\"end\":30},{\"start\":31,\"end\":33}]}";
    struct evaluation *evaluation = evaluation_new(&all);
    struct evaluation_row row = { 0 };
    json_t *g = json_loads(gold_text, 0, NULL);
    json_t *s = json_loads(system, 0, NULL);
    size_t i = 0;

    (void)state;
    assert_int_equal(evaluation_add(evaluation, g, s), EVALUATION_OK);
    while (
        evaluation_row(evaluation, i, &row) && strcmp(row.name, "PHONE") != 0) {
        i++;
    }
    assert_string_equal(row.name, "PHONE");
    assert_true(row.letters == 1);
    assert_true(row.whole == 0);
    evaluation_free(&evaluation);
    json_decref(g);
    json_decref(s);
}

static void
test_evaluation__quasi_identifiers_can_be_left_out(void **state)
{
    struct evaluation_filter direct = { NULL, NULL, true };
    struct evaluation_summary sum = score(gold_text, NULL, direct);

    (void)state;
    assert_int_equal(sum.mentions, 3);
    assert_int_equal(sum.leaks, 3);
}

static void
test_evaluation__a_name_inside_a_longer_word_is_no_leak(void **state)
{
    static const char gold[] =
        "{\"id\":\"1\",\"text\":\"Ana ate a banana\",\"spans\":["
        "{\"start\":0,\"end\":3,\"type\":\"PERSON\"}]}";
    struct evaluation_summary sum =
        score(gold, "{\"spans\":[{\"start\":0,\"end\":3}]}", all);

    (void)state;
    assert_int_equal(sum.leaks, 0);
    assert_true(sum.precision == 1);
}

static void
test_evaluation__offsets_are_code_points(void **state)
{
    static const char gold[] =
        "{\"id\":\"1\",\"text\":\"\\u00e9\\ud83d\\ude00 Ana\",\"spans\":["
        "{\"start\":3,\"end\":6,\"type\":\"PERSON\"}]}";
    struct evaluation_summary sum =
        score(gold, "{\"spans\":[{\"start\":3,\"end\":6}]}", all);

    (void)state;
    assert_true(sum.letters == 1);
    assert_true(sum.over == 0);
}

static void
test_evaluation__spans_outside_the_text_are_refused(void **state)
{
    static const char *const bad[] = {
        "{\"spans\":[{\"start\":30,\"end\":99}]}",
        "{\"spans\":[{\"start\":5,\"end\":5}]}",
        "{\"spans\":[{\"start\":-1,\"end\":5}]}",
        "{\"spans\":[{\"start\":\"0\",\"end\":5}]}",
    };
    json_t *g = json_loads(gold_text, 0, NULL);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct evaluation *evaluation = evaluation_new(&all);
        json_t *s = json_loads(bad[i], 0, NULL);

        assert_int_equal(evaluation_add(evaluation, g, s),
            EVALUATION_BAD_SYSTEM);
        evaluation_free(&evaluation);
        json_decref(s);
    }
    json_decref(g);
}

static void
test_evaluation__other_languages_are_skipped(void **state)
{
    struct evaluation_filter indonesian = { "id", NULL, false };
    struct evaluation *evaluation = evaluation_new(&indonesian);
    json_t *g = json_loads(gold_text, 0, NULL);

    (void)state;
    assert_int_equal(evaluation_add(evaluation, g, NULL), EVALUATION_SKIPPED);
    evaluation_free(&evaluation);
    json_decref(g);
}

static void
test_evaluation__a_mention_left_leaks_though_another_is_gone(void **state)
{
    /* The second "Ana" stands inside a longer word only. */
    struct evaluation_summary sum =
        score("{\"id\":\"1\",\"text\":\"Ana, Anabel\",\"spans\":["
              "{\"start\":0,\"end\":3,\"type\":\"PERSON\"},"
              "{\"start\":5,\"end\":8,\"type\":\"PERSON\"}]}",
            "{\"spans\":[{\"start\":0,\"end\":3}]}", all);

    (void)state;
    assert_int_equal(sum.identifiers, 1);
    assert_int_equal(sum.leaks, 1);
}

static void
test_evaluation__links_are_context_where_gold_holds_names(void **state)
{
    struct evaluation_summary sum =
        score("{\"id\":\"1\",\"names_only\":true,"
              "\"text\":\"Ana: https://a.example on 12 May\",\"spans\":["
              "{\"start\":0,\"end\":3,\"type\":\"PERSON\"}]}",
            "{\"spans\":[{\"start\":0,\"end\":3},"
            "{\"start\":5,\"end\":22},{\"start\":26,\"end\":32}]}",
            all);

    (void)state;
    assert_true(sum.precision == 1);
    assert_true(sum.over == 0);
}

static void
test_evaluation__leaks_are_looked_for_in_the_text_made(void **state)
{
    struct evaluation_summary sum =
        score("{\"id\":\"1\",\"text\":\"Met Ana.\",\"spans\":["
              "{\"start\":4,\"end\":7,\"type\":\"PERSON\"}]}",
            "{\"spans\":[{\"start\":4,\"end\":7}],"
            "\"redacted_text\":\"Met [Ana].\"}",
            all);

    (void)state;
    assert_true(sum.whole == 1);
    assert_int_equal(sum.leaks, 1);
}

static void
test_evaluation__nothing_to_find_and_nothing_found(void **state)
{
    struct evaluation_summary sum =
        score("{\"id\":\"1\",\"text\":\"PHQ-9 14\",\"spans\":[]}", NULL, all);

    (void)state;
    assert_true(sum.f2 == 1);
    assert_int_equal(sum.negatives, 1);
    assert_true(sum.touched == 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_evaluation__a_mention_left_leaks_though_another_is_gone),
        cmocka_unit_test(
            test_evaluation__links_are_context_where_gold_holds_names),
        cmocka_unit_test(
            test_evaluation__leaks_are_looked_for_in_the_text_made),
        cmocka_unit_test(test_evaluation__nothing_to_find_and_nothing_found),
        cmocka_unit_test(test_evaluation__nothing_removed_leaks_all),
        cmocka_unit_test(test_evaluation__everything_removed_leaks_nothing),
        cmocka_unit_test(
            test_evaluation__half_a_name_still_leaks_the_other_mention),
        cmocka_unit_test(
            test_evaluation__separators_left_standing_are_forgiven),
        cmocka_unit_test(test_evaluation__quasi_identifiers_can_be_left_out),
        cmocka_unit_test(
            test_evaluation__a_name_inside_a_longer_word_is_no_leak),
        cmocka_unit_test(test_evaluation__offsets_are_code_points),
        cmocka_unit_test(test_evaluation__spans_outside_the_text_are_refused),
        cmocka_unit_test(test_evaluation__other_languages_are_skipped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
