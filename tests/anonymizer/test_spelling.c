#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/spelling.h"

static void
assert_same(const char *a, const char *b)
{
    char x[64];
    char y[64];
    size_t x_len =
        anon_spelling((struct anon_text){ a, strlen(a) }, x, sizeof(x));
    size_t y_len =
        anon_spelling((struct anon_text){ b, strlen(b) }, y, sizeof(y));

    assert_true(x_len > 0);
    assert_int_equal(x_len, y_len);
    assert_memory_equal(x, y, x_len);
}

static void
test_spelling__old_and_new(void **state)
{
    (void)state;
    assert_same("soekarno", "sukarno");
    assert_same("tjahjo", "cahyo");
    assert_same("djoko", "joko");
    assert_same("sjahrir", "syahrir");
    assert_same("achmad", "ahmad");
    assert_same("akhmad", "ahmad");
    assert_same("wahjudi", "wahyudi");
}

static void
test_spelling__sounds_and_lengths(void **state)
{
    (void)state;
    assert_same("dewiiii", "dewi");
    assert_same("rizqi", "riski");
    assert_same("fauzy", "fauzi");
    assert_same("budhi", "budi");
    assert_same("phillip", "filip");
    assert_same("fatimah", "fatima");
}

static void
test_spelling__different_names_differ(void **state)
{
    char x[16];
    char y[16];

    (void)state;
    assert_int_equal(anon_spelling((struct anon_text){ "dian", 4 }, x,
                         sizeof(x)),
        4);
    assert_int_equal(anon_spelling((struct anon_text){ "dina", 4 }, y,
                         sizeof(y)),
        4);
    assert_memory_not_equal(x, y, 4);
    assert_int_equal(anon_spelling((struct anon_text){ "abcdef", 6 }, x, 3), 0);
}

/* It is told without the rest of the word. */
static void
test_spelling_first__is_that_of_the_spelling(void **state)
{
    static const char *const words[] = { "soekarno", "tjahjo", "djoko",
        "sjahrir", "khalid", "phillip", "yusuf", "zaenal", "oey", "viktor", "q",
        "njoman", "dewi", "\xC3\xA9mile" };
    char spelled[16];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const struct anon_text word = { words[i], strlen(words[i]) };

        assert_true(anon_spelling(word, spelled, sizeof(spelled)) > 0);
        assert_int_equal(anon_spelling_first(word), spelled[0]);
    }
    assert_int_equal(anon_spelling_first((struct anon_text){ "'ali", 4 }), 0);
    assert_int_equal(anon_spelling_first((struct anon_text){ "", 0 }), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spelling__old_and_new),
        cmocka_unit_test(test_spelling__sounds_and_lengths),
        cmocka_unit_test(test_spelling__different_names_differ),
        cmocka_unit_test(test_spelling_first__is_that_of_the_spelling),
    };

    return cmocka_run_group_tests_name("spelling", tests, NULL, NULL);
}
