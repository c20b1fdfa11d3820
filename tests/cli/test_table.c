#include <unistd.h>

#include "check.h"
#include "pseudo_terminal.h"

#include "cli/output.h"
#include "cli/table.h"

static const char *const headings[] = { "NAME", "N", "TEXT", NULL };

static void
put_table(void)
{
    struct table table;

    table_init(&table, headings);
    table_text(&table, "\xc3\xa9t\xc3\xa9");
    table_number(&table, 7);
    table_text(&table, "a\tb\nc\033[2J");
    table_text(&table, "longer");
    table_number(&table, -12);
    table_bytes(&table, "", 0);
    if (table_finish(&table, VAULT_OK) != VAULT_OK || !output_finish()) {
        _exit(1);
    }
}

static void
test_finish__aligned_on_a_terminal(void **state)
{
    char text[512];

    (void)state;
    pseudo_terminal_run(STDOUT_FILENO, put_table, text, sizeof(text));
    assert_string_equal(text,
        "NAME    N    TEXT\r\n"
        "\xc3\xa9t\xc3\xa9     7    a b c\\x1b[2J\r\n"
        "longer  -12  \r\n");
}

static void
put_wide_table(void)
{
    static const char *const wide[] = { "1", "2", "3", "4", "5", "6", "7", "8",
        "9", "10", "11", "12", NULL };
    struct table table;

    table_init(&table, wide);
    for (int i = 0; i < TABLE_COLUMNS_MAX; i++) {
        table_text(&table, "cell");
    }
    if (table_finish(&table, VAULT_OK) != VAULT_OK || !output_finish()) {
        _exit(1);
    }
}

/* The widest there may be is aligned in every column. */
static void
test_finish__as_many_columns_as_there_may_be(void **state)
{
    char text[512];

    (void)state;
    pseudo_terminal_run(STDOUT_FILENO, put_wide_table, text, sizeof(text));
    assert_string_equal(text,
        "1     2     3     4     5     6     7     8     9     10    11    12"
        "\r\n"
        "cell  cell  cell  cell  cell  cell  cell  cell  cell  cell  cell  cell"
        "\r\n");
}

static void
test_finish__tabs_elsewhere(void **state)
{
    char text[512] = "";
    int ends[2];
    int saved = dup(STDOUT_FILENO);

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
    put_table();
    assert_int_equal(dup2(saved, STDOUT_FILENO), STDOUT_FILENO);
    (void)close(saved);
    (void)close(ends[1]);
    assert_true(read(ends[0], text, sizeof(text) - 1) > 0);
    (void)close(ends[0]);
    assert_string_equal(text,
        "\xc3\xa9t\xc3\xa9\t7\ta b c\\x1b[2J\n"
        "longer\t-12\t\n");
}

static void
test_finish__nothing_after_a_failure(void **state)
{
    struct table table;

    (void)state;
    table_init(&table, headings);
    table_text(&table, "x");
    assert_int_equal(table_finish(&table, VAULT_ERR_DAMAGED),
        VAULT_ERR_DAMAGED);
    assert_null(table.cells.data);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finish__aligned_on_a_terminal),
        cmocka_unit_test(test_finish__as_many_columns_as_there_may_be),
        cmocka_unit_test(test_finish__tabs_elsewhere),
        cmocka_unit_test(test_finish__nothing_after_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
