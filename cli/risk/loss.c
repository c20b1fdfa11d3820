#include "cli/risk/loss.h"

#include <math.h>
#include <stdlib.h>

/* Between two of the same loss, the one nearer to the values wins. */
#define TIE 1e-6

/* One column while its losses are worked out. */
struct column {
    const struct risk_table *table;
    const struct risk_hierarchy *hierarchy;
    size_t index;
    double *rows;   /* with each value */
    double *groups; /* with each group of a level */
};

static double *
cell(const struct risk_loss *loss, size_t column, unsigned level,
    uint32_t value)
{
    return &loss->cells[column]
                       [(size_t)level * loss->hierarchies[column].values +
                           value];
}

static double
height(const struct column *column, unsigned level)
{
    return column->hierarchy->levels > 1
        ? (double)level / (column->hierarchy->levels - 1)
        : 0;
}

static void
count_rows(struct column *column)
{
    const struct risk_table *table = column->table;

    for (uint32_t i = 0; i < table->tuples; i++) {
        column->rows[risk_table_codes(table, i)[column->index]] +=
            table->counts[i];
    }
}

static void
count_groups(struct column *column, unsigned level)
{
    const struct risk_hierarchy *hierarchy = column->hierarchy;

    for (uint32_t i = 0; i < hierarchy->values; i++) {
        column->groups[i] = 0;
    }
    for (uint32_t i = 0; i < hierarchy->values; i++) {
        column->groups[risk_hierarchy_group(hierarchy, level, i)] +=
            column->rows[i];
    }
}

/* Entropy of each value at each level, not yet brought to 1. */
static double
fill_entropy(struct risk_loss *loss, struct column *column)
{
    const struct risk_hierarchy *hierarchy = column->hierarchy;
    double highest = 0;

    for (unsigned level = 0; level < hierarchy->levels; level++) {
        highest = 0;
        count_groups(column, level);
        for (uint32_t i = 0; i < hierarchy->values; i++) {
            uint32_t group = risk_hierarchy_group(hierarchy, level, i);
            double bits = column->rows[i] > 0
                ? log2(column->groups[group] / column->rows[i])
                : 0;

            *cell(loss, column->index, level, i) = bits;
            highest += bits * column->rows[i];
        }
    }
    return highest / column->table->rows;
}

/* Brings entropies to 0..1 and adds Prec; without any, Prec alone counts. */
static void
scale(struct risk_loss *loss, const struct column *column, double highest)
{
    const struct risk_hierarchy *hierarchy = column->hierarchy;

    for (unsigned level = 0; level < hierarchy->levels; level++) {
        double prec = height(column, level);

        for (uint32_t i = 0; i < hierarchy->values; i++) {
            double *at = cell(loss, column->index, level, i);

            *at = highest > 0 ? (1 - TIE) * *at / highest + TIE * prec : prec;
            *at /= (double)loss->table->quasi;
        }
    }
}

static void
fill_levels(struct risk_loss *loss, const struct column *column)
{
    const struct risk_hierarchy *hierarchy = column->hierarchy;

    for (unsigned level = 0; level < hierarchy->levels; level++) {
        double sum = 0;

        for (uint32_t i = 0; i < hierarchy->values; i++) {
            sum += *cell(loss, column->index, level, i) * column->rows[i];
        }
        loss->levels[column->index][level] = sum / loss->table->rows;
    }
}

static enum risk_status
fill_column(struct risk_loss *loss, size_t index, enum risk_loss_kind kind)
{
    const struct risk_hierarchy *hierarchy = &loss->hierarchies[index];
    size_t values = hierarchy->values + (size_t)1;
    enum risk_status status = RISK_OK;
    struct column column = {
        .table = loss->table,
        .hierarchy = hierarchy,
        .index = index,
        .rows = calloc(values, sizeof(double)),
        .groups = calloc(values, sizeof(double)),
    };

    loss->cells[index] = calloc(values * hierarchy->levels, sizeof(double));
    if (column.rows == NULL || column.groups == NULL ||
        loss->cells[index] == NULL) {
        status = RISK_ERR_NO_MEMORY;
    } else if (loss->table->rows > 0) {
        count_rows(&column);
        scale(loss, &column,
            kind == RISK_LOSS_ENTROPY ? fill_entropy(loss, &column) : 0);
        fill_levels(loss, &column);
    }
    free(column.rows);
    free(column.groups);
    return status;
}

enum risk_status
risk_loss_new(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, enum risk_loss_kind kind,
    struct risk_loss **ret_loss)
{
    enum risk_status status = RISK_OK;
    struct risk_loss *loss = calloc(1, sizeof(*loss));

    if (loss == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    loss->table = table;
    loss->hierarchies = hierarchies;
    for (size_t i = 0; status == RISK_OK && i < table->quasi; i++) {
        status = fill_column(loss, i, kind);
    }
    if (status == RISK_OK) {
        *ret_loss = loss;
        loss = NULL;
    }
    risk_loss_free(&loss);
    return status;
}

void
risk_loss_free(struct risk_loss **loss)
{
    if (*loss == NULL) {
        return;
    }
    for (size_t i = 0; i < (*loss)->table->quasi; i++) {
        free((*loss)->cells[i]);
    }
    free(*loss);
    *loss = NULL;
}

double
risk_loss_least(const struct risk_loss *loss, const struct risk_node *node)
{
    double sum = 0;

    for (size_t i = 0; i < loss->table->quasi; i++) {
        sum += loss->levels[i][node->level[i]];
    }
    return sum;
}

double
risk_loss_of_leaving(const struct risk_loss *loss, const struct risk_node *node,
    uint32_t tuple)
{
    const uint32_t *codes = risk_table_codes(loss->table, tuple);
    double sum = 0;

    for (size_t i = 0; i < loss->table->quasi; i++) {
        unsigned top = loss->hierarchies[i].levels - 1;

        sum += *cell(loss, i, top, codes[i]) -
            *cell(loss, i, node->level[i], codes[i]);
    }
    return sum / loss->table->rows;
}
