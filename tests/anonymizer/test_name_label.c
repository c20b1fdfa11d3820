#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_labels__label(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("Client: Ingeborg Astrup\nGoals: sleep and routine"),
        "Client: [Ingeborg Astrup]\nGoals: sleep and routine");
    assert_string_equal(found_en("cc: Priyanka Raman, Tobias Wendt"),
        "cc: [Priyanka Raman], [Tobias Wendt]");
}

static void
test_labels__label_id(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Klien: Wulansari Dewanti\nKeluhan: sulit tidur"),
        "Klien: [Wulansari Dewanti]\nKeluhan: sulit tidur");
    assert_string_equal(found_id("Nama: Bonaventura Sihotang"),
        "Nama: [Bonaventura Sihotang]");
}

static void
test_labels__speakers(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("Magnhild: I could not sleep.\nTherapist: Since when?"),
        "[Magnhild]: I could not sleep.\nTherapist: Since when?");
}

static void
test_labels__fields_are_nobody(void **state)
{
    (void)state;
    assert_string_equal(found_en("DOB: 3\nTFN: 12 apples"),
        "DOB: 3\nTFN: 12 apples");
    assert_string_equal(found_en("Therapist: Don't hurry with that."),
        "Therapist: Don't hurry with that.");
}

static void
test_labels__initials(void **state)
{
    (void)state;
    assert_string_equal(found_en("Client J.K., age 31, was seen."),
        "Client [J.K.], age 31, was seen.");
    assert_string_equal(found_en("Supervision case MW (44)."),
        "Supervision case [MW] (44).");
    assert_string_equal(found_en("Client: I slept badly again."),
        "Client: I slept badly again.");
    assert_string_equal(found_en("Client: I. came late."),
        "Client: [I.] came late.");
    assert_string_equal(found_en("Client OCD history since age 12."),
        "Client OCD history since age 12.");
}

static void
test_labels__degrees(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Ditandatangani oleh Retno Palupi, S.Psi., M.Psi."),
        "Ditandatangani oleh [Retno Palupi], S.Psi., M.Psi.");
}

static void
test_labels__sender(void **state)
{
    (void)state;
    assert_string_equal(found_en("Text from ottilie: see you at noon"),
        "Text from [ottilie]: see you at noon");
}

static void
test_labels__speech(void **state)
{
    (void)state;
    assert_string_equal(found_id("Tidak mungkin, kata Mukhlasin kemarin."),
        "Tidak mungkin, kata [Mukhlasin] kemarin.");
    assert_string_equal(found_id("Itu benar, ujar ZK pelan."),
        "Itu benar, ujar [ZK] pelan.");
    assert_string_equal(found_id("Menurut klien, kata Ibu sudah cukup."),
        "Menurut klien, kata Ibu sudah cukup.");
}

static void
test_labels__greeting(void **state)
{
    (void)state;
    assert_string_equal(found_en("Thanks Don, see you."),
        "Thanks [Don], see you.");
    assert_string_equal(found_en("Dear Annelise,\nthe session moved."),
        "Dear [Annelise],\nthe session moved.");
}

static void
test_labels__apposition(void **state)
{
    (void)state;
    assert_string_equal(found_en("Casimir, my brother, drinks again."),
        "[Casimir], my brother, drinks again.");
}

static void
test_labels__initials_of_somebody(void **state)
{
    (void)state;
    assert_string_equal(found_en("In the matter of Q.F., a minor."),
        "In the matter of [Q.F.], a minor.");
    assert_string_equal(found_en("The laws of U.S. courts and of U.K. courts."),
        "The laws of U.S. courts and of U.K. courts.");
}

static void
test_labels__pets_beside(void **state)
{
    (void)state;
    assert_string_equal(found_en("We spoke of Duchess, her whippet, again."),
        "We spoke of [Duchess], her whippet, again.");
}

static void
test_labels__no_degree_in_a_list(void **state)
{
    (void)state;
    assert_string_equal(found_id("Petugas: Sudarpo, M.Psi., sore"),
        "Petugas: [Sudarpo], M.Psi., sore");
    assert_string_equal(found_id("Pemeriksa: Sudarpo, NRP 84071193"),
        "Pemeriksa: [Sudarpo], NRP 84071193");
}

static void
test_labels__relation_and_age(void **state)
{
    (void)state;
    assert_string_equal(found_en("Then Hope (step-sister, 31) rang."),
        "Then [Hope] (step-sister, 31) rang.");
    assert_string_equal(found_id("Lalu Indah (saudara tiri, 33 th) marah."),
        "Lalu [Indah] (saudara tiri, 33 th) marah.");
    assert_string_equal(found_en(
                            "There is hope (my sister says, 31 years on)."),
        "There is hope (my sister says, 31 years on).");
}

static void
test_labels__what_is_read(void **state)
{
    (void)state;
    assert_string_equal(found_en("She read from card: I need you."),
        "She read from card: I need you.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels__label),
        cmocka_unit_test(test_labels__label_id),
        cmocka_unit_test(test_labels__speakers),
        cmocka_unit_test(test_labels__fields_are_nobody),
        cmocka_unit_test(test_labels__initials),
        cmocka_unit_test(test_labels__degrees),
        cmocka_unit_test(test_labels__sender),
        cmocka_unit_test(test_labels__speech),
        cmocka_unit_test(test_labels__greeting),
        cmocka_unit_test(test_labels__apposition),
        cmocka_unit_test(test_labels__initials_of_somebody),
        cmocka_unit_test(test_labels__pets_beside),
        cmocka_unit_test(test_labels__no_degree_in_a_list),
        cmocka_unit_test(test_labels__relation_and_age),
        cmocka_unit_test(test_labels__what_is_read),
    };

    return cmocka_run_group_tests_name("name_label", tests, NULL, NULL);
}
