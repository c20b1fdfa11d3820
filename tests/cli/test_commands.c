#include <string.h>

#include "check.h"

#include "cli/commands.h"

static void
test_table__in_order_and_whole(void **state)
{
    const struct command *before = NULL;
    const struct command *command;

    (void)state;
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        assert_true(before == NULL || strcmp(before->name, command->name) < 0);
        assert_non_null(command->run);
        assert_true(command->words != NULL || command->max_words == 0);
        assert_true(strlen(command->summary) > 0);
        assert_true(strlen(command->summary) < 54);
        assert_true(command->min_words <= command->max_words);
        before = command;
    }
    assert_true(before != NULL);
}

/* Scripts rely on these names. */
static void
test_find__every_fixed_command(void **state)
{
    static const char *const names[][2] = {
        { "init", NULL },
        { "client", "add" },
        { "identifier", "add" },
        { "identifier", "list" },
        { "note", "add" },
        { "note", "list" },
        { "note", "show" },
        { "consent", "record" },
        { "consent", "revoke" },
        { "consent", "list" },
        { "search", NULL },
        { "case", "list" },
        { "status", NULL },
        { "check", NULL },
        { "audit", "list" },
        { "audit", "verify" },
        { "backup", NULL },
        { "restore", NULL },
        { "passwd", NULL },
        { "slot", "list" },
        { "slot", "add" },
        { "slot", "remove" },
        { "unlock", NULL },
        { "lock", NULL },
    };
    size_t used;

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t count = names[i][1] == NULL ? 1 : 2;

        if (command_find(names[i], count, &used) == NULL) {
            fail_msg("there is no '%s %s'", names[i][0],
                count > 1 ? names[i][1] : "");
        }
        assert_int_equal(used, count);
    }
}

static void
test_is_group__first_words_only(void **state)
{
    (void)state;
    assert_true(command_is_group("note"));
    assert_false(command_is_group("not"));
    assert_false(command_is_group("init"));
    assert_false(command_is_group("add"));
}

/* No long name twice, no letter twice, none that a global option has. */
static void
test_options__no_clash(void **state)
{
    const struct command *command;

    (void)state;
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        const struct option *row = command->options;

        for (; row != NULL && row->name != NULL; row++) {
            const struct option *other = options_global;

            for (; other->name != NULL; other++) {
                assert_string_not_equal(row->name, other->name);
                assert_true(row->letter == 0 || row->letter != other->letter);
            }
            for (other = command->options; other != row; other++) {
                assert_string_not_equal(row->name, other->name);
                assert_true(row->letter == 0 || row->letter != other->letter);
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table__in_order_and_whole),
        cmocka_unit_test(test_find__every_fixed_command),
        cmocka_unit_test(test_is_group__first_words_only),
        cmocka_unit_test(test_options__no_clash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
