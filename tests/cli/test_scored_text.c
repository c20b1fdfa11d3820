#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/scored_text.h"

static void
cover(struct scored_text *page, size_t begin, size_t end)
{
    for (; begin < end; begin++) {
        page->marks[begin] |= SCORED_COVERED;
    }
}

/* Offsets are characters, and letter case does not matter. */
static void
test_scored_text_init__characters(void **state)
{
    struct scored_text page;

    (void)state;
    assert_true(scored_text_init(&page, "\xc3\x89ve \xf0\x9f\x99\x82"));
    assert_int_equal(page.len, 5);
    assert_int_equal(page.text[0], 0xe9);
    scored_text_release(&page);
    scored_text_release(&page);
    assert_true(scored_text_init(&page, ""));
    assert_int_equal(page.len, 0);
    scored_text_release(&page);
}

/* All that prints, or at least every letter and digit. */
static void
test_scored_text_cover__whole_and_by_letters(void **state)
{
    struct scored_text page;
    bool found[2];

    (void)state;
    assert_true(scored_text_init(&page, "(021) 44"));
    assert_true(scored_text_untouched(&page, 0, 8));
    cover(&page, 1, 4);
    cover(&page, 6, 8);
    scored_text_cover(&page, 0, 8, found);
    assert_false(found[0]);
    assert_true(found[1]);
    cover(&page, 0, 5);
    scored_text_cover(&page, 0, 8, found);
    assert_true(found[0]);
    assert_false(scored_text_untouched(&page, 0, 8));
    assert_true(scored_text_untouched(&page, 5, 6));
    scored_text_release(&page);
}

/* A leak is the whole of it, as words of its own, with any white space. */
static void
test_scored_text_stands__as_words(void **state)
{
    static const struct {
        const char *left;
        bool stands;
    } cases[] = {
        { "met ani \n wijaya today", true },
        { "met aniwijaya", false },
        { "met ani wijayanti", false },
        { "ani", false },
        { "(ani wijaya)", true },
    };
    struct scored_text page;
    struct scored_text left;

    (void)state;
    assert_true(scored_text_init(&page, "Ani Wijaya"));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_true(scored_text_init(&left, cases[i].left));
        assert_int_equal(scored_text_stands(&page, 0, 10, &left),
            cases[i].stands);
        scored_text_release(&left);
    }
    assert_true(scored_text_init(&left, "ani wijaya"));
    cover(&left, 2, 3);
    assert_false(scored_text_stands(&page, 0, 10, &left));
    scored_text_release(&left);
    scored_text_release(&page);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scored_text_init__characters),
        cmocka_unit_test(test_scored_text_cover__whole_and_by_letters),
        cmocka_unit_test(test_scored_text_stands__as_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
