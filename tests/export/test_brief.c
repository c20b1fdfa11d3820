#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/brief.h"

static const struct export_mark marks[] = {
    { 0, EXPORT_WORD_INTAKE },
    { 7, EXPORT_WORD_PROGRESS },
    { 7, EXPORT_WORD_RISK },
    { 49, EXPORT_WORD_CLOSING },
    { EXPORT_NO_DAY, EXPORT_WORD_CONTACT },
};

static const struct export_session sessions[] = {
    { 0, EXPORT_WORD_ATTENDED, EXPORT_WORD_VIDEO },
    { 14, EXPORT_WORD_NO_SHOW, EXPORT_WORD_NONE },
};

static const struct export_mark events[] = { { 10, EXPORT_WORD_CRISIS },
    { 21, EXPORT_WORD_RUPTURE } };

static struct export_point points[] = {
    { 0, 1700, EXPORT_WORD_MODERATELY_SEVERE },
    { 28, 1250, EXPORT_WORD_MODERATE },
    { 49, 900, EXPORT_WORD_MILD },
};

/* What a test varies. */
struct variant {
    enum export_language language;
    enum export_extent extent;
    bool unreviewed;
};

static const struct variant plain = { EXPORT_ENGLISH, EXPORT_FULL, false };

static const struct anon_policy *
policy(void)
{
    return anon_policy_get(ANON_PROFILE_SUPERVISION);
}

static void
write_page(const struct export_format *format, const struct variant *variant,
    const struct export_brief *brief, struct sink *sink)
{
    static const char text[] = "[Client] said: \"no\" & left.\nSecond line.";
    struct anon_clean *clean = clean_of(text, sizeof(text) - 1);
    const struct export_note note = { 1, marks[1], clean, EXPORT_PART_COUNT };
    const struct export_note again = { 2, marks[2], NULL, EXPORT_PART_RISK };
    const struct export_review review = { .removed = { [ANON_PERSON] = 4 },
        .by_person = 3,
        .unreviewed = variant->unreviewed };
    struct export_page page = { .format = format,
        .language = variant->language };

    sink_open(sink);
    page.out = sink->out;
    format->begin(&page, EXPORT_PHRASE_TITLE);
    export_brief_begin(&page, brief);
    if (variant->extent == EXPORT_FULL) {
        export_brief_note(&page, brief, &note);
        export_brief_note(&page, brief, &again);
    }
    export_brief_end(&page, brief, &review);
    format->end(&page);
    sink_finish(sink);
    anon_clean_free(&clean);
}

/* A brief with question, risk, formulation, scores and one note. */
static void
write_brief(const struct export_format *format, const struct variant *variant,
    struct sink *sink)
{
    static const char question[] = "How to go on with <her>?";
    static const char risk[] = "None now.";
    struct anon_clean *name = clean_of("PHQ-9", 5);
    const struct export_measure measure = { name, true, 0, 2700, 600, points,
        3 };
    struct export_section sections[EXPORT_PART_COUNT] = {
        [EXPORT_PART_QUESTION] = { clean_of(question, sizeof(question) - 1),
            { EXPORT_NO_DAY, EXPORT_WORD_NONE }, false },
        [EXPORT_PART_RISK] = { clean_of(risk, sizeof(risk) - 1), marks[2],
            true },
        [EXPORT_PART_FORMULATION] = { clean_of("Five Ps.", 8),
            { EXPORT_NO_DAY, EXPORT_WORD_NONE }, false },
    };
    const struct export_brief brief = {
        .language = variant->language,
        .extent = variant->extent,
        .release = { "ABCD2345" },
        .key = { "AAAA-BBBB-CCCC-DDDD" },
        .policy = policy(),
        .sections = sections,
        .age_from = 30,
        .age_to = 39,
        .circle = { [EXPORT_ROLE_MOTHER] = 1,
            [EXPORT_ROLE_FRIEND] = 2,
            [EXPORT_ROLE_CLIENT] = 1 },
        .marks = marks,
        .mark_count = 5,
        .sessions = sessions,
        .session_count = 2,
        .events = events,
        .event_count = 2,
        .measures = &measure,
        .measure_count = 1,
    };

    write_page(format, variant, &brief, sink);
    for (unsigned i = 0; i < EXPORT_PART_COUNT; i++) {
        anon_clean_free(&sections[i].text);
    }
    anon_clean_free(&name);
}

/* Each of the texts stands behind the one before. */
static void
assert_order(const char *text, const char *const *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(text, order[i]);

        if (found == NULL) {
            fail_msg("not there, or too early: %s", order[i]);
        } else {
            text = found + 1;
        }
    }
}

static size_t
count_of(const char *text, const char *word)
{
    size_t count = 0;

    while ((text = strstr(text, word)) != NULL) {
        count++;
        text++;
    }
    return count;
}

/* The question first, then the parts as supervisors read, then the rest. */
static void
test_export_brief__order_in_every_format(void **state)
{
    const struct export_format *format;

    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        struct variant variant = plain;
        enum export_language language = (enum export_language)l;
        const char *const order[] = {
            export_phrase(EXPORT_PHRASE_TITLE, language),
            "ABCD2345",
            export_part_title(EXPORT_PART_QUESTION, language),
            "How to go on",
            export_part_title(EXPORT_PART_RISK, language),
            "None now.",
            export_part_title(EXPORT_PART_WHO, language),
            "30\xe2\x80\x93"
            "39",
            export_role_label(EXPORT_ROLE_FRIEND, language),
            export_part_title(EXPORT_PART_FORMULATION, language),
            export_part_title(EXPORT_PART_COURSE, language),
            export_word_label(EXPORT_WORD_RUPTURE, language),
            "PHQ-9",
            export_phrase(EXPORT_PHRASE_BETTER, language),
            language == EXPORT_ENGLISH ? "12.5" : "12,5",
            export_phrase(EXPORT_PHRASE_NOTES, language),
            "Second line.",
            export_phrase(EXPORT_PHRASE_REMOVED, language),
            export_phrase(EXPORT_PHRASE_REVIEWED, language),
            export_phrase(EXPORT_PHRASE_ANSWER_HOW, language),
            "AAAA-BBBB-CCCC-DDDD",
            export_phrase(EXPORT_PHRASE_STILL_PERSONAL, language),
        };

        variant.language = language;
        for (size_t i = 0; (format = export_format_at(i)) != NULL; i++) {
            struct sink sink;

            write_brief(format, &variant, &sink);
            assert_order(sink.bytes, order, sizeof(order) / sizeof(order[0]));
            /* What nobody wrote is left out; nothing promises too much. */
            assert_null(strstr(sink.bytes,
                export_part_title(EXPORT_PART_CULTURE, language)));
            assert_null(strstr(sink.bytes, "nonymous"));
            assert_null(strstr(sink.bytes, "nonim"));
            sink_close(&sink);
        }
    }
}

static void
test_export_brief__one_page_is_short(void **state)
{
    const struct variant variant = { EXPORT_ENGLISH, EXPORT_ONE_PAGE, false };
    const struct export_format *format;

    (void)state;
    for (size_t i = 0; (format = export_format_at(i)) != NULL; i++) {
        struct sink sink;

        write_brief(format, &variant, &sink);
        assert_non_null(strstr(sink.bytes, "How to go on"));
        assert_non_null(strstr(sink.bytes, "PHQ-9"));
        assert_non_null(strstr(sink.bytes, "AAAA-BBBB-CCCC-DDDD"));
        assert_null(strstr(sink.bytes, "Five Ps."));
        assert_null(strstr(sink.bytes, "Second line."));
        assert_null(strstr(sink.bytes, "Week by week"));
        sink_close(&sink);
    }
}

static void
test_export_brief__a_group_reads_no_notes(void **state)
{
    const struct variant variant = { EXPORT_ENGLISH, EXPORT_GROUP, false };
    struct sink sink;

    (void)state;
    write_brief(&export_markdown, &variant, &sink);
    assert_non_null(strstr(sink.bytes, "Five Ps."));
    assert_null(strstr(sink.bytes, "Second line."));
    assert_null(strstr(sink.bytes, "Notes in order"));
    sink_close(&sink);
}

static void
test_export_brief__says_when_unreviewed(void **state)
{
    const struct variant variant = { EXPORT_ENGLISH, EXPORT_FULL, true };
    const struct export_format *format;

    (void)state;
    for (size_t i = 0; (format = export_format_at(i)) != NULL; i++) {
        struct sink sink;

        write_brief(format, &variant, &sink);
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
    write_brief(&export_html, &plain, &sink);
    for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++) {
        assert_null(strstr(sink.bytes, forbidden[i]));
    }
    assert_non_null(strstr(sink.bytes, "default-src 'none'"));
    assert_non_null(strstr(sink.bytes, "&lt;her&gt;"));
    assert_non_null(strstr(sink.bytes, "&quot;no&quot; &amp; left"));
    sink_close(&sink);
}

/* For who does not see the page: a language, one title, names of pictures. */
static void
test_export_html__can_be_heard(void **state)
{
    const struct variant variant = { EXPORT_INDONESIAN, EXPORT_FULL, false };
    struct sink sink;

    (void)state;
    write_brief(&export_html, &variant, &sink);
    assert_non_null(strstr(sink.bytes, "<html lang=\"id\">"));
    assert_int_equal(count_of(sink.bytes, "<h1>"), 1);
    assert_int_equal(count_of(sink.bytes, "<svg role=\"img\""), 2);
    assert_int_equal(count_of(sink.bytes, "<title id=\"plot-0\">"), 1);
    assert_int_equal(count_of(sink.bytes, "aria-labelledby=\"plot-0\""), 1);
    assert_int_equal(count_of(sink.bytes, "<title id=\"plot-1\">"), 1);
    assert_int_equal(count_of(sink.bytes, "<th "),
        count_of(sink.bytes, "scope=\"col\""));
    assert_int_equal(count_of(sink.bytes, "<figcaption>"), 2);
    sink_close(&sink);
}

/* Kinds and lines are told apart by shape, not by colour. */
static void
test_export_plot__shapes(void **state)
{
    struct sink sink;

    (void)state;
    write_brief(&export_html, &plain, &sink);
    assert_non_null(strstr(sink.bytes, "<circle class=\"ring\""));
    assert_non_null(strstr(sink.bytes, "<circle class=\"disc\""));
    assert_non_null(strstr(sink.bytes, "<line class=\"cross\""));
    assert_non_null(strstr(sink.bytes, "<line class=\"risk\""));
    assert_non_null(strstr(sink.bytes, "<line class=\"change\""));
    assert_non_null(strstr(sink.bytes, "<polyline"));
    assert_null(strstr(sink.bytes, "fill=\"#"));
    assert_null(strstr(sink.bytes, "stroke=\"#"));
    sink_close(&sink);
}

/* In Markdown every row of a table has as many cells as its head. */
static void
test_export_markdown__tables(void **state)
{
    struct sink sink;

    (void)state;
    write_brief(&export_markdown, &plain, &sink);
    assert_non_null(strstr(sink.bytes,
        "| Week | Score | Range it lies in |\n| ---: | ---: | --- |\n"
        "| 1 | 17 | Moderately severe |\n| 5 | 12.5 | Moderate |\n"));
    assert_non_null(
        strstr(sink.bytes, "| 1 | Session (Held, Video) \xc2\xb7 Intake |\n"));
    assert_non_null(
        strstr(sink.bytes, "| 2 | Progress note \xc2\xb7 Risk \xc2\xb7 Cris"));
    sink_close(&sink);
}

/* Everything but the three parts, the name and the note is our own. */
static void
test_export_brief__own_words_are_known(void **state)
{
    const struct export_format *format;

    (void)state;
    for (size_t i = 0; (format = export_format_at(i)) != NULL; i++) {
        struct sink sink;
        size_t foreign = 0;

        write_brief(format, &plain, &sink);
        for (size_t at = 0; at < sink.len; at++) {
            foreign += !sink_owns(&sink, at);
        }
        assert_in_range(foreign, 80, 170);
        sink_close(&sink);
    }
}

static void
test_export_brief_empty__counts(void **state)
{
    struct export_section sections[EXPORT_PART_COUNT] = {
        [EXPORT_PART_RISK] = { .text = clean_of("x", 1) },
    };
    struct export_brief brief = { .sections = sections };

    (void)state;
    /* Who and course are never empty. */
    assert_int_equal(export_brief_empty(&brief), 9);
    brief.extent = EXPORT_ONE_PAGE;
    assert_int_equal(export_brief_empty(&brief), 3);
    anon_clean_free(&sections[EXPORT_PART_RISK].text);
}

static void
test_export_fingerprint_set__form(void **state)
{
    struct export_fingerprint key;

    (void)state;
    assert_true(export_fingerprint_set("AAAA-BBBB-CCCC-2345", &key));
    assert_string_equal(key.text, "AAAA-BBBB-CCCC-2345");
    assert_false(export_fingerprint_set("AAAA-BBBB-CCCC-234", &key));
    assert_false(export_fingerprint_set("AAAA-BBBB-CCCC-23456", &key));
    assert_false(export_fingerprint_set("Budi-BBBB-CCCC-2345", &key));
}

/* The headings are a promise to the program that reads the reply. */
static void
test_export_reply__headings(void **state)
{
    static const char *const order[EXPORT_LANGUAGE_COUNT][6] = {
        { "# Reply to ABCD2345\n", "\n## Answer to the question\n",
            "\n## Suggestions\n", "\n## Risk and ethics\n", "\n## Hours\n",
            "\n## Supervisor\n" },
        { "# Balasan untuk ABCD2345\n", "\n## Jawaban atas pertanyaan\n",
            "\n## Saran\n", "\n## Risiko dan etika\n", "\n## Jam\n",
            "\n## Supervisor\n" },
    };

    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        const struct export_brief brief = { .release = { "ABCD2345" } };
        struct export_page page = { .format = &export_markdown,
            .language = (enum export_language)l };
        struct sink sink;

        sink_open(&sink);
        page.out = sink.out;
        export_reply(&page, &brief);
        sink_finish(&sink);
        assert_order(sink.bytes, order[l], 6);
        assert_int_equal(count_of(sink.bytes, "<!-- "),
            count_of(sink.bytes, " -->\n"));
        sink_close(&sink);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_brief__order_in_every_format),
        cmocka_unit_test(test_export_brief__one_page_is_short),
        cmocka_unit_test(test_export_brief__a_group_reads_no_notes),
        cmocka_unit_test(test_export_brief__says_when_unreviewed),
        cmocka_unit_test(test_export_html__asks_nobody),
        cmocka_unit_test(test_export_html__can_be_heard),
        cmocka_unit_test(test_export_plot__shapes),
        cmocka_unit_test(test_export_markdown__tables),
        cmocka_unit_test(test_export_brief__own_words_are_known),
        cmocka_unit_test(test_export_brief_empty__counts),
        cmocka_unit_test(test_export_fingerprint_set__form),
        cmocka_unit_test(test_export_reply__headings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
