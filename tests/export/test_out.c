#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "clean.h"

static void
put_clean(struct sink *sink, const char *text, enum export_form form)
{
    struct anon_clean *clean = clean_of(text, strlen(text));

    export_out_clean(sink->out, clean, form);
    anon_clean_free(&clean);
}

/* What a form makes of a text. */
static void
assert_form(enum export_form form, const char *text, const char *want)
{
    struct sink sink;

    sink_open(&sink);
    put_clean(&sink, text, form);
    sink_finish(&sink);
    assert_string_equal(sink.bytes, want);
    sink_close(&sink);
}

static void
test_export_out_clean__html(void **state)
{
    (void)state;
    assert_form(EXPORT_FORM_HTML, "a<script>\"x\" & 'y'",
        "a&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;");
}

/* What XML cannot hold would keep the document from opening. */
static void
test_export_out_clean__docx(void **state)
{
    (void)state;
    assert_form(EXPORT_FORM_DOCX, "a<b>\n&\t\x01\xef\xbf\xbfz\xef\xbc\x81",
        "a&lt;b&gt;</w:t><w:br/><w:t xml:space=\"preserve\">&amp;\t"
        "\xef\xbf\xbd\xef\xbf\xbdz\xef\xbc\x81");
}

static void
test_export_out_clean__json(void **state)
{
    (void)state;
    assert_form(EXPORT_FORM_JSON, "a\"\\\n\t\x01z",
        "a\\\"\\\\\\u000a\\u0009\\u0001z");
}

static void
test_export_out_clean__markdown(void **state)
{
    (void)state;
    assert_form(EXPORT_FORM_MARKDOWN, "# no\n    code\n- no `x` *y* <b>\n---",
        "\\# no  \ncode  \n- no \\`x\\` \\*y\\* \\<b>  \n\\---");
    /* A picture would ask somebody's server; a label stays as it is. */
    assert_form(EXPORT_FORM_MARKDOWN, "![x](http://a/b) [Client] (she)",
        "![x]\\(http://a/b) [Client] (she)");
}

static void
test_export_out_own__tells_ours_from_theirs(void **state)
{
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_out_constant(sink.out, "day ");
    export_out_number(sink.out, -12);
    put_clean(&sink, "theirs 12", EXPORT_FORM_PLAIN);
    export_out_constant(sink.out, ".");
    sink_finish(&sink);
    assert_string_equal(sink.bytes, "day -12theirs 12.");
    for (size_t i = 0; i < sink.len; i++) {
        assert_int_equal(sink_owns(&sink, i), i < 7 || i == 16);
    }
    sink_close(&sink);
}

/* A hash on the way changes nothing of the one at the end. */
static void
test_export_out_digest__so_far(void **state)
{
    char before[EXPORT_HASH_MAX];
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_out_constant(sink.out, "abc");
    export_out_digest(sink.out, before);
    assert_string_equal(before,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    export_out_constant(sink.out,
        "dbcdecdefdefgefghfghighijhi"
        "jkijkljklmklmnlmnomnopnopq");
    sink_finish(&sink);
    assert_string_not_equal(before, sink.hash);
    sink_close(&sink);
}

/* The hash is that of the bytes: FIPS 180-4's example "abc". */
static void
test_export_out_finish__hash(void **state)
{
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_out_constant(sink.out, "a");
    put_clean(&sink, "bc", EXPORT_FORM_PLAIN);
    sink_finish(&sink);
    assert_string_equal(sink.hash,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sink_close(&sink);
}

static void
test_export_out_finish__full_medium(void **state)
{
    char hash[EXPORT_HASH_MAX];
    int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
    struct export_out *out;

    (void)state;
    assert_true(fd >= 0);
    out = export_out_new(fd);
    assert_non_null(out);
    for (int i = 0; i < 100000; i++) {
        export_out_constant(out, "more ");
    }
    assert_false(export_out_finish(out, hash));
    assert_int_equal(errno, ENOSPC);
    export_out_free(&out);
    assert_int_equal(close(fd), 0);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_out_clean__html),
        cmocka_unit_test(test_export_out_clean__docx),
        cmocka_unit_test(test_export_out_clean__json),
        cmocka_unit_test(test_export_out_clean__markdown),
        cmocka_unit_test(test_export_out_own__tells_ours_from_theirs),
        cmocka_unit_test(test_export_out_digest__so_far),
        cmocka_unit_test(test_export_out_finish__hash),
        cmocka_unit_test(test_export_out_finish__full_medium),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
