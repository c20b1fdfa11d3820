#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
learn(struct anon_memory *memory, const char *text, enum anon_language language)
{
    struct anon_scan_options options = { .language = language };
    struct anon_text note = { text, strlen(text) };

    assert_int_equal(anon_learn(note, &options, memory), ANON_OK);
}

static void
test_learn__name_of_another_note(void **state)
{
    struct anon_memory *memory = NULL;
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    const char *note = "we talked about brynhilda again, and about hope.";

    (void)state;
    assert_string_equal(found_with(note, &options, 50), note);
    assert_int_equal(anon_memory_new(&memory), ANON_OK);
    learn(memory, "Her aunt, Brynhilda, and her cousin, Hope, came.",
        ANON_LANGUAGE_EN);
    options.memory = memory;
    /* A name that is also a word needs its capital. */
    assert_string_equal(found_with(note, &options, 50),
        "we talked about [brynhilda] again, and about hope.");
    assert_string_equal(found_with("Then Brynhildas mother and Hope came.",
                            &options, 50),
        "Then [Brynhildas] mother and [Hope] came.");
    anon_memory_free(&memory);
    assert_null(memory);
    anon_memory_free(&memory);
}

/* Wherever it stands: tokens are looked at 64 together. */
static void
test_learn__name_at_any_token(void **state)
{
    struct anon_memory *memory = NULL;
    struct anon_scan_options options = { .language = ANON_LANGUAGE_ID };
    char text[1024];
    char expected[1024];
    size_t before;

    (void)state;
    assert_int_equal(anon_memory_new(&memory), ANON_OK);
    learn(memory, "Her aunt, Brynhilda, came.", ANON_LANGUAGE_EN);
    options.memory = memory;
    for (before = 60; before < 68; before++) {
        size_t len = 0;

        while (len < 5 * before) {
            memcpy(text + len, "lalu ", 5);
            len += 5;
        }
        memcpy(expected, text, len);
        (void)snprintf(text + len, sizeof(text) - len,
            "dia ketemu brynhilda dan brynhildanya dan brynhida.");
        (void)snprintf(expected + len, sizeof(expected) - len,
            "dia ketemu [brynhilda] dan [brynhilda]nya dan [brynhida].");
        assert_string_equal(found_with(text, &options, 50), expected);
    }
    anon_memory_free(&memory);
}

static void
test_learn__places_and_organisations(void **state)
{
    struct anon_memory *memory = NULL;
    struct anon_scan_options options = { .language = ANON_LANGUAGE_ID };
    const char *note =
        "kata orang warung tepi jalan itu dekat pt gunung harapan";

    (void)state;
    assert_string_equal(found_with(note, &options, 50), note);
    assert_int_equal(anon_memory_new(&memory), ANON_OK);
    learn(memory,
        "Ia kerja di PT Gunung Harapan dan ibunya di Warung Tepi Jalan.",
        ANON_LANGUAGE_ID);
    options.memory = memory;
    assert_string_equal(found_with(note, &options, 50),
        "kata orang [warung tepi jalan] itu dekat [pt gunung harapan]");
    anon_memory_free(&memory);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_learn__name_of_another_note),
        cmocka_unit_test(test_learn__name_at_any_token),
        cmocka_unit_test(test_learn__places_and_organisations),
    };

    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
