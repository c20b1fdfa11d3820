#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_titles__english_titles(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "We saw Dr. Okonjo and Mrs Tremblay-Voss there."),
        "We saw Dr. [Okonjo] and Mrs [Tremblay-Voss] there.");
    assert_string_equal(found_en("The letter is from Prof. Halvorsen."),
        "The letter is from Prof. [Halvorsen].");
    assert_string_equal(found_en("He wrote to Capt. Thunder and Mr Pump."),
        "He wrote to Capt. [Thunder] and Mr [Pump].");
    assert_string_equal(found_en("The general public was told."),
        "The general public was told.");
    assert_string_equal(found_en("He is a good judge of character."),
        "He is a good judge of character.");
}

static void
test_titles__indonesian_titles(void **state)
{
    (void)state;
    assert_string_equal(found_id("Menurut Pak Darsono, klien lebih tenang."),
        "Menurut Pak [Darsono], klien lebih tenang.");
    assert_string_equal(found_id("Ia diantar Bu Mintarsih dan om Yoseph."),
        "Ia diantar Bu [Mintarsih] dan om [Yoseph].");
    assert_string_equal(found_id("kata bu ningsih anaknya rajin"),
        "kata bu [ningsih] anaknya rajin");
    assert_string_equal(found_id("Rujukan dari dr. Wiratama."),
        "Rujukan dari dr. [Wiratama].");
    assert_string_equal(found_id("Ibu hamil itu datang bersama Pak Lurah."),
        "Ibu hamil itu datang bersama Pak Lurah.");
    assert_string_equal(
        found_id("Terima kasih kak. Selanjutnya kita bahas minggu depan."),
        "Terima kasih kak. Selanjutnya kita bahas minggu depan.");
}

static void
test_titles__words_that_are_names_after_a_title(void **state)
{
    (void)state;
    assert_string_equal(found_id("Bu Dua datang terlambat."),
        "Bu [Dua] datang terlambat.");
    assert_string_equal(found_id("Kata Kak Imam tidak apa-apa."),
        "Kata Kak [Imam] tidak apa-apa.");
}

static void
test_titles__small_title(void **state)
{
    (void)state;
    assert_string_equal(found_en("go and ask ms achterberg then"),
        "go and ask ms [achterberg] then");
    assert_string_equal(found_en("we called auntie rose, and uncle is fine"),
        "we called auntie [rose], and uncle is fine");
}

static void
test_titles__unlisted_without_a_capital(void **state)
{
    (void)state;
    assert_string_equal(found_id("aku takut sama bang jumbrik, umurnya tua"),
        "aku takut sama bang [jumbrik], umurnya tua");
    assert_string_equal(found_id("aku takut kak, gimana ya"),
        "aku takut kak, gimana ya");
}

static void
test_titles__of_another_language(void **state)
{
    (void)state;
    assert_string_equal(found_en("Her father, Ebo Quansah, fished."),
        "Her father, [Ebo Quansah], fished.");
    assert_string_equal(found_en("We met Pak Suroso there."),
        "We met Pak [Suroso] there.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles__english_titles),
        cmocka_unit_test(test_titles__indonesian_titles),
        cmocka_unit_test(test_titles__words_that_are_names_after_a_title),
        cmocka_unit_test(test_titles__small_title),
        cmocka_unit_test(test_titles__unlisted_without_a_capital),
        cmocka_unit_test(test_titles__of_another_language),
    };

    return cmocka_run_group_tests_name("name_title", tests, NULL, NULL);
}
