#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/hash.h"
#include "anonymizer/name_set.h"

static struct anon_name
person(const char *text)
{
    struct anon_name name = { .confidence = 90, .type = ANON_PERSON };

    name.len = (uint8_t)strlen(text);
    name.hash = anon_hash(ANON_HASH_START, text, name.len);
    memcpy(name.text, text, name.len);
    return name;
}

static void
test_add__finds_all_of_many(void **state)
{
    struct anon_name_set set = ANON_NAME_SET_INIT;
    char text[16];
    int i;

    (void)state;
    for (i = 0; i < 1000; i++) {
        struct anon_name name;

        (void)snprintf(text, sizeof(text), "name%d", i);
        name = person(text);
        assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
        assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
    }
    assert_int_equal(set.len, 1000);
    for (i = 0; i < 1000; i++) {
        const struct anon_name *found;

        (void)snprintf(text, sizeof(text), "name%d", i);
        found = anon_name_set_next(&set, person(text).hash, NULL);
        assert_non_null(found);
        assert_memory_equal(found->text, text, strlen(text));
        assert_null(anon_name_set_next(&set, found->hash, found));
    }
    anon_name_set_release(&set);
    anon_name_set_release(&set);
}

static void
test_add__keeps_the_surest(void **state)
{
    struct anon_name_set set = ANON_NAME_SET_INIT;
    struct anon_name name = person("astrid");

    (void)state;
    assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
    name.confidence = 96;
    assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
    name.confidence = 70;
    assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
    assert_int_equal(set.len, 1);
    assert_int_equal(set.items[0].confidence, 96);
    anon_name_set_release(&set);
}

static bool
near(const struct anon_name_set *set, const char *word)
{
    return anon_name_set_near(set, (struct anon_text){ word, strlen(word) }) !=
        NULL;
}

static void
test_near__one_edit(void **state)
{
    struct anon_name_set set = ANON_NAME_SET_INIT;
    struct anon_name name = person("marietta");
    struct anon_name brief = person("anna");

    (void)state;
    assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
    assert_int_equal(anon_name_set_add(&set, &brief), ANON_OK);
    assert_true(near(&set, "mariettta"));
    assert_true(near(&set, "mariett"));
    assert_true(near(&set, "marieta"));
    assert_true(near(&set, "mareitta"));
    assert_true(near(&set, "marjetta"));
    assert_false(near(&set, "mareita"));
    assert_false(near(&set, "barietta"));
    assert_false(near(&set, "ann"));
    assert_false(near(&set, "annab"));
    anon_name_set_release(&set);
}

/* After a text with a few names, and after one with too many to keep. */
static void
test_clear__nothing_is_left(void **state)
{
    struct anon_name_set set = ANON_NAME_SET_INIT;
    struct anon_name name = person("marietta");
    size_t many;

    (void)state;
    for (many = 1; many <= 2000; many += 1999) {
        char text[16];
        size_t i;

        for (i = 0; i < many; i++) {
            struct anon_name other;

            (void)snprintf(text, sizeof(text), "borghild%zu", i);
            other = person(text);
            assert_int_equal(anon_name_set_add(&set, &other), ANON_OK);
        }
        assert_int_equal(anon_name_set_add(&set, &name), ANON_OK);
        assert_true(near(&set, "mariett") || many > 1);
        anon_name_set_clear(&set);
        assert_int_equal(set.len, 0);
        assert_false(near(&set, "mariett"));
        assert_false(anon_name_set_may_have(&set, name.hash));
        assert_null(anon_name_set_next(&set, name.hash, NULL));
    }
    anon_name_set_release(&set);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add__finds_all_of_many),
        cmocka_unit_test(test_add__keeps_the_surest),
        cmocka_unit_test(test_near__one_edit),
        cmocka_unit_test(test_clear__nothing_is_left),
    };

    return cmocka_run_group_tests_name("name_set", tests, NULL, NULL);
}
