#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/review.h"
#include "vault_people.h"

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

    assert_int_equal(release_review_add(review, code, &finding,
                         (struct anon_text){ text, strlen(text) }),
        RELEASE_OK);
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
test_release_review_store__is_remembered(void **state)
{
    struct rows *rows = *state;
    struct release_review *review = release_review_new();
    struct release_cause cause;
    enum release_decision decision;
    struct anon_text ani = { "Ani", 3 };
    struct anon_text tuti = { "Tuti", 4 };
    size_t index = 0;
    struct release_question question;

    people_enter(rows);
    add(review, "AB-1", "with Ani", "Ani", 50);
    add(review, "AB-1", "with Tuti", "Tuti", 50);
    assert_int_equal(release_review_open(review), 2);
    for (; release_review_at(review, index, &question); index++) {
        if (question.surface.len == 3) {
            release_review_decide(review, index, RELEASE_KEEP, ANON_LOCATION);
        }
    }
    assert_int_equal(release_review_open(review), 1);
    assert_int_equal(release_review_store(rows->vault, review, &cause),
        RELEASE_OK);
    assert_int_equal(release_decision_get(rows->vault, "AB-1", ani, &decision,
                         &cause),
        RELEASE_OK);
    assert_int_equal(decision, RELEASE_KEEP);
    assert_int_equal(release_decision_get(rows->vault, "AB-1", tuti, &decision,
                         &cause),
        RELEASE_OK);
    assert_int_equal(decision, RELEASE_OPEN);
    assert_int_equal(release_decision_get(rows->vault, "XY-2", ani, &decision,
                         &cause),
        RELEASE_OK);
    assert_int_equal(decision, RELEASE_OPEN);
    assert_int_equal(release_review_label(review, "AB-1", ani, ANON_PERSON),
        ANON_LOCATION);
    assert_int_equal(release_review_label(review, "AB-1", ani, ANON_ORG),
        ANON_ORG);
    release_review_free(&review);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_review_add__same_text_once),
        cmocka_unit_test(test_release_review_find__stable),
        cmocka_unit_test_setup_teardown(
            test_release_review_store__is_remembered, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
