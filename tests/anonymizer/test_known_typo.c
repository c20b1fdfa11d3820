#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/known.h"

/* Every word of the text with one letter swapped, lost or wrong, in `out`. */
static size_t
put_slips(char *out, size_t cap, const char *const *words)
{
    size_t len = 0;
    size_t i;

    for (; *words != NULL; words++) {
        size_t letters = strlen(*words);

        for (i = 1; i + 1 < letters && len + 3 * letters + 8 < cap; i++) {
            len += (size_t)snprintf(out + len, cap - len,
                "%.*s%c%c%s; %.*s%s; %.*sq%s; ", (int)i, *words,
                (*words)[i + 1], (*words)[i], *words + i + 2, (int)i, *words,
                *words + i + 1, (int)i, *words, *words + i + 1);
        }
    }
    return len;
}

/* Many names are found by other means than few. */
static void
test_known_match_typo__in_few_names_and_in_many(void **state)
{
    enum {
        NAMES = 8,
        MORE = 60
    };
    static const char *const names[] = { "Karinda", "Karindo", "Marinda",
        "Wulandari", "Wulandara", "Wulendara", "Osborn", "Rahmat" };
    static const char *const words[] = { "Karinda", "Karindo", "Wulandari",
        "Wulandara", "Wulxndara", "Osborn", "Rahmax", "Rahmat", NULL };
    static char ids[MORE][16];
    struct anon_identifier items[NAMES + MORE];
    struct anon_findings findings[2] = { ANON_FINDINGS_INIT,
        ANON_FINDINGS_INIT };
    char text[4096];
    size_t len = put_slips(text, sizeof(text), words);
    size_t i;

    (void)state;
    for (i = 0; i < NAMES + MORE; i++) {
        const char *value = i < NAMES ? names[i] : ids[i - NAMES];

        if (i >= NAMES) {
            (void)snprintf(ids[i - NAMES], sizeof(ids[0]), "QX-%zu", 7000 + i);
        }
        items[i] = (struct anon_identifier){ i < NAMES ? ANON_IDENTIFIER_NAME
                                                       : ANON_IDENTIFIER_ID,
            ANON_FROM_OWN, false, (uint32_t)i, { value, strlen(value) } };
    }
    for (i = 0; i < 2; i++) {
        struct anon_known *known = NULL;

        assert_int_equal(anon_known_new(items, i == 0 ? NAMES : NAMES + MORE,
                             NULL, &known),
            ANON_OK);
        assert_int_equal(anon_known_search(known,
                             (struct anon_text){ text, len }, &findings[i]),
            ANON_OK);
        anon_known_free(&known);
    }
    assert_in_range(findings[0].len, 60, 500);
    assert_int_equal(findings[0].len, findings[1].len);
    for (i = 0; i < findings[0].len; i++) {
        assert_int_equal(findings[0].items[i].begin,
            findings[1].items[i].begin);
        assert_int_equal(findings[0].items[i].identifier,
            findings[1].items[i].identifier);
        assert_string_equal(findings[0].items[i].rule,
            findings[1].items[i].rule);
    }
    anon_findings_release(&findings[0]);
    anon_findings_release(&findings[1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_match_typo__in_few_names_and_in_many),
    };

    return cmocka_run_group_tests_name("known_typo", tests, NULL, NULL);
}
