#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_cue__work(void **state)
{
    (void)state;
    assert_string_equal(found_en("He interned at Quillmark last year."),
        "He interned at [Quillmark] last year.");
    assert_string_equal(found_id("Suaminya karyawan Tirtamas sejak lama."),
        "Suaminya karyawan [Tirtamas] sejak lama.");
    assert_string_equal(found_en("He works at night and studies at home."),
        "He works at night and studies at home.");
}

static void
test_cue__hospital_and_studies(void **state)
{
    (void)state;
    assert_string_equal(found_en("Discharged from Vexholm on Monday."),
        "Discharged from [Vexholm] on Monday.");
    assert_string_equal(found_en("Admitted to hospital, discharged to home."),
        "Admitted to hospital, discharged to home.");
    assert_string_equal(found_id("Ia kuliah UVX, lulusan Sastravana."),
        "Ia kuliah [UVX], lulusan [Sastravana].");
    assert_string_equal(found_id("Lulusan SMA, lalu mahasiswa S2 dan pegawai "
                                 "PNS; adiknya kuliah IT."),
        "Lulusan SMA, lalu mahasiswa S2 dan pegawai PNS; adiknya kuliah IT.");
    assert_string_equal(found_id("Ia kuliah Psikologi dan lulusan terbaik."),
        "Ia kuliah Psikologi dan lulusan terbaik.");
}

static void
test_cue__field(void **state)
{
    (void)state;
    assert_string_equal(found_en("Employer: Vandermolt Pressings, nights."),
        "Employer: [Vandermolt Pressings], nights.");
    assert_string_equal(found_id("Gereja: Betlehem Sumbermoro, tiap Minggu."),
        "Gereja: [Betlehem Sumbermoro], tiap Minggu.");
    assert_string_equal(found_en("Employer: retired. School: none."),
        "Employer: retired. School: none.");
}

static void
test_cue__saint(void **state)
{
    (void)state;
    assert_string_equal(found_en("She sings at St Wilfrid's on Sundays."),
        "She sings at [St Wilfrid's] on Sundays.");
    assert_string_equal(found_en("school run, st ethelred's primary. tired"),
        "school run, [st ethelred's primary]. tired");
    assert_string_equal(found_en("He was moved to St. Ethelburga in May."),
        "He was moved to [St. Ethelburga] in May.");
    assert_string_equal(found_en("The st of the old notes was a typing slip."),
        "The st of the old notes was a typing slip.");
}

static void
test_cue__what_is_driven(void **state)
{
    (void)state;
    assert_string_equal(found_id("kerjanya sopir truk Haluan Samudra, sore."),
        "kerjanya sopir truk [Haluan Samudra], sore.");
    assert_string_equal(found_id("kerjanya menyetir truk Haluan."),
        "kerjanya menyetir truk Haluan.");
}

static void
test_cue__kind_before_it(void **state)
{
    (void)state;
    assert_string_equal(found_en("the company, Zentrix, folded"),
        "the company, [Zentrix], folded");
    assert_string_equal(found_en("our school (Hollins Grange) rang"),
        "our school ([Hollins Grange]) rang");
    assert_string_equal(found_id("perusahaannya, Zentara, tutup"),
        "perusahaannya, [Zentara], tutup");
    assert_string_equal(found_en("an engineer with Orbis Dynamics then"),
        "an engineer with [Orbis Dynamics] then");
    assert_string_equal(found_en("the company, English, folded"),
        "the company, English, folded");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cue__work),
        cmocka_unit_test(test_cue__hospital_and_studies),
        cmocka_unit_test(test_cue__field),
        cmocka_unit_test(test_cue__saint),
        cmocka_unit_test(test_cue__what_is_driven),
        cmocka_unit_test(test_cue__kind_before_it),
    };

    return cmocka_run_group_tests_name("org_cue", tests, NULL, NULL);
}
