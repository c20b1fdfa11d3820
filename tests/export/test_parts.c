#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/parts.h"

/* The pieces as "part:text~" each. */
static void
assert_pieces(const char *note, const char *want)
{
    struct export_piece pieces[EXPORT_PART_COUNT];
    size_t count =
        export_parts_split((struct anon_text){ note, strlen(note) }, pieces);
    char got[1024] = "";
    size_t len = 0;

    for (size_t i = 0; i < count; i++) {
        len += (size_t)snprintf(got + len, sizeof(got) - len, "%u:%.*s~",
            pieces[i].part, (int)(pieces[i].end - pieces[i].begin),
            note + pieces[i].begin);
    }
    assert_string_equal(got, want);
}

static void
test_export_parts_split__without_headings(void **state)
{
    (void)state;
    assert_pieces("Shall I go on?\nOr not?\n", "0:Shall I go on?\nOr not?~");
    assert_pieces("", "");
    assert_pieces(" \n\n", "");
}

static void
test_export_parts_split__both_languages(void **state)
{
    (void)state;
    assert_pieces("# Question\nWhy?\n\n# Risk now\nNone.\n## Formulasi\nF",
        "0:Why?~1:None.~5:F~");
    assert_pieces("### pertanyaan:\nA\n#  RISIKO SAAT INI\nB\n# Yang saya "
                  "pikirkan, yang saya khawatirkan, yang saya minta\nC",
        "0:A~1:B~11:C~");
}

/* Nothing that was written is lost. */
static void
test_export_parts_split__other_headings_are_text(void **state)
{
    (void)state;
    assert_pieces("# Whoever\nx\n#Risk\ny\n#### Risk\nz\n# Risks\n",
        "0:# Whoever\nx\n#Risk\ny\n#### Risk\nz\n# Risks~");
    assert_pieces("before\n# Plan\na\n# Plan\nb", "0:before~6:a\n# Plan\nb~");
    assert_pieces("before\n# Question\nq", "0:before\n# Question\nq~");
}

static void
test_export_parts_split__empty_parts(void **state)
{
    (void)state;
    assert_pieces("# Question\n\n# Risk\n \n# Who\nx\r\n", "2:x~");
    /* An empty heading does not use its part up. */
    assert_pieces("# Risk\n\n# Who\nx\n# Risk\ny", "2:x~1:y~");
}

/* A brief's own headings, and the words of the template, are understood. */
static void
test_export_parts_split__titles_are_headings(void **state)
{
    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
            enum export_language language = (enum export_language)l;
            char note[256];
            char want[32];

            (void)snprintf(want, sizeof(want), "%u:x~", part);
            (void)snprintf(note, sizeof(note), "# %s\nx",
                export_part_title((enum export_part)part, language));
            assert_pieces(note, want);
            (void)snprintf(note, sizeof(note), "## %s\nx",
                export_part_word((enum export_part)part, language));
            assert_pieces(note, want);
        }
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_parts_split__without_headings),
        cmocka_unit_test(test_export_parts_split__both_languages),
        cmocka_unit_test(test_export_parts_split__other_headings_are_text),
        cmocka_unit_test(test_export_parts_split__empty_parts),
        cmocka_unit_test(test_export_parts_split__titles_are_headings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
