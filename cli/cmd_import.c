#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/import/import.h"
#include "cli/import/store.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "vault/audit.h"

/* What each failure of reading is called. */
static const enum report_message messages[] = {
    [IMPORT_ERR_NO_MEMORY] = REPORT_NO_MEMORY,
    [IMPORT_ERR_TYPE] = REPORT_IMPORT_TYPE,
    [IMPORT_ERR_UTF8] = REPORT_IMPORT_UTF8,
    [IMPORT_ERR_NUL] = REPORT_IMPORT_NUL,
    [IMPORT_ERR_QUOTE] = REPORT_IMPORT_QUOTE,
    [IMPORT_ERR_OPEN] = REPORT_IMPORT_OPEN,
    [IMPORT_ERR_RAGGED] = REPORT_IMPORT_RAGGED,
    [IMPORT_ERR_COLUMN] = REPORT_IMPORT_COLUMN,
    [IMPORT_ERR_TWICE] = REPORT_IMPORT_TWICE,
    [IMPORT_ERR_NO_COLUMN] = REPORT_IMPORT_NO_COLUMN,
    [IMPORT_ERR_JSON] = REPORT_IMPORT_JSON,
    [IMPORT_ERR_FIELD] = REPORT_IMPORT_FIELD,
    [IMPORT_ERR_NO_TEXT] = REPORT_IMPORT_NO_TEXT,
    [IMPORT_ERR_TOO_LONG] = REPORT_IMPORT_TOO_LONG,
    [IMPORT_ERR_TOO_MANY] = REPORT_IMPORT_TOO_MANY,
    [IMPORT_ERR_EMPTY] = REPORT_IMPORT_EMPTY,
    [IMPORT_ERR_CASE] = REPORT_IMPORT_CASE,
    [IMPORT_ERR_DATE] = REPORT_IMPORT_DATE,
    [IMPORT_ERR_KIND] = REPORT_IMPORT_KIND,
    [IMPORT_ERR_LANGUAGE] = REPORT_IMPORT_LANGUAGE,
    [IMPORT_ERR_KNOWN] = REPORT_IMPORT_KNOWN,
};

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

/* Adds ", row 5" to the place. */
static void
add_number(char *text, size_t size, enum report_message word, int64_t number)
{
    size_t len = strlen(text);

    if (number > 0) {
        (void)snprintf(text + len, size - len, ", %s %" PRId64,
            report_sentence_now(word), number);
    }
}

/* "notes.csv, row 5, line 9, column 2 (text)": never what stands there. */
static void
describe_place(const char *path, const struct import_place *place,
    char *ret_text, size_t size)
{
    size_t len;

    (void)snprintf(ret_text, size, "%s%s%s", path,
        place->file[0] != '\0' ? "/" : "", place->file);
    add_number(ret_text, size, REPORT_WORD_ROW, place->row);
    add_number(ret_text, size, REPORT_WORD_LINE, place->line);
    add_number(ret_text, size, REPORT_WORD_COLUMN, (int64_t)place->column);
    len = strlen(ret_text);
    if (place->field != NULL && place->field[0] != '\0') {
        (void)snprintf(ret_text + len, size - len, " (%s)", place->field);
    }
}

static int
report_import(enum import_status status, const char *path,
    const struct import_report *report, const struct import_store *store)
{
    char place[1024];

    if (status == IMPORT_ERR_IO) {
        return report_errno(path);
    }
    describe_place(path, &report->place, place, sizeof(place));
    if (status == IMPORT_STOPPED) {
        return report_vault(import_store_status(store), place);
    }
    return report_fail(messages[status], place);
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
