#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/province.h"

static const char *
province_of(const char *place)
{
    return anon_province_of((struct anon_text){ place, strlen(place) });
}

static void
test_province_of__cities_and_regencies(void **state)
{
    (void)state;
    assert_string_equal(province_of("Banyumas"), "Jawa Tengah");
    assert_string_equal(province_of("KAB. WONOSOBO"), "Jawa Tengah");
    assert_string_equal(province_of("Kota  Medan"), "Sumatera Utara");
    assert_string_equal(province_of("jawa timur"), "Jawa Timur");
}

static void
test_province_of__what_would_tell(void **state)
{
    (void)state;
    assert_null(province_of("Banda Aceh"));
    assert_null(province_of("Jakarta Selatan"));
    assert_null(province_of("Yogyakarta"));
}

static void
test_province_of__other_places(void **state)
{
    char longer[200];

    (void)state;
    memset(longer, 'a', sizeof(longer));
    longer[sizeof(longer) - 1] = '\0';
    assert_null(province_of("Melbourne"));
    assert_null(province_of(""));
    assert_null(province_of("Kota"));
    assert_null(province_of(longer));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_province_of__cities_and_regencies),
        cmocka_unit_test(test_province_of__what_would_tell),
        cmocka_unit_test(test_province_of__other_places),
    };

    return cmocka_run_group_tests_name("province", tests, NULL, NULL);
}
