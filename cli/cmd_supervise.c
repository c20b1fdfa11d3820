#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/export/csv_rows.h"
#include "cli/report.h"
#include "vault/supervision.h"

#define YEAR_OPTION                                                            \
    {                                                                          \
        "year", 0, "YEAR", "of this year only"                                 \
    }

const struct option cmd_supervise_add_options[] = {
    { "date", 'd', "DAY", "2026-11-22, today (default), -3d, monday" },
    { "minutes", 0, "N", "how long it lasted; needed" },
    { "people", 0, "N", "in the group; 1 (default) is individual" },
    { "supervisor", 0, "NAME", "name and licence; needed" },
    OPTION_END,
};

const struct option cmd_supervise_list_options[] = { YEAR_OPTION, OPTION_END };

/* What is done with each sitting; false ends the reading: memory ran out. */
typedef bool sitting_fn(const struct vault_supervision *sitting, void *data);

static int
read_numbers(const struct options *options, struct vault_supervision *added)
{
    const char *supervisor = options_value(options, "supervisor");
    long minutes = 0, people = 1;

    if (supervisor == NULL || !options_given(options, "minutes")) {
        return report_fail(REPORT_MISSING_OPTION,
            supervisor == NULL ? "--supervisor" : "--minutes");
    }
    if (!options_number(options, "minutes", 1440, 0, &minutes) ||
        !options_number(options, "people", VAULT_SUPERVISION_PEOPLE_MAX, 1,
            &people)) {
        return REPORT_EXIT_USAGE;
    }
    if (minutes < 1 || people < 1) {
        return report_fail(REPORT_BAD_NUMBER,
            minutes < 1 ? "--minutes" : "--people");
    }
    if (supervisor[0] == '\0' ||
        strlen(supervisor) >= sizeof(added->supervisor)) {
        return report_fail(REPORT_EMPTY_VALUE, "--supervisor");
    }
    (void)snprintf(added->supervisor, sizeof(added->supervisor), "%s",
        supervisor);
    added->minutes = minutes;
    added->people = people;
    return REPORT_EXIT_OK;
}

int
cmd_supervise_add(const struct options *options, struct vault *vault)
{
    struct vault_supervision added = { 0 };
    const char *which = NULL;
    int64_t id = 0;
    int exit_status = entry_day(options, added.date);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_numbers(options, &added);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_case_or_all(options, vault, added.case_code, &which);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_supervision_add(vault, &added, &id),
            added.supervisor);
    }
    if (exit_status == REPORT_EXIT_OK) {
        entry_put(options, "supervision", id);
        report_tell(REPORT_SUPERVISION_ADDED, added.date);
    }
    return exit_status;
}

/* Hands over the sittings of the year asked for. */
static enum vault_status
each(struct vault *vault, const char *case_code, long year, sitting_fn *take,
    void *data)
{
    struct vault_cursor *cursor = NULL;
    struct vault_supervision item;
    enum vault_status status =
        vault_supervision_open(vault, case_code, &cursor);

    while (status == VAULT_OK) {
        status = vault_supervision_next(cursor, &item);
        if (status == VAULT_OK &&
            (year < 0 || strtol(item.date, NULL, 10) == year) &&
            !take(&item, data)) {
            status = VAULT_ERR_NO_MEMORY;
        }
    }
    vault_cursor_close(&cursor);
    return status == VAULT_DONE ? VAULT_OK : status;
}

static const char *
form_of(const struct vault_supervision *sitting)
{
    return sitting->people == 1 ? "individual" : "group";
}

static bool
put(const struct vault_supervision *item, void *data)
{
    struct listing *listing = data;

    listing_row(listing);
    listing_number(listing, "supervision", item->id);
    listing_text(listing, "case", item->case_code);
    listing_text(listing, "date", item->date);
    listing_number(listing, "minutes", item->minutes);
    listing_text(listing, "form", form_of(item));
    listing_number(listing, "people", item->people);
    listing_text(listing, "supervisor", item->supervisor);
    listing_row_end(listing);
    return true;
}

int
cmd_supervise_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "NUMBER", "CASE", "DATE", "MINUTES",
        "FORM", "PEOPLE", "SUPERVISOR", NULL };
    static const struct listing_shape shape = { "supervise-list", "sittings",
        headings };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct listing listing;
    long year = -1;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (!options_number(options, "year", 9999, -1, &year)) {
        return REPORT_EXIT_USAGE;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    return entry_listed(&listing, each(vault, which, year, put, &listing),
        which);
}

int
cmd_supervise_remove(const struct options *options, struct vault *vault)
{
    return entry_remove(options, vault, vault_supervision_retract);
}

/* Sums for one supervisor and form; `minutes` and `id` (sittings) add up. */
struct totals {
    struct vault_supervision *items;
    size_t len;
};

static bool
add_up(const struct vault_supervision *item, void *data)
{
    struct totals *totals = data;
    struct vault_supervision *grown;

    for (size_t i = 0; i < totals->len; i++) {
        struct vault_supervision *sum = &totals->items[i];

        if (strcmp(sum->supervisor, item->supervisor) == 0 &&
            form_of(sum) == form_of(item)) {
            sum->minutes += item->minutes;
            sum->id++;
            return true;
        }
    }
    grown =
        reallocarray(totals->items, totals->len + 1, sizeof(*totals->items));
    if (grown == NULL) {
        return false;
    }
    totals->items = grown;
    grown[totals->len] = *item;
    grown[totals->len++].id = 1;
    return true;
}

int
cmd_supervise_total(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "SUPERVISOR", "FORM", "SITTINGS",
        "MINUTES", NULL };
    static const struct listing_shape shape = { "supervise-total", "totals",
        headings };
    struct totals totals = { NULL, 0 };
    struct listing listing;
    enum vault_status status;
    long year = -1;
    int exit_status;

    if (!options_number(options, "year", 9999, -1, &year)) {
        return REPORT_EXIT_USAGE;
    }
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = each(vault, NULL, year, add_up, &totals);
    for (size_t i = 0; status == VAULT_OK && i < totals.len; i++) {
        listing_row(&listing);
        listing_text(&listing, "supervisor", totals.items[i].supervisor);
        listing_text(&listing, "form", form_of(&totals.items[i]));
        listing_number(&listing, "sittings", totals.items[i].id);
        listing_number(&listing, "minutes", totals.items[i].minutes);
        listing_row_end(&listing);
    }
    exit_status = entry_listed(&listing, status, NULL);
    free(totals.items);
    return exit_status;
}

/* Text in quotes, and not for a spreadsheet to run (see csv_rows.h). */
static void
write_text(FILE *out, const char *text)
{
    struct anon_text whole = { text, strlen(text) };

    (void)fputs(export_csv_guarded(whole) ? "\"'" : "\"", out);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            (void)fputc('"', out);
        }
        (void)fputc(*text, out);
    }
    (void)fputc('"', out);
}

/* A row without the case: the hours may be shown to anybody. */
static bool
write_row(const struct vault_supervision *item, void *data)
{
    FILE *out = data;

    (void)fprintf(out, "%s,%jd,%s,%jd,", item->date, (intmax_t)item->minutes,
        form_of(item), (intmax_t)item->people);
    write_text(out, item->supervisor);
    (void)fputs("\r\n", out);
    return true;
}

int
cmd_supervise_export(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    struct atomic_file file = ATOMIC_FILE_INIT;
    enum vault_status status;
    long year = -1;

    if (!options_number(options, "year", 9999, -1, &year)) {
        return REPORT_EXIT_USAGE;
    }
    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    (void)fputs("date,minutes,form,people,supervisor\r\n", file.stream);
    status = each(vault, NULL, year, write_row, file.stream);
    if (status != VAULT_OK) {
        atomic_file_abandon(&file);
        return report_vault(status, path);
    }
    return atomic_file_commit(&file) ? REPORT_EXIT_OK : report_errno(path);
}
