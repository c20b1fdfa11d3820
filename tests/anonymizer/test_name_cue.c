#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_cues__relations(void **state)
{
    (void)state;
    assert_string_equal(found_en("My husband, Ravindra, left."),
        "My husband, [Ravindra], left.");
    assert_string_equal(found_en("Her sister Oluchi called."),
        "Her sister [Oluchi] called.");
    assert_string_equal(found_en("I told my boss Thorvald about it."),
        "I told my boss [Thorvald] about it.");
    assert_string_equal(found_en("She fed the cat Biscuit, then walked."),
        "She fed the cat [Biscuit], then walked.");
    assert_string_equal(found_en("The son, Heath, in town, is silent."),
        "The son, [Heath], in town, is silent.");
    assert_string_equal(found_en("My mother never calls and my friend left."),
        "My mother never calls and my friend left.");
    assert_string_equal(found_en("The roommate joakim has agreed to help."),
        "The roommate [joakim] has agreed to help.");
}

static void
test_cues__relations_with_clitic(void **state)
{
    (void)state;
    assert_string_equal(found_id("Ia tinggal bersama ibunya Suprapti."),
        "Ia tinggal bersama ibunya [Suprapti].");
    assert_string_equal(found_id("Pacarnya, Baskara, tidak setuju."),
        "Pacarnya, [Baskara], tidak setuju.");
    assert_string_equal(found_id("Adik saya tidak mau makan."),
        "Adik saya tidak mau makan.");
}

static void
test_cues__relations_said_with_the_name(void **state)
{
    (void)state;
    assert_string_equal(found_en("At home Uncle Button looks after him."),
        "At home Uncle [Button] looks after him.");
    assert_string_equal(found_en("At home her uncle buttons his own coat."),
        "At home her uncle buttons his own coat.");
}

static void
test_cues__goes_by(void **state)
{
    (void)state;
    assert_string_equal(found_en("At work she goes by Needle, at home not."),
        "At work she goes by [Needle], at home not.");
    assert_string_equal(found_en("Time goes by and she is known as shy."),
        "Time goes by and she is known as shy.");
    assert_string_equal(found_id("Adiknya alias \"Panci\" ditangkap."),
        "Adiknya alias \"[Panci]\" ditangkap.");
}

static void
test_cues__named(void **state)
{
    (void)state;
    assert_string_equal(found_en("A man named Quilliam called twice."),
        "A man named [Quilliam] called twice.");
    assert_string_equal(
        found_en("The caller identified himself as Bram Oosterhuis."),
        "The caller identified himself as [Bram Oosterhuis].");
    assert_string_equal(found_en("I called yesterday and was called back."),
        "I called yesterday and was called back.");
}

static void
test_cues__named_id(void **state)
{
    (void)state;
    assert_string_equal(found_id("Temannya bernama Yosafat pindah."),
        "Temannya bernama [Yosafat] pindah.");
    assert_string_equal(found_id("Biasa dipanggil Ucok di rumah."),
        "Biasa dipanggil [Ucok] di rumah.");
}

static void
test_cues__owner_between(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Suami saya Bonar pergi, adik gue Tarida ikut."),
        "Suami saya [Bonar] pergi, adik gue [Tarida] ikut.");
    assert_string_equal(found_id("kata ibu saya sakit"), "kata ibu saya sakit");
}

static void
test_cues__quoted_nickname(void **state)
{
    (void)state;
    assert_string_equal(found_en("Her uncle (\"Benno\") came."),
        "Her uncle (\"[Benno]\") came.");
}

static void
test_cues__calls_herself(void **state)
{
    (void)state;
    assert_string_equal(found_en("The girl calls herself Ember now."),
        "The girl calls herself [Ember] now.");
    assert_string_equal(found_id("kata temenku si ocang, itu salah"),
        "kata temenku si [ocang], itu salah");
    assert_string_equal(found_id("kata si dia juga begitu"),
        "kata si dia juga begitu");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cues__relations),
        cmocka_unit_test(test_cues__relations_with_clitic),
        cmocka_unit_test(test_cues__relations_said_with_the_name),
        cmocka_unit_test(test_cues__goes_by),
        cmocka_unit_test(test_cues__named),
        cmocka_unit_test(test_cues__named_id),
        cmocka_unit_test(test_cues__owner_between),
        cmocka_unit_test(test_cues__quoted_nickname),
        cmocka_unit_test(test_cues__calls_herself),
    };

    return cmocka_run_group_tests_name("name_cue", tests, NULL, NULL);
}
