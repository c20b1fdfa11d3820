#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/known.h"
#include "tests/anonymizer/marked.h"

#define TEXT(literal)                                                          \
    {                                                                          \
        literal, sizeof(literal) - 1                                           \
    }

/* One client and what is around her; the people are made up. */
static const struct anon_identifier indonesian[] = {
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0,
        TEXT("Wulandari Putri Setiawan") },
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 1, TEXT("Sri Wahyuni") },
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 2, TEXT("Bunga") },
    { ANON_IDENTIFIER_PHONE, ANON_FROM_OWN, false, 0, TEXT("+6281234567890") },
    { ANON_IDENTIFIER_ID, ANON_FROM_OWN, false, 0, TEXT("3171011708450001") },
    { ANON_IDENTIFIER_ADDRESS, ANON_FROM_OWN, false, 0,
        TEXT("Jalan Melati Raya No. 12") },
    { ANON_IDENTIFIER_PLACE, ANON_FROM_OWN, false, 0, TEXT("Wonosobo") },
    { ANON_IDENTIFIER_ORG, ANON_FROM_OWN, false, 0,
        TEXT("PT Sinar Kencana Abadi") },
    { ANON_IDENTIFIER_DATE, ANON_FROM_OWN, true, 0, TEXT("2007-04-07") },
};

static const struct anon_identifier english[] = {
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0, TEXT("Garth Osborn") },
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 1,
        TEXT("Robert Matth\xC3\xAD"
             "asson") },
    { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 2, TEXT("Hope Lindqvist") },
    { ANON_IDENTIFIER_PHONE, ANON_FROM_OWN, false, 0, TEXT("+14155550145") },
    { ANON_IDENTIFIER_EMAIL, ANON_FROM_OWN, false, 0,
        TEXT("garth.osborn@example.org") },
    { ANON_IDENTIFIER_ID, ANON_FROM_OWN, false, 0, TEXT("18-CV-40769") },
    { ANON_IDENTIFIER_ADDRESS, ANON_FROM_OWN, false, 0,
        TEXT("12 Baker Street") },
    { ANON_IDENTIFIER_DATE, ANON_FROM_OWN, true, 0, TEXT("1990-05-17") },
    { ANON_IDENTIFIER_HANDLE, ANON_FROM_OWN, false, 0, TEXT("@moonchild77") },
};

/* Compiles a record; the caller frees. */
static struct anon_known *
make(const struct anon_identifier *items, size_t count)
{
    struct anon_known *known = NULL;

    assert_int_equal(anon_known_new(items, count, "2024-06-01", &known),
        ANON_OK);
    return known;
}

#define MAKE(items) make(items, sizeof(items) / sizeof(items[0]))

/* Asserts the cases and frees the record. */
static void
assert_all(struct anon_known *known, const char *const *cases, int least)
{
    const struct marked how = { .known = known, .least = least };

    marked_assert(&how, cases);
    anon_known_free(&known);
}

static void
test_known__parts_and_orders(void **state)
{
    static const char *const cases[] = {
        "klien [Wulandari Putri Setiawan] datang",
        "[wulandari] dan [SETIAWAN]",
        "[Setiawan, Wulandari]",
        "[W. Setiawan] dan [Wulandari S.]",
        "[W.P. Setiawan]",
        "tanda tangan [W.P.S.]",
        "[Sri\nWahyuni]",
        "[Sriwahyuni], [Sri-Wahyuni]",
        "[Wahyuni Sri]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

/* A recorded address may be the first to know the words of a name. */
static void
test_known__a_name_in_an_address_is_a_person(void **state)
{
    static const struct anon_identifier items[] = {
        { ANON_IDENTIFIER_EMAIL, ANON_FROM_OWN, false, 0,
            TEXT("ingrid.velasko@example.org") },
    };
    const char text[] = "Ingrid Velasko wrote from ingrid.velasko@example.org";
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = MAKE(items);

    (void)state;
    assert_int_equal(anon_known_search(known,
                         (struct anon_text){ text, sizeof(text) - 1 },
                         &findings),
        ANON_OK);
    assert_int_equal(findings.len, 2);
    assert_int_equal(findings.items[0].type, ANON_PERSON);
    assert_int_equal(findings.items[1].type, ANON_EMAIL);
    anon_findings_release(&findings);
    anon_known_free(&known);
}

static void
test_known__short_forms(void **state)
{
    static const char *const cases[] = {
        "kata [Wulan] tadi",
        "si [Ulan] itu",
        "lalu [Wawan] pergi",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__clitics(void **state)
{
    static const char *const cases[] = {
        "[Wulandari]nya pulang",
        "[Setiawan]ku sayang",
        "[Wulandari]lah orangnya",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__old_spelling_and_length(void **state)
{
    static const char *const cases[] = {
        "[Woelandari] menulis",
        "[Setyawan] pergi",
        "[wulandariii] katanya",
        "[Wahjuni]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__typing_errors(void **state)
{
    static const char *const cases[] = {
        "kata [Wulandri] itu",
        "[Setiawn] dan [Setiiawan]",
        "[Wulnadari]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

/* The ending -an is no clitic where it is a slip of the pen. */
static void
test_known__slips_in_the_ending(void **state)
{
    static const char *const cases[] = {
        "saw [Matthiassan] today",
        NULL,
    };

    (void)state;
    assert_all(MAKE(english), cases, 50);
}

static void
test_known__disguised(void **state)
{
    static const char *const cases[] = {
        "[W\xE2\x80\x8Bulandari]",
        "[Wul\xD0\xB0ndari]",
        "[ＷＵＬＡＮＤＡＲＩ]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__compounds(void **state)
{
    static const char *const cases[] = {
        "lihat [@wulan_setiawan99]",
        "file [laporan_wulandari.docx]",
        "[#SaveWulandari]",
        "[http://x.test/wulandari/a]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__never_inside_a_word(void **state)
{
    static const char *const cases[] = {
        "perbungaan dan kebungaan",
        "sritanjung",
        "setia kawan",
        "wahyu turun",
        "pabrik rejeki",
        "terbunga",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__ordinary_words(void **state)
{
    static const char *const cases[] = {
        "lalu Bu [Bunga] datang",
        "tadi [Bunga] menangis",
        "bunga mawar itu layu",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__numbers(void **state)
{
    static const char *const cases[] = {
        "[0812-3456-7890]",
        "+[62 812 3456 7890]",
        "WA [081234567890]",
        "([0812) 3456 7890]",
        "NIK [3171 0117 0845 0001]",
        "[3171.0117.0845.0001]",
        "0812-3456-7891",
        "081234567890123",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__addresses_places_orgs(void **state)
{
    static const char *const cases[] = {
        "di [Jl. Melati Raya 12]",
        "[jln melati raya nomor 12]",
        "[Jalan Melati] saja",
        "orang [Wonosobo] itu",
        "di [Sinar Kencana Abadi] dan [PT. Sinar Kencana Abadi]",
        "melati di taman",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__dates_and_ages(void **state)
{
    static const char *const cases[] = {
        "lahir [7 April 2007]",
        "tgl [07/04/2007]",
        "[2007-04-07]",
        "[7 Apr 2007]",
        "berusia [17] tahun",
        "8 April 2007",
        "umur 45 tahun",
        NULL,
    };

    (void)state;
    assert_all(MAKE(indonesian), cases, 50);
}

static void
test_known__english_forms(void **state)
{
    static const char *const cases[] = {
        "[Osborn, Garth] called",
        "Mr. [Osborn]'s car",
        "[Bob] and [Rob]",
        "[Matthiasson] and [MATTHÍASSON]",
        "[Garht] wrote",
        "[G. Osborn]",
        "[G.O.] came",
        "[garth.osborn@example.org]",
        "[gosborn@work.test]",
        "[garthosborn] there",
        NULL,
    };

    (void)state;
    assert_all(MAKE(english), cases, 50);
}

static void
test_known__english_ordinary(void **state)
{
    static const char *const cases[] = {
        "I hope so",
        "We met [Hope] there",
        "no hope left",
        "[Hope] came in smiling",
        "Hope for the best",
        "[Hope]'s mum waited",
        "[Hope] and Teddy slept",
        "[Hope], [34], came",
        "Hope and see",
        "[h o p e] and [H.o.p.e]",
        "[Hope Lindqvist]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(english), cases, 50);
}

static void
test_known__english_numbers(void **state)
{
    static const char *const cases[] = {
        "call ([415) 555-0145]",
        "[415.555.0145]",
        "[1-415-555-0145]",
        "case [18-CV-40769]",
        "case [18 cv 40769]",
        "at [12 Baker St].",
        "[Baker Street]",
        "born [May 17, 1990]",
        "[17/05/1990]",
        "she is aged [34]",
        "aged 44",
        "it is [@moonchild77]",
        NULL,
    };

    (void)state;
    assert_all(MAKE(english), cases, 50);
}

static void
test_known__ambiguous_is_said(void **state)
{
    struct anon_known *known = MAKE(english);
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_text text = TEXT("I hope Osborn comes");

    (void)state;
    assert_int_equal(anon_known_search(known, text, &findings), ANON_OK);
    assert_int_equal(findings.len, 2);
    assert_true(findings.items[0].ambiguous);
    assert_true(findings.items[0].confidence < 50);
    assert_false(findings.items[1].ambiguous);
    assert_int_equal(findings.items[1].origin, ANON_FROM_OWN);
    assert_int_equal(findings.items[1].identifier, 0);
    anon_findings_release(&findings);
    anon_known_free(&known);
    anon_known_free(&known);
}

static void
test_known__hostile_values(void **state)
{
    static char long_value[5000];
    const struct anon_identifier items[] = {
        { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0, TEXT("") },
        { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0, TEXT(" .,- ") },
        { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0, TEXT("\xFF\xFE") },
        { ANON_IDENTIFIER_PHONE, ANON_FROM_OWN, false, 0, TEXT("none") },
        { ANON_IDENTIFIER_DATE, ANON_FROM_OWN, true, 0, TEXT("soon") },
        { ANON_IDENTIFIER_URL, ANON_FROM_OWN, false, 0, TEXT("://") },
        { ANON_IDENTIFIER_ADDRESS, ANON_FROM_OTHER, false, 0,
            { long_value, sizeof(long_value) } },
        { ANON_IDENTIFIER_NAME, ANON_FROM_OTHER, false, 0,
            { long_value, sizeof(long_value) } },
        { ANON_IDENTIFIER_PHONE, ANON_FROM_OTHER, false, 0,
            { long_value, sizeof(long_value) } },
    };
    static const char *const cases[] = { "the text stays. none. 12", NULL };

    (void)state;
    memset(long_value, '7', sizeof(long_value));
    assert_all(MAKE(items), cases, 0);
}

/* One blank more, and a name is read by another way. */
static void
test_known__names_read_in_two_ways(void **state)
{
    static const char *const names[][2] = {
        { "Dr Garth Osborn", "Dr  Garth Osborn" },
        { "Binti Rahmah", "Binti Rahmah " },
        { "Maria de la Cruz", "Maria de\tla Cruz" },
        { "Bunga", " Bunga" },
    };
    static const struct anon_text text =
        TEXT("Dr O. and Garth, osborn.garth@x.org; BINTI Rahma, Rahmahnya, "
             "De la Cruz, Maria; bunga Bunga DGO MC");
    struct anon_findings findings[2] = { ANON_FINDINGS_INIT,
        ANON_FINDINGS_INIT };
    size_t i;
    size_t j;

    (void)state;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        for (j = 0; j < 2; j++) {
            const struct anon_identifier item = { ANON_IDENTIFIER_NAME,
                ANON_FROM_OWN, false, 0, { names[i][j], strlen(names[i][j]) } };
            struct anon_known *known = make(&item, 1);

            assert_int_equal(anon_known_search(known, text, &findings[j]),
                ANON_OK);
            anon_known_free(&known);
        }
        assert_in_range(findings[0].len, 1, 8);
        assert_int_equal(findings[0].len, findings[1].len);
        for (j = 0; j < findings[0].len; j++) {
            const struct anon_finding *one = &findings[0].items[j];
            const struct anon_finding *other = &findings[1].items[j];

            assert_int_equal(one->begin, other->begin);
            assert_int_equal(one->end, other->end);
            assert_int_equal(one->confidence, other->confidence);
            assert_string_equal(one->rule, other->rule);
        }
        anon_findings_release(&findings[0]);
        anon_findings_release(&findings[1]);
    }
}

/* More forms than were guessed: what was begun is thrown away. */
static void
test_known__more_forms_than_guessed(void **state)
{
    enum {
        STREETS = 40
    };
    static char streets[STREETS][160];
    struct anon_identifier items[STREETS + 2];
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_text text =
        TEXT("Since 2007-04-07 Wulandari lives in Jalan Qaxo39 Zibel39.");
    struct anon_known *known = NULL;
    size_t i;

    (void)state;
    items[0] = indonesian[0];
    items[1] = indonesian[8];
    for (i = 0; i < STREETS; i++) {
        int len = snprintf(streets[i], sizeof(streets[i]),
            "Jalan Qaxo%zu Zibel%zu 10%zu 20%zu 30%zu 40%zu 50%zu Wuxi%zu "
            "Yexi%zu Zaxi%zu",
            i, i, i + 100, i + 100, i + 100, i + 100, i + 100, i, i, i);

        items[i + 2] = (struct anon_identifier){ ANON_IDENTIFIER_ADDRESS,
            ANON_FROM_OWN, false, 0, { streets[i], (size_t)len } };
    }
    known = make(items, STREETS + 2);
    assert_int_equal(anon_known_search(known, text, &findings), ANON_OK);
    assert_int_equal(findings.len, 4);
    assert_int_equal(findings.items[0].identifier, 1);
    assert_int_equal(findings.items[1].identifier, 0);
    assert_int_equal(findings.items[2].identifier, STREETS + 1);
    assert_int_equal(findings.items[3].identifier, STREETS + 1);
    anon_findings_release(&findings);
    anon_known_free(&known);
}

/* Texts and records take turns in one scratch. */
static void
test_known__compiled_in_a_scratch(void **state)
{
    static const char *const cases[] = { "call [Garth] or [Lindqvist]'s",
        "with [Osbron] there", NULL };
    struct anon_scratch *scratch = NULL;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;
    int round;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    for (round = 0; round < 2; round++) {
        assert_int_equal(anon_known_new_in(english,
                             sizeof(english) / sizeof(english[0]), scratch,
                             &known),
            ANON_OK);
        assert_int_equal(anon_known_search_in(known, scratch,
                             (struct anon_text)TEXT(
                                 "Garth Osborn, osbron, Hope Lindqvist"),
                             &findings),
            ANON_OK);
        assert_int_equal(findings.len, 3);
        anon_findings_release(&findings);
        assert_all(known, cases, 0);
        known = NULL;
    }
    anon_scratch_free(&scratch);
}

static void
test_known__many_identifiers(void **state)
{
    enum {
        COUNT = 20000
    };
    struct anon_identifier *items = calloc(COUNT, sizeof(*items));
    char(*names)[32] = calloc(COUNT, sizeof(*names));
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;
    struct anon_text text = TEXT("with Qaxo19999 Zibel19999 there");
    size_t i;

    (void)state;
    assert_non_null(items);
    assert_non_null(names);
    for (i = 0; i < COUNT; i++) {
        int len =
            snprintf(names[i], sizeof(names[i]), "Qaxo%zu Zibel%zu", i, i);

        items[i] = (struct anon_identifier){ ANON_IDENTIFIER_NAME,
            ANON_FROM_OTHER, false, (uint32_t)i, { names[i], (size_t)len } };
    }
    known = make(items, COUNT);
    assert_int_equal(anon_known_search(known, text, &findings), ANON_OK);
    assert_int_equal(findings.len, 1);
    assert_int_equal(findings.items[0].identifier, COUNT - 1);
    assert_int_equal(findings.items[0].origin, ANON_FROM_OTHER);
    anon_findings_release(&findings);
    anon_known_free(&known);
    free(names);
    free(items);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known__parts_and_orders),
        cmocka_unit_test(test_known__a_name_in_an_address_is_a_person),
        cmocka_unit_test(test_known__short_forms),
        cmocka_unit_test(test_known__clitics),
        cmocka_unit_test(test_known__old_spelling_and_length),
        cmocka_unit_test(test_known__typing_errors),
        cmocka_unit_test(test_known__slips_in_the_ending),
        cmocka_unit_test(test_known__disguised),
        cmocka_unit_test(test_known__compounds),
        cmocka_unit_test(test_known__never_inside_a_word),
        cmocka_unit_test(test_known__ordinary_words),
        cmocka_unit_test(test_known__numbers),
        cmocka_unit_test(test_known__addresses_places_orgs),
        cmocka_unit_test(test_known__dates_and_ages),
        cmocka_unit_test(test_known__english_forms),
        cmocka_unit_test(test_known__english_ordinary),
        cmocka_unit_test(test_known__english_numbers),
        cmocka_unit_test(test_known__ambiguous_is_said),
        cmocka_unit_test(test_known__hostile_values),
        cmocka_unit_test(test_known__names_read_in_two_ways),
        cmocka_unit_test(test_known__more_forms_than_guessed),
        cmocka_unit_test(test_known__compiled_in_a_scratch),
        cmocka_unit_test(test_known__many_identifiers),
    };

    return cmocka_run_group_tests_name("known", tests, NULL, NULL);
}
