#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/remember.h"
#include "vault/person.h"
#include "vault_people.h"

static const struct anon_text ani = { "Ani", 3 };
static const struct anon_text tuti = { "Tuti", 4 };

/* A review that asks about "Ani" (0) and "Tuti" (1). */
static struct release_review *
make_review(void)
{
    struct release_review *review = release_review_new();
    const struct anon_text texts[] = { ani, tuti };

    for (size_t i = 0; i < 2; i++) {
        struct anon_finding finding = { .end = texts[i].len,
            .type = ANON_PERSON,
            .rule = "test.rule" };
        const struct release_sighting sighting = { .case_code = "AB-1",
            .text = texts[i],
            .finding = &finding };

        assert_int_equal(release_review_add(review, &sighting), RELEASE_OK);
    }
    return review;
}

static struct release_memory
memory_of(struct rows *rows, const char *code, struct anon_text surface)
{
    struct release_memory memory;
    struct release_cause cause;

    assert_int_equal(release_remembered(rows->vault, code, surface, &memory,
                         &cause),
        RELEASE_OK);
    return memory;
}

static bool
remember(struct rows *rows, const struct release_review *review)
{
    struct release_cause cause;
    bool grew = false;

    assert_int_equal(release_remember(rows->vault, review, &grew, &cause),
        RELEASE_OK);
    return grew;
}

static void
test_release_remember__what_was_answered_with_its_label(void **state)
{
    const struct release_answer answer = { .decision = RELEASE_REMOVE,
        .label = ANON_LOCATION };
    struct rows *rows = *state;
    struct release_review *review = make_review();

    people_enter(rows);
    release_review_answer(review, 0, &answer);
    assert_false(remember(rows, review));
    assert_int_equal(memory_of(rows, "AB-1", ani).decision, RELEASE_REMOVE);
    assert_true(memory_of(rows, "AB-1", ani).labelled);
    assert_int_equal(memory_of(rows, "AB-1", ani).label, ANON_LOCATION);
    assert_int_equal(memory_of(rows, "AB-1", (struct anon_text){ "ani", 3 })
                         .decision,
        RELEASE_OPEN);
    assert_int_equal(memory_of(rows, "AB-1", tuti).decision, RELEASE_OPEN);
    assert_int_equal(memory_of(rows, "XY-2", ani).decision, RELEASE_OPEN);
    release_review_free(&review);
}

/* Never holds in any letter case, and in this case only. */
static void
test_release_remember__never(void **state)
{
    const struct release_answer never = { .decision = RELEASE_KEEP,
        .label = ANON_PERSON,
        .client = true };
    struct rows *rows = *state;
    struct release_review *review = make_review();

    people_enter(rows);
    release_review_answer(review, 0, &never);
    assert_false(remember(rows, review));
    assert_int_equal(memory_of(rows, "AB-1", (struct anon_text){ "ANI", 3 })
                         .decision,
        RELEASE_KEEP);
    assert_int_equal(memory_of(rows, "XY-2", ani).decision, RELEASE_OPEN);
    release_review_free(&review);
}

/* Always goes into the ledger, as that person's. */
static void
test_release_remember__always(void **state)
{
    const struct release_answer always = { .decision = RELEASE_REMOVE,
        .label = ANON_PERSON,
        .client = true,
        .role = "neighbour" };
    struct rows *rows = *state;
    struct release_review *review = make_review();
    int64_t person = 0;

    people_enter(rows);
    release_review_answer(review, 1, &always);
    assert_true(remember(rows, review));
    assert_int_equal(vault_person_find(rows->vault, "AB-1", "neighbour",
                         &person),
        VAULT_OK);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM identifier i JOIN person p"
                         " ON p.id = i.person_id WHERE p.role = 'neighbour'"
                         " AND i.kind = 'name' AND i.value = 'Tuti'"),
        1);
    rows_assert_sound(rows);
    release_review_free(&review);
}

static void
test_release_same_text__letter_case(void **state)
{
    static char capitals[1024], small[1024];

    (void)state;
    assert_true(release_same_text(ani, (struct anon_text){ "aNI", 3 }));
    memset(capitals, 'Q', sizeof(capitals));
    memset(small, 'q', sizeof(small));
    assert_true(release_same_text((struct anon_text){ capitals, 1024 },
        (struct anon_text){ small, 1024 }));
    assert_false(release_same_text((struct anon_text){ capitals, 1024 },
        (struct anon_text){ small, 1023 }));
    assert_true(release_same_text((struct anon_text){ "\xc3\x89t", 3 },
        (struct anon_text){ "\xc3\xa9T", 3 }));
    /* Latin capital A with stroke: three bytes when it is small. */
    assert_true(release_same_text((struct anon_text){ "\xc8\xba", 2 },
        (struct anon_text){ "\xe2\xb1\xa5", 3 }));
    assert_false(release_same_text(ani, tuti));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_release_remember__what_was_answered_with_its_label, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_release_remember__never, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_release_remember__always,
            rows_open, rows_close),
        cmocka_unit_test(test_release_same_text__letter_case),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
