#include <stdlib.h>
#include <string.h>

#include "cli/release/tables.h"

enum release_status
release_tables_begin(struct release_tables *tables)
{
    enum release_status status = RELEASE_OK;

    tables->frequencies = calloc(1, sizeof(*tables->frequencies));
    if (tables->frequencies == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (unsigned i = 0; status == RELEASE_OK && i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        if ((i == EXPORT_TABLE_TEXT &&
                tables->run->request->scope == RELEASE_WITHOUT_TEXTS) ||
            !release_project_wants_table(tables->run->request->plan,
                (enum export_table_id)i)) {
            continue;
        }
        status = release_files_add(&tables->run->files, table->file,
            &tables->files[i], tables->run->cause);
        if (status == RELEASE_OK) {
            export_csv_header(tables->files[i]->out, table);
        }
    }
    return status;
}

/* The rows about each case, and last the one that counts them. */
static enum release_status
put_cases(struct release_tables *tables)
{
    enum release_status status = RELEASE_OK;

    for (size_t k = 0; status == RELEASE_OK && k < tables->cases.len; k++) {
        uint32_t i = tables->cases.order[k];

        if (tables->cases.items[i].left_out) {
            continue;
        }
        status = release_tables_case(tables, i);
        if (status == RELEASE_OK) {
            status = release_tables_row(tables, EXPORT_TABLE_CASES, i,
                tables->cases.items[i].cells);
        }
    }
    return status;
}

static struct export_cell
hundredths_cell(int64_t value)
{
    return (struct export_cell){ EXPORT_CELL_HUNDREDTHS, { .number = value } };
}

enum release_status
release_tables_measures(struct release_tables *tables)
{
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < tables->measure_count; i++) {
        const struct vault_measure *measure = &tables->measures[i];
        struct export_cell cells[EXPORT_COLUMNS_MAX] = {
            [0] = { .type = EXPORT_CELL_CODE },
            [1] = hundredths_cell(measure->lowest),
            [2] = hundredths_cell(measure->highest),
            [3] = hundredths_cell(measure->step),
            [4] = { EXPORT_CELL_NUMBER,
                { .number = measure->higher_is_worse ? 1 : 2 } },
        };

        if (!export_code_set(measure->code, &cells[0].code)) {
            return RELEASE_ERR_INVALID;
        }
        if (measure->reliable_change > 0) {
            cells[5] = hundredths_cell(measure->reliable_change);
        }
        status = release_tables_row(tables, EXPORT_TABLE_MEASURES, UINT32_MAX,
            cells);
    }
    return status;
}

enum release_status
release_tables_finish(struct release_tables *tables)
{
    enum release_status status = RELEASE_OK;

    for (unsigned i = 0; status == RELEASE_OK && i < EXPORT_TABLE_COUNT; i++) {
        if (tables->files[i] != NULL) {
            status = release_file_finish(tables->files[i], tables->run->cause);
        }
    }
    return status;
}

enum release_status
release_tables_sums(struct release_run *run)
{
    size_t count = run->files.len;
    struct release_file *file = NULL;
    enum release_status status =
        release_files_add(&run->files, "SHA256SUMS", &file, run->cause);

    for (size_t i = 0; status == RELEASE_OK && i < count; i++) {
        export_out_constant(file->out, run->files.items[i].hash);
        export_out_constant(file->out, "  ");
        export_out_constant(file->out, run->files.items[i].name);
        export_out_constant(file->out, "\n");
    }
    return status == RELEASE_OK ? release_file_finish(file, run->cause)
                                : status;
}

/*
 * Everything that comes out of the vault.  Without texts that takes a moment,
 * and is read as one view; with texts others are not kept waiting so long.
 */
static enum release_status
put_tables(struct release_tables *tables)
{
    struct release_run *run = tables->run;
    bool look = tables->files[EXPORT_TABLE_TEXT] == NULL;
    enum release_status status = look
        ? release_vault(vault_look_begin(run->vault), run->cause)
        : RELEASE_OK;

    if (status == RELEASE_OK) {
        status = put_cases(tables);
    }
    if (status == RELEASE_OK) {
        status = release_tables_measures(tables);
    }
    if (look) {
        vault_look_end(run->vault);
    }
    return status;
}

/* The files that are the same for every project: tables, then about them. */
static enum release_status
write_tables(struct release_tables *tables)
{
    enum release_status status = release_tables_begin(tables);

    if (status == RELEASE_OK) {
        status = put_tables(tables);
    }
    if (status == RELEASE_OK) {
        status = release_wave_write(tables->run,
            tables->files[EXPORT_TABLE_WITHDRAWN]);
    }
    if (status == RELEASE_OK) {
        status = release_tables_finish(tables);
    }
    if (status == RELEASE_OK) {
        status = release_tables_describe(tables);
    }
    return status == RELEASE_OK ? release_tables_log(tables) : status;
}

enum release_status
release_write_research(struct release_run *run)
{
    struct release_tables tables = {
        .run = run,
        .guard = run->request->raw_text ? EXPORT_GUARD_OFF : EXPORT_GUARD_ON,
    };
    enum release_status status = release_wave_prepare(run);

    if (status == RELEASE_OK) {
        status = release_cases_collect(run, &tables.cases);
    }

    if (status == RELEASE_OK) {
        status = release_disclose(run, &tables.cases);
    }
    if (status == RELEASE_OK) {
        status = write_tables(&tables);
    }
    if (status == RELEASE_OK) {
        status = release_disclose_report(run);
    }
    if (status == RELEASE_OK) {
        status = release_tables_sums(run);
    }
    release_tables_release(&tables);
    return status == RELEASE_OK ? release_write_manifest(run) : status;
}

enum release_status
release_check_research(struct release_run *run)
{
    struct release_cases cases = { NULL, NULL, 0 };
    enum release_status status = release_wave_prepare(run);

    if (status == RELEASE_OK) {
        status = release_cases_collect(run, &cases);
    }

    if (status == RELEASE_OK) {
        status = release_disclose(run, &cases);
    }
    release_cases_release(&cases);
    return status;
}
