#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_listed__goes_on(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "The children are Tobiah, Opal, Dell and Zenobia."),
        "The children are [Tobiah], [Opal], [Dell] and [Zenobia].");
    assert_string_equal(found_en(
                            "She called me Rosamund, then Fern, then stopped."),
        "She called me [Rosamund], then [Fern], then stopped.");
}

static void
test_listed__begins(void **state)
{
    (void)state;
    assert_string_equal(found_en("In order of age: Abeel, Fatima, the client."),
        "In order of age: [Abeel], [Fatima], the client.");
}

static void
test_listed__no_person(void **state)
{
    (void)state;
    assert_string_equal(found_en("We met Rosamund, Monday or not."),
        "We met [Rosamund], Monday or not.");
    assert_string_equal(
        found_en("He saw Rosamund, English teachers and Sertraline."),
        "He saw [Rosamund], English teachers and Sertraline.");
}

static void
test_listed__aged(void **state)
{
    (void)state;
    assert_string_equal(found_en("Her sons: Dean (7), Frost (4)."),
        "Her sons: [Dean] (7), [Frost] (4).");
    assert_string_equal(found_id("Anak klien Damar (5 th) ikut."),
        "Anak klien [Damar] (5 th) ikut.");
}

static void
test_listed__aged_without_brackets(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };

    (void)state;
    assert_string_equal(found_en("Kids: Tobiah (4), Wendell (7)."),
        "Kids: [Tobiah] (4), [Wendell] (7).");
    assert_string_equal(found_with("Rooms: Ash 4, Elm 7.", &options, 50),
        "Rooms: Ash 4, Elm 7.");
}

static void
test_listed__in_small_letters_with_another(void **state)
{
    (void)state;
    assert_string_equal(found_id("kmrn jalan ama bunga lestari ke mall"),
        "kmrn jalan ama [bunga lestari] ke mall");
    assert_string_equal(found_id("kmrn jalan ama anak kecil ke mall"),
        "kmrn jalan ama anak kecil ke mall");
}

static void
test_listed__score_is_no_age(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "The Depression (12) and Anxiety (9) scales fell."),
        "The Depression (12) and Anxiety (9) scales fell.");
}

static void
test_listed__spoken_to(void **state)
{
    (void)state;
    assert_string_equal(found_en("\"Zorka, you never listen,\" he said."),
        "\"[Zorka], you never listen,\" he said.");
    assert_string_equal(found_en("Honestly, you never know. Well, I tried."),
        "Honestly, you never know. Well, I tried.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_listed__goes_on),
        cmocka_unit_test(test_listed__begins),
        cmocka_unit_test(test_listed__no_person),
        cmocka_unit_test(test_listed__aged),
        cmocka_unit_test(test_listed__aged_without_brackets),
        cmocka_unit_test(test_listed__in_small_letters_with_another),
        cmocka_unit_test(test_listed__score_is_no_age),
        cmocka_unit_test(test_listed__spoken_to),
    };

    return cmocka_run_group_tests_name("name_list", tests, NULL, NULL);
}
