#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_likely__listed_names(void **state)
{
    (void)state;
    assert_string_equal(found_en("Then Siobhan said that Marcus had left."),
        "Then [Siobhan] said that [Marcus] had left.");
    assert_string_equal(found_en("Gwendolyn cried. We talked about work."),
        "[Gwendolyn] cried. We talked about work.");
}

static void
test_likely__unlisted_capital(void **state)
{
    (void)state;
    assert_string_equal(found_en("She talked about Zhorvani for most of the "
                                 "hour and slept badly after."),
        "She talked about [Zhorvani] for most of the hour and slept badly "
        "after.");
}

static void
test_likely__ordinary_words(void **state)
{
    (void)state;
    assert_string_equal(
        found_en(
            "Hope is what I need. Grace under pressure. Will it ever end?"),
        "Hope is what I need. Grace under pressure. Will it ever end?");
    assert_string_equal(found_en("Mark the date and may the week be kind."),
        "Mark the date and may the week be kind.");
    assert_string_equal(found_en("Dawn is worst; summer was better."),
        "Dawn is worst; summer was better.");
}

static void
test_likely__eponyms_and_tests(void **state)
{
    (void)state;
    assert_string_equal(
        found_en(
            "The Beck Depression Inventory and the Hamilton scale were given."),
        "The Beck Depression Inventory and the Hamilton scale were given.");
    assert_string_equal(
        found_en(
            "His father has Parkinson's disease; her son has Down syndrome."),
        "His father has Parkinson's disease; her son has Down syndrome.");
    assert_string_equal(
        found_en("We drew Maslow's hierarchy. The Rorschach test came later."),
        "We drew Maslow's hierarchy. The Rorschach test came later.");
}

static void
test_likely__drugs(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("Sertraline was stopped, Lexapro and Abilify went on."),
        "Sertraline was stopped, Lexapro and Abilify went on.");
}

static void
test_likely__days_faiths_tongues(void **state)
{
    (void)state;
    assert_string_equal(found_en("On Monday in March the Muslim and the "
                                 "Catholic spoke Javanese and English."),
        "On Monday in March the Muslim and the Catholic spoke Javanese and "
        "English.");
}

static void
test_likely__indonesian_words(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Indah sekali harinya. Cahaya pagi itu hangat."),
        "Indah sekali harinya. Cahaya pagi itu hangat.");
    assert_string_equal(found_id("Gadis itu menangis. Bunga di taman mekar."),
        "Gadis itu menangis. Bunga di taman mekar.");
    assert_string_equal(
        found_id("Skala Depresi Beck dan tes Rorschach diberikan hari Senin."),
        "Skala Depresi Beck dan tes Rorschach diberikan hari Senin.");
}

static void
test_likely__indonesian_names(void **state)
{
    (void)state;
    assert_string_equal(
        found_id("Kemudian Suryaningsih menelepon dan Bagaskoro marah."),
        "Kemudian [Suryaningsih] menelepon dan [Bagaskoro] marah.");
    assert_string_equal(found_id("Ia bertemu Sulistyaningrum kemarin sore."),
        "Ia bertemu [Sulistyaningrum] kemarin sore.");
}

static void
test_likely__capitals_everywhere(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("INTAKE - MARGUERITE DUBOIS\n\nShe sleeps well now and eats."),
        "INTAKE - [MARGUERITE DUBOIS]\n\nShe sleeps well now and eats.");
}

static void
test_likely__no_capitals(void **state)
{
    (void)state;
    assert_string_equal(
        found_id("kemarin ketemu sama yulianti terus dia bilang gapapa"),
        "kemarin ketemu sama [yulianti] terus dia bilang gapapa");
    assert_string_equal(
        found_id("aku pengen indah sabar dan bahagia tapi kadang susah banget"),
        "aku pengen indah sabar dan bahagia tapi kadang susah banget");
}

static void
test_likely__eponyms_alone(void **state)
{
    (void)state;
    assert_string_equal(
        found_en(
            "No history of Tourette's. He cited Winnicott and the Hamilton."),
        "No history of Tourette's. He cited Winnicott and the Hamilton.");
}

static void
test_likely__hyphened(void **state)
{
    (void)state;
    assert_string_equal(found_en("We rang Da-som Kwon, who came."),
        "We rang [Da-som Kwon], who came.");
    assert_string_equal(found_en("The After-school Club and Re-entry Plan."),
        "The After-school Club and Re-entry Plan.");
}

static void
test_likely__small_at_the_beginning(void **state)
{
    (void)state;
    assert_string_equal(found_en("he laughed. dravnika was there. then we "
                                 "left. everyone was tired of it."),
        "he laughed. [dravnika] was there. then we left. everyone was tired of "
        "it.");
}

static void
test_likely__a_score_behind_an_eponym(void **state)
{
    (void)state;
    assert_string_equal(found_en("Then Conners 3 and Beck 17."),
        "Then Conners 3 and Beck 17.");
    assert_string_equal(found_id("Suaminya sakit Parkinson."),
        "Suaminya sakit Parkinson.");
    assert_string_equal(found_id("Waktu Marcia 12 tahun."),
        "Waktu [Marcia] 12 tahun.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_likely__listed_names),
        cmocka_unit_test(test_likely__unlisted_capital),
        cmocka_unit_test(test_likely__ordinary_words),
        cmocka_unit_test(test_likely__eponyms_and_tests),
        cmocka_unit_test(test_likely__drugs),
        cmocka_unit_test(test_likely__days_faiths_tongues),
        cmocka_unit_test(test_likely__indonesian_words),
        cmocka_unit_test(test_likely__indonesian_names),
        cmocka_unit_test(test_likely__capitals_everywhere),
        cmocka_unit_test(test_likely__no_capitals),
        cmocka_unit_test(test_likely__eponyms_alone),
        cmocka_unit_test(test_likely__hyphened),
        cmocka_unit_test(test_likely__small_at_the_beginning),
        cmocka_unit_test(test_likely__a_score_behind_an_eponym),
    };

    return cmocka_run_group_tests_name("name_score", tests, NULL, NULL);
}
