#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_date__full(void **state)
{
    static const char *const cases[] = {
        "on [7 April 2007].",
        "[April 7th, 2007]",
        "[7-Apr-2007]",
        "[07/04/07] was",
        "[2007-04-07]",
        "[the 7th of April 2007]",
        "[7.4.2007]",
        "[2024-03-15T14:30:00Z]",
        "[Apr-07-2007]",
        "[12-14 March 2020]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_date__words(void **state)
{
    static const char *const english[] = {
        "on [the fourteenth of May 1990]",
        "[the twenty-first of June] was hot",
        "on [14 May 87], at noon",
        "took the first May bus, second March in a row",
        "the second of two",
        "on [9 May] 50 people and 60 mg",
        NULL,
    };
    static const char *const indonesian[] = {
        "pada [empat belas Mei 1990]",
        "tanggal [dua puluh satu Juni]",
        "tanggal [17 bulan 8 tahun 1990]",
        "lahir [14 Mei 87]",
        "pada [12 Ramadan 1445 H]",
        "sejak [3 Rabiul Awal 1440]",
        "dua bulan 3 kali, lima bulan lalu, 3 bulan 2 tahun",
        "puasa 12 Ramadan",
        NULL,
    };
    const struct marked how_english = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };
    const struct marked how_indonesian = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how_english, english);
    marked_assert(&how_indonesian, indonesian);
}

static void
test_detect_date__partial(void **state)
{
    static const char *const cases[] = {
        "on [12 June]",
        "[December 12th] party",
        "in [March 2019]",
        "on [3/9]",
        "Session note, [3/9].",
        "since [12/3]",
        "on [Monday, 12 March], or [Tue 3/9]",
        "[Sunday the 7th of February] was wet",
        "in [June of 2006]",
        "lands [Saturday 6th]; since [Thursday the 14th] he",
        "passed last week, [the 8th]; the 8th session, the 4th floor",
        "on [4 and 11 July 2023]",
        "not since [Easter 2019]",
        "discharged [02.11].",
        "trauma: [19 NOV 05]; lost",
        "due in [July]",
        "[Q3 2021] and the [third quarter of 2019]",
        "on call 24/7, about 1/2 of it, 3/4 on bad days",
        "Q3 was hard, the third quarter too",
        "[the 28th of August]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_date__indonesian(void **state)
{
    static const char *const cases[] = {
        "tgl [7 April 2007]",
        "[7 Agt 2021]",
        "tanggal [12/3]",
        "sejak [Senin, 12 Maret 2018]",
        "[kuartal III 2021]",
        "tgl [19-21 Agt] ke sana",
        "[Kamis Wage, 10 Okt 2024]",
        "kemarin tgl [5] ketahuan, tiap tgl 10 kontrol",
        "akhir [Ramadan 1443 H]",
        "meninggal [4 Syawal].",
        "kontrol bulan [Mei tgl 12]",
        "[3 Rabiul Awal 1440H] dan [4 Safar 1440 H]",
        "pada [2 September]",
        "sejak [Idul Adha 1443 H] dan [Eid al-Fitr 2023]",
        "[17 Agustus 1998]",
        "[5 Nop '19]",
        "sejak [9/11]. Skor turun",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_date__birth(void **state)
{
    static const char *const cases[] = {
        "born in [1987]",
        "DOB [19870407]",
        "lahir tahun [1990]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_date__none(void **state)
{
    static const char *const cases[] = {
        "scored 12/27",
        "rated 9/10 today",
        "3/10 on a scale",
        "no plan, no intent, 3/10. Urges rare, 2/10.",
        "Session note, [24/7]. Client came late.",
        "BP 120/80",
        "take 1/2 tablet",
        "open 24/7",
        "a ratio of 2:8",
        "may 3 people come",
        "she may not",
        "version 3.11",
        "5 mg",
        "3-4 times a week",
        "on Monday",
        "yesterday at 10.30",
        "PHQ-9 14/27",
        "1/2 of them",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_date__feasts_of_somebody(void **state)
{
    static const char *const texts[] = {
        "left [Valentine's Day 2024] for good",
        "it was [Vaisakhi 2023] then",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_detect_date__new_year(void **state)
{
    static const char *const texts[] = {
        "since [New Year's Day 2021] on",
        NULL,
    };
    const struct marked with = { .detect = anon_detect_date,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&with, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_date__full),
        cmocka_unit_test(test_detect_date__words),
        cmocka_unit_test(test_detect_date__partial),
        cmocka_unit_test(test_detect_date__indonesian),
        cmocka_unit_test(test_detect_date__birth),
        cmocka_unit_test(test_detect_date__none),
        cmocka_unit_test(test_detect_date__feasts_of_somebody),
        cmocka_unit_test(test_detect_date__new_year),
    };

    return cmocka_run_group_tests_name("detect_date", tests, NULL, NULL);
}
