#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/decode.h"

/* The decoded pieces, as "line:text~" each. */
struct seen {
    char text[4096];
    size_t len;
    bool raw; /* gather the raw ones instead */
};

static enum release_status
take(const struct release_piece *piece, void *data)
{
    struct seen *seen = data;
    int64_t place = piece->row > 0 ? piece->row : piece->line;

    if (piece->raw == seen->raw) {
        seen->len += (size_t)snprintf(seen->text + seen->len,
            sizeof(seen->text) - seen->len, "%d:%.*s~", (int)place,
            (int)piece->len, piece->text);
    }
    return RELEASE_OK;
}

static void
assert_decoded(enum release_format format, bool raw,
    struct release_content content, const char *want)
{
    struct seen seen = { .len = 0, .raw = raw };

    content.format = format;
    assert_int_equal(release_decode(&content, take, &seen), RELEASE_OK);
    assert_string_equal(seen.text, want);
}

static struct release_content
content_of(const char *bytes, const struct export_range *own, size_t count)
{
    return (struct release_content){ bytes, strlen(bytes), RELEASE_FORMAT_PLAIN,
        own, count, NULL };
}

static void
test_release_decode__html(void **state)
{
    /* Nothing is marked as ours: all of it is foreign. */
    static const char page[] = "<p>Bu<b>di</b> S&#97;nt&#x6F;so</p>\n"
                               "<!-- note --><img alt=\"x &amp; y\">z";

    (void)state;
    assert_decoded(RELEASE_FORMAT_HTML, false, content_of(page, NULL, 0),
        "1:<p>~1:<b>~1:</b>~1:</p>\n<!-- note --><img alt=\"x & y\">~"
        "1: Budi Santoso \n z~");
}

static void
test_release_decode__own_words_part(void **state)
{
    static const char page[] = "<h3>Week</h3>\n<p>[x] a</p><p>b</p>";
    static const struct export_range own[] = { { 0, 17 }, { 22, 29 },
        { 30, 34 } };

    (void)state;
    assert_decoded(RELEASE_FORMAT_HTML, false, content_of(page, own, 3),
        "2:[x] a~2:b~");
    assert_decoded(RELEASE_FORMAT_HTML, true, content_of(page, own, 3),
        "1:|\n|[x] a|b|~");
}

static void
test_release_decode__csv(void **state)
{
    static const char table[] = "\"id\",\"text\"\r\n7,\"a \"\"b\"\"\r\nc\"\r\n";
    static const struct export_range own[] = { { 0, 15 } };

    (void)state;
    assert_decoded(RELEASE_FORMAT_CSV, false, content_of(table, own, 1),
        "1:||~1:||||~2:|~2:a \"b\"\r\nc~");
}

static void
test_release_decode__csv_that_is_none(void **state)
{
    struct release_content content = content_of("\"a", NULL, 0);
    struct seen seen = { .len = 0 };

    (void)state;
    content.format = RELEASE_FORMAT_CSV;
    assert_int_equal(release_decode(&content, take, &seen),
        RELEASE_ERR_INVALID);
}

static void
test_release_decode__json(void **state)
{
    static const char object[] =
        "{\n\"k\\u0065y\": \"B\\u0075di\\nx\",\n\"e\": \"\\ud83d\\ude00\\/\"}";

    (void)state;
    assert_decoded(RELEASE_FORMAT_JSON, false, content_of(object, NULL, 0),
        "2:key~2:Budi x~3:e~3:\xf0\x9f\x98\x80/~");
}

/* What is ours to the last byte has nothing to show; one byte less has. */
static void
test_release_decode__all_our_own(void **state)
{
    static const char text[] = "Budi Santoso";
    static const struct export_range own[] = { { 0, 12 } };
    static const struct export_range most[] = { { 0, 5 } };

    (void)state;
    assert_decoded(RELEASE_FORMAT_MARKDOWN, false, content_of(text, own, 1),
        "");
    assert_decoded(RELEASE_FORMAT_MARKDOWN, false, content_of(text, most, 1),
        "1:Santoso~");
}

static void
test_release_decode__strings_among_numbers(void **state)
{
    /* Two doubles, a padded string, a broken and a whole character. */
    static const char file[] = "\x9a\x99\x01\x02\x19\x37\x40"
                               "Rani  \xe2\x82\x01S\xc3\xa9n\xc3";

    (void)state;
    assert_decoded(RELEASE_FORMAT_BINARY, false, content_of(file, NULL, 0),
        "1:7@Rani  ~1:S\xc3\xa9n~");
}

static void
test_release_decode__markdown(void **state)
{
    (void)state;
    assert_decoded(RELEASE_FORMAT_MARKDOWN, false,
        content_of("budi\\_s \\\\ \\q", NULL, 0), "1:budi_s \\ \\q~");
}

/* What lies across the border of two pieces is seen whole in one of them. */
struct search {
    const char *needle;
    int found;
    int pieces;
};

static enum release_status
look(const struct release_piece *piece, void *data)
{
    struct search *search = data;
    const char *at = piece->text;
    size_t left = piece->len;
    size_t len = strlen(search->needle);

    search->pieces++;
    while ((at = memmem(at, left, search->needle, len)) != NULL) {
        search->found += at + len > piece->text + piece->seen;
        at++;
        left = piece->len - (size_t)(at - piece->text);
    }
    return RELEASE_OK;
}

static void
test_release_decode__across_pieces(void **state)
{
    size_t len = (size_t)5 << 20;
    char *bytes = malloc(len);
    struct search search = { .needle = "Ny. Sri\nWahyuni" };
    struct release_content content = { .format = RELEASE_FORMAT_PLAIN };
    int planted = 0;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'x', len);
    for (size_t at = 4096; at + 64 < len; at += 9973) {
        memcpy(bytes + at, search.needle, strlen(search.needle));
        planted++;
    }
    content.bytes = bytes;
    content.len = len;
    assert_int_equal(release_decode(&content, look, &search), RELEASE_OK);
    assert_int_equal(search.found, planted);
    assert_true(search.pieces > 1);
    free(bytes);
}

static void
test_release_format_of__names(void **state)
{
    (void)state;
    assert_int_equal(release_format_of("a.b.html"), RELEASE_FORMAT_HTML);
    assert_int_equal(release_format_of("text.csv"), RELEASE_FORMAT_CSV);
    assert_int_equal(release_format_of("manifest.json"), RELEASE_FORMAT_JSON);
    assert_int_equal(release_format_of("README.md"), RELEASE_FORMAT_MARKDOWN);
    assert_int_equal(release_format_of("import.R"), RELEASE_FORMAT_PLAIN);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_decode__html),
        cmocka_unit_test(test_release_decode__own_words_part),
        cmocka_unit_test(test_release_decode__csv),
        cmocka_unit_test(test_release_decode__csv_that_is_none),
        cmocka_unit_test(test_release_decode__json),
        cmocka_unit_test(test_release_decode__all_our_own),
        cmocka_unit_test(test_release_decode__strings_among_numbers),
        cmocka_unit_test(test_release_decode__markdown),
        cmocka_unit_test(test_release_decode__across_pieces),
        cmocka_unit_test(test_release_format_of__names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
