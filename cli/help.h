#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdbool.h>

#include "cli/commands.h"

/* What `casevault` says of itself, from the table of commands. */

/* The first lines, with three examples; with `all`, every command too. */
void help_short(bool all);

/* Every command as JSON, for scripts and tests. */
void help_json(void);

/* One command: usage and its own options; with the global ones. */
void help_usage(const struct command *command);
void help_command(const struct command *command);

/* Every command of a group, such as "note". */
void help_group(const char *group);

/* The version, and that nothing is sent anywhere. */
void help_version(void);

#endif
