#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/date.h"
#include "cli/describe.h"
#include "cli/json_out.h"
#include "cli/ledger.h"
#include "cli/output.h"
#include "cli/report.h"
#include "vault/case.h"

const struct option cmd_client_add_options[] = {
    { "from", 0, "FILE", "read the client as JSON; - is standard input" },
    { "code", 0, "CODE", "the case code (default: a random one)" },
    { "language", 0, "LANG", "language of the notes: id or en" },
    { "opened", 0, "DAY", "when the case was opened (today)" },
    { "name", 0, "NAME", "full name; the shell may keep what is typed" },
    { "nickname", 0, "NAME", "nickname or former name" },
    { "born", 0, "DAY", "date of birth" },
    { "phone", 0, "NUMBER", "telephone number" },
    { "email", 0, "ADDRESS", "e-mail address" },
    { "address", 0, "TEXT", "postal address" },
    { "org", 0, "NAME", "employer, school, place of worship" },
    OPTION_END,
};

/* The JSON in a file, or on standard input. */
static int
read_json(const char *path, json_t **ret_known)
{
    bool standard = strcmp(path, "-") == 0;
    struct vault_secret text = VAULT_SECRET_INIT;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    enum vault_status status;
    int line = 0;

    if (fd < 0) {
        return report_errno(path);
    }
    status = compose_read(fd, &text);
    if (!standard) {
        (void)close(fd);
    }
    if (status == VAULT_OK) {
        *ret_known = ledger_parse((const char *)text.data, text.len, &line);
    }
    vault_secret_release(&text);
    if (status != VAULT_OK) {
        return report_vault(status, path);
    }
    return *ret_known != NULL ? REPORT_EXIT_OK
                              : report_fail(REPORT_BAD_JSON, path);
}

/* The client in the form of ledger.h, checked. */
static int
get_known(const struct options *options, json_t **ret_known)
{
    const char *from = options_value(options, "from");
    const char *field = "";
    int exit_status;

    if (from != NULL) {
        exit_status = read_json(from, ret_known);
    } else if (describe_given(options)) {
        report_tell(REPORT_ARGV_WARNING, "");
        exit_status = describe_from_options(options, ret_known);
    } else if (options_settings(options)->no_input) {
        exit_status = report_fail(REPORT_NO_NAME_GIVEN, "");
    } else {
        exit_status = describe_by_asking(ret_known);
    }
    if (exit_status == REPORT_EXIT_OK && !ledger_check(*ret_known, &field)) {
        exit_status =
            report_fail(field[0] != '\0' ? REPORT_BAD_FIELD : REPORT_BAD_JSON,
                field[0] != '\0' ? field : from);
    }
    return exit_status;
}

/* What is wrong with the case itself. */
static int
report_case(enum vault_status status, const char *code)
{
    if (status == VAULT_ERR_EXISTS) {
        return report_fail(REPORT_CASE_EXISTS, code);
    }
    return status == VAULT_ERR_INVALID && code != NULL
        ? report_fail(REPORT_BAD_CODE, code)
        : report_vault(status, code != NULL ? code : "");
}

/* Makes the case and its ledger, or neither. */
static int
store(const struct options *options, struct vault *vault, const char *opened,
    const json_t *known, struct vault_case *ret_case)
{
    const char *code = options_value(options, "code");
    const char *language = options_value(options, "language");
    enum vault_status status = vault_begin(vault);

    if (status != VAULT_OK) {
        return report_vault(status, options_settings(options)->vault_path);
    }
    status = vault_case_add(vault, code, opened,
        language != NULL ? language : "", ret_case);
    if (status != VAULT_OK) {
        vault_rollback(vault);
        return report_case(status, code);
    }
    status = ledger_store(vault, ret_case->code, known);
    if (status == VAULT_OK) {
        status = vault_commit(vault);
    } else {
        vault_rollback(vault);
    }
    return report_vault(status, ret_case->code);
}

static void
put_code(const struct options *options, const char *code)
{
    struct json_out json;

    if (options_settings(options)->json) {
        json_out_begin(&json, "client");
        json_out_text(&json, "case", code);
        json_out_end(&json);
        return;
    }
    output_text(code);
    output_text("\n");
}

int
cmd_client_add(const struct options *options, struct vault *vault)
{
    const char *language = options_value(options, "language");
    const char *day = options_value(options, "opened");
    struct vault_case added;
    char today[VAULT_DATE_MAX];
    char opened[VAULT_DATE_MAX];
    json_t *known = NULL;
    int exit_status;

    date_today(today);
    if (!date_parse(day != NULL ? day : "today", today, DATE_PAST, opened)) {
        return report_fail(REPORT_BAD_DATE, day);
    }
    if (language != NULL && strcmp(language, "id") != 0 &&
        strcmp(language, "en") != 0) {
        return report_fail(REPORT_BAD_LANGUAGE_OF_CASE, language);
    }
    exit_status = get_known(options, &known);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = store(options, vault, opened, known, &added);
    }
    if (exit_status == REPORT_EXIT_OK) {
        put_code(options, added.code);
        report_tell(REPORT_CLIENT_ADDED, added.code);
    }
    json_decref(known);
    return exit_status;
}
