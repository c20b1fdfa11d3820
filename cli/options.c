#include "cli/options.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <popt.h>

#include "cli/commands.h"
#include "cli/nearest.h"
#include "cli/report.h"

/* Most options one command line may name, and rows one table may have. */
enum {
    GIVEN_MAX = 64,
    ROWS_MAX = 40,
};

struct given {
    const struct option *option;
    char *value; /* from popt, or NULL */
};

struct options {
    const struct command *command;
    const char *group; /* named without its second word, for its help */
    struct settings settings;
    poptContext context; /* owns the words */
    const char **words;  /* borrowed from the context; NULL at the end */
    size_t count;
    struct given given[GIVEN_MAX];
    size_t given_count;
};

const struct option options_global[] = {
    { "file", 'f', "FILE", "the vault (default: $CASEVAULT_FILE)" },
    { "passphrase-fd", 0, "N", "read the passphrase from descriptor N" },
    { "share", 0, "FILE", "open with this share, one of several (-: ask)" },
    { "no-input", 0, NULL, "never ask; fail instead" },
    { "json", 0, NULL, "write results (and errors) as JSON" },
    { "accept-restored", 0, NULL, "accept a vault that is older or altered" },
    { "lang", 0, "LANG", "language of messages: en or id" },
    { "help", 'h', NULL, "show help and exit" },
    { "version", 0, NULL, "show the version and exit" },
    OPTION_END,
};

static const struct option *
find_row(const struct option *table, const char *name)
{
    for (; table != NULL && table->name != NULL; table++) {
        if (strcmp(table->name, name) == 0) {
            return table;
        }
    }
    return NULL;
}

/* The row that "--name", "--name=value" or "-x..." means, or NULL. */
static const struct option *
match_row(const struct option *table, const char *arg)
{
    size_t len = strcspn(arg + 2, "=");

    for (; table != NULL && table->name != NULL; table++) {
        bool is_long = arg[1] == '-' && strlen(table->name) == len &&
            strncmp(arg + 2, table->name, len) == 0;

        if (is_long || (arg[1] != '-' && arg[1] == table->letter)) {
            return table;
        }
    }
    return NULL;
}

static bool
is_option(const char *arg)
{
    return arg[0] == '-' && arg[1] != '\0';
}

/* Whether the value of `row`, given as `arg`, is the next argument. */
static bool
value_follows(const struct option *row, const char *arg)
{
    if (row == NULL || row->value == NULL) {
        return false;
    }
    return arg[1] == '-' ? strchr(arg, '=') == NULL : arg[2] == '\0';
}

/*
 * Gathers up to two words with which the command may be named.  Options before
 * the command are global ones; what is wrong with them popt tells later.
 */
static size_t
leading_words(int argc, char **argv, const char *words[2])
{
    size_t count = 0;

    for (int i = 1; i < argc && count < 2; i++) {
        if (strcmp(argv[i], "--") == 0) {
            break;
        }
        if (!is_option(argv[i])) {
            words[count++] = argv[i];
        } else if (value_follows(match_row(options_global, argv[i]), argv[i])) {
            i++;
        }
    }
    return count;
}

static int
unknown_command(const char *const *words, size_t count)
{
    bool group = command_is_group(words[0]);
    const char *wrong = group ? words[1] : words[0];
    const char *near;
    char line[256];

    if (group && count < 2) {
        return report_fail(REPORT_INCOMPLETE_COMMAND, words[0]);
    }
    near = command_nearest(group ? words[0] : NULL, wrong);
    (void)snprintf(line, sizeof(line), "%s%s%s", group ? words[0] : "",
        group ? " " : "", wrong);
    (void)report_fail(REPORT_UNKNOWN_COMMAND, line);
    if (near != NULL) {
        (void)snprintf(line, sizeof(line), "%.*s",
            (int)(group ? strlen(near) : strcspn(near, " ")), near);
        report_tell(REPORT_DID_YOU_MEAN, line);
    }
    return REPORT_EXIT_USAGE;
}

/* Appends rows of ours to a table of popt's; `val` is their index plus one. */
static size_t
fill_popt(const struct option *table, struct poptOption *rows, size_t count)
{
    for (; table != NULL && table->name != NULL; table++) {
        assert(count < ROWS_MAX);
        rows[count] = (struct poptOption){
            .longName = table->name,
            .shortName = table->letter,
            .argInfo = table->value != NULL ? POPT_ARG_STRING : POPT_ARG_NONE,
            .val = (int)count + 1,
        };
        count++;
    }
    return count;
}

static const struct option *
command_options(const struct options *options)
{
    return options->command != NULL ? options->command->options : NULL;
}

static size_t
table_len(const struct option *table)
{
    size_t count = 0;

    while (table != NULL && table[count].name != NULL) {
        count++;
    }
    return count;
}

/* The row of ours behind the `val` that popt returned. */
static const struct option *
row_of(const struct options *options, int val)
{
    size_t index = (size_t)val - 1;
    size_t globals = table_len(options_global);

    return index < globals ? &options_global[index]
                           : &command_options(options)[index - globals];
}

static int
bad_option(const struct options *options, int error)
{
    const char *bad = poptBadOption(options->context, POPT_BADOPTION_NOALIAS);
    const char *near = NULL;
    char line[256];

    if (error == POPT_ERROR_NOARG) {
        return report_fail(REPORT_MISSING_VALUE, bad);
    }
    if (error == POPT_ERROR_UNWANTEDARG) {
        return report_fail(REPORT_UNWANTED_VALUE, bad);
    }
    if (error != POPT_ERROR_BADOPT) {
        return report_fail(REPORT_USAGE, poptStrerror(error));
    }
    (void)report_fail(REPORT_UNKNOWN_OPTION, bad);
    if (strncmp(bad, "--", 2) == 0) {
        near = nearest_option(bad + 2, command_options(options));
        near = near != NULL ? near : nearest_option(bad + 2, options_global);
    }
    if (near != NULL) {
        (void)snprintf(line, sizeof(line), "--%s", near);
        report_tell(REPORT_DID_YOU_MEAN, line);
    }
    return REPORT_EXIT_USAGE;
}

/* Reads every option; 0, or the exit status after reporting. */
static int
read_options(struct options *options)
{
    int val;

    while ((val = poptGetNextOpt(options->context)) > 0) {
        struct given *given = &options->given[options->given_count];

        if (options->given_count == GIVEN_MAX) {
            return report_fail(REPORT_USAGE, "too many options");
        }
        given->option = row_of(options, val);
        given->value = poptGetOptArg(options->context);
        options->given_count++;
    }
    return val == -1 ? 0 : bad_option(options, val);
}

/* Gathers the uses of --share; false after reporting that they are too many. */
static bool
read_shares(struct options *options)
{
    struct settings *settings = &options->settings;
    const char *share;

    while ((share = options_nth(options, "share", settings->share_count)) !=
        NULL) {
        if (settings->share_count == OPTIONS_SHARES_MAX) {
            (void)report_fail(REPORT_USAGE, "--share");
            return false;
        }
        settings->shares[settings->share_count++] = share;
    }
    return true;
}

static int
read_settings(struct options *options)
{
    struct settings *settings = &options->settings;
    const char *path = options_value(options, "file");
    const char *language = options_value(options, "lang");
    enum report_language spoken = report_environment_language();
    long fd;

    if (path == NULL) {
        path = getenv("CASEVAULT_FILE");
    }
    settings->vault_path = path != NULL && path[0] != '\0' ? path : NULL;
    settings->no_input = options_given(options, "no-input");
    settings->json = options_given(options, "json");
    settings->accept_restored = options_given(options, "accept-restored");
    if (language != NULL && strcmp(language, "en") == 0) {
        spoken = REPORT_ENGLISH;
    } else if (language != NULL && strcmp(language, "id") == 0) {
        spoken = REPORT_INDONESIAN;
    } else if (language != NULL) {
        return report_fail(REPORT_BAD_LANGUAGE, language);
    }
    report_configure(spoken, settings->json);
    if (!read_shares(options)) {
        return REPORT_EXIT_USAGE;
    }
    if (!options_number(options, "passphrase-fd", 1 << 20, -1, &fd)) {
        return REPORT_EXIT_USAGE;
    }
    settings->passphrase_fd = (int)fd;
    return 0;
}

/* Whether the number of words fits; 0, or the exit status. */
static int
check_words(const struct options *options)
{
    const struct command *command = options->command;
    char line[256];

    if (command == NULL || options_given(options, "help")) {
        return 0;
    }
    (void)snprintf(line, sizeof(line), "%s %s", command->name,
        command->words != NULL ? command->words : "");
    if (options->count < command->min_words) {
        return report_fail(REPORT_MISSING_WORD, line);
    }
    if (options->count > command->max_words) {
        return report_fail(REPORT_TOO_MANY_WORDS, line);
    }
    return 0;
}

/* Sets the words, past the `used` ones that name the command. */
static void
take_words(struct options *options, size_t used)
{
    static const char *none[] = { NULL };
    const char **words = poptGetArgs(options->context);

    options->words = words != NULL ? words + used : none;
    while (options->words[options->count] != NULL) {
        options->count++;
    }
}

static int
parse(struct options *options, int argc, char **argv)
{
    struct poptOption rows[ROWS_MAX + 1] = { { 0 } };
    const char *words[2] = { NULL, NULL };
    size_t count = leading_words(argc, argv, words);
    size_t used = 0;
    int status = 0;

    if (count > 0) {
        options->command = command_find(words, count, &used);
    }
    (void)fill_popt(command_options(options), rows,
        fill_popt(options_global, rows, 0));
    options->context = poptGetContext(NULL, argc, (const char **)argv, rows, 0);
    if (options->context == NULL) {
        return report_fail(REPORT_NO_MEMORY, "");
    }
    if (count == 1 && command_is_group(words[0])) {
        options->group = words[0];
    } else if (count > 0 && options->command == NULL) {
        return unknown_command(words, count);
    }
    status = read_options(options);
    if (status != 0) {
        return status;
    }
    if (options->group != NULL && !options_given(options, "help")) {
        return unknown_command(words, count);
    }
    take_words(options, used);
    status = read_settings(options);
    return status != 0 ? status : check_words(options);
}

bool
options_parse(int argc, char **argv, struct options **ret_options,
    int *ret_exit)
{
    struct options *options = calloc(1, sizeof(*options));
    int status;

    if (options == NULL) {
        *ret_exit = report_fail(REPORT_NO_MEMORY, "");
        return false;
    }
    status = parse(options, argc, argv);
    if (status != 0) {
        options_free(&options);
        *ret_exit = status;
        return false;
    }
    *ret_options = options;
    return true;
}

void
options_free(struct options **options)
{
    if (*options == NULL) {
        return;
    }
    for (size_t i = 0; i < (*options)->given_count; i++) {
        free((*options)->given[i].value);
    }
    poptFreeContext((*options)->context);
    free(*options);
    *options = NULL;
}

const struct command *
options_command(const struct options *options)
{
    return options->command;
}

const struct settings *
options_settings(const struct options *options)
{
    return &options->settings;
}

const char *
options_group(const struct options *options)
{
    return options->group;
}

size_t
options_count(const struct options *options)
{
    return options->count;
}

const char *
options_word(const struct options *options, size_t index)
{
    return index < options->count ? options->words[index] : NULL;
}

/* The last use of an option, or NULL. */
static const struct given *
find_given(const struct options *options, const char *name)
{
    size_t i = options->given_count;

    assert(find_row(options_global, name) != NULL ||
        find_row(command_options(options), name) != NULL);
    while (i-- > 0) {
        if (strcmp(options->given[i].option->name, name) == 0) {
            return &options->given[i];
        }
    }
    return NULL;
}

bool
options_given(const struct options *options, const char *name)
{
    return find_given(options, name) != NULL;
}

const char *
options_value(const struct options *options, const char *name)
{
    const struct given *given = find_given(options, name);

    return given != NULL ? given->value : NULL;
}

const char *
options_nth(const struct options *options, const char *name, size_t index)
{
    for (size_t i = 0; i < options->given_count; i++) {
        const struct given *given = &options->given[i];

        if (strcmp(given->option->name, name) == 0 && index-- == 0) {
            return given->value;
        }
    }
    return NULL;
}

bool
options_number(const struct options *options, const char *name, long limit,
    long otherwise, long *ret_number)
{
    const char *text = options_value(options, name);
    char line[128];
    char *end = NULL;
    long number;

    if (text == NULL) {
        *ret_number = otherwise;
        return true;
    }
    errno = 0;
    number = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || number < 0 ||
        number > limit) {
        (void)snprintf(line, sizeof(line), "--%s %s", name, text);
        (void)report_fail(REPORT_BAD_NUMBER, line);
        return false;
    }
    *ret_number = number;
    return true;
}
