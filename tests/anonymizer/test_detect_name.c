#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/detect.h"
#include "tests/anonymizer/found.h"

static void
test_detect__profiles_differ(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    const char *text = "Raven came and the Fellowship met at noon.";

    (void)state;
    assert_string_equal(found_with(text, &options, 50), text);
    assert_string_equal(found_with(text, &options, 20),
        "[Raven] came and the Fellowship met at noon.");
}

static void
test_detect__spares_what_is_taken(void **state)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    const char *text = "Written to Theodora.";
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_hit taken = { ANON_HANDLE, 90, "handle" };
    struct anon_document document;

    (void)state;
    assert_int_equal(anon_document_init(&document,
                         (struct anon_text){ text, strlen(text) }, &options),
        ANON_OK);
    assert_int_equal(anon_detect_hit(&findings, 11, 19, taken), ANON_OK);
    assert_int_equal(anon_detect_name(&document, &findings), ANON_OK);
    assert_int_equal(findings.len, 1);
    anon_findings_release(&findings);
    anon_document_release(&document);
}

static void
test_detect__nothing_in_nothing(void **state)
{
    (void)state;
    assert_string_equal(found_en(""), "");
    assert_string_equal(found_id(" \n. - 12"), " \n. - 12");
    assert_string_equal(found_en("\xff\xfe Mr"), "\xff\xfe Mr");
}

static void
test_detect__marks_and_scripts(void **state)
{
    (void)state;
    assert_string_equal(found_en("We met Mrs Škvoreckä-Ñandú there."),
        "We met Mrs [Škvoreckä-Ñandú] there.");
}

static void
test_detect__names_that_end_like_a_clitic(void **state)
{
    (void)state;
    assert_string_equal(found_id("Tetangganya, La Ode Halimu, diam."),
        "Tetangganya, [La Ode Halimu], diam.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect__profiles_differ),
        cmocka_unit_test(test_detect__spares_what_is_taken),
        cmocka_unit_test(test_detect__nothing_in_nothing),
        cmocka_unit_test(test_detect__marks_and_scripts),
        cmocka_unit_test(test_detect__names_that_end_like_a_clitic),
    };

    return cmocka_run_group_tests_name("detect_name", tests, NULL, NULL);
}
