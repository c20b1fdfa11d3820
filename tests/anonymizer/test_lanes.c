#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/lanes.h"

/* Every byte value in every lane, among others that differ from it. */
static void
fill(unsigned round, char *bytes)
{
    size_t i;

    for (i = 0; i < 16; i++) {
        bytes[i] = (char)(round + i * 37);
    }
}

static void
test_lanes__tops_and_letters(void **state)
{
    unsigned round;

    (void)state;
    for (round = 0; round < 256; round++) {
        char bytes[16];
        unsigned tops = 0;
        unsigned letters = 0;
        size_t i;

        fill(round, bytes);
        for (i = 0; i < sizeof(bytes); i++) {
            char c = bytes[i];

            tops |= (unsigned)((unsigned char)c >= 0x80) << i;
            letters |=
                (unsigned)((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                << i;
        }
        assert_int_equal(anon_lanes_tops(bytes), tops);
        assert_int_equal(anon_lanes_tops_plain(bytes), tops);
        assert_int_equal(anon_lanes_letters(bytes), letters);
        assert_int_equal(anon_lanes_letters_plain(bytes), letters);
    }
}

static void
test_lanes__lower(void **state)
{
    unsigned round;

    (void)state;
    for (round = 0; round < 256; round++) {
        char bytes[16];
        char lower[16];
        char found[16];
        unsigned upper = 0;
        size_t i;

        fill(round, bytes);
        for (i = 0; i < sizeof(bytes); i++) {
            lower[i] = bytes[i];
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                lower[i] = (char)(bytes[i] - 'A' + 'a');
                upper |= 1u << i;
            }
        }
        assert_int_equal(anon_lanes_lower(bytes, found), upper);
        assert_memory_equal(found, lower, sizeof(lower));
        memset(found, 0, sizeof(found));
        assert_int_equal(anon_lanes_lower_plain(bytes, found), upper);
        assert_memory_equal(found, lower, sizeof(lower));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lanes__tops_and_letters),
        cmocka_unit_test(test_lanes__lower),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
