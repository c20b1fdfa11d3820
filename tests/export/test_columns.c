#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/columns.h"

static char document[65536];

static int
read_document(void **state)
{
    const char *root = getenv("SOURCE_ROOT");
    char path[4096];
    size_t len;
    FILE *in;

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/docs/EXPORT.md",
        root != NULL ? root : ".");
    in = fopen(path, "rb");
    if (in == NULL) {
        return 1;
    }
    len = fread(document, 1, sizeof(document) - 1, in);
    document[len] = '\0';
    return fclose(in);
}

/* The row that docs/EXPORT.md has for a column. */
static void
describe(const struct export_column *column, char *ret_row, size_t size)
{
    const struct export_category *category;
    size_t len = (size_t)snprintf(ret_row, size, "| `%s` | %s | %s | %s%s | %s",
        column->name, export_column_type_name(column->type),
        export_column_role_name(column->role),
        column->required ? "always" : "may be empty",
        column->reasons ? ", or a reason" : "", column->description);

    for (size_t i = 0; (category = export_category_at(column->list, i)) != NULL;
         i++) {
        len += (size_t)snprintf(ret_row + len, size - len, "%s%d %s",
            i == 0 ? ": " : ", ", category->value, category->label);
    }
    (void)snprintf(ret_row + len, size - len, " |\n");
}

/* Each table has its section, with these rows and no others. */
static void
test_export_table_get__as_documented(void **state)
{
    char wanted[16384];
    char row[4096];

    (void)state;
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        (void)snprintf(wanted, sizeof(wanted),
            "### %s\n\n%s. Key: ", table->file, table->description);
        for (size_t k = 0; k < table->key_count; k++) {
            (void)snprintf(wanted + strlen(wanted),
                sizeof(wanted) - strlen(wanted), "%s`%s`", k > 0 ? ", " : "",
                table->columns[k].name);
        }
        (void)snprintf(wanted + strlen(wanted), sizeof(wanted) - strlen(wanted),
            ".\n\n| Column | Type | Role | Value | Meaning |\n"
            "| --- | --- | --- | --- | --- |\n");
        for (size_t k = 0; k < table->column_count; k++) {
            describe(&table->columns[k], row, sizeof(row));
            assert_true(strlen(wanted) + strlen(row) + 2 < sizeof(wanted));
            memcpy(wanted + strlen(wanted), row, strlen(row) + 1);
        }
        memcpy(wanted + strlen(wanted), "\n", 2);
        if (strstr(document, wanted) == NULL) {
            print_message("docs/EXPORT.md should say:\n%s", wanted);
            fail();
        }
    }
}

/* Names that every statistics program takes. */
static void
test_export_table_get__names(void **state)
{
    (void)state;
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        assert_true(i == EXPORT_TABLE_MEASURES ||
            strcmp(table->columns[0].name, "case_id") == 0);
        assert_in_range(table->column_count, 1, EXPORT_COLUMNS_MAX);
        for (size_t k = 0; k < table->column_count; k++) {
            const char *name = table->columns[k].name;

            assert_in_range(strlen(name), 1, 26);
            assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz_"),
                strlen(name));
        }
    }
}

/* What may single out a person stands in cases.csv only, and can be withheld.
 */
static void
test_export_table_get__roles(void **state)
{
    (void)state;
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        for (size_t k = 0; k < table->column_count; k++) {
            const struct export_column *column = &table->columns[k];

            assert_int_equal(column->role == EXPORT_ROLE_KEY,
                k < table->key_count);
            if (column->role == EXPORT_ROLE_QUASI) {
                assert_int_equal(i, EXPORT_TABLE_CASES);
                assert_true(column->reasons);
            }
        }
    }
}

/* No value of a code is one of the reasons why there is none. */
static void
test_export_table_get__codes_are_no_reasons(void **state)
{
    const struct export_category *category;

    (void)state;
    for (int list = 0; list < EXPORT_LIST_COUNT; list++) {
        for (size_t i = 0;
             (category = export_category_at((enum export_list)list, i)) != NULL;
             i++) {
            assert_true(category->value > EXPORT_WITHHELD);
        }
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_table_get__as_documented),
        cmocka_unit_test(test_export_table_get__names),
        cmocka_unit_test(test_export_table_get__roles),
        cmocka_unit_test(test_export_table_get__codes_are_no_reasons),
    };

    return cmocka_run_group_tests(tests, read_document, NULL);
}
