#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/zip.h"

/* A container of two members, the second half clean text, half ours. */
static struct export_zip *
make(struct sink *sink)
{
    struct export_zip *zip = export_zip_new();
    struct anon_clean *clean = clean_of("theirs", 6);
    struct export_out *out;

    assert_non_null(zip);
    out = export_zip_add(zip, "a/one.xml");
    assert_non_null(out);
    export_out_constant(out, "ours");
    out = export_zip_add(zip, "two.xml");
    assert_non_null(out);
    export_out_clean(out, clean, EXPORT_FORM_PLAIN);
    export_out_constant(out, "ours");
    sink_open(sink);
    export_zip_write(zip, sink->out);
    sink_finish(sink);
    anon_clean_free(&clean);
    return zip;
}

/* Gathers "name=content;". */
static bool
gather(const char *name, const char *bytes, size_t len, void *data)
{
    char *text = data;
    size_t used = strlen(text);

    (void)snprintf(text + used, 256 - used, "%s=%.*s;", name, (int)len, bytes);
    return strstr(text, "stop") == NULL;
}

static void
test_export_zip_read__what_was_written(void **state)
{
    char text[256] = "";
    struct sink sink;
    struct export_zip *zip = make(&sink);

    (void)state;
    assert_int_equal(export_zip_read(sink.bytes, sink.len, gather, text),
        EXPORT_ZIP_READ);
    assert_string_equal(text, "a/one.xml=ours;two.xml=theirsours;");
    sink_close(&sink);
    export_zip_free(&zip);
    assert_null(zip);
}

static void
test_export_zip_read__refuses_what_is_none(void **state)
{
    char text[256] = "";
    char *broken;
    struct sink sink;
    struct export_zip *zip = make(&sink);

    (void)state;
    assert_int_equal(export_zip_read("no zip at all", 13, gather, text),
        EXPORT_ZIP_BROKEN);
    assert_int_equal(export_zip_read("", 0, gather, text), EXPORT_ZIP_BROKEN);
    /* Cut short, the directory at the end is gone. */
    assert_int_equal(export_zip_read(sink.bytes, sink.len - 30, gather, text),
        EXPORT_ZIP_BROKEN);
    /* One bit of the packed bytes. */
    broken = malloc(sink.len);
    assert_non_null(broken);
    memcpy(broken, sink.bytes, sink.len);
    for (size_t i = 0; i + 9 < sink.len; i++) {
        if (memcmp(broken + i, "a/one.xml", 9) == 0) {
            for (size_t k = i + 9; k < i + 60 && k < sink.len; k++) {
                broken[k] ^= 1;
            }
            break;
        }
    }
    text[0] = '\0';
    assert_int_not_equal(export_zip_read(broken, sink.len, gather, text),
        EXPORT_ZIP_READ);
    free(broken);
    sink_close(&sink);
    export_zip_free(&zip);
}

/* The same content gives the same bytes at any time. */
static void
test_export_zip_write__no_time_of_its_own(void **state)
{
    struct sink first;
    struct sink second;
    struct export_zip *zip = make(&first);

    (void)state;
    export_zip_free(&zip);
    assert_int_equal(setenv("TZ", "Asia/Jakarta", 1), 0);
    zip = make(&second);
    assert_int_equal(unsetenv("TZ"), 0);
    assert_string_equal(first.hash, second.hash);
    sink_close(&first);
    sink_close(&second);
    export_zip_free(&zip);
}

static void
test_export_zip_own__only_what_we_wrote(void **state)
{
    const struct export_range *own;
    struct sink sink;
    struct export_zip *zip = make(&sink);
    size_t count = 9;

    (void)state;
    own = export_zip_own(zip, "two.xml", "theirsours", 10, &count);
    assert_non_null(own);
    assert_int_equal(count, 1);
    assert_int_equal(own[0].begin, 6);
    assert_int_equal(own[0].end, 10);
    assert_null(export_zip_own(zip, "two.xml", "theirsOurs", 10, &count));
    assert_int_equal(count, 0);
    assert_null(export_zip_own(zip, "three.xml", "theirsours", 10, &count));
    assert_null(export_zip_own(NULL, "two.xml", "theirsours", 10, &count));
    sink_close(&sink);
    export_zip_free(&zip);
}

/* printf 'SHA  name\n' for both members | sha256sum. */
static void
test_export_zip_digest__as_sha256sum(void **state)
{
    char hash[EXPORT_HASH_MAX];
    struct sink sink;
    struct export_zip *zip = make(&sink);

    (void)state;
    assert_true(export_zip_digest(zip, hash));
    assert_string_equal(hash,
        "79c8d6ff3cf198261ad01e6c2fe3fec092356abda6b94d44b7fabe8e160e79f6");
    sink_close(&sink);
    export_zip_free(&zip);
}

static void
test_export_zip_add__as_many_as_fit(void **state)
{
    struct export_zip *zip = export_zip_new();

    (void)state;
    assert_non_null(zip);
    for (int i = 0; i < EXPORT_ZIP_MEMBERS; i++) {
        assert_non_null(export_zip_add(zip, "x"));
    }
    assert_null(export_zip_add(zip, "x"));
    assert_int_equal(errno, ENFILE);
    export_zip_free(&zip);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_zip_read__what_was_written),
        cmocka_unit_test(test_export_zip_read__refuses_what_is_none),
        cmocka_unit_test(test_export_zip_write__no_time_of_its_own),
        cmocka_unit_test(test_export_zip_own__only_what_we_wrote),
        cmocka_unit_test(test_export_zip_digest__as_sha256sum),
        cmocka_unit_test(test_export_zip_add__as_many_as_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
