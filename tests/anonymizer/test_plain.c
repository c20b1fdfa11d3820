#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/plain.h"

static void
assert_plain(const char *word, const char *expected)
{
    char out[64];
    size_t len = anon_plain((struct anon_text){ word, strlen(word) }, out,
        sizeof(out) - 1);

    out[len] = '\0';
    assert_string_equal(out, expected);
}

static void
test_plain__drops_accents(void **state)
{
    (void)state;
    assert_plain("matth\xC3\xAD"
                 "asson",
        "matthiasson");
    assert_plain("\xC5\x82ukasz", "lukasz");
    assert_plain("stra\xC3\x9F"
                 "e",
        "strasse");
    assert_plain("dewi", "dewi");
    assert_plain("\xD0\xBC", "\xD0\xBC");
}

static void
test_plain__too_long(void **state)
{
    char out[3];

    (void)state;
    assert_int_equal(anon_plain((struct anon_text){ "dewi", 4 }, out,
                         sizeof(out)),
        0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain__drops_accents),
        cmocka_unit_test(test_plain__too_long),
    };

    return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
