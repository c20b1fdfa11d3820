#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/anonymizer.h"
#include "tests/anonymizer/marked.h"

static void
test_scan__a_note(void **state)
{
    static const char *const cases[] = {
        "Bu [Wulandari] ([34]) tinggal di [Jl. Melati No. 4, Surabaya 60111]. "
        "WA [0812-3456-7890], [wulan at example dot com], NIK "
        "[3171011708450001]. Skor PHQ-9 14, dosis 50 mg.",
        NULL,
    };
    const struct marked how = { .language = ANON_LANGUAGE_ID, .least = 50 };

    (void)state;
    marked_assert(&how, cases);
}

/* Repeats `piece` up to a quarter of a million bytes and scans. */
static void
scan_repeated(const char *piece)
{
    enum {
        SIZE = 1 << 18
    };
    static const struct anon_identifier items[] = {
        { ANON_IDENTIFIER_NAME, ANON_FROM_OWN, false, 0,
            { "Dewi Setiawan", 13 } },
        { ANON_IDENTIFIER_ADDRESS, ANON_FROM_OWN, false, 0, { "Jl. A 1", 7 } },
    };
    struct anon_scan_options options = { .language = ANON_LANGUAGE_AUTO };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;
    char *text = malloc(SIZE);
    size_t len = strlen(piece);
    size_t i;

    assert_non_null(text);
    for (i = 0; i < SIZE; i++) {
        text[i] = piece[i % len];
    }
    assert_int_equal(anon_known_new(items, 2, NULL, &known), ANON_OK);
    options.known = known;
    assert_int_equal(anon_scan((struct anon_text){ text, SIZE }, &options,
                         &findings),
        ANON_OK);
    for (i = 0; i < findings.len; i++) {
        assert_true(findings.items[i].begin < findings.items[i].end);
        assert_true(findings.items[i].end <= SIZE);
    }
    anon_findings_release(&findings);
    anon_known_free(&known);
    free(text);
}

/* Any of these takes minutes when something is quadratic. */
static void
test_scan__pathological(void **state)
{
    static const char *const pieces[] = { "a", "(", "1", "1 ", "\xE2\x80\x8B",
        "\xCC\x81", "@", "a@", "a.", "A ", "\n", "\xD0\xB0", "a\xD0\xB0",
        "1/2/", "1:", "a'", "Dewi ", "dewi_", "dewi1", "Jl. ", "NIK ", "S.W. ",
        "nol ", "http://", "May ", "\xFF", "\xF0\x9F\x98\x80" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        scan_repeated(pieces[i]);
    }
}

static void
test_scan__long_texts_in_pieces(void **state)
{
    enum {
        SIZE = 700000
    };
    static const char line[] = "nothing here at all\n";
    static const char last[] = "write to ana@example.org";
    struct anon_findings findings = ANON_FINDINGS_INIT;
    char *text = malloc(SIZE);
    size_t at = SIZE - sizeof(last);
    size_t i;

    (void)state;
    assert_non_null(text);
    for (i = 0; i < SIZE; i++) {
        text[i] = line[i % (sizeof(line) - 1)];
    }
    memcpy(text + at, last, sizeof(last));
    text[at - 1] = '\n';
    text[SIZE - 1] = '\n';
    assert_int_equal(anon_scan((struct anon_text){ text, SIZE }, NULL,
                         &findings),
        ANON_OK);
    assert_int_equal(findings.len, 1);
    assert_int_equal(findings.items[0].begin, at + 9);
    assert_int_equal(findings.items[0].type, ANON_EMAIL);
    anon_findings_release(&findings);
    free(text);
}

static void
test_scan__limit(void **state)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;

    (void)state;
    assert_int_equal(anon_scan((struct anon_text){ "", ANON_TEXT_MAX + 1 },
                         NULL, &findings),
        ANON_ERR_LIMIT);
    assert_int_equal(anon_scan((struct anon_text){ "", 0 }, NULL, &findings),
        ANON_OK);
    assert_int_equal(findings.len, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scan__a_note),
        cmocka_unit_test(test_scan__pathological),
        cmocka_unit_test(test_scan__long_texts_in_pieces),
        cmocka_unit_test(test_scan__limit),
    };

    return cmocka_run_group_tests_name("anonymizer", tests, NULL, NULL);
}
