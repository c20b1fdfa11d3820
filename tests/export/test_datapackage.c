#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "clean.h"
#include "cli/export/datapackage.h"

static json_t *
write_package(bool guarded)
{
    struct export_resource resources[2] = {
        { EXPORT_TABLE_CASES, 87, "00ff" },
        { EXPORT_TABLE_NOTES, 1234, "ff00" },
    };
    struct sink sink;
    json_error_t error;
    json_t *package;

    sink_open(&sink);
    export_datapackage(sink.out, resources, 2,
        &(struct export_package){ .guarded = guarded });
    sink_finish(&sink);
    for (size_t i = 0; i < sink.len; i++) {
        assert_true(sink_owns(&sink, i));
    }
    package = json_loads(sink.bytes, JSON_REJECT_DUPLICATES, &error);
    sink_close(&sink);
    assert_non_null(package);
    return package;
}

static const char *
text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* What Data Package v2 asks for, and what our columns say. */
static void
test_export_datapackage__v2(void **state)
{
    json_t *package = write_package(true);
    json_t *resources = json_object_get(package, "resources");
    json_t *notes = json_array_get(resources, 1);
    json_t *schema = json_object_get(notes, "schema");
    json_t *fields = json_object_get(schema, "fields");
    const struct export_table *table = export_table_get(EXPORT_TABLE_NOTES);

    (void)state;
    assert_string_equal(text_of(package, "$schema"),
        "https://datapackage.org/profiles/2.0/datapackage.json");
    assert_int_equal(json_array_size(resources), 2);
    assert_string_equal(text_of(notes, "path"), "notes.csv");
    assert_string_equal(text_of(notes, "type"), "table");
    assert_string_equal(text_of(notes, "hash"), "sha256:ff00");
    assert_int_equal(json_integer_value(json_object_get(notes, "bytes")), 1234);
    assert_int_equal(json_array_size(fields), table->column_count);
    for (size_t i = 0; i < table->column_count; i++) {
        assert_string_equal(text_of(json_array_get(fields, i), "name"),
            table->columns[i].name);
    }
    assert_int_equal(json_array_size(json_object_get(schema, "primaryKey")), 2);
    assert_non_null(json_object_get(schema, "foreignKeys"));
    json_decref(package);
}

static void
test_export_datapackage__says_how_text_is_guarded(void **state)
{
    json_t *guarded = write_package(true);
    json_t *raw = write_package(false);

    (void)state;
    assert_non_null(strstr(text_of(guarded, "description"), "apostrophe"));
    assert_null(strstr(text_of(raw, "description"), "apostrophe"));
    json_decref(guarded);
    json_decref(raw);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_datapackage__v2),
        cmocka_unit_test(test_export_datapackage__says_how_text_is_guarded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
