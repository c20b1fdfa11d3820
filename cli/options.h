#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The command line, parsed once.  Option tables are constant rows of this
 * form; popt does the work behind options.c.
 */
struct option {
    const char *name;  /* long form, without hyphens */
    char letter;       /* short form, or 0 */
    const char *value; /* what its value is called in the help; NULL: none */
    const char *help;  /* one line */
};

#define OPTION_END                                                             \
    {                                                                          \
        NULL, 0, NULL, NULL                                                    \
    }

/* Options that every command takes, before or after its name. */
extern const struct option options_global[];

/* Most uses of --share; a key has no more shares. */
#define OPTIONS_SHARES_MAX 16

/* What the global options and the environment said. */
struct settings {
    const char *vault_path; /* -f, else $CASEVAULT_FILE, else NULL */
    int passphrase_fd;      /* -1: not given */
    const char *shares[OPTIONS_SHARES_MAX]; /* --share, in order */
    size_t share_count;
    bool no_input; /* never ask */
    bool json;
    bool accept_restored;
};

struct command;
struct options;

/*
 * Parses the command line.  On success returns true; the caller frees
 * `*ret_options`.  Otherwise what is wrong has been reported, and
 * `*ret_exit` is the exit status.
 */
bool options_parse(int argc, char **argv, struct options **ret_options,
    int *ret_exit);

/* Frees and sets the caller's pointer to NULL.  NULL is fine. */
void options_free(struct options **options);

/* The command that was named, or NULL when none was. */
const struct command *options_command(const struct options *options);

/* What the global options said. */
const struct settings *options_settings(const struct options *options);

/* The group ("note") whose help was asked for, or NULL. */
const char *options_group(const struct options *options);

/* Words after the command's name: how many, and one (NULL past the end). */
size_t options_count(const struct options *options);
const char *options_word(const struct options *options, size_t index);

/*
 * Whether an option was given, and its last value (NULL when it was not).
 * `name` must be in the table of the command or a global one.
 */
bool options_given(const struct options *options, const char *name);
const char *options_value(const struct options *options, const char *name);

/* The value of the use number `index` (from 0) of an option, or NULL. */
const char *options_nth(const struct options *options, const char *name,
    size_t index);

/*
 * The value of a number option, or `otherwise` when it was not given.  Returns
 * false after reporting when it is no number from 0 to `limit`.
 */
bool options_number(const struct options *options, const char *name, long limit,
    long otherwise, long *ret_number);

#endif
