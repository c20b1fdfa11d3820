#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/quasi.h"

static struct anon_text
text_of(const char *text)
{
    return (struct anon_text){ text, strlen(text) };
}

/* "nurse/OCCUPATION Sikh/RELIGION" */
static const char *
found_in(const char *text)
{
    static char out[512];
    struct anon_quasi_mark mark;
    size_t at = 0;
    size_t len = 0;

    out[0] = '\0';
    while (anon_quasi_next(text_of(text), &at, &mark)) {
        len += (size_t)snprintf(out + len, sizeof(out) - len, "%s%.*s/%s",
            len == 0 ? "" : " ", (int)(mark.end - mark.begin),
            text + mark.begin, anon_quasi_name(mark.quasi));
    }
    return out;
}

static void
test_quasi_next__both_languages(void **state)
{
    (void)state;
    assert_string_equal(found_in("She is a Nurse, a Sikh, on lithium."),
        "Nurse/OCCUPATION Sikh/RELIGION lithium/MEDICATION");
    assert_string_equal(found_in("Ayahnya nelayan Bugis, ibunya bidan."),
        "nelayan/OCCUPATION Bugis/ETHNICITY bidan/OCCUPATION");
    assert_string_equal(found_in("dokter giginya dulu di pesantren"),
        "dokter giginya/OCCUPATION pesantren/SCHOOL");
    assert_string_equal(found_in("two midwives and three plumbers"),
        "midwives/OCCUPATION plumbers/OCCUPATION");
}

static void
test_quasi_next__longest_phrase(void **state)
{
    (void)state;
    assert_string_equal(found_in("after the plane crash"), "plane crash/EVENT");
    assert_string_equal(found_in("a plane to Crete"), "");
    assert_string_equal(found_in("kecelakaan pesawat tahun itu"),
        "kecelakaan pesawat/EVENT");
    assert_string_equal(found_in("taxi-driver"), "taxi-driver/OCCUPATION");
    assert_string_equal(found_in("Jehovah's Witness"),
        "Jehovah's Witness/RELIGION");
}

static void
test_quasi_next__whole_words_only(void **state)
{
    (void)state;
    assert_string_equal(found_in("nursery rhymes, priestly, romantic"), "");
    assert_string_equal(found_in("judgement about pilots"),
        "pilots/OCCUPATION");
    assert_string_equal(found_in("\xC3\xA9nurse"), "");
    assert_string_equal(found_in(""), "");
}

/* Eponyms of tests and methods tell nothing about the client. */
static void
test_quasi_next__not_eponyms(void **state)
{
    (void)state;
    assert_string_equal(found_in("Beck, Hamilton, Rorschach, Wechsler, Raven, "
                                 "Likert, Bender, Szondi, Rogers, Ellis"),
        "");
}

/* What stands behind tells: a trade, an illness, a medicine in no list. */
static void
test_quasi_next__what_no_list_holds(void **state)
{
    (void)state;
    assert_string_equal(found_in("She works as a glimmerer."),
        "glimmerer/OCCUPATION");
    assert_string_equal(found_in("Ia bekerja sebagai bidan sejak lulus."),
        "bidan/OCCUPATION");
    assert_string_equal(found_in("Suaminya tukang glomber di kota."),
        "tukang glomber/OCCUPATION");
    assert_string_equal(found_in("on glimazepam and Glomber 50 mg"),
        "glimazepam/MEDICATION Glomber/MEDICATION");
    assert_string_equal(found_in("the only plumber there"),
        "the only/EVENT plumber/OCCUPATION");
}

/* The same words in a figure of speech, or of everybody. */
static void
test_quasi_next__not_a_figure(void **state)
{
    (void)state;
    assert_string_equal(found_in("diagnosed with depression, like a pilot"),
        "");
    assert_string_equal(found_in("Ia tukang bohong, seperti dalang."), "");
    assert_string_equal(found_in("a flood of tears, the only way out"), "");
    assert_string_equal(found_in("works as a team and as a reminder"), "");
}

/* A text is read eight bytes at a time. */
static void
test_quasi_next__at_any_place(void **state)
{
    static const char before[] = "a\xC3\xA9 2b, ccc-dddddddddddddddd \t.";
    static const char after[] = "\xC3\xA9 eee";
    char text[64];

    (void)state;
    for (size_t from = 0; from < sizeof(before) - 1; from++) {
        for (size_t end = 0; end < sizeof(after); end++) {
            (void)snprintf(text, sizeof(text), "%s Au Pair%s%.*s",
                before + from, end == 0 ? "" : " ", (int)end, after);
            assert_string_equal(found_in(text), "Au Pair/OCCUPATION");
        }
        (void)snprintf(text, sizeof(text), "%simamnya", before + from);
        assert_string_equal(found_in(text), "imamnya/OCCUPATION");
        (void)snprintf(text, sizeof(text), "%sximamnya", before + from);
        assert_string_equal(found_in(text), "");
    }
}

static void
test_quasi_classes__dates_do_not_count(void **state)
{
    struct anon_quasi_tally tally = { { 0 } };

    (void)state;
    anon_quasi_count(text_of("Lebaran kemarin, sesudah Pemilu"), &tally);
    assert_int_equal(tally.counts[ANON_QUASI_CALENDAR], 2);
    assert_int_equal(anon_quasi_classes(&tally), 0);
    anon_quasi_count(text_of("a Quaker, a Quaker and a welder"), &tally);
    assert_int_equal(anon_quasi_classes(&tally), 2);
    anon_quasi_count(text_of("kidnapped"), &tally);
    assert_int_equal(anon_quasi_classes(&tally), ANON_QUASI_TOGETHER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quasi_next__both_languages),
        cmocka_unit_test(test_quasi_next__longest_phrase),
        cmocka_unit_test(test_quasi_next__whole_words_only),
        cmocka_unit_test(test_quasi_next__not_eponyms),
        cmocka_unit_test(test_quasi_next__what_no_list_holds),
        cmocka_unit_test(test_quasi_next__not_a_figure),
        cmocka_unit_test(test_quasi_next__at_any_place),
        cmocka_unit_test(test_quasi_classes__dates_do_not_count),
    };

    return cmocka_run_group_tests_name("quasi", tests, NULL, NULL);
}
