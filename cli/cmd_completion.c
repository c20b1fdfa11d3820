#include <string.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/report.h"

/* The long options of a table, blanks before each. */
static void
put_options(const struct option *table)
{
    for (; table != NULL && table->name != NULL; table++) {
        output_text(" --");
        output_text(table->name);
    }
}

/* The second words of a group. */
static void
put_second_words(const char *group, size_t len)
{
    const struct command *command;

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (strncmp(command->name, group, len) == 0 &&
            command->name[len] == ' ') {
            output_text(" ");
            output_text(command->name + len + 1);
        }
    }
}

/* "note) words='add edit'" once for each group. */
static void
put_groups(void)
{
    const struct command *command;
    const char *before = "";

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        size_t len = strcspn(command->name, " ");

        if (command->name[len] == '\0' ||
            (strncmp(before, command->name, len) == 0 && before[len] == ' ')) {
            continue;
        }
        output_text("    ");
        output_bytes(command->name, len);
        output_text(") words='");
        put_second_words(command->name, len);
        output_text("' ;;\n");
        before = command->name;
    }
}

/* "'note add') options='--kind'": one row for each command. */
static void
put_command_options(void)
{
    const struct command *command;

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (command->options == NULL) {
            continue;
        }
        output_text("    '");
        output_text(command->name);
        output_text("'*) options='");
        put_options(command->options);
        output_text("' ;;\n");
    }
}

/* The first words, each once. */
static void
put_first_words(void)
{
    const struct command *command;
    const char *before = "";

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        size_t len = strcspn(command->name, " ");

        if (strncmp(before, command->name, len) != 0 ||
            strcspn(before, " ") != len) {
            output_text(" ");
            output_bytes(command->name, len);
        }
        before = command->name;
    }
}

int
cmd_completion(const struct options *options, struct vault *vault)
{
    const char *shell = options_word(options, 0);

    (void)vault;
    if (strcmp(shell, "bash") != 0) {
        return report_fail(REPORT_BAD_SHELL, shell);
    }
    output_text("# Completion of casevault for bash; never of what is in a "
                "vault.\n"
                "_casevault() {\n"
                "  local word=${COMP_WORDS[COMP_CWORD]} words= options=\n"
                "  local first=${COMP_WORDS[1]} second=${COMP_WORDS[2]}\n"
                "  COMPREPLY=()\n"
                "  case \"$first $second\" in\n");
    put_command_options();
    output_text("  esac\n"
                "  if [[ $COMP_CWORD -eq 1 ]]; then\n    words='");
    put_first_words();
    output_text("'\n"
                "  elif [[ $COMP_CWORD -eq 2 ]]; then\n    case $first in\n");
    put_groups();
    output_text("    esac\n  fi\n"
                "  if [[ $word == -* ]]; then\n    words=\"$options");
    put_options(options_global);
    output_text("\"\n  elif [[ -z $words ]]; then\n"
                "    compopt -o default\n    return\n  fi\n"
                "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                "}\n"
                "complete -F _casevault casevault\n");
    return REPORT_EXIT_OK;
}
