#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <readstat.h>

#include "clean.h"
#include "cli/export/statistics.h"

static const char csv[] =
    "\"case_id\",\"score_number\",\"day\",\"week\",\"measure\",\"value\"\r\n"
    "\"ABCDEFG2\",1,0,0,\"phq9\",14\r\n"
    "\"ABCDEFG2\",2,-96,-3,\"ors\",23.1\r\n"
    "\"QRSTUVW7\",1,,,\"gad7\",-98\r\n";

/* What a reader of the file says, as one text. */
struct seen {
    char text[4096];
    size_t len;
    int columns;
};

static int
see_variable(int index, readstat_variable_t *variable, const char *labels,
    void *context)
{
    struct seen *seen = context;

    (void)labels;
    seen->columns = index + 1;
    seen->len +=
        (size_t)snprintf(seen->text + seen->len, sizeof(seen->text) - seen->len,
            "%s%s", index > 0 ? "," : "", readstat_variable_get_name(variable));
    return READSTAT_HANDLER_OK;
}

static int
see_value(int row, readstat_variable_t *variable, readstat_value_t value,
    void *context)
{
    struct seen *seen = context;
    int column = readstat_variable_get_index(variable);

    (void)row;
    seen->len += (size_t)snprintf(seen->text + seen->len,
        sizeof(seen->text) - seen->len, "%s", column == 0 ? "\n" : ",");
    if (readstat_value_is_tagged_missing(value)) {
        seen->len += (size_t)snprintf(seen->text + seen->len,
            sizeof(seen->text) - seen->len, ".%c", readstat_value_tag(value));
    } else if (readstat_value_is_system_missing(value)) {
        seen->len += (size_t)snprintf(seen->text + seen->len,
            sizeof(seen->text) - seen->len, ".");
    } else if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        seen->len += (size_t)snprintf(seen->text + seen->len,
            sizeof(seen->text) - seen->len, "%s", readstat_string_value(value));
    } else {
        seen->len += (size_t)snprintf(seen->text + seen->len,
            sizeof(seen->text) - seen->len, "%g%s",
            readstat_double_value(value),
            readstat_value_is_defined_missing(value, variable) ? "!" : "");
    }
    return READSTAT_HANDLER_OK;
}

/* Reads the file back by its descriptor. */
static void
read_back(const struct sink *sink, enum export_program program,
    struct seen *ret_seen)
{
    readstat_parser_t *parser = readstat_parser_init();
    char path[64];

    memset(ret_seen, 0, sizeof(*ret_seen));
    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", sink->fd);
    (void)readstat_set_variable_handler(parser, see_variable);
    (void)readstat_set_value_handler(parser, see_value);
    assert_int_equal(program == EXPORT_SPSS
            ? readstat_parse_sav(parser, path, ret_seen)
            : readstat_parse_dta(parser, path, ret_seen),
        READSTAT_OK);
    readstat_parser_free(parser);
}

static void
convert(enum export_program program, struct sink *ret_sink,
    struct seen *ret_seen)
{
    sink_open(ret_sink);
    assert_true(export_statistics(ret_sink->out, program,
        export_table_get(EXPORT_TABLE_SCORES), csv, sizeof(csv) - 1));
    sink_finish(ret_sink);
    read_back(ret_sink, program, ret_seen);
}

/* Cell by cell; "!" is user-missing, "." is nothing. */
static void
test_export_statistics__spss(void **state)
{
    struct sink sink;
    struct seen seen;

    (void)state;
    convert(EXPORT_SPSS, &sink, &seen);
    assert_string_equal(seen.text,
        "case_id,score_number,day,week,measure,value\n"
        "ABCDEFG2,1,0,0,phq9,14\n"
        "ABCDEFG2,2,-96!,-3,ors,23.1\n"
        "QRSTUVW7,1,.,.,gad7,-98!");
    sink_close(&sink);
}

static void
test_export_statistics__stata(void **state)
{
    struct sink sink;
    struct seen seen;

    (void)state;
    convert(EXPORT_STATA, &sink, &seen);
    assert_string_equal(seen.text,
        "case_id,score_number,day,week,measure,value\n"
        "ABCDEFG2,1,0,0,phq9,14\n"
        "ABCDEFG2,2,.d,-3,ors,23.1\n"
        "QRSTUVW7,1,.,.,gad7,.b");
    sink_close(&sink);
}

/* The gate looks at the bytes: labels are ours, what is in rows is not. */
static void
test_export_statistics__strings_of_rows_are_seen(void **state)
{
    static const enum export_program programs[] = { EXPORT_SPSS, EXPORT_STATA };
    struct sink sink;
    struct seen seen;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *code, *label, *name;

        convert(programs[i], &sink, &seen);
        code = memmem(sink.bytes, sink.len, "phq9", 4);
        label = memmem(sink.bytes, sink.len, "Withheld for", 12);
        name = memmem(sink.bytes, sink.len, "ABCDEFG2", 8);
        assert_non_null(code);
        assert_non_null(label);
        assert_false(sink_owns(&sink, (size_t)(code - sink.bytes)));
        assert_true(sink_owns(&sink, (size_t)(label - sink.bytes)));
        assert_non_null(name);
        assert_true(sink_owns(&sink, (size_t)(name - sink.bytes)));
        sink_close(&sink);
    }
}

static void
test_export_statistics__no_rows(void **state)
{
    struct sink sink;
    struct seen seen;

    (void)state;
    sink_open(&sink);
    assert_true(export_statistics(sink.out, EXPORT_SPSS,
        export_table_get(EXPORT_TABLE_EVENTS), "h\r\n", 3));
    sink_finish(&sink);
    read_back(&sink, EXPORT_SPSS, &seen);
    assert_string_equal(seen.text, "case_id,event_number,day,week,kind");
    sink_close(&sink);
}

static void
test_export_statistics__refuses_other_bytes(void **state)
{
    struct sink sink;

    (void)state;
    sink_open(&sink);
    assert_false(export_statistics(sink.out, EXPORT_STATA,
        export_table_get(EXPORT_TABLE_EVENTS), csv, sizeof(csv) - 1));
    sink_finish(&sink);
    sink_close(&sink);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_statistics__spss),
        cmocka_unit_test(test_export_statistics__stata),
        cmocka_unit_test(test_export_statistics__strings_of_rows_are_seen),
        cmocka_unit_test(test_export_statistics__no_rows),
        cmocka_unit_test(test_export_statistics__refuses_other_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
