#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/batch_known.h"

static enum batch_status
read_known(const char *text, struct anon_known **ret_known)
{
    json_t *object = json_loads(text, 0, NULL);
    enum batch_status status = batch_known(object, NULL, ret_known);

    json_decref(object);
    return status;
}

/* Lists and single values; keys of others' are passed over. */
static void
test_batch_known__what_is_there_is_found(void **state)
{
    static const char text[] = "Zubrowitz called 0812 7788 9911";
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;

    (void)state;
    assert_int_equal(read_known("{\"names\": [\"Grace Zubrowitz\"],"
                                " \"phones\": \"+6281277889911\","
                                " \"shoe\": 43, \"ids\": null}",
                         &known),
        BATCH_OK);
    assert_non_null(known);
    assert_int_equal(anon_known_search(known,
                         (struct anon_text){ text, strlen(text) }, &findings),
        ANON_OK);
    assert_true(findings.len >= 2);
    anon_findings_release(&findings);
    anon_known_free(&known);
}

static void
test_batch_known__nothing_known(void **state)
{
    struct anon_known *known = NULL;

    (void)state;
    assert_int_equal(batch_known(NULL, NULL, &known), BATCH_OK);
    assert_null(known);
    assert_int_equal(read_known("{}", &known), BATCH_OK);
    assert_null(known);
}

static void
test_batch_known__other_forms(void **state)
{
    static const char *const wrong[] = {
        "{\"names\": 7}",
        "{\"names\": [\"Ani\", 7]}",
        "{\"names\": {\"first\": \"Ani\"}}",
        "{\"phones\": [[\"021\"]]}",
    };
    struct anon_known *known = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(read_known(wrong[i], &known), BATCH_ERR_LINE);
        assert_null(known);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_batch_known__what_is_there_is_found),
        cmocka_unit_test(test_batch_known__nothing_known),
        cmocka_unit_test(test_batch_known__other_forms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
