#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/late.h"
#include "vault_people.h"

static bool
never(const char *case_code, struct anon_text surface, void *data)
{
    (void)case_code;
    (void)surface;
    (void)data;
    return false;
}

static bool
always(const char *case_code, struct anon_text surface, void *data)
{
    (void)case_code;
    (void)surface;
    (void)data;
    return true;
}

/*
 * The source is "Ani saw Ratmojo Wiryasuteja, hope."; Ani was removed, so that
 * places in the clean text are five bytes later.
 */
static const char source[] = "Ani saw Ratmojo Wiryasuteja, hope.";
static const char clean[] = "[Client] saw Ratmojo Wiryasuteja, hope.";

static void
find(struct rows *rows, release_kept_fn *kept, bool unreviewed,
    struct anon_findings *ret_more)
{
    const struct release_circle circle = { .others = true };
    struct release_people *people = NULL;
    struct release_labels labels = { NULL, 0, 0 };
    struct release_cause cause;
    struct anon_finding first = { .end = 3, .decision = ANON_REMOVE };
    struct anon_findings findings = { &first, 1, 1 };
    struct anon_text text = { clean, sizeof(clean) - 1 };
    struct release_late late = { .labels = &labels,
        .case_code = "AB-1",
        .kept = kept,
        .unreviewed = unreviewed };

    people_enter(rows);
    assert_int_equal(release_people_new(rows->vault, &circle, &people, &cause),
        RELEASE_OK);
    assert_true(release_labels_collect(&labels, &findings, text));
    late.people = people;
    assert_int_equal(release_late_find(&late, &findings, text, ret_more,
                         &cause),
        RELEASE_OK);
    release_labels_release(&labels);
    release_people_free(&people);
}

/* Whether some finding takes just this word of the source away. */
static bool
takes(const struct anon_findings *more, const char *word)
{
    size_t begin = (size_t)(strstr(source, word) - source);

    for (size_t i = 0; i < more->len; i++) {
        if (more->items[i].begin <= begin &&
            more->items[i].end >= begin + strlen(word) &&
            more->items[i].end <= sizeof(source) - 1) {
            return true;
        }
    }
    return false;
}

static void
test_release_late_find__in_the_source(void **state)
{
    struct anon_findings more = ANON_FINDINGS_INIT;

    find(*state, never, false, &more);
    assert_true(takes(&more, "Ratmojo Wiryasuteja"));
    assert_true(takes(&more, "hope"));
    assert_false(takes(&more, "saw"));
    anon_findings_release(&more);
}

/* Unseen, an ordinary word stays; a name does not. */
static void
test_release_late_find__unreviewed(void **state)
{
    struct anon_findings more = ANON_FINDINGS_INIT;

    find(*state, never, true, &more);
    assert_true(takes(&more, "Ratmojo Wiryasuteja"));
    assert_false(takes(&more, "hope"));
    anon_findings_release(&more);
}

/* What a person kept is left for the gate to judge. */
static void
test_release_late_find__kept(void **state)
{
    struct anon_findings more = ANON_FINDINGS_INIT;

    find(*state, always, false, &more);
    assert_int_equal(more.len, 0);
    anon_findings_release(&more);
}

int
main(void)
{
#define ON_ROWS(test)                                                          \
    cmocka_unit_test_setup_teardown(test, rows_open, rows_close)
    static const struct CMUnitTest tests[] = {
        ON_ROWS(test_release_late_find__in_the_source),
        ON_ROWS(test_release_late_find__unreviewed),
        ON_ROWS(test_release_late_find__kept),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
