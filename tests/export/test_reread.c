#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/reread.h"

static const char csv[] =
    "\"case_id\",\"score_number\",\"day\",\"week\",\"measure\",\"value\"\r\n"
    "\"ABCDEFG2\",1,0,0,\"phq9\",14\r\n"
    "\"ABCDEFG2\",2,-96,-3,\"ors\",23.1\r\n"
    "\"QRSTUVW7\",1,,,\"gad7\",-98\r\n";

static const struct export_table *
scores(void)
{
    return export_table_get(EXPORT_TABLE_SCORES);
}

static void
test_export_reread_row__every_kind_of_cell(void **state)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct export_reread reread;

    (void)state;
    assert_int_equal(export_reread_count(scores(), csv, sizeof(csv) - 1), 3);
    export_reread_begin(&reread, scores(), csv, sizeof(csv) - 1);
    assert_true(export_reread_row(&reread, cells));
    assert_string_equal(cells[0].pseudonym.text, "ABCDEFG2");
    assert_int_equal(cells[1].number, 1);
    assert_string_equal(cells[4].code.text, "phq9");
    assert_int_equal(cells[5].number, 1400);
    assert_true(export_reread_row(&reread, cells));
    assert_int_equal(cells[2].number, -96);
    assert_int_equal(cells[3].number, -3);
    assert_int_equal(cells[5].type, EXPORT_CELL_HUNDREDTHS);
    assert_int_equal(cells[5].number, 2310);
    assert_true(export_reread_row(&reread, cells));
    assert_int_equal(cells[2].type, EXPORT_CELL_EMPTY);
    assert_int_equal(cells[5].number, -9800);
    assert_false(export_reread_row(&reread, cells));
    assert_int_equal(reread.at, sizeof(csv) - 1);
}

/* Whatever is no such row ends the reading before the end. */
static void
test_export_reread_row__of_another_form(void **state)
{
    static const char *const wrong[] = {
        "h\r\n\"ABCDEFG2\",1,0,0,\"phq9\"\r\n",
        "h\r\n\"ABCDEFG2\",x,0,0,\"phq9\",1\r\n",
        "h\r\n\"K-7\",1,0,0,\"phq9\",1\r\n",
        "h\r\n\"ABCDEFG2\",1,0,0,\"a b\",1\r\n",
        "h\r\n\"ABCDEFG2\",1,0.5,0,\"phq9\",1\r\n",
        "h\r\n\"ABCDEFG2\",1,0,0,\"phq9\",-\r\n",
        "h\r\n\"ABCDEFG2\",1,0,0,\"phq9\",1",
    };
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct export_reread reread;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        export_reread_begin(&reread, scores(), wrong[i], strlen(wrong[i]));
        if (export_reread_row(&reread, cells)) {
            fail_msg("%s", wrong[i]);
        }
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_reread_row__every_kind_of_cell),
        cmocka_unit_test(test_export_reread_row__of_another_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
