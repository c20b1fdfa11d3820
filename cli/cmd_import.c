#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/import/import.h"
#include "cli/import/store.h"
#include "cli/import_failure.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "vault/audit.h"

/* The vault, and the bar that shows how far the reading is. */
struct work {
    struct import_store *store;
    struct progress progress;
};

static enum import_status
take(const struct import_item *item, struct import_place *place, void *data)
{
    struct work *work = data;

    progress_step(&work->progress, (uint64_t)item->offset);
    return import_store_take(item, place, work->store);
}

static int
report_import(enum import_status status, const char *path,
    const struct import_report *report, const struct import_store *store)
{
    char place[1024];

    if (status == IMPORT_STOPPED) {
        import_failure_place(path, &report->place, place, sizeof(place));
        return report_vault(import_store_status(store), place);
    }
    return import_failure_report(status, path, &report->place);
}

static void
put_counts(bool as_json, const struct import_store_counts *counts,
    const struct import_report *report)
{
    struct json_out json;

    if (as_json) {
        json_out_begin(&json, "import");
        json_out_number(&json, "notes", counts->notes);
        json_out_number(&json, "new_cases", counts->new_cases);
        json_out_number(&json, "ledgers", counts->ledgers);
        json_out_number(&json, "ignored", report->ignored);
        if (counts->new_case[0] != '\0') {
            json_out_text(&json, "case", counts->new_case);
        }
        json_out_end(&json);
        return;
    }
    output_text("notes\t");
    output_number(counts->notes);
    output_text("\nnew cases\t");
    output_number(counts->new_cases);
    output_text("\nledgers\t");
    output_number(counts->ledgers);
    output_text("\nignored\t");
    output_number(report->ignored);
    if (counts->new_case[0] != '\0') {
        output_text("\ncase\t");
        output_text(counts->new_case);
    }
    output_text("\n");
}

/* Reads and stores within the transaction. */
static int
import_all(struct vault *vault, const char *path, struct work *work,
    struct import_report *report)
{
    struct import_receiver receiver = { take, work };
    struct import_store_counts counts;
    enum import_status status;
    char detail[96];
    struct stat info;

    progress_begin(&work->progress, report_sentence_now(REPORT_IMPORTING),
        stat(path, &info) == 0 && S_ISREG(info.st_mode) ? (uint64_t)info.st_size
                                                        : 0);
    errno = 0;
    status = import_read(path, &receiver, report);
    progress_end(&work->progress);
    if (status != IMPORT_OK) {
        return report_import(status, path, report, work->store);
    }
    counts = import_store_counts(work->store);
    (void)snprintf(detail, sizeof(detail),
        "notes=%" PRId64 " new-cases=%" PRId64, counts.notes, counts.new_cases);
    return report_vault(vault_audit_append(vault, "import", counts.new_case,
                            detail),
        path);
}

int
cmd_import(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    char today[VAULT_DATE_MAX];
    struct work work = { .store = NULL };
    struct import_report report = { .items = 0 };
    struct import_store_counts counts;
    int exit_status;

    date_today(today);
    exit_status =
        report_vault(import_store_new(vault, today, &work.store), path);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_begin(vault), path);
    }
    if (exit_status != REPORT_EXIT_OK) {
        import_store_free(&work.store);
        return exit_status;
    }
    exit_status = import_all(vault, path, &work, &report);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_commit(vault), path);
    } else {
        vault_rollback(vault);
    }
    counts = import_store_counts(work.store);
    if (exit_status == REPORT_EXIT_OK) {
        put_counts(options_settings(options)->json, &counts, &report);
    }
    import_store_free(&work.store);
    return exit_status;
}
