#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/hash.h"
#include "anonymizer/sieve.h"

static const char *const words[] = { "rue", "avenue", "via", "calle", "weg",
    "strasse", "alamat", "jalan" };
static const char *const endings[] = { "strasse", "weg", "gata",
    "\xC3\xA4gen" };

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool
may(struct anon_sieves *sieves, const char *word)
{
    return anon_sieve_may(sieves, words, COUNT(words), false,
        anon_hash(ANON_HASH_START, word, strlen(word)));
}

static void
test_sieve__lets_through_what_is_in_the_list(void **state)
{
    struct anon_sieves *sieves = calloc(1, sizeof(*sieves));
    char other[] = "a0b";
    size_t passed = 0;
    size_t i;

    (void)state;
    assert_non_null(sieves);
    for (i = 0; i < COUNT(words); i++) {
        assert_true(may(sieves, words[i]));
    }
    for (i = 0; i < 260; i++) {
        other[0] = (char)('a' + i % 26);
        other[1] = (char)('0' + i / 26);
        passed += may(sieves, other);
    }
    /* Eight words of 1,024 bits let one in 128 through. */
    assert_in_range(passed, 0, 15);
    free(sieves);
}

static void
test_sieve__endings(void **state)
{
    static const char *const yes[] = { "lindenstrasse", "passweg", "storgata",
        "v\xC3\xA4gen" };
    struct anon_sieves *sieves = calloc(1, sizeof(*sieves));
    size_t i;

    (void)state;
    assert_non_null(sieves);
    for (i = 0; i < COUNT(yes); i++) {
        struct anon_text text = { yes[i], strlen(yes[i]) };

        assert_true(anon_sieve_may(sieves, endings, COUNT(endings), true,
            anon_sieve_ending(text)));
    }
    assert_false(anon_sieve_may(sieves, endings, COUNT(endings), true,
        anon_sieve_ending((struct anon_text){ "melati", 6 })));
    free(sieves);
}

/* With more lists than there is room for nothing is kept back. */
static void
test_sieve__too_many_lists(void **state)
{
    struct anon_sieves *sieves = calloc(1, sizeof(*sieves));
    const char *list[ANON_SIEVE_LISTS + 20];
    size_t i;

    (void)state;
    assert_non_null(sieves);
    for (i = 0; i < COUNT(list); i++) {
        list[i] = "word";
    }
    for (i = 0; i < COUNT(list); i++) {
        assert_true(anon_sieve_may(sieves, list + i, 1, false,
            anon_hash(ANON_HASH_START, "word", 4)));
    }
    assert_true(anon_sieve_may(sieves, list + i - 1, 1, false, 12345));
    assert_false(anon_sieve_may(sieves, list, 1, false, 12345));
    free(sieves);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sieve__lets_through_what_is_in_the_list),
        cmocka_unit_test(test_sieve__endings),
        cmocka_unit_test(test_sieve__too_many_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
