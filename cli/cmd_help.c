#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"

int
cmd_help(const struct options *options, struct vault *vault)
{
    const char *words[2];
    size_t count = options_count(options);
    const struct command *command = NULL;
    size_t used = 0;

    (void)vault;
    if (count == 0) {
        if (options_settings(options)->json) {
            help_json();
        } else {
            help_short(true);
        }
        return REPORT_EXIT_OK;
    }
    words[0] = options_word(options, 0);
    words[1] = options_word(options, 1);
    command = command_find(words, count, &used);
    if (command != NULL) {
        help_command(command);
        return REPORT_EXIT_OK;
    }
    if (count == 1 && command_is_group(words[0])) {
        help_group(words[0]);
        return REPORT_EXIT_OK;
    }
    return report_fail(REPORT_UNKNOWN_COMMAND, words[0]);
}
