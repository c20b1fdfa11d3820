#ifndef CLI_RISK_TABLE_H
#define CLI_RISK_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "cli/risk/status.h"

/*
 * A table of coded rows, one row for each person.  Equal rows are kept once
 * and counted, so that what follows costs time by different rows only.  The
 * fields are for reading.
 */
#define RISK_QUASI_MAX 32

struct risk_table {
    size_t quasi; /* columns that may be known from elsewhere */
    /* Different rows: `quasi` codes and the sensitive one, side by side. */
    uint32_t *codes;
    uint32_t *counts; /* rows that are equal to it */
    uint32_t tuples;
    uint32_t *tuple_of; /* of each row, in the order they were added */
    uint32_t rows;
    /* Codes of each column run from 0 to below this; the sensitive one last. */
    uint32_t values[RISK_QUASI_MAX + 1];
    /* Where the tuples are found; ours. */
    uint32_t *slots;
    uint32_t slot_count;
    uint32_t tuple_cap;
    uint32_t row_cap;
};

/*
 * Makes an empty table of so many quasi-identifiers, 1 to RISK_QUASI_MAX.
 * The caller frees it.
 */
enum risk_status risk_table_new(size_t quasi, struct risk_table **ret_table);

/* Frees and sets the caller's pointer to NULL.  NULL is fine. */
void risk_table_free(struct risk_table **table);

/*
 * Adds a row: the codes of its quasi-identifiers, and what would be learnt
 * about the person (0 where nothing is looked at).  Codes stand for values of
 * a dictionary of the caller's and are small: memory grows with the largest.
 */
enum risk_status risk_table_add(struct risk_table *table, const uint32_t *codes,
    uint32_t sensitive);

/* The codes of a tuple: the quasi-identifiers, then the sensitive one. */
const uint32_t *risk_table_codes(const struct risk_table *table,
    uint32_t tuple);

#endif
