#include "check.h"

#include "cli/utf8.h"

static void
expect(const char *bytes, size_t len, size_t used, uint32_t wanted)
{
    uint32_t character = 0;

    assert_int_equal(utf8_next(bytes, len, &character), used);
    assert_int_equal(character, wanted);
}

static void
test_next__lengths(void **state)
{
    (void)state;
    expect("a", 1, 1, 'a');
    expect("\xc3\xa9", 2, 2, 0xe9);
    expect("\xe2\x82\xac", 3, 3, 0x20ac);
    expect("\xf0\x9f\x98\x80", 4, 4, 0x1f600);
    expect("\xf4\x8f\xbf\xbf", 4, 4, 0x10ffff);
    expect("\0", 1, 1, 0);
}

static void
test_next__broken(void **state)
{
    (void)state;
    expect("\x80", 1, 1, UTF8_BROKEN);
    expect("\xc3", 1, 1, UTF8_BROKEN);
    expect("\xc3"
           "a",
        2, 1, UTF8_BROKEN);
    expect("\xc0\x80", 2, 1, UTF8_BROKEN);
    expect("\xe0\x80\x80", 3, 1, UTF8_BROKEN);
    expect("\xed\xa0\x80", 3, 1, UTF8_BROKEN);
    expect("\xf4\x90\x80\x80", 4, 1, UTF8_BROKEN);
    expect("\xf8\x88\x80\x80\x80", 5, 1, UTF8_BROKEN);
    expect("\xff", 1, 1, UTF8_BROKEN);
}

/* Every character goes there and back. */
static void
test_next__every_character(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        char bytes[4];
        size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        uint32_t rest = c;
        bool surrogate = c >= 0xd800 && c < 0xe000;

        for (size_t i = len; i-- > 1; rest >>= 6) {
            bytes[i] = (char)(0x80 | (rest & 0x3f));
        }
        bytes[0] = (char)((0xf00 >> len & 0xff) | rest);
        expect(bytes, len, surrogate ? 1 : len, surrogate ? UTF8_BROKEN : c);
    }
}

static void
test_count__characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("caf\xc3\xa9", 5), 4);
    assert_int_equal(utf8_count("\xff\xff", 2), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next__lengths),
        cmocka_unit_test(test_next__broken),
        cmocka_unit_test(test_next__every_character),
        cmocka_unit_test(test_count__characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
