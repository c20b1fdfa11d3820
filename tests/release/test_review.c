#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/review.h"

static void
add(struct release_review *review, const char *code, const char *text,
    const char *word, uint8_t confidence)
{
    size_t begin = (size_t)(strstr(text, word) - text);
    struct anon_finding finding = { .begin = begin,
        .end = begin + strlen(word),
        .type = ANON_PERSON,
        .decision = ANON_REMOVE,
        .confidence = confidence,
        .rule = "test.rule" };

    const struct release_sighting sighting = { .case_code = code,
        .text = { text, strlen(text) },
        .finding = &finding };

    assert_int_equal(release_review_add(review, &sighting), RELEASE_OK);
}

static void
test_release_review_add__same_text_once(void **state)
{
    struct release_review *review = release_review_new();
    struct release_question question;

    (void)state;
    add(review, "AB-1", "then Ani\ncame back", "Ani", 80);
    add(review, "AB-1", "Ani again", "Ani", 40);
    add(review, "XY-2", "Ani elsewhere", "Ani", 90);
    add(review, "AB-1", "with Tuti", "Tuti", 60);
    assert_int_equal(release_review_count(review), 3);
    release_review_sort(review);
    assert_true(release_review_at(review, 0, &question));
    assert_int_equal(question.count, 2);
    assert_int_equal(question.confidence, 40);
    assert_int_equal(question.surface.len, 3);
    /* On one line, with the finding marked. */
    assert_int_equal(question.context.len,
        strlen("then \xc2\xab"
               "Ani\xc2\xbb came back"));
    assert_memory_equal(question.context.data,
        "then \xc2\xab"
        "Ani\xc2\xbb came back",
        question.context.len);
    assert_true(release_review_at(review, 1, &question));
    assert_int_equal(question.confidence, 60);
    assert_false(release_review_at(review, 3, &question));
    release_review_free(&review);
    assert_null(review);
}

/* Ids are the same in every run, and found again after sorting. */
static void
test_release_review_find__stable(void **state)
{
    struct release_review *first = release_review_new();
    struct release_review *second = release_review_new();
    struct release_question question;
    char word[32];
    size_t index;

    (void)state;
    for (int i = 0; i < 300; i++) {
        (void)snprintf(word, sizeof(word), "Name%d", i);
        add(first, "AB-1", word, word, (uint8_t)(i % 100));
    }
    for (int i = 299; i >= 0; i--) {
        (void)snprintf(word, sizeof(word), "Name%d", i);
        add(second, "AB-1", word, word, (uint8_t)(i % 100));
    }
    release_review_sort(first);
    for (size_t i = 0; release_review_at(first, i, &question); i++) {
        struct release_question other;

        assert_true(release_review_find(first, question.id, &index));
        assert_int_equal(index, i);
        assert_true(release_review_find(second, question.id, &index));
        assert_true(release_review_at(second, index, &other));
        assert_int_equal(other.surface.len, question.surface.len);
        assert_memory_equal(other.surface.data, question.surface.data,
            other.surface.len);
    }
    assert_false(release_review_find(first, "0123456789abcdef", &index));
    assert_false(release_review_find(first, "", &index));
    release_review_free(&first);
    release_review_free(&second);
}

static void
add_leftover(struct release_review *review, const char *code, const char *text,
    const char *word, uint8_t common)
{
    size_t begin = (size_t)(strstr(text, word) - text);
    struct anon_finding finding = { .begin = begin,
        .end = begin + strlen(word),
        .type = ANON_DETAIL,
        .decision = ANON_FLAG,
        .confidence = common,
        .rule = "rare.word" };
    struct anon_finding name = { .begin = 0,
        .end = 3,
        .type = ANON_PERSON,
        .decision = ANON_REMOVE };
    const struct anon_findings around = { &name, 1, 1 };
    const struct release_sighting sighting = { .case_code = code,
        .text = { text, strlen(text) },
        .finding = &finding,
        .around = &around };

    assert_int_equal(release_review_add(review, &sighting), RELEASE_OK);
}

/* What is left over comes behind, least common first, names taken out. */
static void
test_release_review_sort__leftovers_behind(void **state)
{
    struct release_review *review = release_review_new();
    struct release_question question;

    (void)state;
    add_leftover(review, "AB-1", "Ani sold harpsiglocks", "harpsiglocks", 5);
    add_leftover(review, "XY-2", "Ani sold 123456", "123456", 0);
    add(review, "AB-1", "with Tuti", "Tuti", 90);
    release_review_sort(review);
    assert_true(release_review_at(review, 0, &question));
    assert_false(question.leftover);
    assert_true(release_review_at(review, 1, &question));
    assert_true(question.leftover && question.suggests_keep);
    assert_int_equal(question.confidence, 0);
    assert_true(release_review_at(review, 2, &question));
    assert_int_equal(question.context.len,
        strlen("[PERSON] sold \xc2\xab"
               "harpsiglocks\xc2\xbb"));
    assert_memory_equal(question.context.data,
        "[PERSON] sold \xc2\xab"
        "harpsiglocks\xc2\xbb",
        question.context.len);
    release_review_free(&review);
}

static size_t
index_of(const struct release_review *review, const char *code)
{
    struct release_question question;
    size_t i = 0;

    while (release_review_at(review, i, &question) &&
        strcmp(question.case_code, code) != 0) {
        i++;
    }
    return i;
}

/* One answer for the same text everywhere, and taken back as one. */
static void
test_release_review_answer__everywhere_and_back(void **state)
{
    const struct release_answer keep = { .decision = RELEASE_KEEP,
        .label = ANON_PERSON,
        .everywhere = true };
    const struct release_answer remove = { .decision = RELEASE_REMOVE,
        .label = ANON_ORG };
    struct release_review *review = release_review_new();
    struct release_question question;
    size_t index;

    (void)state;
    add(review, "AB-1", "with Ani", "Ani", 50);
    add(review, "XY-2", "with ANI", "ANI", 50);
    add(review, "XY-3", "with Tuti", "Tuti", 50);
    release_review_sort(review);
    release_review_answer(review, index_of(review, "XY-3"), &remove);
    release_review_answer(review, index_of(review, "AB-1"), &keep);
    assert_int_equal(release_review_open(review), 0);
    assert_true(release_review_at(review, index_of(review, "XY-2"), &question));
    assert_int_equal(question.decision, RELEASE_KEEP);
    assert_true(release_review_undo(review, &index));
    assert_int_equal(release_review_open(review), 2);
    assert_true(release_review_at(review, index_of(review, "XY-3"), &question));
    assert_int_equal(question.label, ANON_ORG);
    assert_true(release_review_undo(review, &index));
    assert_int_equal(index, index_of(review, "XY-3"));
    assert_int_equal(release_review_open(review), 3);
    assert_false(release_review_undo(review, &index));
    release_review_free(&review);
}

static void
test_release_review_accept__one_reading_at_a_time(void **state)
{
    struct release_review *review = release_review_new();

    (void)state;
    add(review, "AB-1", "with Ani", "Ani", 50);
    add_leftover(review, "AB-1", "Ani sold harpsiglocks", "harpsiglocks", 2);
    release_review_sort(review);
    release_review_accept(review, false);
    assert_int_equal(release_review_open(review), 1);
    release_review_accept(review, true);
    assert_int_equal(release_review_open(review), 0);
    release_review_free(&review);
}

/* What was decided in an earlier review is there and is not asked. */
static void
test_release_review_add__settled(void **state)
{
    struct release_review *review = release_review_new();
    struct anon_finding finding = { .end = 3, .rule = "test.rule" };
    const struct release_sighting sighting = { .case_code = "AB-1",
        .text = { "Ani", 3 },
        .finding = &finding,
        .settled = RELEASE_KEEP };

    (void)state;
    assert_int_equal(release_review_add(review, &sighting), RELEASE_OK);
    add(review, "AB-1", "with Tuti", "Tuti", 50);
    release_review_sort(review);
    assert_int_equal(release_review_count(review), 1);
    assert_int_equal(release_review_open(review), 1);
    release_review_free(&review);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_review_add__same_text_once),
        cmocka_unit_test(test_release_review_find__stable),
        cmocka_unit_test(test_release_review_sort__leftovers_behind),
        cmocka_unit_test(test_release_review_answer__everywhere_and_back),
        cmocka_unit_test(test_release_review_accept__one_reading_at_a_time),
        cmocka_unit_test(test_release_review_add__settled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
