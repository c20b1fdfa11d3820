#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/salvage.h"

struct figure {
    const char *name;
    int64_t value;
};

#define FIGURES 7

static void
put_lines(const struct figure figures[FIGURES],
    const struct vault_salvage_report *report)
{
    for (size_t i = 0; i < FIGURES; i++) {
        output_text(figures[i].name);
        output_text("\t");
        output_number(figures[i].value);
        output_text("\n");
    }
    for (size_t i = 0; i < report->loss_count; i++) {
        output_text("lost_notes\t");
        output_number(report->losses[i].versions);
        output_text("\t");
        output_text(report->losses[i].case_code);
        output_text("\n");
    }
}

static void
put_json(const struct figure figures[FIGURES],
    const struct vault_salvage_report *report)
{
    struct json_out json;

    json_out_begin(&json, "salvage");
    for (size_t i = 0; i < FIGURES; i++) {
        json_out_number(&json, figures[i].name, figures[i].value);
    }
    json_out_list(&json, "lost_notes");
    for (size_t i = 0; i < report->loss_count; i++) {
        json_out_item(&json);
        json_out_text(&json, "case", report->losses[i].case_code);
        json_out_number(&json, "versions", report->losses[i].versions);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

static void
put_report(const struct settings *settings,
    const struct vault_salvage_report *report)
{
    const struct figure figures[FIGURES] = {
        { "pages", report->pages },
        { "bad_pages", report->bad_pages },
        { "rows", report->rows },
        { "lost_rows", report->lost_rows },
        { "lost_entries", report->lost_entries },
        { "made_cases", report->made_cases },
        { "made_notes", report->made_notes },
    };

    if (settings->json) {
        put_json(figures, report);
    } else {
        put_lines(figures, report);
    }
}

static bool
lost_something(const struct vault_salvage_report *report)
{
    return report->loss_count > 0 || report->lost_rows > 0 ||
        report->lost_entries > 0 || report->made_cases > 0 ||
        report->made_notes > 0;
}

int
cmd_salvage(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    const char *to = options_word(options, 0);
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct vault_salvage_report report = { 0 };
    enum vault_status status;
    int exit_status = session_check_path(settings);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = session_check_folder(to);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            session_passphrase(settings, settings->vault_path, &passphrase);
    }
    if (exit_status == REPORT_EXIT_OK) {
        status = vault_salvage(settings->vault_path, to, &passphrase, &report);
        exit_status = report_vault(status,
            status == VAULT_ERR_EXISTS ? to : settings->vault_path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        put_report(settings, &report);
        report_tell(REPORT_SALVAGED, to);
        if (lost_something(&report)) {
            report_tell(REPORT_SALVAGE_LOSSES, settings->vault_path);
        }
    }
    vault_salvage_report_free(&report);
    vault_secret_release(&passphrase);
    return exit_status;
}
