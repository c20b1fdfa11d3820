#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/detect.h"

/* The bytes that it finds at 50 or more, without any rule before it. */
static size_t
learned_bytes(const char *text, enum anon_language language)
{
    struct anon_scan_options options = { .language = language };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_document document;
    size_t bytes = 0;
    size_t i;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_detect_learned(&document, &findings), ANON_OK);
    for (i = 0; i < findings.len; i++) {
        if (findings.items[i].confidence >= 50) {
            bytes += findings.items[i].end - findings.items[i].begin;
        }
    }
    anon_findings_release(&findings);
    anon_document_release(&document);
    return bytes;
}

static void
test_learned__names_without_rules(void **state)
{
    (void)state;
    assert_true(learned_bytes("menurut sutrimo dan hartanto wijoyo, harga "
                              "beras masih akan naik sampai lebaran",
                    ANON_LANGUAGE_ID) >= strlen("sutrimo"));
}

static void
test_learned__a_name_in_small_letters(void **state)
{
    (void)state;
    assert_true(learned_bytes("I told her that jasmeet had called twice and "
                              "that she was not to answer.",
                    ANON_LANGUAGE_EN) >= strlen("jasmeet"));
    assert_int_equal(learned_bytes("I told her that rumpus had followed twice "
                                   "and that joy was not the answer.",
                         ANON_LANGUAGE_EN),
        0);
}

static void
test_learned__nothing_in_plain_notes(void **state)
{
    (void)state;
    assert_int_equal(learned_bytes("", ANON_LANGUAGE_EN), 0);
    assert_int_equal(
        learned_bytes("Sleep is better. Homework was done. The Beck scale and "
                      "PHQ-9 were lower. Grace under pressure was the theme.",
            ANON_LANGUAGE_EN),
        0);
    assert_int_equal(
        learned_bytes("Tidur membaik. Tugas rumah dikerjakan. Cinta dan rasa "
                      "percaya menjadi tema. Skala Beck turun.",
            ANON_LANGUAGE_ID),
        0);
}

/* What is left at 50 of what the rules say by a capital alone. */
static int
confidence_of(const char *text, size_t begin, size_t end)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    struct anon_hit odds = { ANON_PERSON, 70, "name.odds" };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_document document;
    int confidence;

    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, begin, end, odds), ANON_OK);
    assert_int_equal(anon_detect_learned(&document, &findings), ANON_OK);
    confidence = findings.items[0].confidence;
    anon_findings_release(&findings);
    anon_document_release(&document);
    return confidence;
}

static void
test_learned__doubts_a_capital_alone(void **state)
{
    (void)state;
    assert_in_range(confidence_of("He bought Grumbelwort online.", 10, 21), 20,
        49);
    assert_int_equal(confidence_of("Then Oluchi said that she left.", 5, 11),
        70);
}

static void
test_learned__headings_and_months(void **state)
{
    (void)state;
    assert_int_equal(
        learned_bytes("D: Slept for five hours. P: see her on Friday.",
            ANON_LANGUAGE_EN),
        0);
    assert_int_equal(learned_bytes("D - Slept for five hours\nP - see her",
                         ANON_LANGUAGE_EN),
        0);
    assert_int_equal(learned_bytes("D: Lima jam tidur. A: Duka. P: Kontrol.",
                         ANON_LANGUAGE_ID),
        0);
    assert_int_equal(
        learned_bytes("His bad months are February and March, he says.",
            ANON_LANGUAGE_EN),
        0);
    assert_int_equal(learned_bytes("Bulan buruknya Februari dan Maret.",
                         ANON_LANGUAGE_ID),
        0);
    assert_int_equal(learned_bytes("INTAKE FORM\nCame alone.",
                         ANON_LANGUAGE_EN),
        0);
    assert_int_equal(learned_bytes("FORMULIR ASESMEN AWAL\nDatang sendiri.",
                         ANON_LANGUAGE_ID),
        0);
}

static void
test_learned__months_that_are_names(void **state)
{
    (void)state;
    assert_int_equal(learned_bytes("The relapse plan says January and October.",
                         ANON_LANGUAGE_EN),
        0);
    assert_int_equal(learned_bytes("Pukul tembok terakhir: Juli.",
                         ANON_LANGUAGE_ID),
        0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_learned__names_without_rules),
        cmocka_unit_test(test_learned__a_name_in_small_letters),
        cmocka_unit_test(test_learned__nothing_in_plain_notes),
        cmocka_unit_test(test_learned__doubts_a_capital_alone),
        cmocka_unit_test(test_learned__headings_and_months),
        cmocka_unit_test(test_learned__months_that_are_names),
    };

    return cmocka_run_group_tests_name("detect_learned", tests, NULL, NULL);
}
