#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/export.h"

static const struct export_mark marks[] = {
    { 0, EXPORT_WORD_INTAKE },
    { 7, EXPORT_WORD_PROGRESS },
    { 7, EXPORT_WORD_RISK },
    { 49, EXPORT_WORD_CLOSING },
    { EXPORT_NO_DAY, EXPORT_WORD_CONTACT },
};

static void
test_export_extent__figures(void **state)
{
    struct export_extent extent = export_extent(marks, 5);

    (void)state;
    assert_int_equal(extent.days, 3);
    assert_int_equal(extent.weeks, 8);
    assert_int_equal(extent.gap, 6);
    assert_int_equal(extent.last, 49);
    extent = export_extent(NULL, 0);
    assert_int_equal(extent.days, 0);
    assert_int_equal(extent.weeks, 0);
}

static void
test_export_week__borders(void **state)
{
    (void)state;
    assert_int_equal(export_week(0), 1);
    assert_int_equal(export_week(6), 1);
    assert_int_equal(export_week(7), 2);
    assert_int_equal(export_week(-1), -1);
    assert_int_equal(export_week(-7), -1);
    assert_int_equal(export_week(-8), -2);
}

/* A brief with a question and one note. */
static void
write_brief(const struct export_writer *writer, enum export_language language,
    bool unreviewed, struct sink *sink)
{
    static const char question[] = "How to go on with <her>?";
    static const char text[] = "[Client] said: \"no\" & left.\nSecond line.";
    struct anon_clean *asked = clean_of(question, sizeof(question) - 1);
    struct anon_clean *clean = clean_of(text, sizeof(text) - 1);
    struct export_brief brief = {
        .language = language,
        .question = asked,
        .age_from = 30,
        .age_to = 39,
        .circle = { [EXPORT_ROLE_MOTHER] = 1,
            [EXPORT_ROLE_FRIEND] = 2,
            [EXPORT_ROLE_CLIENT] = 1 },
        .marks = marks,
        .mark_count = 5,
    };
    struct export_note note = { 1, marks[1], clean };
    struct export_review review = { .removed = { [ANON_PERSON] = 4 },
        .by_person = 3,
        .unreviewed = unreviewed };

    sink_open(sink);
    writer->begin(sink->out, &brief);
    writer->put(sink->out, &brief, &note);
    writer->end(sink->out, &brief, &review);
    sink_finish(sink);
    anon_clean_free(&asked);
    anon_clean_free(&clean);
}

static void
assert_before(const char *text, const char *first, const char *second)
{
    const char *one = strstr(text, first);
    const char *two = strstr(text, second);

    assert_non_null(one);
    assert_non_null(two);
    assert_true(one < two);
}

/* The question comes first; who, course, notes, what was removed follow. */
static void
assert_order(const char *text, enum export_language language)
{
    static const enum export_phrase order[] = {
        EXPORT_PHRASE_QUESTION,
        EXPORT_PHRASE_WHO,
        EXPORT_PHRASE_COURSE_PLOT,
        EXPORT_PHRASE_NOTES,
        EXPORT_PHRASE_REMOVED,
        EXPORT_PHRASE_REVIEW,
        EXPORT_PHRASE_STILL_PERSONAL,
    };
    size_t last = 0;

    for (size_t i = 1; i < sizeof(order) / sizeof(order[0]); i++) {
        const char *phrase = export_phrase(order[i], language);

        /* Markdown has no picture. */
        if (order[i] == EXPORT_PHRASE_COURSE_PLOT &&
            strstr(text, phrase) == NULL) {
            continue;
        }
        assert_before(text, export_phrase(order[last], language), phrase);
        last = i;
    }
}

static void
test_export_writer__same_content(void **state)
{
    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        enum export_language language = (enum export_language)l;
        const struct export_writer *writer;

        for (size_t i = 0; (writer = export_writer_at(i)) != NULL; i++) {
            struct sink sink;

            write_brief(writer, language, false, &sink);
            assert_order(sink.bytes, language);
            assert_non_null(strstr(sink.bytes,
                export_role_label(EXPORT_ROLE_FRIEND, language)));
            assert_non_null(strstr(sink.bytes,
                "30\xe2\x80\x93"
                "39"));
            assert_non_null(strstr(sink.bytes,
                export_phrase(EXPORT_PHRASE_REVIEWED, language)));
            assert_null(strstr(sink.bytes, "nonymous"));
            assert_null(strstr(sink.bytes, "nonim"));
            sink_close(&sink);
        }
    }
}

static void
test_export_writer__says_when_unreviewed(void **state)
{
    const struct export_writer *writer;

    (void)state;
    for (size_t i = 0; (writer = export_writer_at(i)) != NULL; i++) {
        struct sink sink;

        write_brief(writer, EXPORT_ENGLISH, true, &sink);
        assert_non_null(strstr(sink.bytes, "NO PERSON REVIEWED"));
        assert_null(strstr(sink.bytes,
            export_phrase(EXPORT_PHRASE_REVIEWED, EXPORT_ENGLISH)));
        sink_close(&sink);
    }
}

/* A page that could run or fetch something could betray its reader. */
static void
test_export_html__asks_nobody(void **state)
{
    static const char *const forbidden[] = { "<script",
        "http:", "https:", "src=", "url(", "@import", "<link", "<iframe",
        "onload", "javascript" };
    struct sink sink;

    (void)state;
    write_brief(&export_html, EXPORT_ENGLISH, false, &sink);
    for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++) {
        assert_null(strstr(sink.bytes, forbidden[i]));
    }
    assert_non_null(strstr(sink.bytes, "default-src 'none'"));
    assert_non_null(strstr(sink.bytes, "&lt;her&gt;"));
    assert_non_null(strstr(sink.bytes, "&quot;no&quot; &amp; left"));
    sink_close(&sink);
}

/* Kinds are told apart by shape. */
static void
test_export_plot__shapes(void **state)
{
    struct sink sink;

    (void)state;
    write_brief(&export_html, EXPORT_INDONESIAN, false, &sink);
    assert_non_null(strstr(sink.bytes, "<circle class=\"ring\""));
    assert_non_null(strstr(sink.bytes, "<polygon"));
    assert_non_null(strstr(sink.bytes, "role=\"img\""));
    assert_non_null(strstr(sink.bytes, "<title id=\"plot\">"));
    assert_null(strstr(sink.bytes, "fill=\"#"));
    sink_close(&sink);
}

/* Everything but the question and the note is the program's own. */
static void
test_export_writer__own_words_are_known(void **state)
{
    const struct export_writer *writer;

    (void)state;
    for (size_t i = 0; (writer = export_writer_at(i)) != NULL; i++) {
        struct sink sink;
        size_t foreign = 0;

        write_brief(writer, EXPORT_ENGLISH, false, &sink);
        for (size_t at = 0; at < sink.len; at++) {
            foreign += !sink_owns(&sink, at);
        }
        assert_in_range(foreign, 60, 110);
        sink_close(&sink);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_extent__figures),
        cmocka_unit_test(test_export_week__borders),
        cmocka_unit_test(test_export_writer__same_content),
        cmocka_unit_test(test_export_writer__says_when_unreviewed),
        cmocka_unit_test(test_export_html__asks_nobody),
        cmocka_unit_test(test_export_plot__shapes),
        cmocka_unit_test(test_export_writer__own_words_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
