#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report.h"

enum {
    ARGS_MAX = 16,
};

/* Parses words that end with NULL; messages go nowhere. */
static int
parse(const char *const *words, struct options **ret_options)
{
    char *argv[ARGS_MAX] = { (char *)(uintptr_t) "casevault" };
    int argc = 1;
    int exit_status = 0;
    int saved = dup(STDERR_FILENO);

    while (words[argc - 1] != NULL) {
        argv[argc] = (char *)(uintptr_t)words[argc - 1];
        argc++;
    }
    assert_non_null(freopen("/dev/null", "w", stderr));
    *ret_options = NULL;
    if (options_parse(argc, argv, ret_options, &exit_status)) {
        assert_int_equal(exit_status, 0);
    } else {
        assert_null(*ret_options);
        assert_int_not_equal(exit_status, 0);
    }
    assert_int_equal(dup2(saved, STDERR_FILENO), STDERR_FILENO);
    (void)close(saved);
    return exit_status;
}

#define WORDS(...) ((const char *[]){ __VA_ARGS__, NULL })

static void
test_parse__global_options_before_or_after(void **state)
{
    struct options *options = NULL;

    (void)state;
    assert_int_equal(parse(WORDS("-f", "x.vault", "--json", "case", "list"),
                         &options),
        0);
    assert_string_equal(options_command(options)->name, "case list");
    assert_string_equal(options_settings(options)->vault_path, "x.vault");
    assert_true(options_settings(options)->json);
    options_free(&options);
    assert_int_equal(parse(WORDS("case", "list", "--file=y.vault", "--no-input",
                               "--passphrase-fd", "3"),
                         &options),
        0);
    assert_string_equal(options_settings(options)->vault_path, "y.vault");
    assert_true(options_settings(options)->no_input);
    assert_int_equal(options_settings(options)->passphrase_fd, 3);
    assert_false(options_settings(options)->json);
    options_free(&options);
}

static void
test_parse__words_and_values(void **state)
{
    struct options *options = NULL;

    (void)state;
    assert_int_equal(parse(WORDS("note", "add", "--date", "-3d", "K-1", "-k",
                               "risk", "--kind", "plan"),
                         &options),
        0);
    assert_int_equal(options_count(options), 1);
    assert_string_equal(options_word(options, 0), "K-1");
    assert_null(options_word(options, 1));
    assert_string_equal(options_value(options, "date"), "-3d");
    assert_string_equal(options_value(options, "kind"), "plan");
    assert_string_equal(options_nth(options, "kind", 0), "risk");
    assert_null(options_nth(options, "kind", 2));
    assert_false(options_given(options, "editor"));
    options_free(&options);
    assert_null(options);
}

static void
test_parse__a_hyphen_and_what_follows_two_are_words(void **state)
{
    struct options *options = NULL;

    (void)state;
    assert_int_equal(parse(WORDS("identifier", "add", "K", "org", "-"),
                         &options),
        0);
    assert_string_equal(options_word(options, 2), "-");
    options_free(&options);
    assert_int_equal(parse(WORDS("identifier", "add", "K", "id", "--",
                               "--json"),
                         &options),
        0);
    assert_string_equal(options_word(options, 2), "--json");
    assert_false(options_settings(options)->json);
    options_free(&options);
}

static void
test_parse__the_vault_out_of_the_environment(void **state)
{
    struct options *options = NULL;

    (void)state;
    assert_int_equal(setenv("CASEVAULT_FILE", "env.vault", 1), 0);
    assert_int_equal(parse(WORDS("status"), &options), 0);
    assert_string_equal(options_settings(options)->vault_path, "env.vault");
    options_free(&options);
    assert_int_equal(parse(WORDS("status", "-fx"), &options), 0);
    assert_string_equal(options_settings(options)->vault_path, "x");
    options_free(&options);
    assert_int_equal(setenv("CASEVAULT_FILE", "", 1), 0);
    assert_int_equal(parse(WORDS("status"), &options), 0);
    assert_null(options_settings(options)->vault_path);
    options_free(&options);
    assert_int_equal(unsetenv("CASEVAULT_FILE"), 0);
}

static void
test_parse__what_is_wrong_is_usage(void **state)
{
    const char **lines[] = {
        WORDS("nonsense"),
        WORDS("note"),
        WORDS("note", "shwo"),
        WORDS("note", "show"),
        WORDS("note", "show", "1", "2"),
        WORDS("note", "show", "1", "--knd"),
        WORDS("note", "add", "K", "--kind"),
        WORDS("status", "--json=yes"),
        WORDS("status", "--passphrase-fd", "x"),
        WORDS("status", "--passphrase-fd", "-1"),
        WORDS("status", "--lang", "fr"),
        WORDS("status", "-x"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct options *options = NULL;

        assert_int_equal(parse(lines[i], &options), REPORT_EXIT_USAGE);
    }
}

static void
test_parse__help_needs_no_words(void **state)
{
    struct options *options = NULL;

    (void)state;
    assert_int_equal(parse(WORDS("note", "show", "--help"), &options), 0);
    assert_true(options_given(options, "help"));
    options_free(&options);
    assert_int_equal(parse(WORDS("note", "-h"), &options), 0);
    assert_string_equal(options_group(options), "note");
    options_free(&options);
    assert_int_equal(parse((const char *[]){ NULL }, &options), 0);
    assert_null(options_command(options));
    options_free(&options);
}

static void
test_number__range(void **state)
{
    struct options *options = NULL;
    long number = -7;

    (void)state;
    assert_int_equal(parse(WORDS("search", "x", "--limit", "7"), &options), 0);
    assert_true(options_number(options, "limit", 10, 5, &number));
    assert_int_equal(number, 7);
    assert_true(options_number(options, "passphrase-fd", 10, -1, &number));
    assert_int_equal(number, -1);
    assert_false(options_number(options, "limit", 6, 5, &number));
    options_free(&options);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__global_options_before_or_after),
        cmocka_unit_test(test_parse__words_and_values),
        cmocka_unit_test(test_parse__a_hyphen_and_what_follows_two_are_words),
        cmocka_unit_test(test_parse__the_vault_out_of_the_environment),
        cmocka_unit_test(test_parse__what_is_wrong_is_usage),
        cmocka_unit_test(test_parse__help_needs_no_words),
        cmocka_unit_test(test_number__range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
