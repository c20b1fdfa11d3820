#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/share_in.h"

#define SHARE "abcde-01234-ABCDE-01234-abcde-01234-ABCDE-01234-"
#define SHARE_END "abcde-01234-ABCDE-01234"

static void
assert_found(const char *letter, const char *want)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    assert_int_equal(vault_secret_append(&text, letter, strlen(letter)),
        VAULT_OK);
    share_in_find_line(&text);
    assert_int_equal(text.len, strlen(want));
    assert_memory_equal(text.data, want, text.len);
    vault_secret_release(&text);
}

static void
test_find_line__takes_the_share_out_of_a_letter(void **state)
{
    (void)state;
    assert_found("Share 1 (2/3):\n\n    " SHARE SHARE_END "\n\nKeep it.\n",
        "    " SHARE SHARE_END);
    assert_found(SHARE SHARE_END "\r\n", SHARE SHARE_END "\r");
    assert_found(SHARE SHARE_END, SHARE SHARE_END);
    /* Sixty letters with a full stop among them are a sentence. */
    assert_found("a." SHARE SHARE_END "\n" SHARE SHARE_END "\n",
        SHARE SHARE_END);
}

static void
test_find_line__leaves_other_text(void **state)
{
    (void)state;
    assert_found("", "");
    assert_found("no share here\nat all\n", "no share here\nat all\n");
    assert_found(SHARE "abcde\n", SHARE "abcde\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find_line__takes_the_share_out_of_a_letter),
        cmocka_unit_test(test_find_line__leaves_other_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
