#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/hash.h"
#include "anonymizer/lexicon.h"

static uint32_t
flags_of(const char *word)
{
    const struct anon_word *found = anon_lexicon_find(word, strlen(word));

    return found == NULL ? 0 : found->flags;
}

static void
test_find__names_and_words(void **state)
{
    const struct anon_word *mark = anon_lexicon_find("mark", 4);
    const struct anon_word *john = anon_lexicon_find("john", 4);
    const struct anon_word *table = anon_lexicon_find("table", 5);

    (void)state;
    assert_non_null(mark);
    assert_non_null(john);
    assert_non_null(table);
    assert_true(john->flags & ANON_WORD_GIVEN_EN);
    assert_true(mark->flags & ANON_WORD_GIVEN_EN);
    assert_true(john->odds_en > 0);
    assert_true(mark->odds_en < john->odds_en);
    assert_true(table->odds_en < -10);
    assert_true(table->rank_en != 0);
    assert_true(flags_of("ningsih") & ANON_WORD_NAME_ID);
}

static void
test_find__classes(void **state)
{
    (void)state;
    assert_true(flags_of("pak") & ANON_WORD_HONORIFIC);
    assert_true(flags_of("pacar") & ANON_WORD_KIN);
    assert_true(flags_of("oktober") & ANON_WORD_MONTH);
    assert_true(flags_of("rsud") & ANON_WORD_ORG);
    assert_true(flags_of("rsud") & ANON_WORD_ORG_HEAD);
    assert_true(flags_of("university") & ANON_WORD_ORG_TAIL);
    assert_true(flags_of("rorschach") & ANON_WORD_EPONYM);
    assert_true(flags_of("sertraline") & ANON_WORD_DRUG);
    assert_true(flags_of("dsm-5") & ANON_WORD_SAFE);
    assert_true(flags_of("surabaya") & ANON_WORD_PLACE);
}

static void
test_find__phrase_and_its_beginning(void **state)
{
    (void)state;
    assert_true(flags_of("los") & ANON_WORD_PHRASE);
    assert_true(flags_of("los angeles") & ANON_WORD_PLACE);
    assert_false(flags_of("angeles los") & ANON_WORD_PLACE);
}

/* Beginnings of longer phrases are phrases, too; one word is none. */
static void
test_find_phrase__as_by_the_other_way(void **state)
{
    static const char *const phrases[] = { "los angeles", "new york",
        "new zealand", "s\xC3\xA3o paulo", "angeles los", "new shoe",
        "qzxwv utrs" };
    size_t found = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
        struct anon_text phrase = { phrases[i], strlen(phrases[i]) };

        assert_ptr_equal(anon_lexicon_find_phrase(phrase),
            anon_lexicon_find(phrase.data, phrase.len));
        found += anon_lexicon_find_phrase(phrase) != NULL;
    }
    assert_in_range(found, 2, i - 3);
}

static void
test_find__absent(void **state)
{
    (void)state;
    assert_null(anon_lexicon_find("qzxwvutrs", 9));
    assert_null(anon_lexicon_find("", 0));
    assert_null(anon_lexicon_find("john\0", 5));
}

static void
test_region_exists__codes(void **state)
{
    (void)state;
    assert_true(anon_lexicon_region_exists(33, 74)); /* Semarang */
    assert_false(anon_lexicon_region_exists(33, 70));
    assert_false(anon_lexicon_region_exists(10, 1));
    assert_false(anon_lexicon_region_exists(100, 1));
    assert_false(anon_lexicon_region_exists(33, 100));
}

static void
test_lexicon_find_frequent__no_others(void **state)
{
    static const char *const frequent[] = { "the", "yang", "was", "dan" };
    static const char *const others[] = { "welder", "wulandari", "qaxozi" };

    (void)state;
    for (size_t i = 0; i < sizeof(frequent) / sizeof(frequent[0]); i++) {
        uint64_t hash =
            anon_hash(ANON_HASH_START, frequent[i], strlen(frequent[i]));

        assert_non_null(anon_lexicon_find_frequent(hash));
        assert_ptr_equal(anon_lexicon_find_frequent(hash),
            anon_lexicon_find_plain(hash));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        assert_null(anon_lexicon_find_frequent(
            anon_hash(ANON_HASH_START, others[i], strlen(others[i]))));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find__names_and_words),
        cmocka_unit_test(test_find__classes),
        cmocka_unit_test(test_find__phrase_and_its_beginning),
        cmocka_unit_test(test_find_phrase__as_by_the_other_way),
        cmocka_unit_test(test_find__absent),
        cmocka_unit_test(test_region_exists__codes),
        cmocka_unit_test(test_lexicon_find_frequent__no_others),
    };

    return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
