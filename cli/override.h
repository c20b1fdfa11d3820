#ifndef CLI_OVERRIDE_H
#define CLI_OVERRIDE_H

#include "cli/options.h"
#include "cli/release/release.h"

/*
 * Reads what a release without consent needs: the ground from --override, who
 * receives it and why from --reason-from or the terminal, never from the
 * command line, where other users could read it.  Leaves `*ret_override` empty
 * without --override.  Returns an exit status; a failure has been told.
 */
int override_read(const struct options *options,
    struct release_override *ret_override);

#endif
