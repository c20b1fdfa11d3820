#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/export/course.h"

static const struct export_mark marks[] = {
    { 0, EXPORT_WORD_INTAKE },
    { 7, EXPORT_WORD_PROGRESS },
    { 7, EXPORT_WORD_RISK },
    { 49, EXPORT_WORD_CLOSING },
    { EXPORT_NO_DAY, EXPORT_WORD_CONTACT },
};

static void
test_export_span__figures(void **state)
{
    struct export_span span = export_span(marks, 5);

    (void)state;
    assert_int_equal(span.days, 3);
    assert_int_equal(span.weeks, 8);
    assert_int_equal(span.gap, 6);
    span = export_span(NULL, 0);
    assert_int_equal(span.days, 0);
    assert_int_equal(span.weeks, 0);
}

static void
test_export_week__borders(void **state)
{
    (void)state;
    assert_int_equal(export_week(0), 1);
    assert_int_equal(export_week(6), 1);
    assert_int_equal(export_week(7), 2);
    assert_int_equal(export_week(-1), -1);
    assert_int_equal(export_week(-7), -1);
    assert_int_equal(export_week(-8), -2);
}

static void
test_export_last_day__of_anything(void **state)
{
    static const struct export_session session = { 63, EXPORT_WORD_ATTENDED,
        EXPORT_WORD_NONE };
    static struct export_point point = { 90, 100, EXPORT_WORD_NONE };
    static const struct export_measure measure = { .points = &point,
        .point_count = 1 };
    struct export_brief brief = { .marks = marks, .mark_count = 5 };

    (void)state;
    assert_int_equal(export_last_day(&brief), 49);
    brief.sessions = &session;
    brief.session_count = 1;
    assert_int_equal(export_last_day(&brief), 63);
    brief.measures = &measure;
    brief.measure_count = 1;
    assert_int_equal(export_last_day(&brief), 90);
    brief = (struct export_brief){ .marks = &marks[4], .mark_count = 1 };
    assert_int_equal(export_last_day(&brief), 0);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_span__figures),
        cmocka_unit_test(test_export_week__borders),
        cmocka_unit_test(test_export_last_day__of_anything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
