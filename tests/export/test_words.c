#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/words.h"
#include "vault/note.h"

/* Every kind of note the vault knows has a word, and the other way round. */
static void
test_export_word_find__kinds_of_the_vault(void **state)
{
    (void)state;
    for (unsigned i = EXPORT_WORD_PROGRESS; i <= EXPORT_WORD_CLOSING; i++) {
        const char *code = export_word_code((enum export_word)i);

        assert_true(vault_note_kind_known(code));
        assert_int_equal(export_word_find(code), i);
    }
    assert_int_equal(export_word_find("Budi"), EXPORT_WORD_NONE);
    assert_int_equal(export_word_find(""), EXPORT_WORD_NONE);
}

static void
test_export_word_label__both_languages(void **state)
{
    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        for (unsigned i = 1; i < EXPORT_WORD_COUNT; i++) {
            assert_true(export_word_label((enum export_word)i,
                            (enum export_language)l)[0] != '\0');
        }
        for (unsigned i = 0; i < EXPORT_ROLE_COUNT; i++) {
            assert_non_null(export_role_label((enum export_role)i,
                (enum export_language)l));
        }
        for (unsigned i = 0; i < EXPORT_PHRASE_COUNT; i++) {
            assert_non_null(
                export_phrase((enum export_phrase)i, (enum export_language)l));
        }
    }
}

/* Readers of one language see no label of the other, nor a bare type. */
static void
test_export_type_label__both_languages(void **state)
{
    (void)state;
    assert_string_equal(export_type_label(ANON_PHONE, EXPORT_INDONESIAN),
        "Telepon");
    assert_string_equal(export_type_label(ANON_ID, EXPORT_ENGLISH),
        "Identity numbers");
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        const char *english =
            export_type_label((enum anon_type)i, EXPORT_ENGLISH);
        const char *indonesian =
            export_type_label((enum anon_type)i, EXPORT_INDONESIAN);

        assert_string_not_equal(english, indonesian);
        assert_string_not_equal(english, anon_type_name((enum anon_type)i));
        assert_string_not_equal(indonesian, anon_type_name((enum anon_type)i));
    }
}

/* A role that somebody typed freely never becomes a label. */
static void
test_export_role_find__unknown_is_other(void **state)
{
    (void)state;
    assert_int_equal(export_role_find("mother"), EXPORT_ROLE_MOTHER);
    assert_int_equal(export_role_find("IBU"), EXPORT_ROLE_MOTHER);
    assert_int_equal(export_role_find("Budi Santoso"), EXPORT_ROLE_OTHER);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_word_find__kinds_of_the_vault),
        cmocka_unit_test(test_export_word_label__both_languages),
        cmocka_unit_test(test_export_type_label__both_languages),
        cmocka_unit_test(test_export_role_find__unknown_is_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
