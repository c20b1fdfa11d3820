#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/marked.h"

static void
test_detect_id__indonesian(void **state)
{
    static const char *const cases[] = {
        "NIK [3171011708450001]",
        "NIK: [3171 0117 0845 0001]",
        "NPWP [01.234.567.8-901.000]",
        "No. BPJS [0001234567890]",
        "plat [B 1234 XYZ] itu",
        "KTP saya [1111222233334444]",
        "nomor rekening [123-4567-890]",
        "perkara nomor [047/Pdt.G/2023/PA.JS]",
        "surat [1246/SK/I/2018] dan [LP/B/30/IV/2010/SPKT]",
        "**NIP:** [19760725 201604 1 679]\nSesi ke-3",
        "NIM klien [17814018], kode kliennya [645673]",
        "STRnya [5550-19-2-2]",
        "No. RM = [63.43.65]\nSesi ke-6",
        "nomor antrian [95715423]",
        "motor ([ab 4512 xz]) digadai, di 2019 an",
        "mobil [D814NML], motor [AE441CBT]",
        "17 ribu, 12345 langkah, antrian 4",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_id,
        .language = ANON_LANGUAGE_ID,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_id__english(void **state)
{
    static const char *const cases[] = {
        "device [01 02 03 04 05 ab], lost",
        "ITIN [123], car reg [ab12 cde] and week 12 cut",
        "SSN [219-09-9999]",
        "MRN: [P-1234]",
        "case no. [18-CV-40769]",
        "policy number [AB 1234567]",
        "card [4111 1111 1111 1111]",
        "NI [AB 123456 C] and [AB 12 34 56 C]",
        "IBAN [GB29 NWBK 6016 1331 9268 19]",
        "passport [A1234567]",
        "[4111-1111-1111-1111]",
        "NHS number [943 476 5919]",
        "car with plate [KGJ 3531].",
        "car plate [K4 MRW] and plate [MRW 2D]",
        "ID card [P482913(6)], or [Q550127(A)] x",
        "licence [MARRO654321AB9CD 12] and [MARRO 654321AB97D]",
        "TRN [88 M 777 55]",
        "PTIN [P-00451877]",
        "TFN [136 410 009]\nSession 6",
        "a/c [94249261] and sort code [04-53-07]",
        "**Medicare no.** [4634 21484 1/2]",
        "student ID: [YZN-5909]",
        "student [3344917], ins #[H62310984], Jr. #[398114]",
        "Report # [CL-88213], tenancy [TN/0097316], voucher [E-3391-77214]",
        "his NI is [hh 01 02 03 d] now",
        "[K1 ABC]\nand then",
        "badge [2217], CRN [204 881 775K]",
        "truck [YAB 4471] and group [G-7715]",
        "DL# [513309965]",
        "VIN: [JYTHTEY8ZKGANT9AY]",
        "MyKad [751021-02-8403]",
        "DSM-5 code 300.02, ICD code F41.12",
        "file [123e4567-e89b-12d3-a456-426614174000]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_id,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_id__bare(void **state)
{
    static const char *const cases[] = {
        "[3171011708450001]",
        "[bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq]",
        "[131052-308T]",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_id,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_id__none(void **state)
{
    static const char *const cases[] = {
        "PHQ-9 12 and GAD-7 14",
        "took 50 mg for 12 days",
        "DSM-5 and ICD-10 F32.1",
        "room 12",
        "in case 3 people come",
        "account for 20 minutes",
        "B12 and D3",
        "F41.1",
        "100 000 people",
        "COVID-19",
        "no. 5",
        "SIM card",
        "Rp 150000000 and Rp.2500000000 or Rp175000000",
        "T4 TSH in March, L5 MRI (2)",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_id,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

static void
test_detect_id__of_officers_and_courts(void **state)
{
    static const char *const texts[] = {
        "PC, collar number [4471], came",
        "in proceedings [LKR 5120/2021] of",
        "her left shoulder 3 days later",
        NULL,
    };
    const struct marked how = { .detect = anon_detect_id,
        .language = ANON_LANGUAGE_EN,
        .least = 50 };

    (void)state;
    marked_assert(&how, texts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect_id__indonesian),
        cmocka_unit_test(test_detect_id__english),
        cmocka_unit_test(test_detect_id__bare),
        cmocka_unit_test(test_detect_id__none),
        cmocka_unit_test(test_detect_id__of_officers_and_courts),
    };

    return cmocka_run_group_tests_name("detect_id", tests, NULL, NULL);
}
