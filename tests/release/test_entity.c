#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/entity.h"

struct sample {
    const char *bytes;
    const char *want; /* NULL: none stands there */
    size_t used;
};

typedef size_t decode_fn(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used);

static void
assert_samples(decode_fn *decode, const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char utf8[4];
        size_t used = 0;
        size_t made =
            decode(samples[i].bytes, strlen(samples[i].bytes), utf8, &used);

        if (samples[i].want == NULL) {
            assert_int_equal(made, 0);
            continue;
        }
        assert_int_equal(made, strlen(samples[i].want));
        assert_memory_equal(utf8, samples[i].want, made);
        assert_int_equal(used, samples[i].used);
    }
}

static void
test_release_entity__forms(void **state)
{
    static const struct sample samples[] = {
        { "&amp;x", "&", 5 },
        { "&#39;", "'", 5 },
        { "&#x41;", "A", 6 },
        { "&#X1F600;", "\xf0\x9f\x98\x80", 9 },
        { "&#65x", "A", 4 },
        { "&commat;", "@", 8 },
        { "&", NULL, 0 },
        { "&;", NULL, 0 },
        { "&#;", NULL, 0 },
        { "&#x;", NULL, 0 },
        { "&#xd800;", NULL, 0 },
        { "&#99999999999999999999;", NULL, 0 },
        { "&nosuch;", NULL, 0 },
    };

    (void)state;
    assert_samples(release_entity, samples,
        sizeof(samples) / sizeof(samples[0]));
}

static void
test_release_escape__forms(void **state)
{
    static const struct sample samples[] = {
        { "\\n", "\n", 2 },
        { "\\\"", "\"", 2 },
        { "\\\\u0041", "\\", 2 },
        { "\\u0041x", "A", 6 },
        { "\\ud83d\\ude00", "\xf0\x9f\x98\x80", 12 },
        { "\\ud83d\\u0041", NULL, 0 },
        { "\\ude00", NULL, 0 },
        { "\\u00", NULL, 0 },
        { "\\x41", NULL, 0 },
        { "\\", NULL, 0 },
        { "n", NULL, 0 },
    };

    (void)state;
    assert_samples(release_escape, samples,
        sizeof(samples) / sizeof(samples[0]));
}

static void
test_release_percent__characters(void **state)
{
    static const struct {
        const char *bytes;
        const char *want;
        size_t used;
    } cases[] = {
        { "%41b", "A", 3 },
        { "a%62", "a", 1 },
        { "%c3%A9x", "\xc3\xa9", 6 },
        { "\xc3%a9", "\xc3\xa9", 4 },
        { "%4", "%", 1 },
        { "%zz", "%", 1 },
        { "%ff%41", "", 3 },
        { "%00", "", 3 },
    };
    char utf8[4];
    size_t used;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t made = release_percent(cases[i].bytes, strlen(cases[i].bytes),
            utf8, &used);

        assert_int_equal(made, strlen(cases[i].want));
        assert_memory_equal(utf8, cases[i].want, made);
        assert_int_equal(used, cases[i].used);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_entity__forms),
        cmocka_unit_test(test_release_escape__forms),
        cmocka_unit_test(test_release_percent__characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
