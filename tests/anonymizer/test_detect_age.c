#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_age__english(void **state)
{
    static const char *const cases[] = {
        "a [34]-year-old",
        "he is [34] years old",
        "aged [9]",
        "age [62].",
        "She turned [40] then",
        "Rina ([34]) said",
        "Client is [46] and lives alone.",
        "my [13] year old",
        "[34]F with",
        "At age [7] the",
        "Male, [34], lives alone",
        "F, [41], teacher",
        "Ms T., [29], teacher",
        "We met at the Gym. 40 came",
        "their son, [7], moved out",
        "Dad (Kev, [62]) rang",
        "she's [19]. He's [23] now",
        "a woman of [71]",
        "Pt [34] M presenting with",
        "her [40]th birthday",
        "baby Nolan, [5] months, well",
        "IC 850612-07-5544, [39], teacher",
        "A1234, 39, teacher",
        "F/[34] and M/[5]",
        "in her [mid-forties], a man in his [late 60s]",
        "an [8]-month-old",
        "She turned [54] last week",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__indonesian(void **state)
{
    static const char *const cases[] = {
        "berusia [55] tahun",
        "umur [3] thn",
        "(Rina, usia [17])",
        "Sdr Budi ([44] th), bekerja",
        "anaknya, Wulan ([12] tahun), sakit",
        "klien, [31] tahun, datang",
        "Ibu W., [43] thn, guru",
        "Tn. A. [51] th, sopir",
        "Kerja di Bandung. 10 tahun, lalu pindah",
        "usianya [25]",
        "Ia [20] th, belum kerja",
        "P, [27] th",
        "L/[27] th",
        "Laki-laki, [34] tahun, menikah",
        "perempuan [27] tahun",
        "usia [20-an], umur [30an], usia [tiga puluhan]",
        "ulang tahun ke-[17]",
        "umur [58] Sesi ke-6",
        "gw [16] kak. Aku [25], kamu [27], harusnya",
        "Lutfi, anak bungsu, [31], sakit",
        "Rendi, tanpa keluarga, [12] th (kira-kira)",
        "tahun 90-an, dekade 80an",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__none(void **state)
{
    static const char *const cases[] = {
        "for two years",
        "5 years ago",
        "worked 12 years there",
        "PHQ-9 (14)",
        "in 3 months",
        "she is 10 minutes late",
        "he is 90% sure",
        "chapter (3)",
        "session (12)",
        "aged care",
        "Client, 54 yrs married",
        "6 years together",
        "music of the 80s and the nineties",
        "Sertraline, 50, then",
        "her mother, 3 sessions ago",
        "Monday, 14, then",
        "he is 3 of 12",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__words(void **state)
{
    static const char *const english[] = {
        "She is [thirty-four] years old.",
        "a [nineteen]-year-old and a [twenty two]-year-old",
        "aged [forty], at the age of [nine]",
        "he turned [fifty-one] in May",
        "[ninety-three] years of age",
        "thirty-four years together, twenty years ago",
        "At this age one can wait. She turned two pages.",
        "aged twelve months",
        NULL,
    };
    static const char *const indonesian[] = {
        "usia [tiga puluh empat] tahun",
        "berumur [sembilan belas], umurnya [tujuh] tahun",
        "berusia sekitar [lima puluh] tahun",
        "usia [sebelas] tahun, menikah dua belas tahun",
        "usia tiga bulan, selama dua puluh tahun",
        NULL,
    };
    const struct marked how_english = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };
    const struct marked how_indonesian = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how_english, english);
    marked_assert(&how_indonesian, indonesian);
}

static void
test_detect_age__durations(void **state)
{
    static const char *const cases[] = {
        "selama 3 tahun",
        "2 tahun lalu",
        "menikah 5 tahun",
        "sudah 10 tahun bekerja",
        "tiap 2 tahun",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_age__parts_of_a_year(void **state)
{
    static const char *const texts[] = {
        "He turns [eleven and a half] in May",
        "usianya [tujuh setengah] tahun",
        "berusia [3] tahun [4] bulan",
        "age at testing [12] years and [5] months",
        "clean for 3 years and 5 months",
        "menikah 3 tahun 4 bulan",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

static void
test_detect_age__two_of_them(void **state)
{
    static const char *const texts[] = {
        "between the ages of [6] and [9]",
        "from age [12] to [15], then",
        "dari umur [12] sampai [15], lalu",
        "between rooms 6 and 9",
        NULL,
    };
    const struct marked with = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&with, texts);
}

static void
test_detect_age__how_a_note_begins(void **state)
{
    static const char *const texts[] = {
        "[58], retired postman.",
        "[Fifty-two], married, two kids.",
        "[58] th, pensiunan.",
        "[Dua puluh] tahun, mahasiswa.",
        "Pr [51] th.",
        "klien wanita [29]thn",
        "anak perempuan [sembilan] tahun",
        "58, then 61, then 60.",
        "Dua puluh menit, lalu pulang.",
        NULL,
    };
    const struct marked with = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&with, texts);
}

static void
test_detect_age__beside_a_relation(void **state)
{
    static const char *const texts[] = {
        "wife [41], kids at school",
        "Son Corwin [12] and a dog",
        "Ibunya [15] waktu dia lahir.",
        "Keisha baru [9]!",
        "client 12, room 4",
        NULL,
    };
    const struct marked with = { .detect = anon_detect_age,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&with, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_age__english),
        cmocka_unit_test(test_detect_age__indonesian),
        cmocka_unit_test(test_detect_age__none),
        cmocka_unit_test(test_detect_age__words),
        cmocka_unit_test(test_detect_age__durations),
        cmocka_unit_test(test_detect_age__parts_of_a_year),
        cmocka_unit_test(test_detect_age__two_of_them),
        cmocka_unit_test(test_detect_age__how_a_note_begins),
        cmocka_unit_test(test_detect_age__beside_a_relation),
    };

    return cmocka_run_group_tests_name("detect_age", tests, NULL, NULL);
}
