#ifndef CLI_RELEASE_POOL_TABLE_H
#define CLI_RELEASE_POOL_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/export/csv_rows.h"

/*
 * Whether a table of a bundle holds what the dictionary allows and nothing
 * else: where there is no vault to compare with, this is the gate.  No cell can
 * hold a word that somebody chose but the code of a measure.
 */

/* A measure, as measures.csv tells it. */
struct release_pool_measure {
    struct export_code code;
    int64_t lowest; /* in hundredths, as all below */
    int64_t highest;
    int64_t step;
    int64_t direction;
    int64_t reliable_change; /* 0: none */
};

#define RELEASE_POOL_MEASURES 256

/* What is known of the bundle when one of its tables is read. */
struct release_pool_facts {
    const char *site; /* 10 characters; NULL: any, of a pool */
    unsigned levels[EXPORT_CASE_COLUMNS]; /* of cases.csv */
    struct export_pseudonym *cases;       /* sorted; filled by cases.csv */
    size_t case_count;
    size_t case_cap;
    struct release_pool_measure measures[RELEASE_POOL_MEASURES];
    size_t measure_count; /* filled by measures.csv */
};

/* A row that stood the test. */
typedef bool release_pool_row_fn(size_t case_index, struct export_cell *cells,
    void *data);

/*
 * Reads a whole table, in the order its writer writes: cases by name, each
 * name once, rows of others by name and number and about cases that are there.
 * cases.csv and measures.csv fill in `facts`, and have to come first.  `take`
 * (may be NULL) gets each row and the number of its case (SIZE_MAX: about
 * none); when it says false reading ends.  Returns 0, or the line of the first
 * row that is not allowed, from 1; SIZE_MAX when memory ran out or `take` ended
 * it.  Tables with texts are not for this.
 */
size_t release_pool_table_read(struct release_pool_facts *facts,
    enum export_table_id id, const char *bytes, size_t len,
    release_pool_row_fn *take, void *data);

/* Frees what reading has filled in. */
void release_pool_facts_release(struct release_pool_facts *facts);

#endif
