#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_org__tail(void **state)
{
    (void)state;
    assert_string_equal(found_en("He studies at Westmarch University now."),
        "He studies at [Westmarch University] now.");
    assert_string_equal(found_en(
                            "Seen at Greenhollow Behavioral Health in May."),
        "Seen at [Greenhollow Behavioral Health] in May.");
    assert_string_equal(found_en("She is at Tanner & Sons since June."),
        "She is at [Tanner & Sons] since June.");
    assert_string_equal(found_en("The University of Brackenford wrote."),
        "The [University of Brackenford] wrote.");
}

static void
test_org__no_name(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("She left high school and the clinic called the hospital."),
        "She left high school and the clinic called the hospital.");
    assert_string_equal(found_en("The church and the company were kind."),
        "The church and the company were kind.");
}

static void
test_org__small_letters(void **state)
{
    (void)state;
    assert_string_equal(
        found_id("adik sekolah di sman 7 tulungagung, kakak anak undip"),
        "adik sekolah di [sman 7 tulungagung], kakak anak [undip]");
    assert_string_equal(
        found_en("her boy goes to whitmore academy and hates it there"),
        "her boy goes to [whitmore academy] and hates it there");
    assert_string_equal(
        found_id("kemarin ke puskesmas lalu pulang, universitas libur"),
        "kemarin ke puskesmas lalu pulang, universitas libur");
    assert_string_equal(
        found_en("they went to the local hospital and the art college"),
        "they went to the local hospital and the art college");
}

static void
test_org__work(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("She works at Velmora and he works for Ostrander Brothers."),
        "She works at [Velmora] and he works for [Ostrander Brothers].");
}

static void
test_org__head(void **state)
{
    (void)state;
    assert_string_equal(found_id("Ia siswa SMA Negeri 4 Wonogiri dan ibunya "
                                 "kerja di PT Lestari Makmur."),
        "Ia siswa [SMA Negeri 4 Wonogiri] dan ibunya kerja di [PT Lestari "
        "Makmur].");
    assert_string_equal(found_id("Dirujuk ke RSUD Kertamulya kemarin."),
        "Dirujuk ke [RSUD Kertamulya] kemarin.");
    assert_string_equal(found_id("Ia aktif di Masjid Al-Falahiyah tiap sore."),
        "Ia aktif di [Masjid Al-Falahiyah] tiap sore.");
}

static void
test_org__head_no_name(void **state)
{
    (void)state;
    assert_string_equal(
        found_id("Di sekolah ia diam, di kantor ia marah, di bank antre lama."),
        "Di sekolah ia diam, di kantor ia marah, di bank antre lama.");
}

static void
test_org__work_id(void **state)
{
    (void)state;
    assert_string_equal(found_id("Ayahnya bekerja di Tirtabumi sejak lama."),
        "Ayahnya bekerja di [Tirtabumi] sejak lama.");
}

static void
test_org__street_in_its_name(void **state)
{
    (void)state;
    assert_string_equal(found_en("She was seen at Mill Lane Surgery today."),
        "She was seen at [Mill Lane Surgery] today.");
    assert_string_equal(found_en("Referred by: Orchard Road Clinic"),
        "Referred by: [Orchard Road Clinic]");
}

static void
test_org__head_of_two_words(void **state)
{
    (void)state;
    assert_string_equal(found_id("Ia dirawat di Rumah Sakit Cempaka Putih, "
                                 "lalu di Panti Asuhan Kasih Ibu."),
        "Ia dirawat di [Rumah Sakit Cempaka Putih], lalu di [Panti Asuhan "
        "Kasih Ibu].");
    assert_string_equal(
        found_id("Di rumah sakit ia menangis, di panti asuhan juga."),
        "Di rumah sakit ia menangis, di panti asuhan juga.");
}

static void
test_org__ends_with_its_sentence(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Ia mandor di CV Telaga Mas. Istrinya jualan."),
        "Ia mandor di [CV Telaga Mas]. Istrinya jualan.");
}

static void
test_org__whose_staff(void **state)
{
    (void)state;
    assert_string_equal(found_id("Klien, karyawan Roti Gandum, terlambat."),
        "Klien, karyawan [Roti Gandum], terlambat.");
    assert_string_equal(found_en("He cooks at Copper & Thyme."),
        "He cooks at [Copper & Thyme].");
    assert_string_equal(found_id("Atasan di kantor (Pelangi Niaga) marah."),
        "Atasan di [kantor (Pelangi Niaga]) marah.");
}

static void
test_org__whose_it_is(void **state)
{
    (void)state;
    assert_string_equal(found_en("seen at the Penbryn Child Clinic today"),
        "seen at the [Penbryn Child Clinic] today");
    assert_string_equal(found_id(
                            "pengacara di Kantor Hukum Lewerissa & Rekan itu"),
        "pengacara di [Kantor Hukum Lewerissa & Rekan] itu");
    assert_string_equal(found_en("seen at the Child Clinic today"),
        "seen at the Child Clinic today");
}

static void
test_org__among_capitals(void **state)
{
    (void)state;
    assert_string_equal(found_en("SHE WAS SEEN AT LARKHILL MIDDLE SCHOOL."),
        "SHE WAS SEEN AT [LARKHILL MIDDLE SCHOOL].");
}

static void
test_org__on_a_line_of_its_own(void **state)
{
    (void)state;
    assert_string_equal(found_en(
                            "Referral\nTurnpike Family Practice\nTelephone"),
        "Referral\n[Turnpike Family Practice]\nTelephone");
    assert_string_equal(found_en("Referral\nGood Family Practice\nTelephone"),
        "Referral\nGood Family Practice\nTelephone");
}

static void
test_org__firms(void **state)
{
    (void)state;
    assert_string_equal(found_en("Letter from Hatch & Sons then"),
        "Letter from [Hatch & Sons] then");
    assert_string_equal(found_id("adiknya di smp muhammadiyah 1 itu"),
        "adiknya di [smp muhammadiyah 1] itu");
    assert_string_equal(found_id("sekolah smp swasta biasa"),
        "sekolah smp swasta biasa");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_org__tail),
        cmocka_unit_test(test_org__no_name),
        cmocka_unit_test(test_org__small_letters),
        cmocka_unit_test(test_org__work),
        cmocka_unit_test(test_org__head),
        cmocka_unit_test(test_org__head_no_name),
        cmocka_unit_test(test_org__work_id),
        cmocka_unit_test(test_org__street_in_its_name),
        cmocka_unit_test(test_org__head_of_two_words),
        cmocka_unit_test(test_org__ends_with_its_sentence),
        cmocka_unit_test(test_org__whose_staff),
        cmocka_unit_test(test_org__whose_it_is),
        cmocka_unit_test(test_org__among_capitals),
        cmocka_unit_test(test_org__on_a_line_of_its_own),
        cmocka_unit_test(test_org__firms),
    };

    return cmocka_run_group_tests_name("detect_org", tests, NULL, NULL);
}
