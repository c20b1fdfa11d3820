#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/utf8.h"

static void
test_next__valid_and_broken(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        uint32_t character;
    } cases[] = {
        { "a", 1, 'a' },
        { "\xC3\xA9", 2, 0xE9 },
        { "\xE2\x82\xAC", 3, 0x20AC },
        { "\xF0\x9F\x98\x80", 4, 0x1F600 },
        { "\xC0\x80", 1, ANON_UTF8_BROKEN },         /* too long a form */
        { "\xED\xA0\x80", 1, ANON_UTF8_BROKEN },     /* surrogate */
        { "\xF4\x90\x80\x80", 1, ANON_UTF8_BROKEN }, /* past the end */
        { "\xE2\x82", 1, ANON_UTF8_BROKEN },
        { "\x80", 1, ANON_UTF8_BROKEN },
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct anon_text text = { cases[i].bytes, strlen(cases[i].bytes) };
        uint32_t character;

        assert_int_equal(anon_utf8_next(text, 0, &character), cases[i].len);
        assert_int_equal(character, cases[i].character);
    }
}

static void
test_before__steps_back(void **state)
{
    struct anon_text text = { "a\xE2\x82\xAC\x80", 5 };

    (void)state;
    assert_int_equal(anon_utf8_before(text, 5), 4);
    assert_int_equal(anon_utf8_before(text, 4), 1);
    assert_int_equal(anon_utf8_before(text, 1), 0);
}

static void
test_put__round_trip(void **state)
{
    static const uint32_t all[] = { 'x', 0xE9, 0x20AC, 0x1F600 };
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++) {
        char out[4];
        uint32_t character;
        size_t len = anon_utf8_put(all[i], out);

        assert_int_equal(len, i + 1);
        assert_int_equal(anon_utf8_next((struct anon_text){ out, len }, 0,
                             &character),
            len);
        assert_int_equal(character, all[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next__valid_and_broken),
        cmocka_unit_test(test_before__steps_back),
        cmocka_unit_test(test_put__round_trip),
    };

    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
