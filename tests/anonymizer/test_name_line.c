#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_lines__turns(void **state)
{
    (void)state;
    assert_string_equal(
        found_id(
            "yogo: kamu di mana\nrista: di rumah\nyogo: tunggu ya\nrista: oke"),
        "[yogo]: kamu di mana\n[rista]: di rumah\n[yogo]: tunggu ya\n[rista]: "
        "oke");
}

static void
test_lines__turns_after_a_time(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "[21:14] brannoc: u up\n[21:15] brannoc: hello"),
        "[21:14] [brannoc]: u up\n[21:15] [brannoc]: hello");
}

static void
test_lines__headings_are_no_turns(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("mood: low\nsleep: poor\nmood: better\nsleep: fair"),
        "mood: low\nsleep: poor\nmood: better\nsleep: fair");
    assert_string_equal(found_id("klien: iya\nterapis: lalu?\nklien: takut"),
        "klien: iya\nterapis: lalu?\nklien: takut");
}

static void
test_lines__signature(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "See you on Monday then.\nmany thanks again\nNell"),
        "See you on Monday then.\nmany thanks again\n[Nell]");
    assert_string_equal(
        found_id("Demikian laporan kami.\nHormat kami,\nBestari Palupi"),
        "Demikian laporan kami.\nHormat kami,\n[Bestari Palupi]");
}

static void
test_lines__signature_without_its_degree(void **state)
{
    (void)state;
    assert_string_equal(found_en("Kind regards,\nNell Abara, LCSW"),
        "Kind regards,\n[Nell Abara], LCSW");
}

static void
test_lines__no_signature(void **state)
{
    (void)state;
    assert_string_equal(found_en("Thanks for the letter\nSleep is better now."),
        "Thanks for the letter\nSleep is better now.");
}

static void
test_lines__one_message(void **state)
{
    (void)state;
    assert_string_equal(found_en("[03/02/2024, 19:41] Sunny: on my way"),
        "[03/02/2024, 19:41] [Sunny]: on my way");
    assert_string_equal(found_en("[03/02/2024, 19:41] Plan: on my way"),
        "[03/02/2024, 19:41] Plan: on my way");
}

static void
test_lines__signed_by_a_relation(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "I think of you.\nYour fond uncle,\nPoppy Bean"),
        "I think of you.\nYour fond uncle,\n[Poppy Bean]");
    assert_string_equal(found_id(
                            "Jangan lupa makan.\nPamanmu,\n\nSumping Raharjo"),
        "Jangan lupa makan.\nPamanmu,\n\n[Sumping Raharjo]");
    assert_string_equal(found_en("Dear mother,\nSunday Morning"),
        "Dear mother,\nSunday Morning");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines__turns),
        cmocka_unit_test(test_lines__turns_after_a_time),
        cmocka_unit_test(test_lines__headings_are_no_turns),
        cmocka_unit_test(test_lines__signature),
        cmocka_unit_test(test_lines__signature_without_its_degree),
        cmocka_unit_test(test_lines__no_signature),
        cmocka_unit_test(test_lines__one_message),
        cmocka_unit_test(test_lines__signed_by_a_relation),
    };

    return cmocka_run_group_tests_name("name_line", tests, NULL, NULL);
}
