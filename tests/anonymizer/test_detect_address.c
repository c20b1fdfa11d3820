#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

/* Asserts that what is marked in each case is found, and nothing else. */
static void
check(enum anon_language language, const char *const *cases)
{
    const struct marked how = { .detect = anon_detect_address,
        .language = language,
        .least = 50 };

    marked_assert(&how, cases);
}

static void
test_detect_address__indonesian(void **state)
{
    static const char *const cases[] = {
        "di [Jl. Melati No. 4], depan",
        "[Jalan Bangka Raya no 64, Surabaya 33010]",
        "[Jln. Jend. A. Yani 100]",
        "[Perumahan Taman Indah Blok C18 No. 24]",
        "[Jl Kenanga Gg. 1 No. 84 RT 04/RW 04]",
        "di [Perum Taman Indah Blok D-7]. Ia pulang.",
        "ke [RT 03/RW 05] tadi",
        "kos di [gang ciseke besar no 3], takut",
        "asal [Kp. Utan Jati RT 1/8], lalu",
        "Jalan 10.000 langkah, jalan 3 km",
        "[Jl. Kenari No. 4, 11480]",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_ID, cases);
}

static void
test_detect_address__english(void **state)
{
    static const char *const cases[] = {
        "at [12 Baker Street, Apt 4].",
        "100mg per Dr Mossop, 50 stopped by Dr Lyle",
        "at [50 Mossop Dr] since",
        "[4259 W Oak Street], since",
        "[3074 Meadow Close #20]",
        "[197 E 10th Street]",
        "[PO Box 123]",
        "at [Flat 6, 41 Harbour Rise] now",
        "at [Level 4, 210 Crown St] is",
        "[Room 27, Lavender House, 65 Lavender Close]",
        "the [Garden Flat, 7 Belvedere Mews]",
        "Halls: [Room 14B, Attlee Court].",
        "stays at [flat 30 tollgate house]. good",
        "flat at [Blk 217 Lorong 8 #09-114, 310217]. Sister",
        "[15 Wharf St. #05-67 Singapore 570123]",
        "land off [County Road 412], and [RR 2 Box 88]",
        "[No. 12, Jalan Ampang 4/3, 47301 Petaling Jaya] is",
        "Block 12 of the sessions, room 4 is warm",
        "Galway, [H91 X7Y2]. PPSN",
        "meet at [the corner of Mill Lane 12 and Baker Walk], then",
        "the corner of the room and the door",
        "in Little Marrow [4844] in its shop, in Lower Fenn [840 24] too",
        "GDS 9/15. Vitamin D 1000 IU",
        "[7785 The Limes, Apt 13C]",
        "[22 High Road, Leeds LS1 4AP]",
        "[5 Elm Ave, Austin, TX 78701]",
        "on [Baker Street] there",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__european(void **state)
{
    static const char *const cases[] = {
        "at [14 Rue Verlaine], Tuesday",
        "on [Via Garibaldi 8] since May",
        "ask at [ul. Lipowa 61]",
        "at [Avenida da Liberdade 105]",
        "[3 rue de la Tour] again",
        "in the [Lindenstrasse 12a], upstairs",
        "near [Storgatan 7]",
        "[Birkenweg 22]",
        "moved to [Petofi utca 15]",
        "[Kaivopolku 4] and",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__lines(void **state)
{
    static const char *const cases[] = {
        "at [48 Marrow Street\n Suite 7\n Tollbury\n Canada 41200]\nand",
        "[31 Sorrel 9 Apt. 4\nLower Finch, OH 44121]",
        "[PO Box 77, Suite 3\n Tollbury\n Norway]",
        "to [PSC 1207, Box 44\nAPO AE 09012] by post",
        "[USS Marigold\nFPO AP 96555]",
        "[9 Elm Lane, Tollbury, New Zealand]",
        "[12 Fern Road, Marrow Hill, TX]",
        "[27 Sorrel 4, Lund, Sweden]",
        "Address: [Belvedere 40]",
        "her address is [53 Solvang 12], I think",
        "zip code is [90210]",
        "a shop in Tollbury Marsh [43015] now",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__no_street_abroad(void **state)
{
    static const char *const cases[] = {
        "Saw her via Zoom 2 times; via Skype 3 sessions.",
        "2 via email and 3 route changes",
        "In 2019 Anna went to Norway.",
        "At 34 Wulan moved to Canada.",
        "on 12 March, Tollbury, Norway was quiet",
        "Suite 3 was locked. The unit 4 test went well.",
        "sertraline 50 mg with Dr Moss, 2 tablets from Dr Vance",
        "her brother is 11. Lives nearby. Flat out.",
        "off Rt 35 again",
        "PHQ 12, GAD 9, Australia Day",
        "8 OF US WENT, OK",
        "Sesi 3 di rumah, kegiatan 2 kali",
        "Session 4 Review, Unit 2",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__postcodes(void **state)
{
    static const char *const cases[] = {
        "postcode [SW1A 1AA]",
        "[K1A 0B1]",
        "zip [90210]",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__none(void **state)
{
    static const char *const cases[] = {
        "she took 3 long walks",
        "12 people walked in the street",
        "jalan kaki 3 km",
        "We went a long way",
        "the 3 of us drive home",
        "session 4, room 2",
        "a row of 5 chairs",
        "5 Big Ideas",
        "Road rage",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_EN, cases);
}

static void
test_detect_address__none_indonesian(void **state)
{
    static const char *const cases[] = {
        "jalan kaki tiap pagi",
        "di jalan ia menangis",
        "klien no 3",
        "blok menulis",
        NULL,
    };

    (void)state;
    check(ANON_LANGUAGE_ID, cases);
}

static void
test_detect_address__among_capitals(void **state)
{
    static const char *const texts[] = {
        "WALKED BY [LARKHILL AVENUE] DAILY.",
        "MET THEM AT [LARKHILL AVENUE] DAILY.",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_address,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_address__indonesian),
        cmocka_unit_test(test_detect_address__english),
        cmocka_unit_test(test_detect_address__european),
        cmocka_unit_test(test_detect_address__lines),
        cmocka_unit_test(test_detect_address__no_street_abroad),
        cmocka_unit_test(test_detect_address__postcodes),
        cmocka_unit_test(test_detect_address__none),
        cmocka_unit_test(test_detect_address__none_indonesian),
        cmocka_unit_test(test_detect_address__among_capitals),
    };

    return cmocka_run_group_tests_name("detect_address", tests, NULL, NULL);
}
