#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/stamp.h"

static struct export_stamp
make(void)
{
    struct export_stamp stamp = {
        .release = { "ABCD2345" },
        .policy = anon_policy_get(ANON_PROFILE_UU_PDP),
        .hash = "0123456789abcdef0123456789abcdef"
                "0123456789abcdef0123456789abcdef",
    };

    memset(stamp.public_key, 0xab, sizeof(stamp.public_key));
    memset(stamp.signature, 0xcd, sizeof(stamp.signature));
    return stamp;
}

#define SIGNED                                                                 \
    "casevault-release 1 release=ABCD2345 profile=uu-pdp sha256="              \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef key="    \
    "abababababababababababababababababababababababababababababababab"

static void
test_export_stamp_message__is_the_line_before_the_signature(void **state)
{
    const struct export_stamp stamp = make();
    char text[EXPORT_STAMP_MAX];

    (void)state;
    assert_int_equal(export_stamp_message(&stamp, text), strlen(SIGNED));
    assert_string_equal(text, SIGNED);
}

static void
test_export_stamp_comment__is_ours(void **state)
{
    const struct export_stamp stamp = make();
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_stamp_comment(sink.out, &stamp);
    sink_finish(&sink);
    assert_int_equal(strncmp(sink.bytes, "<!-- " SIGNED " signature=cdcd",
                         strlen("<!-- " SIGNED " signature=cdcd")),
        0);
    assert_string_equal(sink.bytes + sink.len - 9, "cdcd -->\n");
    assert_true(sink.len < EXPORT_STAMP_MAX);
    for (size_t i = 0; i < sink.len; i++) {
        assert_true(sink_owns(&sink, i));
    }
    sink_close(&sink);
}

#define HALF "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
#define SIGNATURE " signature=" HALF HALF

static void
test_export_stamp_read__what_was_put(void **state)
{
    static const char line[] = SIGNED SIGNATURE " -->\n";
    struct export_stamp_seen seen;
    size_t len = 0;

    (void)state;
    assert_true(export_stamp_read(line, sizeof(line) - 1, &seen, &len));
    assert_int_equal(len, sizeof(line) - 1 - 5);
    assert_int_equal(seen.signed_len, strlen(SIGNED));
    assert_string_equal(seen.release.text, "ABCD2345");
    assert_string_equal(seen.profile, "uu-pdp");
    assert_string_equal(seen.hash, make().hash);
    assert_memory_equal(seen.public_key, make().public_key, 32);
    assert_memory_equal(seen.signature, make().signature, 64);
}

/* Cut anywhere, or with another character anywhere, it is no stamp. */
static void
test_export_stamp_read__nothing_less(void **state)
{
    char line[] = SIGNED SIGNATURE;
    struct export_stamp_seen seen;
    size_t len = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(line) - 1; i++) {
        char kept = line[i];

        assert_false(export_stamp_read(line, i, &seen, &len));
        line[i] = '\0';
        assert_false(export_stamp_read(line, sizeof(line) - 1, &seen, &len));
        line[i] = '#';
        assert_false(export_stamp_read(line, sizeof(line) - 1, &seen, &len));
        line[i] = kept;
    }
    assert_true(export_stamp_read(line, sizeof(line) - 1, &seen, &len));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_export_stamp_message__is_the_line_before_the_signature),
        cmocka_unit_test(test_export_stamp_comment__is_ours),
        cmocka_unit_test(test_export_stamp_read__what_was_put),
        cmocka_unit_test(test_export_stamp_read__nothing_less),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
