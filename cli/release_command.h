#ifndef CLI_RELEASE_COMMAND_H
#define CLI_RELEASE_COMMAND_H

#include "cli/options.h"
#include "cli/policy_choice.h"
#include "cli/release/release.h"

/*
 * What both commands that release have in common; in cmd_release.c.  Functions
 * that return an int return an exit status, having reported what is wrong.
 */
#define RELEASE_COMMAND_OPTIONS                                                \
    { "output", 'o', "DIR", "a folder that is new or empty" },                 \
        { "seal", 0, "HOW",                                                    \
            "one file: html, zip (passphrase) or age (keys)" },                \
        { "seal-passphrase-fd", 0, "N", "read that passphrase from N" },       \
        { "recipient", 0, "KEY", "public key of a reader, for age; again" },   \
        { "recipients-file", 0, "FILE", "of such keys, one in each line" },    \
        { "policy", 0, "FILE", "a policy of your own instead of a profile" },  \
        { "profile", 0, "P", "supervision, research, safe-harbor or uu-pdp" }, \
        { "ask-again", 0, NULL, "what was decided in earlier reviews, too" },  \
        { "review", 0, "FILE", "decide in this file; written when absent" },   \
        { "together-seen", 0, NULL, "the rare details together may leave" },   \
        { "unreviewed", 0, NULL, "accept what the scan finds, unseen" },       \
        { "language", 0, "LANG", "of labels and headings: id or en" },         \
    {                                                                          \
        "dry-run", 'n', NULL, "everything, but hand nothing over"              \
    }

/* What a request borrows. */
struct release_command {
    enum export_language language;
    struct policy_choice policy;
};

/* Reads the options; `profile` is that of who names none. */
int release_command_read(const struct options *options, const char *profile,
    struct release_command *chosen, struct release_request *request);

/*
 * Releases and says what came of it; the passphrase of a sealed file is asked
 * for before anything.
 */
int release_command_run(const struct options *options, struct vault *vault,
    struct release_request *request);

#endif
