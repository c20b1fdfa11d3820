#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/labels.h"

static struct anon_text
view(const char *text)
{
    return (struct anon_text){ text, strlen(text) };
}

/* "Budi saw Ani [x]." with Budi and Ani removed. */
static void
collect(struct release_labels *labels)
{
    struct anon_finding items[] = {
        { .begin = 0, .end = 4, .decision = ANON_REMOVE },
        { .begin = 5, .end = 8, .decision = ANON_FLAG },
        { .begin = 9, .end = 12, .decision = ANON_REMOVE },
    };
    struct anon_findings findings = { items, 3, 3 };

    assert_true(release_labels_collect(labels, &findings,
        view("[Client] saw [Client's aunt 2] [x].")));
}

static bool
covers(const struct release_labels *labels, const char *text, const char *word)
{
    const char *at = strstr(text, word);

    assert_non_null(at);
    return release_labels_cover(labels, view(text), (size_t)(at - text),
        (size_t)(at - text) + strlen(word));
}

static void
test_release_labels_collect__only_ours(void **state)
{
    struct release_labels labels = { NULL, 0, 0 };

    (void)state;
    collect(&labels);
    assert_int_equal(labels.len, 2);
    assert_true(covers(&labels, "then [Client] left", "Client"));
    assert_true(covers(&labels, "[Client's aunt 2]", "aunt"));
    assert_true(covers(&labels, "[Client&#39;s aunt 2]", "aunt"));
    /* Not a label that was written: what a note has in brackets. */
    assert_false(covers(&labels, "a [x] b", "x"));
    assert_false(covers(&labels, "a Client] b", "Client"));
    assert_false(covers(&labels, "[Client", "Client"));
    assert_false(covers(&labels, "[Client] Client", "] Client"));
    release_labels_release(&labels);
    assert_false(covers(&labels, "then [Client] left", "Client"));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_release_labels_collect__only_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
