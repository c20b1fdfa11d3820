#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/marks.h"
#include "anonymizer/token.h"
#include "anonymizer/token_cache.h"

/* A cache this small forgets a word for nearly every other one. */
#define PLACES 4

static void
assert_same_facts(struct anon_token_cache *cache, const char *word)
{
    char padded[ANON_TOKEN_CACHE_MAX + 16] = "";
    struct anon_text text = { padded, strlen(word) };
    struct anon_token_facts fresh;
    struct anon_token_facts found;
    size_t round;

    memset(padded, 'z', sizeof(padded)); /* what stands behind is not read */
    memcpy(padded, word, text.len);
    anon_token_facts(text, &fresh);
    for (round = 0; round < 2; round++) {
        if (!anon_token_cache_get(cache, text, &found)) {
            assert_int_equal(round, 0);
            anon_token_cache_put(cache, text, &fresh);
        }
    }
    assert_int_equal(found.hash, fresh.hash);
    assert_ptr_equal(found.word, fresh.word);
    assert_ptr_equal(found.cue, fresh.cue);
    assert_int_equal(found.marks, fresh.marks);
    assert_int_equal(found.flags, fresh.flags);
}

static void
test_token_cache__same_as_without(void **state)
{
    struct anon_token_cache *cache = NULL;
    const char letters[] = "abcmnstuy1206";
    unsigned next = 5;
    size_t i;
    size_t j;

    (void)state;
    assert_int_equal(anon_token_cache_new(PLACES, &cache), ANON_OK);
    for (i = 0; i < 20000; i++) {
        char word[ANON_TOKEN_CACHE_MAX + 1] = "";
        size_t len;

        next = next * 1103515245u + 12345u;
        /* Mostly short, so that they come back. */
        len = 1 + (next >> 16) % (i % 3 == 0 ? ANON_TOKEN_CACHE_MAX : 3);
        for (j = 0; j < len; j++) {
            next = next * 1103515245u + 12345u;
            word[j] = letters[(next >> 16) % (sizeof(letters) - 1)];
        }
        assert_same_facts(cache, word);
    }
    anon_token_cache_free(&cache);
    assert_null(cache);
}

static void
test_token_cache__words_with_the_same_beginning(void **state)
{
    static const char *const words[] = { "street", "streets", "streetsmart",
        "streetsmarts", "1", "11", "111", "11111111", "111111111", "an", "ana",
        "january", "januaryx", "1234567890123456", "123456789012345" };
    struct anon_token_cache *cache = NULL;
    size_t round;
    size_t i;

    (void)state;
    assert_int_equal(anon_token_cache_new(PLACES, &cache), ANON_OK);
    for (round = 0; round < 3; round++) {
        for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
            assert_same_facts(cache, words[i]);
        }
    }
    anon_token_cache_free(&cache);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_token_cache__same_as_without),
        cmocka_unit_test(test_token_cache__words_with_the_same_beginning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
