#include "check.h"

#include <string.h>

#include "cli/consent_text.h"
#include "vault/consent.h"

static const char *const kinds[] = { "ai-local", "disclosure:dr. Wijaya",
    "presentation", "recording", "research:sleep", "supervision", "treatment" };

static bool
holds(const struct vault_secret *text, const char *piece)
{
    return memmem(text->data, text->len, piece, strlen(piece)) != NULL;
}

/* Each names its version, what is limited, and how it is taken back. */
static void
test_write__every_kind_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct vault_secret en = VAULT_SECRET_INIT;
        struct vault_secret id = VAULT_SECRET_INIT;

        assert_true(vault_consent_kind_known(kinds[i]));
        assert_int_equal(consent_text_write(kinds[i], EXPORT_ENGLISH, &en),
            VAULT_OK);
        assert_int_equal(consent_text_write(kinds[i], EXPORT_INDONESIAN, &id),
            VAULT_OK);
        assert_memory_equal(en.data, "Text ", 5);
        assert_memory_equal(id.data, "Teks ", 5);
        assert_true(holds(&en, "-1/en\n") && holds(&id, "-1/id\n"));
        assert_true(holds(&en, "take your consent back"));
        assert_true(holds(&id, "menarik persetujuan"));
        assert_true(holds(&en, "in your own words"));
        assert_true(holds(&id, "kata-kata Anda sendiri"));
        assert_true(holds(&en, "when a child is being harmed"));
        assert_true(holds(&id, "bila seorang anak disakiti"));
        assert_false(holds(&en, "{}") || holds(&id, "{}"));
        vault_secret_release(&en);
        vault_secret_release(&id);
    }
}

static void
test_write__names_what_stands_behind_the_colon(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    (void)state;
    assert_int_equal(consent_text_write("disclosure:dr. Wijaya", EXPORT_ENGLISH,
                         &text),
        VAULT_OK);
    assert_true(holds(&text, "# Telling dr. Wijaya about you"));
    vault_secret_clear(&text);
    assert_int_equal(consent_text_write("other", EXPORT_ENGLISH, &text),
        VAULT_ERR_INVALID);
    assert_int_equal(text.len, 0);
    vault_secret_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_write__every_kind_in_both_languages),
        cmocka_unit_test(test_write__names_what_stands_behind_the_colon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
