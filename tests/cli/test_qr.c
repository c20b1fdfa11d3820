#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/qr.h"

static const char code[] = "ABCDE-FGHJK-12345-67890-MNPQR-STVWX-YZ012-3456U";

static struct vault_secret
secret(const char *text, size_t len)
{
    struct vault_secret made = VAULT_SECRET_INIT;

    assert_int_equal(vault_secret_append(&made, text, len), VAULT_OK);
    return made;
}

static struct vault_secret
drawing_of(const char *text)
{
    struct vault_secret given = secret(text, strlen(text));
    struct vault_secret drawing = VAULT_SECRET_INIT;

    assert_int_equal(qr_draw(&given, &drawing), VAULT_OK);
    vault_secret_release(&given);
    return drawing;
}

/* What a camera looks for: a corner, four light modules from the edges. */
static void
test_draw__a_square_with_a_corner_and_a_quiet_zone(void **state)
{
    struct vault_secret drawing = drawing_of(code);
    const char *text = (const char *)drawing.data;
    /* Two rows of light modules, two of them, then the corner: 29 modules. */
    static const char third[] = "    █▀▀▀▀▀█ ";
    size_t lines = 0;
    size_t i;

    (void)state;
    for (i = 0; i < drawing.len; i++) {
        lines += text[i] == '\n';
    }
    assert_int_equal(lines, (29 + 2 * 4 + 1) / 2);
    for (i = 0; i < 2 * (29 + 8 + 1); i++) {
        assert_int_equal(text[i], (i + 1) % 38 == 0 ? '\n' : ' ');
    }
    assert_memory_equal(text + i, third, sizeof(third) - 1);
    vault_secret_release(&drawing);
}

static void
test_draw__another_text_looks_otherwise(void **state)
{
    struct vault_secret one = drawing_of(code);
    struct vault_secret same = drawing_of(code);
    struct vault_secret other =
        drawing_of("ABCDE-FGHJK-12345-67890-MNPQR-STVWX-YZ012-3456V");

    (void)state;
    assert_int_equal(one.len, same.len);
    assert_memory_equal(one.data, same.data, one.len);
    assert_true(
        one.len != other.len || memcmp(one.data, other.data, one.len) != 0);
    vault_secret_release(&one);
    vault_secret_release(&same);
    vault_secret_release(&other);
}

static void
test_draw__has_a_limit(void **state)
{
    char long_text[QR_TEXT_MAX + 1];
    struct vault_secret longest;
    struct vault_secret too_long;
    struct vault_secret drawing = VAULT_SECRET_INIT;

    (void)state;
    memset(long_text, '#', sizeof(long_text));
    longest = secret(long_text, QR_TEXT_MAX);
    too_long = secret(long_text, QR_TEXT_MAX + 1);
    assert_int_equal(qr_draw(&too_long, &drawing), VAULT_ERR_LIMIT);
    assert_null(drawing.data);
    assert_int_equal(qr_draw(&longest, &drawing), VAULT_OK);
    assert_true(drawing.len > 0);
    vault_secret_release(&drawing);
    vault_secret_release(&longest);
    vault_secret_release(&too_long);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draw__a_square_with_a_corner_and_a_quiet_zone),
        cmocka_unit_test(test_draw__another_text_looks_otherwise),
        cmocka_unit_test(test_draw__has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
