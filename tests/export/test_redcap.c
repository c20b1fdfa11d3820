#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/redcap.h"

static const char cases[] =
    "h\r\n\"ABCDEFG2\",30,1,,,,,,\"ID-JB\",-96,1,1,2,3,1,0,18,2\r\n";
static const char scores[] = "h\r\n\"ABCDEFG2\",1,0,0,\"phq9\",14\r\n";

static size_t
count(const char *text, size_t len, char byte)
{
    size_t found = 0;

    for (size_t i = 0; i < len; i++) {
        found += text[i] == byte;
    }
    return found;
}

/* The rules of REDCap for its dictionary. */
static void
test_export_redcap_dictionary__rules(void **state)
{
    struct sink sink;
    char *line, *rest;
    size_t lines = 0;

    (void)state;
    sink_open(&sink);
    export_redcap_dictionary(sink.out);
    sink_finish(&sink);
    assert_true(strncmp(sink.bytes, "\"Variable / Field Name\",\"Form Name\",",
                    36) == 0);
    rest = sink.bytes;
    while ((line = strsep(&rest, "\n")) != NULL && *line != '\0') {
        /* 18 columns, each in quotes, and no quote inside. */
        assert_int_equal(count(line, strlen(line), '"'), 36);
        if (lines++ > 0) {
            char *end = strchr(line + 1, '"');
            size_t len = (size_t)(end - line - 1);

            assert_in_range(len, 1, 26);
            assert_int_equal(strspn(line + 1,
                                 "abcdefghijklmnopqrstuvwxyz_0123456789"),
                len);
        }
    }
    assert_true(lines > 30);
    sink_close(&sink);
}

static void
test_export_redcap_dictionary__choices(void **state)
{
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_redcap_dictionary(sink.out);
    sink_finish(&sink);
    assert_non_null(strstr(sink.bytes,
        "\"sex\",\"cases\",\"\",\"radio\",\"Sex\","
        "\"1, Female | 2, Male | 3, Other | -99, Not asked | -98, Declined | "
        "-97, Not applicable | -96, Withheld for anonymity\",\"\",\"\""));
    assert_non_null(strstr(sink.bytes, "\"ses_minutes\",\"sessions\""));
    sink_close(&sink);
}

/* A row has as many cells as the header, with its own where they belong. */
static void
test_export_redcap_data__rows(void **state)
{
    const struct export_finished tables[] = {
        { export_table_get(EXPORT_TABLE_SCORES), scores, sizeof(scores) - 1 },
        { export_table_get(EXPORT_TABLE_CASES), cases, sizeof(cases) - 1 },
    };
    struct sink sink;
    char *line, *rest;
    size_t commas = 0, lines = 0;

    (void)state;
    sink_open(&sink);
    assert_true(export_redcap_data(sink.out, tables, 2));
    sink_finish(&sink);
    assert_non_null(strstr(sink.bytes, "\"ABCDEFG2\",,,30,1,"));
    assert_non_null(strstr(sink.bytes, "\"ABCDEFG2\",\"scores\",1,,,"));
    assert_non_null(strstr(sink.bytes, ",1,0,0,\"phq9\",14,,,"));
    rest = sink.bytes;
    while ((line = strsep(&rest, "\n")) != NULL && *line != '\0') {
        size_t found = count(line, strlen(line), ',');

        assert_true(lines++ == 0 || found == commas);
        commas = found;
    }
    assert_int_equal(lines, 3);
    sink_close(&sink);
}

static void
test_export_redcap_data__refuses_other_tables(void **state)
{
    const struct export_finished tables[] = {
        { export_table_get(EXPORT_TABLE_CASES), scores, sizeof(scores) - 1 },
    };
    struct sink sink;

    (void)state;
    sink_open(&sink);
    assert_false(export_redcap_data(sink.out, tables, 1));
    sink_finish(&sink);
    sink_close(&sink);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_redcap_dictionary__rules),
        cmocka_unit_test(test_export_redcap_dictionary__choices),
        cmocka_unit_test(test_export_redcap_data__rows),
        cmocka_unit_test(test_export_redcap_data__refuses_other_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
