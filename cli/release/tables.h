#ifndef CLI_RELEASE_TABLES_H
#define CLI_RELEASE_TABLES_H

#include "cli/export/csv_rows.h"
#include "cli/export/frequencies.h"
#include "cli/release/cases.h"
#include "cli/release/run.h"
#include "vault/measure.h"

/* Internal to cli/release: the tables of a research bundle being written. */
struct release_tables {
    struct release_run *run;
    struct release_cases cases;
    struct release_file *files[EXPORT_TABLE_COUNT]; /* NULL: not released */
    enum export_guard guard;
    struct export_frequencies *frequencies;
    struct vault_measure *measures; /* that have scores */
    size_t measure_count;
};

/*
 * Writes everything about case number `index` but its row in cases.csv, whose
 * counts it fills in.
 */
enum release_status release_tables_case(struct release_tables *tables,
    uint32_t index);

/*
 * Writes one row about case number `index` (UINT32_MAX: about none), but not
 * into a table that is not released; what the project does not ask for is
 * taken out of the cells.
 */
enum release_status release_tables_row(struct release_tables *tables,
    enum export_table_id id, uint32_t index, struct export_cell *cells);

/* Begins every table that is released. */
enum release_status release_tables_begin(struct release_tables *tables);

/* Writes measures.csv. */
enum release_status release_tables_measures(struct release_tables *tables);

enum release_status release_tables_finish(struct release_tables *tables);

/* SHA256SUMS, for `sha256sum -c`, over all that was written until now. */
enum release_status release_tables_sums(struct release_run *run);

/* What is made of the finished tables: other formats, and descriptions. */
enum release_status release_tables_describe(struct release_tables *tables);

/* Writes anonymisation-log.csv. */
enum release_status release_tables_log(const struct release_tables *tables);

void release_tables_release(struct release_tables *tables);

#endif
