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

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_export_stamp_message__is_the_line_before_the_signature),
        cmocka_unit_test(test_export_stamp_comment__is_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
