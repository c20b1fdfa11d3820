#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/people.h"
#include "vault_people.h"

static struct release_people *
load(struct rows *rows, const struct release_circle *circle)
{
    struct release_people *people = NULL;
    struct release_cause cause;

    assert_int_equal(release_people_new(rows->vault, circle, &people, &cause),
        RELEASE_OK);
    return people;
}

/* The case code of whoever `text` is found to name; "" for nobody. */
static const char *
whose(const struct release_people *people, const char *text,
    enum anon_origin *ret_origin)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    const char *code = "";

    assert_int_equal(anon_known_search(release_people_known(people),
                         (struct anon_text){ text, strlen(text) }, &findings),
        ANON_OK);
    if (findings.len > 0) {
        code =
            release_people_at(people, findings.items[0].identifier).case_code;
        *ret_origin = findings.items[0].origin;
    }
    anon_findings_release(&findings);
    return code;
}

static void
test_release_people_new__everyone(void **state)
{
    const struct release_circle circle = { .own = "ab-1", .others = true };
    struct rows *rows = *state;
    struct release_people *people;
    enum anon_origin origin;

    people_enter(rows);
    people = load(rows, &circle);
    assert_string_equal(whose(people, "Wiryasuteja", &origin), "AB-1");
    assert_int_equal(origin, ANON_FROM_OWN);
    assert_string_equal(whose(people, "Zubrowitz", &origin), "XY-2");
    assert_int_equal(origin, ANON_FROM_OTHER);
    assert_int_equal(release_people_birth(people),
        anon_day_of((struct anon_text){ "1991-03-12", 10 }));
    release_people_free(&people);
    assert_null(people);
}

static void
test_release_people_new__own_only(void **state)
{
    const struct release_circle circle = { .own = "XY-2" };
    struct rows *rows = *state;
    struct release_people *people;
    enum anon_origin origin;

    people_enter(rows);
    people = load(rows, &circle);
    assert_string_equal(whose(people, "Zubrowitz", &origin), "XY-2");
    assert_string_equal(whose(people, "Wiryasuteja", &origin), "");
    assert_string_equal(whose(people, "see AB-1 there", &origin), "");
    assert_int_equal(release_people_birth(people), ANON_NO_DAY);
    release_people_free(&people);
}

/* Identifiers of one person carry one number, those of others another. */
static void
test_release_people_at__numbers(void **state)
{
    const struct release_circle circle = { .others = true };
    struct rows *rows = *state;
    struct release_people *people;

    people_enter(rows);
    people = load(rows, &circle);
    for (size_t i = 0; i < release_people_count(people); i++) {
        struct release_identity one = release_people_at(people, i);

        for (size_t k = 0; k < i; k++) {
            struct release_identity two = release_people_at(people, k);
            bool same = strcmp(one.case_code, two.case_code) == 0 &&
                strcmp(one.role, two.role) == 0;

            assert_int_equal(one.person == two.person, same);
        }
    }
    release_people_free(&people);
}

static void
test_release_people_new__empty_vault(void **state)
{
    const struct release_circle circle = { .others = true };
    struct release_people *people = load(*state, &circle);

    assert_int_equal(release_people_count(people), 0);
    release_people_free(&people);
}

int
main(void)
{
#define ON_ROWS(test)                                                          \
    cmocka_unit_test_setup_teardown(test, rows_open, rows_close)
    static const struct CMUnitTest tests[] = {
        ON_ROWS(test_release_people_new__everyone),
        ON_ROWS(test_release_people_new__own_only),
        ON_ROWS(test_release_people_at__numbers),
        ON_ROWS(test_release_people_new__empty_vault),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
