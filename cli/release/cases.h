#ifndef CLI_RELEASE_CASES_H
#define CLI_RELEASE_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/export/csv_rows.h"
#include "cli/release/run.h"

/*
 * The rows of cases.csv as codes, before anything is written: what is known of
 * a person from elsewhere stands here and nowhere else, so disclosure control
 * works on this table and every file follows it.  Row number i is about
 * `run->subjects[i]`.
 */
struct release_case {
    struct export_cell cells[EXPORT_CASE_COLUMNS];
    int32_t first_day; /* that days count from; ANON_NO_DAY: none */
    bool left_out;     /* no row of any table is about it */
};

struct release_cases {
    struct release_case *items;
    uint32_t *order; /* in which rows are written: by their random names */
    size_t len;
};

/*
 * Fills in the pseudonym and everything coded: age, attributes, language,
 * state.  The counts stay empty until the tables are written.  The caller
 * releases.
 */
enum release_status release_cases_collect(struct release_run *run,
    struct release_cases *ret_cases);

/*
 * Takes out of a row what a project does not ask for: -99 where the column may
 * hold a reason, nothing elsewhere.  Without a project everything stays.
 */
void release_cells_limit(const struct release_project *project,
    enum export_table_id id, struct export_cell *cells);

void release_cases_release(struct release_cases *cases);

#endif
