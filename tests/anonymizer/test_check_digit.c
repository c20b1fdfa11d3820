#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "anonymizer/check_digit.h"

#define TEXT(literal) ((struct anon_text){ literal, sizeof(literal) - 1 })

static void
test_card__luhn(void **state)
{
    (void)state;
    assert_true(anon_is_card(TEXT("4111111111111111")));
    assert_false(anon_is_card(TEXT("4111111111111112")));
    assert_false(anon_is_card(TEXT("411111111111")));
    assert_false(anon_is_card(TEXT("0000000000000000")));
}

static void
test_iban__mod97(void **state)
{
    (void)state;
    assert_true(anon_is_iban(TEXT("gb29nwbk60161331926819")));
    assert_false(anon_is_iban(TEXT("gb28nwbk60161331926819")));
    assert_false(anon_is_iban(TEXT("1234")));
}

static void
test_nhs__mod11(void **state)
{
    (void)state;
    assert_true(anon_is_nhs(TEXT("9434765919")));
    assert_false(anon_is_nhs(TEXT("9434765918")));
}

static void
test_nik__area_and_birth(void **state)
{
    (void)state;
    assert_true(anon_is_nik(TEXT("3171011708450001")));
    assert_true(anon_is_nik(TEXT("3171015708450001")));  /* a woman */
    assert_false(anon_is_nik(TEXT("3171013208450001"))); /* day 32 */
    assert_false(anon_is_nik(TEXT("9971011708450001"))); /* no province */
    assert_false(anon_is_nik(TEXT("317101170845000")));
}

static void
test_abn__mod89(void **state)
{
    (void)state;
    assert_true(anon_is_abn(TEXT("51824753556")));
    assert_false(anon_is_abn(TEXT("51824753557")));
    assert_false(anon_is_abn(TEXT("5182475355")));
}

static void
test_tfn__mod11(void **state)
{
    (void)state;
    assert_true(anon_is_tfn(TEXT("123456782")));
    assert_false(anon_is_tfn(TEXT("123456783")));
}

static void
test_medicare__check_digit(void **state)
{
    (void)state;
    assert_true(anon_is_medicare(TEXT("2123456701")));
    assert_false(anon_is_medicare(TEXT("2123456711")));
    assert_false(anon_is_medicare(TEXT("1123456701"))); /* no such series */
}

static void
test_ird__two_rounds(void **state)
{
    (void)state;
    assert_true(anon_is_ird(TEXT("049091850")));
    assert_true(anon_is_ird(TEXT("136410132"))); /* by the second weights */
    assert_false(anon_is_ird(TEXT("136410133")));
}

static void
test_mykad__birth(void **state)
{
    (void)state;
    assert_true(anon_is_mykad(TEXT("770305021234")));
    assert_false(anon_is_mykad(TEXT("771305021234"))); /* month 13 */
}

static void
test_nric__letter(void **state)
{
    (void)state;
    assert_true(anon_is_nric(TEXT("s0000001i")));
    assert_true(anon_is_nric(TEXT("g0000001p")));
    assert_false(anon_is_nric(TEXT("s0000001j")));
    assert_false(anon_is_nric(TEXT("x0000001i")));
}

static void
test_pps__letter(void **state)
{
    (void)state;
    assert_true(anon_is_pps(TEXT("1234567t")));
    assert_true(anon_is_pps(TEXT("1234567fa")));
    assert_false(anon_is_pps(TEXT("1234567a")));
    assert_false(anon_is_pps(TEXT("123456t")));
}

static void
test_npwp__luhn_of_nine(void **state)
{
    (void)state;
    assert_true(anon_is_npwp(TEXT("013000666091000")));
    assert_false(anon_is_npwp(TEXT("013000667091000")));
}

static void
test_ssn__areas(void **state)
{
    (void)state;
    assert_true(anon_is_ssn(TEXT("219099999")));
    assert_false(anon_is_ssn(TEXT("000099999")));
    assert_false(anon_is_ssn(TEXT("666099999")));
    assert_false(anon_is_ssn(TEXT("219009999")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_card__luhn),
        cmocka_unit_test(test_iban__mod97),
        cmocka_unit_test(test_nhs__mod11),
        cmocka_unit_test(test_nik__area_and_birth),
        cmocka_unit_test(test_npwp__luhn_of_nine),
        cmocka_unit_test(test_abn__mod89),
        cmocka_unit_test(test_tfn__mod11),
        cmocka_unit_test(test_medicare__check_digit),
        cmocka_unit_test(test_ird__two_rounds),
        cmocka_unit_test(test_mykad__birth),
        cmocka_unit_test(test_nric__letter),
        cmocka_unit_test(test_pps__letter),
        cmocka_unit_test(test_ssn__areas),
    };

    return cmocka_run_group_tests_name("check_digit", tests, NULL, NULL);
}
