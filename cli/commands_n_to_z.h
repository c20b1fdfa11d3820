#ifndef CLI_COMMANDS_N_TO_Z_H
#define CLI_COMMANDS_N_TO_Z_H

#include "cli/commands.h"

/*
 * The second half of the table of commands, from "note" on.  Ask
 * command_at(), which goes through both.  NULL past the end.
 */
const struct command *command_n_to_z_at(size_t index);

#endif
