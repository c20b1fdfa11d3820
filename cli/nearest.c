#include "cli/nearest.h"

#include <stdint.h>
#include <string.h>

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: one cell of the table of distances. */
static size_t
cell(size_t rows[NEAREST_MAX + 1][NEAREST_MAX + 1], const char *one,
    const char *other, size_t i, size_t j)
{
    size_t cost = one[i - 1] == other[j - 1] ? 0 : 1;
    size_t best = least(rows[i - 1][j], rows[i][j - 1]) + 1;

    best = least(best, rows[i - 1][j - 1] + cost);
    if (i > 1 && j > 1 && one[i - 1] == other[j - 2] &&
        one[i - 2] == other[j - 1]) {
        best = least(best, rows[i - 2][j - 2] + 1);
    }
    return best;
}

size_t
nearest_distance(const char *one, const char *other)
{
    size_t rows[NEAREST_MAX + 1][NEAREST_MAX + 1];
    size_t m = strlen(one);
    size_t n = strlen(other);

    if (m > NEAREST_MAX || n > NEAREST_MAX) {
        return SIZE_MAX;
    }
    for (size_t i = 0; i <= m; i++) {
        rows[i][0] = i;
    }
    for (size_t j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        for (size_t j = 1; j <= n; j++) {
            rows[i][j] = cell(rows, one, other, i, j);
        }
    }
    return rows[m][n];
}

int
nearest_is_near(const char *typed, const char *candidate)
{
    size_t limit = strlen(typed) > 5 ? 3 : strlen(typed) > 3 ? 2 : 1;

    return nearest_distance(typed, candidate) <= limit;
}

const char *
nearest_option(const char *typed, const struct option *table)
{
    const char *best = NULL;

    for (; table != NULL && table->name != NULL; table++) {
        if (nearest_is_near(typed, table->name) &&
            (best == NULL ||
                nearest_distance(typed, table->name) <
                    nearest_distance(typed, best))) {
            best = table->name;
        }
    }
    return best;
}
