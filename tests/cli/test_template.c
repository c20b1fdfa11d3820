#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/parts.h"
#include "cli/template.h"
#include "vault/note.h"

static void
test_template_at__kinds_and_order(void **state)
{
    (void)state;
    assert_non_null(template_at(0));
    for (size_t i = 0; template_at(i) != NULL; i++) {
        assert_true(vault_note_kind_known(template_at(i)->kind));
        assert_true(i == 0 ||
            strcmp(template_at(i - 1)->name, template_at(i)->name) < 0);
        assert_ptr_equal(template_find(template_at(i)->name), template_at(i));
    }
    assert_null(template_find("nosuch"));
}

/* Left as it is, it says nothing; a word under a heading is that part. */
static void
test_template_write__supervision(void **state)
{
    (void)state;
    for (unsigned l = 0; l < EXPORT_LANGUAGE_COUNT; l++) {
        struct export_piece pieces[EXPORT_PART_COUNT];
        struct vault_secret text = VAULT_SECRET_INIT;

        assert_int_equal(template_find("supervision")
                             ->write((enum export_language)l, &text),
            VAULT_OK);
        assert_int_equal(export_parts_split((struct anon_text){ (const char *)
                                                                    text.data,
                                                text.len },
                             pieces),
            0);
        assert_int_equal(vault_secret_append(&text, "Mine.", 5), VAULT_OK);
        assert_int_equal(export_parts_split((struct anon_text){ (const char *)
                                                                    text.data,
                                                text.len },
                             pieces),
            1);
        assert_int_equal(pieces[0].part, EXPORT_PART_VIEW);
        vault_secret_release(&text);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_template_at__kinds_and_order),
        cmocka_unit_test(test_template_write__supervision),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
