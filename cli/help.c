#include "cli/help.h"

#include <string.h>

#include "cli/json_out.h"
#include "cli/output.h"

/* Where the second column begins. */
enum {
    COLUMN = 26,
};

static void
put_columns(const char *left, size_t used, const char *right)
{
    output_text(left);
    for (used += strlen(left); used < COLUMN; used++) {
        output_text(" ");
    }
    output_text(right);
    output_text("\n");
}

/* "  -f, --file FILE   the vault": one row of a table. */
static void
put_option(const struct option *row)
{
    char letter[] = "  -x, --";
    size_t used;

    letter[3] = row->letter;
    output_text(row->letter != 0 ? letter : "      --");
    output_text(row->name);
    used = sizeof(letter) - 1 + strlen(row->name);
    if (row->value != NULL) {
        output_text(" ");
        output_text(row->value);
        used += 1 + strlen(row->value);
    }
    put_columns(used < COLUMN ? "" : " ", used, row->help);
}

static void
put_options(const char *heading, const struct option *table)
{
    if (table == NULL || table->name == NULL) {
        return;
    }
    output_text(heading);
    for (; table->name != NULL; table++) {
        put_option(table);
    }
}

static void
put_commands(void)
{
    const struct command *command;

    output_text("\nCommands:\n");
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        output_text("  ");
        put_columns(command->name, 2, command->summary);
    }
    put_options("\nOptions of every command:\n", options_global);
}

void
help_short(bool all)
{
    output_text(
        "casevault keeps therapy case notes encrypted and lets them out only\n"
        "without the names.\n"
        "\n"
        "usage: casevault [-f FILE] COMMAND [WORDS] [OPTIONS]\n"
        "\n"
        "  casevault -f cases.vault init        make a vault\n"
        "  casevault -f cases.vault client add  a client; prints the code\n"
        "  casevault -f cases.vault note add K-7F3Q\n"
        "                                       write a note\n");
    if (all) {
        put_commands();
    } else {
        output_text("\n`casevault help` lists all commands, `casevault help "
                    "COMMAND` explains one.\n");
    }
}

void
help_usage(const struct command *command)
{
    output_text("usage: casevault ");
    output_text(command->name);
    if (command->words != NULL) {
        output_text(" ");
        output_text(command->words);
    }
    output_text(command->options != NULL ? " [OPTIONS]\n\n" : "\n\n");
    output_text(command->summary);
    output_text("\n");
    put_options("\nOptions:\n", command->options);
}

void
help_command(const struct command *command)
{
    help_usage(command);
    put_options("\nOptions of every command:\n", options_global);
}

void
help_group(const char *group)
{
    const struct command *command;
    size_t len = strlen(group);
    bool first = true;

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (strncmp(command->name, group, len) == 0 &&
            command->name[len] == ' ') {
            output_text(first ? "" : "\n");
            help_usage(command);
            first = false;
        }
    }
}

void
help_json(void)
{
    const struct command *command;
    struct json_out json;

    json_out_begin(&json, "help");
    json_out_list(&json, "commands");
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        json_out_item(&json);
        json_out_text(&json, "name", command->name);
        json_out_text(&json, "words",
            command->words != NULL ? command->words : "");
        json_out_text(&json, "summary", command->summary);
        json_out_bool(&json, "opens_vault",
            command->need != COMMAND_NEEDS_NOTHING);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

void
help_version(void)
{
    output_text("casevault " CASEVAULT_VERSION "\n"
                "Nothing is ever sent over a network.\n"
                "Licence: GPL-3.0-or-later.\n");
}
