#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/rare.h"

/* All marks of a text as "number:0:08123 ..." in the order of the text. */
static const char *
marks(const char *text)
{
    static const char *const names[] = { "number", "capital", "word" };
    static char line[1024];
    const struct anon_text view = { text, strlen(text) };
    struct anon_rare_mark mark;
    size_t at = 0, len = 0;

    line[0] = '\0';
    while (anon_rare_next(view, &at, &mark)) {
        len += (size_t)snprintf(line + len, sizeof(line) - len, "%s%s:%.*s",
            len > 0 ? " " : "", names[mark.rare], (int)(mark.end - mark.begin),
            text + mark.begin);
        assert_true(mark.begin < mark.end && mark.end <= at);
        assert_true(mark.commonness <= 9);
    }
    return line;
}

static uint8_t
commonness(const char *text)
{
    const struct anon_text view = { text, strlen(text) };
    struct anon_rare_mark mark;
    size_t at = 0;

    assert_true(anon_rare_next(view, &at, &mark));
    return mark.commonness;
}

static void
test_rare_next__ordinary_sentences_have_none(void **state)
{
    (void)state;
    assert_string_equal(marks("She slept badly and worried about her work."),
        "");
    assert_string_equal(marks("Klien tidur nyenyak dan merasa lebih tenang."),
        "");
    assert_string_equal(marks("Ia menceritakan pekerjaannya kepada ibunya."),
        "");
    assert_string_equal(marks("- Slept 7 hours, PHQ-9 was 14."), "");
    assert_string_equal(marks(""), "");
}

static void
test_rare_next__numbers_by_their_digits(void **state)
{
    (void)state;
    assert_string_equal(marks("paid 450 of 12,750 on 21-3"),
        "number:450 number:12,750");
    assert_string_equal(marks("room B1203 and 77a"), "capital:B1203");
    assert_true(commonness("x 123456") < commonness("x 1234"));
    assert_true(commonness("x 1234") < commonness("x 123"));
}

static void
test_rare_next__capitals_inside_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(marks("We met at Grunglow again."), "capital:Grunglow");
    assert_string_equal(marks("On Monday I saw Mother.\n- Homework: read."),
        "");
    assert_string_equal(marks("Fine. The weather was fine."), "");
}

static void
test_rare_next__words_hardly_anybody_writes(void **state)
{
    (void)state;
    assert_string_equal(marks("he builds harpsiglocks at home"),
        "word:harpsiglocks");
    assert_true(commonness("zzyzzyva") < commonness("x 123"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rare_next__ordinary_sentences_have_none),
        cmocka_unit_test(test_rare_next__numbers_by_their_digits),
        cmocka_unit_test(test_rare_next__capitals_inside_a_sentence),
        cmocka_unit_test(test_rare_next__words_hardly_anybody_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
