/*
 * Disclosure control over many rows of eight quasi-identifiers with the sizes
 * and the skew of the attributes of a case, for the growth part of ./dev bench.
 * The caller measures whole processes:
 *
 *   risk rows N    makes N rows and adds up their codes
 *   risk sort N    the same rows, sorted once by qsort()
 *   risk solve N   the same rows: least loss at k = 5, 5 % left out, and the
 *                  figures before and after
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/risk/figures.h"
#include "cli/risk/lattice.h"

#define COLUMNS 8

struct row {
    uint32_t codes[COLUMNS];
};

/* Values of each column, and how many of them share a group further up. */
static const struct {
    uint32_t values;
    unsigned levels;
    uint32_t joins[4];
} columns[COLUMNS] = {
    { 20, 4, { 2, 4, 20 } },  /* age */
    { 4, 2, { 4 } },          /* sex */
    { 11, 3, { 4, 11 } },     /* education */
    { 16, 4, { 3, 6, 16 } },  /* occupation */
    { 7, 3, { 3, 7 } },       /* marital status */
    { 13, 3, { 6, 13 } },     /* religion */
    { 29, 3, { 8, 29 } },     /* ethnicity */
    { 39, 4, { 6, 39, 39 } }, /* place */
};

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t
next(uint64_t *state)
{
    uint64_t mix = (*state += UINT64_C(0x9e3779b97f4a7c15));

    mix = (mix ^ (mix >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mix = (mix ^ (mix >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mix ^ (mix >> 31);
}

/* Squared, so that the first values are frequent and the last are rare. */
static void
make_row(uint64_t *state, struct row *ret_row)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        double draw = (double)(next(state) >> 11) / 9007199254740992.0;

        ret_row->codes[i] = (uint32_t)(draw * draw * columns[i].values);
    }
}

static int
compare(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct row));
}

static int
rows(uint32_t count, bool sorted)
{
    uint64_t state = 1;
    uint64_t sum = 0;
    struct row *all = calloc(count, sizeof(*all));

    if (all == NULL) {
        return 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        make_row(&state, &all[i]);
    }
    if (sorted) {
        qsort(all, count, sizeof(*all), compare);
    }
    for (uint32_t i = 0; i < count; i++) {
        sum += all[i].codes[i % COLUMNS];
    }
    printf("%" PRIu64 "\n", sum);
    free(all);
    return 0;
}

static bool
make_hierarchies(struct risk_hierarchy *ret_hierarchies)
{
    static uint32_t groups[COLUMNS][4][64];

    for (size_t i = 0; i < COLUMNS; i++) {
        uint32_t values = columns[i].values;

        for (unsigned level = 0; level + 1 < columns[i].levels; level++) {
            for (uint32_t j = 0; j < values; j++) {
                /* The rows of one hierarchy lie side by side. */
                (&groups[i][0][0])[level * values + j] =
                    j / columns[i].joins[level];
            }
        }
        ret_hierarchies[i] = (struct risk_hierarchy){ .values = values,
            .levels = columns[i].levels,
            .groups = &groups[i][0][0] };
    }
    return true;
}

static int
tell(const struct risk_table *table, const struct risk_hierarchy *hierarchies,
    const struct risk_node *node, const struct risk_goal *goal)
{
    struct risk_classes classes = RISK_CLASSES_INIT;
    struct risk_question question = { .k = goal->k, .sensitive = true };
    struct risk_figures figures;
    bool good = risk_classes_find(&classes, table, hierarchies, node,
                    UINT32_MAX) == RISK_OK &&
        risk_figures_find(table, &classes, &question, &figures) == RISK_OK;

    if (good) {
        printf("%" PRIu64 " classes, %" PRIu64 " uniques\n", figures.classes,
            figures.uniques);
    }
    risk_classes_release(&classes);
    return good ? 0 : 1;
}

static int
solve(uint32_t count)
{
    const struct risk_goal goal = { .k = 5, .max_suppression = 0.05 };
    const struct risk_node bottom = { { 0 } };
    struct risk_hierarchy hierarchies[COLUMNS];
    struct risk_table *table = NULL;
    struct risk_choice choice;
    struct row row;
    uint64_t state = 1;
    bool good = make_hierarchies(hierarchies) &&
        risk_table_new(COLUMNS, &table) == RISK_OK;

    for (uint32_t i = 0; good && i < count; i++) {
        make_row(&state, &row);
        good = risk_table_add(table, row.codes, row.codes[0] % 10) == RISK_OK;
    }
    good = good &&
        risk_lattice_solve(table, hierarchies, &goal, &choice) == RISK_OK &&
        tell(table, hierarchies, &bottom, &goal) == 0 &&
        tell(table, hierarchies, &choice.node, &goal) == 0;
    if (good) {
        printf("%" PRIu32 " of %" PRIu32 " nodes, %" PRIu32 " left out\n",
            choice.examined, choice.nodes, choice.suppressed);
    }
    risk_table_free(&table);
    return good ? 0 : 1;
}

int
main(int argc, char **argv)
{
    uint32_t count = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;

    if (count > 0 && strcmp(argv[1], "solve") == 0) {
        return solve(count);
    }
    if (count > 0 && strcmp(argv[1], "sort") == 0) {
        return rows(count, true);
    }
    if (count > 0 && strcmp(argv[1], "rows") == 0) {
        return rows(count, false);
    }
    fprintf(stderr, "usage: risk rows|sort|solve N\n");
    return 2;
}
