#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../export/clean.h"
#include "cli/export/zip.h"
#include "cli/release/gate.h"
#include "mutants.h"
#include "vault_people.h"

/* The gate over a vault, with a memory of one text that may stay. */
struct bench {
    struct rows *rows;
    struct release_people *people;
    struct release_labels labels;
    const char *kept;   /* or NULL */
    const char *beside; /* bytes after the members of a document, or NULL */
    bool unreviewed;
};

static bool
is_kept(const char *case_code, struct anon_text surface, void *data)
{
    struct bench *bench = data;

    (void)case_code;
    return bench->kept != NULL && strlen(bench->kept) == surface.len &&
        memcmp(bench->kept, surface.data, surface.len) == 0;
}

static int
open_bench(void **state)
{
    const struct release_circle circle = { .others = true };
    struct bench *bench = calloc(1, sizeof(*bench));
    struct release_cause cause;
    void *rows = NULL;

    assert_non_null(bench);
    assert_int_equal(rows_open(&rows), 0);
    bench->rows = rows;
    people_enter(bench->rows);
    assert_int_equal(release_people_new(bench->rows->vault, &circle,
                         &bench->people, &cause),
        RELEASE_OK);
    *state = bench;
    return 0;
}

static int
close_bench(void **state)
{
    struct bench *bench = *state;
    void *rows = bench->rows;
    int status;

    release_people_free(&bench->people);
    release_labels_release(&bench->labels);
    status = rows_close(&rows);
    free(bench);
    return status;
}

/* Puts a file of this name and content before the gate. */
static enum release_status
pass(struct bench *bench, const char *name, const char *bytes,
    struct release_gate_report *ret_report)
{
    static const char *const codes[] = { "AB-1", "XY-2" };
    struct release_gate gate = {
        .people = bench->people,
        .labels = &bench->labels,
        .codes = codes,
        .code_count = 2,
        .kept = is_kept,
        .data = bench,
        .unreviewed = bench->unreviewed,
    };
    struct release_gate_file file = {
        .name = name,
        .content = { bytes, strlen(bytes), release_format_of(name), NULL, 0,
            NULL },
    };
    struct release_cause cause;

    memset(ret_report, 0, sizeof(*ret_report));
    assert_int_equal(release_gate_file(&gate, &file, ret_report, &cause),
        RELEASE_OK);
    return release_gate_verdict(ret_report);
}

/* What surrounds the leak in each format. */
struct frame {
    const char *name;
    const char *before;
    const char *after;
};

static const struct frame frames[] = {
    { "brief.html", "<p>\nnote: ", " again.</p>" },
    { "brief.html", "<p title=\"", "\">x</p>" },
    { "brief.html", "<!-- ", " -->" },
    { "brief.html", "<p>to <b>", "</b></p>" },
    { "brief.md", "# Brief\n\nwith ", " today" },
    { "text.csv", "\"case_id\",\"text\"\r\n\"X\",\"with ", "\"\r\n" },
    { "manifest.json", "{\n  \"note\": \"", "\"\n}\n" },
    { "manifest.json", "{\n  \"", "\": 1\n}\n" },
    { "import.R", "# ", "\n" },
};

/* Every leak in every place is found, whatever the format does to it. */
static void
test_release_gate_file__leaks_everywhere(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;
    char bytes[512];

    for (size_t i = 0; people_leaks[i] != NULL; i++) {
        for (size_t f = 0; f < sizeof(frames) / sizeof(frames[0]); f++) {
            enum release_status status;

            (void)snprintf(bytes, sizeof(bytes), "%s%s%s", frames[f].before,
                people_leaks[i], frames[f].after);
            status = pass(bench, frames[f].name, bytes, &report);
            if (status != RELEASE_ERR_LEAK) {
                print_message("passed: %s: %s\n", frames[f].name, bytes);
            }
            assert_int_equal(status, RELEASE_ERR_LEAK);
        }
    }
}

/* A document, with one member that holds the leak. */
static enum release_status
pass_document(struct bench *bench, const struct frame *frame, const char *leak,
    struct release_gate_report *ret_report)
{
    static const char *const codes[] = { "AB-1", "XY-2" };
    const struct release_gate gate = {
        .people = bench->people,
        .labels = &bench->labels,
        .codes = codes,
        .code_count = 2,
        .kept = is_kept,
        .data = bench,
    };
    struct release_gate_file file = { .name = "brief.docx" };
    struct release_cause cause;
    struct export_zip *zip = export_zip_new();
    struct sink sink;
    struct export_out *out;

    assert_non_null(zip);
    out = export_zip_add(zip, "[Content_Types].xml");
    assert_non_null(out);
    export_out_constant(out, "<Types/>");
    out = export_zip_add(zip, frame->name);
    assert_non_null(out);
    export_out_constant(out, frame->before);
    export_out_constant(out, leak);
    export_out_constant(out, frame->after);
    sink_open(&sink);
    export_zip_write(zip, sink.out);
    if (bench->beside != NULL) {
        export_out_constant(sink.out, bench->beside);
    }
    sink_finish(&sink);
    export_zip_free(&zip);
    file.content = (struct release_content){ sink.bytes, sink.len,
        release_format_of(file.name), NULL, 0, NULL };
    memset(ret_report, 0, sizeof(*ret_report));
    assert_int_equal(release_gate_file(&gate, &file, ret_report, &cause),
        RELEASE_OK);
    sink_close(&sink);
    return release_gate_verdict(ret_report);
}

/* Where a document can hold a leak; it is packed, so no grep finds it. */
static const struct frame documents[] = {
    { "word/document.xml", "<w:p><w:r><w:t>with ", "</w:t></w:r></w:p>" },
    { "word/document.xml", "<w:p><w:r><w:t>a</w:t><w:br/><w:t>",
        "</w:t></w:r></w:p>" },
    { "word/document.xml", "<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p>" },
    { "word/document.xml", "<w:bookmarkStart w:name=\"", "\"/>" },
    { "word/document.xml", "<!-- ", " -->" },
    { "word/comments.xml", "<w:comment><w:p><w:t>", "</w:t></w:p>" },
    { "docProps/core.xml", "<dc:creator>", "</dc:creator>" },
    { "word/_rels/document.xml.rels", "<Relationship Target=\"", "\"/>" },
    { "word/media/note.txt", "", "" },
    { "customXml/item1.json", "{\"a\": \"", "\"}" },
};

static void
test_release_gate_file__leaks_in_a_document(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;

    for (size_t i = 0; people_leaks[i] != NULL; i++) {
        for (size_t d = 0; d < sizeof(documents) / sizeof(documents[0]); d++) {
            enum release_status status =
                pass_document(bench, &documents[d], people_leaks[i], &report);

            if (status != RELEASE_ERR_LEAK) {
                print_message("passed: %s: %s%s\n", documents[d].name,
                    documents[d].before, people_leaks[i]);
            }
            assert_int_equal(status, RELEASE_ERR_LEAK);
        }
    }
}

/* Two pieces of a word, as Word writes them. */
#define RUNS(one, two)                                                         \
    "<w:r><w:t>" one "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>" two         \
    "</w:t></w:r>"

/* Word parts a text wherever its format changes. */
static void
test_release_gate_file__leaks_cut_into_runs(void **state)
{
    static const struct frame frame = { "word/document.xml", "<w:p>",
        "</w:p>" };
    static const char *const leaks[] = {
        RUNS("Pudya", "ningrum"),
        RUNS("Lastri", "nah Pudyaningrum"),
        RUNS("0812-77", "88-9911"),
        RUNS("Lastrinah&#32;", "Pud&#121;aningrum"),
    };
    struct bench *bench = *state;
    struct release_gate_report report;

    for (size_t i = 0; i < sizeof(leaks) / sizeof(leaks[0]); i++) {
        if (pass_document(bench, &frame, leaks[i], &report) !=
            RELEASE_ERR_LEAK) {
            fail_msg("passed: %s", leaks[i]);
        }
    }
}

static void
test_release_gate_file__leaks_in_names_of_members(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;
    static const struct frame frames_of[] = {
        { "word/Ratmojo Wiryasuteja.txt", "", "" },
        { "word/media/AB-1.png", "", "" },
    };

    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pass_document(bench, &frames_of[i], "x", &report),
            RELEASE_ERR_LEAK);
    }
}

/* Harmless words pass in a document as they do elsewhere. */
static void
test_release_gate_file__a_harmless_document(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;

    bench->kept = "hope";
    for (size_t i = 0; people_harmless[i] != NULL; i++) {
        assert_int_equal(pass_document(bench, &documents[0], people_harmless[i],
                             &report),
            RELEASE_OK);
        assert_int_equal(report.hit_count, 0);
    }
}

/*
 * Compressed bytes hold every short code sooner or later, and that is nobody's;
 * a whole name outside the members is no chance.
 */
static void
test_release_gate_file__bytes_beside_the_members(void **state)
{
    static const struct {
        const char *bytes;
        enum release_status expected;
    } cases[] = {
        { "\x01~AB-1~\x02", RELEASE_OK },
        { "\x01 #ab1\xfd\x02"
          "3Zpk\xce\xd1\xd4_ueV\x16\x7f\x8c&X ",
            RELEASE_OK },
        { "\x01~Ratmojo Wiryasuteja~\x02", RELEASE_ERR_LEAK },
        { "\x01~0812-7788-9911~\x02", RELEASE_ERR_LEAK },
    };
    static const struct frame frame = { "word/document.xml", "<w:p>",
        "</w:p>" };
    struct bench *bench = *state;
    struct release_gate_report report;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bench->beside = cases[i].bytes;
        assert_int_equal(pass_document(bench, &frame, "well", &report),
            cases[i].expected);
    }
    bench->beside = NULL;
    /* In a member the same code is one that somebody wrote. */
    assert_int_equal(pass_document(bench, &frame, "~AB-1~", &report),
        RELEASE_ERR_LEAK);
}

static void
test_release_gate_file__refuses_what_it_cannot_unpack(void **state)
{
    struct bench *bench = *state;
    const struct release_gate gate = { .people = bench->people,
        .labels = &bench->labels,
        .kept = is_kept,
        .data = bench };
    struct release_gate_file file = { .name = "brief.docx",
        .content = { "PK no zip", 9, RELEASE_FORMAT_CONTAINER, NULL, 0,
            NULL } };
    struct release_gate_report report = { .hit_count = 0 };
    struct release_cause cause;

    assert_int_equal(release_gate_file(&gate, &file, &report, &cause),
        RELEASE_ERR_INVALID);
}

/* Leaks that only a reader of the format can see. */
static void
test_release_gate_file__leaks_in_disguise(void **state)
{
    static const struct {
        const char *name;
        const char *bytes;
    } cases[] = {
        { "a.html", "<p>Rat<b>mo</b>jo left</p>" },
        { "a.html", "<p>R&#97;tmojo left</p>" },
        { "a.html", "<p>ratmojo.w&#64;posel.example</p>" },
        { "a.html", "<p>+62 812&#45;7788&#x2d;9911</p>" },
        { "a.html", "<p>Ratmojo\nWiryasuteja</p>" },
        { "a.json", "{\"a\": \"R\\u0061tmojo\"}" },
        { "a.json", "{\"a\": \"Jl. Kenari\\u0020Hijau No. 27\"}" },
        { "a.md", "@ratmojo\\_w wrote" },
        { "a.csv", "\"a\"\r\n\"he, \"\"Ratmojo\"\", left\"\r\n" },
        { "a.md",
            "R\xe2\x80\x8b"
            "atmojo" },
        { "a.md", "\xef\xbc\xb2\xef\xbd\x81\xef\xbd\x94mojo" },
    };
    struct bench *bench = *state;
    struct release_gate_report report;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (pass(bench, cases[i].name, cases[i].bytes, &report) !=
            RELEASE_ERR_LEAK) {
            print_message("passed: %s\n", cases[i].bytes);
            fail();
        }
    }
}

static void
test_release_gate_file__file_names(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;

    assert_int_equal(pass(bench, "AB-1.html", "<p>x</p>", &report),
        RELEASE_ERR_LEAK);
    assert_int_equal(pass(bench, "Ratmojo Wiryasuteja.txt", "x", &report),
        RELEASE_ERR_LEAK);
}

static void
test_release_gate_file__harmless(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;
    char bytes[512];

    /* The client's own nickname is a word: asked about once, then known. */
    bench->kept = "hope";
    for (size_t i = 0; people_harmless[i] != NULL; i++) {
        for (size_t f = 0; f < sizeof(frames) / sizeof(frames[0]); f++) {
            (void)snprintf(bytes, sizeof(bytes), "%s%s%s", frames[f].before,
                people_harmless[i], frames[f].after);
            assert_int_equal(pass(bench, frames[f].name, bytes, &report),
                RELEASE_OK);
            assert_int_equal(report.hit_count, 0);
        }
    }
}

static void
test_release_gate_file__asks_once(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;

    assert_int_equal(pass(bench, "a.md", "there is hope.", &report),
        RELEASE_ERR_REVIEW);
    assert_int_equal(report.open, 1);
    assert_int_equal(report.hits[0].verdict, RELEASE_ASK);
    bench->kept = "hope";
    assert_int_equal(pass(bench, "a.md", "there is hope.", &report),
        RELEASE_OK);
    assert_int_equal(report.decided, 1);
    /* Unseen: counted, not asked. */
    bench->kept = NULL;
    bench->unreviewed = true;
    assert_int_equal(pass(bench, "a.md", "there is hope.", &report),
        RELEASE_OK);
    assert_int_equal(report.decided, 1);
}

/* No decision lets out what is nobody's word but the client's. */
static void
test_release_gate_file__keep_is_no_permission(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;

    bench->kept = "Wiryasuteja";
    bench->unreviewed = true;
    assert_int_equal(pass(bench, "a.md", "with Wiryasuteja.", &report),
        RELEASE_ERR_LEAK);
}

/* The message tells where and whose, and keeps the words to itself. */
static void
test_release_gate_file__says_where(void **state)
{
    struct bench *bench = *state;
    struct release_gate_report report;
    struct release_identity whose;

    assert_int_equal(pass(bench, "a.md", "one\ntwo\nPudyaningrum\n", &report),
        RELEASE_ERR_LEAK);
    assert_int_equal(report.hit_count, 1);
    assert_string_equal(report.hits[0].file, "a.md");
    assert_int_equal(report.hits[0].line, 3);
    whose = release_people_at(bench->people, report.hits[0].identifier);
    assert_string_equal(whose.case_code, "AB-1");
    assert_string_equal(whose.role, "mother");
    assert_int_equal(whose.kind, ANON_IDENTIFIER_NAME);
}

/* Numbers and words that the program wrote itself are no leak. */
static void
test_release_gate_file__own_words(void **state)
{
    static const char bytes[] = "{\"files\": 88213, \"x\": \"GX-88213\"}";
    static const struct export_range all[] = { { 0, sizeof(bytes) - 1 } };
    static const struct export_range part[] = { { 0, 17 } };
    struct bench *bench = *state;
    struct release_gate gate = { .people = bench->people,
        .labels = &bench->labels,
        .kept = is_kept,
        .data = bench };
    struct release_gate_file file = { .name = "a.json",
        .content = { bytes, sizeof(bytes) - 1, RELEASE_FORMAT_JSON, all, 1,
            NULL } };
    struct release_gate_report report = { .files = 0 };
    struct release_cause cause;

    assert_int_equal(release_gate_file(&gate, &file, &report, &cause),
        RELEASE_OK);
    assert_int_equal(release_gate_verdict(&report), RELEASE_OK);
    file.content.own = part;
    assert_int_equal(release_gate_file(&gate, &file, &report, &cause),
        RELEASE_OK);
    assert_int_equal(release_gate_verdict(&report), RELEASE_ERR_LEAK);
}

/* Rows of a table are weighed by the case they are about. */
static void
test_release_gate_file__rows_have_owners(void **state)
{
    static const char *const codes[] = { "AB-1", "XY-2" };
    static const char bytes[] = "\"n\",\"text\"\r\n"
                                "1,\"much hope here\"\r\n"
                                "2,\"much hope here\"\r\n";
    static const uint32_t owners[] = { 0, 1 };
    struct bench *bench = *state;
    struct release_gate gate = { .people = bench->people,
        .labels = &bench->labels,
        .codes = codes,
        .code_count = 2,
        .kept = is_kept,
        .data = bench };
    struct release_gate_file file = { .name = "text.csv",
        .content = { bytes, sizeof(bytes) - 1, RELEASE_FORMAT_CSV, NULL, 0,
            NULL },
        .owners = owners,
        .owner_count = 2 };
    struct release_gate_report report = { .files = 0 };
    struct release_cause cause;

    assert_int_equal(release_gate_file(&gate, &file, &report, &cause),
        RELEASE_OK);
    assert_int_equal(release_gate_verdict(&report), RELEASE_ERR_REVIEW);
    assert_int_equal(report.open, 1);
    assert_int_equal(report.hits[0].row, 2);
}

/* Puts a mutant before the gate, packed where it belongs into a document. */
static enum release_status
pass_mutant(struct bench *bench, const struct mutant *mutant)
{
    const struct frame frame = { mutant->file, mutant->bytes, "" };
    struct release_gate_report report;

    return mutant->document ? pass_document(bench, &frame, "", &report)
                            : pass(bench, mutant->file, mutant->bytes, &report);
}

/* One in seven, which meets every place and every form; all with --long. */
static void
test_release_gate_file__mutants(void **state)
{
    struct bench *bench = *state;
    size_t step = getenv("CASEVAULT_LONG") != NULL ? 1 : 7;
    size_t passed = 0;

    assert_true(mutants_count() >= 1000);
    for (size_t i = 0; i < mutants_count(); i += step) {
        struct mutant mutant;

        mutants_make(i, &mutant);
        if (pass_mutant(bench, &mutant) != RELEASE_ERR_LEAK) {
            passed++;
            print_message("passed: %s in %s: %s\n", mutant.form, mutant.file,
                mutant.bytes);
        }
    }
    assert_int_equal(passed, 0);
}

/*
 * A release writes no file of an ending that the gate has no decoder for, and
 * no decoder is without mutants.
 */
static void
test_release_gate_file__mutants_of_every_format(void **state)
{
    enum release_format format;
    const char *ending;

    (void)state;
    for (size_t i = 0; (ending = release_format_ending(i)) != NULL; i++) {
        /* Members and containers are decoded as those of .docx are. */
        if (strcmp(ending, ".odt") != 0 && strcmp(ending, ".zip") != 0 &&
            strcmp(ending, ".xml") != 0 && strcmp(ending, ".rels") != 0 &&
            !mutants_have(ending)) {
            fail_msg("no mutants of %s", ending);
        }
    }
    assert_false(release_format_find("brief.pdf", &format));
    assert_false(release_format_find("brief", &format));
}

int
main(void)
{
#define ON_BENCH(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_bench, close_bench)
    static const struct CMUnitTest tests[] = {
        ON_BENCH(test_release_gate_file__leaks_everywhere),
        ON_BENCH(test_release_gate_file__leaks_in_a_document),
        ON_BENCH(test_release_gate_file__leaks_cut_into_runs),
        ON_BENCH(test_release_gate_file__leaks_in_names_of_members),
        ON_BENCH(test_release_gate_file__a_harmless_document),
        ON_BENCH(test_release_gate_file__bytes_beside_the_members),
        ON_BENCH(test_release_gate_file__refuses_what_it_cannot_unpack),
        ON_BENCH(test_release_gate_file__leaks_in_disguise),
        ON_BENCH(test_release_gate_file__file_names),
        ON_BENCH(test_release_gate_file__harmless),
        ON_BENCH(test_release_gate_file__asks_once),
        ON_BENCH(test_release_gate_file__keep_is_no_permission),
        ON_BENCH(test_release_gate_file__says_where),
        ON_BENCH(test_release_gate_file__own_words),
        ON_BENCH(test_release_gate_file__rows_have_owners),
        ON_BENCH(test_release_gate_file__mutants),
        ON_BENCH(test_release_gate_file__mutants_of_every_format),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
