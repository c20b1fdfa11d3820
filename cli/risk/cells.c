#include "cli/risk/cells.h"

#include <stdlib.h>
#include <string.h>

static bool
usable(const struct risk_cells *cells)
{
    return cells->rows > 0 && cells->columns > 0 && cells->k > 0 &&
        cells->rows <= RISK_CELLS_MAX / cells->columns;
}

/* Withholds the small ones; returns whether there are any. */
static bool
withhold_small(const struct risk_cells *cells, bool *withheld)
{
    bool any = false;

    for (size_t i = 0; i < cells->rows * cells->columns; i++) {
        withheld[i] = cells->counts[i] > 0 && cells->counts[i] < cells->k;
        any = any || withheld[i];
    }
    return any;
}

static void
withhold_all(const struct risk_cells *cells, bool *withheld)
{
    for (size_t i = 0; i < cells->rows * cells->columns; i++) {
        withheld[i] = true;
    }
}

typedef bool fits_fn(size_t cell, const void *data);

/* The smallest count shown that fits; false when there is none. */
static bool
smallest_shown(const struct risk_cells *cells, const bool *withheld,
    fits_fn *fits, const void *data, size_t *ret_cell)
{
    bool found = false;

    for (size_t i = 0; i < cells->rows * cells->columns; i++) {
        if (!withheld[i] && fits(i, data) &&
            (!found || cells->counts[i] < cells->counts[*ret_cell])) {
            *ret_cell = i;
            found = true;
        }
    }
    return found;
}

static bool
list_is_safe(const struct risk_cells *cells, const bool *withheld)
{
    uint64_t sum = 0;
    size_t count = 0;

    for (size_t i = 0; i < cells->columns; i++) {
        sum += withheld[i] ? cells->counts[i] : 0;
        count += withheld[i];
    }
    return count > 1 && sum >= cells->k;
}

/* An empty cell would hide nothing: that it is empty is often known. */
static bool
holds_somebody(size_t cell, const void *data)
{
    return ((const struct risk_cells *)data)->counts[cell] > 0;
}

enum risk_status
risk_cells_list(const struct risk_cells *cells, bool *ret_withheld)
{
    size_t next = 0;

    if (!usable(cells) || cells->rows != 1) {
        return RISK_ERR_INVALID;
    }
    if (!withhold_small(cells, ret_withheld)) {
        return RISK_OK;
    }
    while (!list_is_safe(cells, ret_withheld) &&
        smallest_shown(cells, ret_withheld, holds_somebody, cells, &next)) {
        ret_withheld[next] = true;
    }
    if (!list_is_safe(cells, ret_withheld)) {
        withhold_all(cells, ret_withheld);
    }
    return RISK_OK;
}

/* Rows and columns that withheld cells connect with row `start`. */
struct reach {
    const struct risk_cells *cells;
    const bool *withheld;
    size_t without; /* this cell does not connect */
    bool *rows;
    bool *columns;
};

/* Goes from what is reached to its neighbours; whether there were new ones. */
static bool
spread(const struct reach *reach)
{
    bool more = false;

    for (size_t i = 0; i < reach->cells->rows * reach->cells->columns; i++) {
        bool *row = &reach->rows[i / reach->cells->columns];
        bool *column = &reach->columns[i % reach->cells->columns];

        if (reach->withheld[i] && i != reach->without && *row != *column) {
            *row = true;
            *column = true;
            more = true;
        }
    }
    return more;
}

/* Whether a cell is fixed by the totals; fills in what its row reaches. */
static bool
is_fixed(struct reach *reach, size_t cell)
{
    size_t columns = reach->cells->columns;

    memset(reach->rows, 0, reach->cells->rows * sizeof(*reach->rows));
    memset(reach->columns, 0, columns * sizeof(*reach->columns));
    reach->without = cell;
    reach->rows[cell / columns] = true;
    while (spread(reach)) {
        continue;
    }
    return !reach->columns[cell % columns];
}

/* A cell that leads from one side of the fixed one to the other. */
static bool
closes(size_t cell, const void *data)
{
    const struct reach *reach = data;

    return reach->cells->counts[cell] > 0 &&
        reach->rows[cell / reach->cells->columns] !=
        reach->columns[cell % reach->cells->columns];
}

/*
 * Withholds one more for a small cell that is fixed; false when there is
 * nothing to do.  Where no other cell helps, nothing of the table is shown.
 */
static bool
protect(struct reach *reach, bool *withheld)
{
    const struct risk_cells *cells = reach->cells;

    for (size_t i = 0; i < cells->rows * cells->columns; i++) {
        bool small = cells->counts[i] > 0 && cells->counts[i] < cells->k;
        size_t next = 0;

        if (!small || !is_fixed(reach, i)) {
            continue;
        }
        if (smallest_shown(cells, withheld, closes, reach, &next)) {
            withheld[next] = true;
            return true;
        }
        withhold_all(cells, withheld);
        return false;
    }
    return false;
}

enum risk_status
risk_cells_table(const struct risk_cells *cells, bool *ret_withheld)
{
    enum risk_status status = RISK_OK;
    struct reach reach = { .cells = cells, .withheld = ret_withheld };

    if (!usable(cells)) {
        return RISK_ERR_INVALID;
    }
    if (!withhold_small(cells, ret_withheld)) {
        return RISK_OK;
    }
    if (cells->rows == 1 || cells->columns == 1) {
        withhold_all(cells, ret_withheld);
        return RISK_OK;
    }
    reach.rows = calloc(cells->rows, sizeof(*reach.rows));
    reach.columns = calloc(cells->columns, sizeof(*reach.columns));
    if (reach.rows == NULL || reach.columns == NULL) {
        status = RISK_ERR_NO_MEMORY;
    }
    while (status == RISK_OK && protect(&reach, ret_withheld)) {
        continue;
    }
    free(reach.rows);
    free(reach.columns);
    return status;
}
