#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_place__listed(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "She moved to Rotterdam and works in Buffalo."),
        "She moved to [Rotterdam] and works in [Buffalo].");
    assert_string_equal(found_en("They live near San Francisco."),
        "They live near [San Francisco].");
}

static void
test_place__cue_and_unlisted(void **state)
{
    (void)state;
    assert_string_equal(found_en("He grew up in Vrystadt with his aunt."),
        "He grew up in [Vrystadt] with his aunt.");
    assert_string_equal(found_en("Since March she lives in Battle with him."),
        "Since March she lives in [Battle] with him.");
    assert_string_equal(found_en("Her faith in Humanity came up."),
        "Her faith in Humanity came up.");
}

static void
test_place__parts(void **state)
{
    (void)state;
    assert_string_equal(found_en("The bus from North Adelaide was late."),
        "The bus from [North Adelaide] was late.");
}

static void
test_place__countries_stay(void **state)
{
    (void)state;
    assert_string_equal(found_en("He came from Italy and likes Japan."),
        "He came from Italy and likes Japan.");
}

static void
test_place__ordinary_words(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "In reading and in mobile games she is normal."),
        "In reading and in mobile games she is normal.");
    assert_string_equal(found_en("At Christmas and in April they met."),
        "At Christmas and in April they met.");
}

static void
test_place__indonesian(void **state)
{
    (void)state;
    assert_string_equal(
        found_id("Klien tinggal di Surabaya, asal dari Kabupaten Wonosobo."),
        "Klien tinggal di [Surabaya], asal dari [Kabupaten Wonosobo].");
    assert_string_equal(found_id("kemarin aku balik ke semarang naik kereta"),
        "kemarin aku balik ke [semarang] naik kereta");
}

static void
test_place__indonesian_words(void **state)
{
    (void)state;
    assert_string_equal(found_id("Di rumah ia tenang, di kampus ia cemas."),
        "Di rumah ia tenang, di kampus ia cemas.");
}

static void
test_place__of_a_form(void **state)
{
    (void)state;
    assert_string_equal(found_id("Tempat lahir : Wonokambang, kota kecil"),
        "Tempat lahir : [Wonokambang], kota kecil");
}

static void
test_place__dateline(void **state)
{
    (void)state;
    assert_string_equal(found_id("Wonokambang, 9 Mei 2023\nYth. Ibu"),
        "[Wonokambang], 9 Mei 2023\nYth. Ibu");
    assert_string_equal(found_id("Selasa, 9 Mei 2023"), "Selasa, 9 Mei 2023");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_place__listed),
        cmocka_unit_test(test_place__cue_and_unlisted),
        cmocka_unit_test(test_place__parts),
        cmocka_unit_test(test_place__countries_stay),
        cmocka_unit_test(test_place__ordinary_words),
        cmocka_unit_test(test_place__indonesian),
        cmocka_unit_test(test_place__indonesian_words),
        cmocka_unit_test(test_place__of_a_form),
        cmocka_unit_test(test_place__dateline),
    };

    return cmocka_run_group_tests_name("detect_place", tests, NULL, NULL);
}
