#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/harden.h"
#include "cli/help.h"
#include "cli/holder.h"
#include "cli/idle.h"
#include "cli/json_memory.h"
#include "cli/keyring.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/vault.h"

/* Errors of the command line itself come before --json is parsed. */
static bool
asks_for_json(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            return true;
        }
    }
    return false;
}

/* Whether this run reads identities, which the audit log is to know. */
static bool
identifies(const struct options *options)
{
    const struct command *command = options_command(options);
    const struct option *row = command->options;

    if (command->need == COMMAND_NEEDS_NAMES) {
        return true;
    }
    for (; row != NULL && row->name != NULL; row++) {
        if (strcmp(row->name, "identify") == 0) {
            return options_given(options, "identify");
        }
    }
    return false;
}

/* Says who else works in the vault, where that can be found out. */
static void
tell_holder(const char *path)
{
    char name[128];

    if (path != NULL && holder_find(path, name, sizeof(name))) {
        report_tell(REPORT_HELD_BY, name);
    }
}

/* Nobody is there: the key that `unlock` left is not for whoever comes. */
static int
lock(const char *path)
{
    char uuid[VAULT_UUID_MAX];

    if (vault_uuid(path, uuid) == VAULT_OK &&
        keyring_forget(uuid) == VAULT_ERR_READ_ONLY) {
        report_tell(REPORT_NO_KEYRING, "");
    }
    return report_fail(REPORT_IDLE_LOCKED, path);
}

static int
run_opened(const struct options *options)
{
    const struct command *command = options_command(options);
    const char *subject = options_word(options, 0);
    struct vault *vault = NULL;
    int exit_status;

    exit_status = session_open(options_settings(options),
        command->need == COMMAND_NEEDS_ANY_AGE, &vault);
    if (exit_status == REPORT_EXIT_OK && identifies(options)) {
        exit_status = session_log(vault, "identify",
            subject != NULL ? subject : "", command->name);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = command->run(options, vault);
    }
    if (idle_is_over()) {
        exit_status = lock(options_settings(options)->vault_path);
    } else if (exit_status == REPORT_EXIT_LOCKED) {
        tell_holder(options_settings(options)->vault_path);
    }
    session_close(options_settings(options), &vault);
    return exit_status;
}

static int
run(const struct options *options)
{
    const struct command *command = options_command(options);

    if (options_given(options, "version")) {
        help_version();
        return REPORT_EXIT_OK;
    }
    if (options_group(options) != NULL) {
        help_group(options_group(options));
        return REPORT_EXIT_OK;
    }
    if (command == NULL) {
        help_short(options_given(options, "help"));
        return REPORT_EXIT_OK;
    }
    if (options_given(options, "help")) {
        help_command(command);
        return REPORT_EXIT_OK;
    }
    return command->need == COMMAND_NEEDS_NOTHING ? command->run(options, NULL)
                                                  : run_opened(options);
}

/* The last write counts too. */
static int
finish(int exit_status)
{
    bool ok = output_finish();

    if (ok && (fflush(stdout) != 0 || ferror(stdout))) {
        ok = false;
    }
    if (ok) {
        return exit_status;
    }
    if (errno == EPIPE) {
        /* The reader has what it wanted: end as quietly as others do. */
        (void)signal(SIGPIPE, SIG_DFL);
        (void)raise(SIGPIPE);
    }
    (void)report_fail(REPORT_STDOUT, strerror(errno));
    return exit_status != REPORT_EXIT_OK ? exit_status : REPORT_EXIT_FAILURE;
}

int
main(int argc, char **argv)
{
    struct options *options = NULL;
    int exit_status = REPORT_EXIT_FAILURE;

    harden_process();
    json_memory_wipe_freed();
    report_configure(report_environment_language(), asks_for_json(argc, argv));
    if (options_parse(argc, argv, &options, &exit_status)) {
        exit_status = run(options);
    }
    options_free(&options);
    return finish(exit_status);
}
