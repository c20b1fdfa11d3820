#include "anonymizer/distance.h"

#include <stddef.h>

static unsigned
least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned
anon_distance(struct anon_text a, struct anon_text b, unsigned limit)
{
    unsigned rows[3][ANON_DISTANCE_MAX + 1];
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
    size_t i;
    size_t j;

    if (apart > limit || a.len > ANON_DISTANCE_MAX ||
        b.len > ANON_DISTANCE_MAX) {
        return limit + 1;
    }
    for (j = 0; j <= b.len; j++) {
        rows[0][j] = (unsigned)j;
    }
    for (i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *up = rows[(i + 2) % 3];
        const unsigned *above = rows[(i + 1) % 3];

        row[0] = (unsigned)i;
        for (j = 1; j <= b.len; j++) {
            unsigned cost = a.data[i - 1] != b.data[j - 1];

            row[j] = least(least(up[j], row[j - 1]) + 1, up[j - 1] + cost);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1]) {
                row[j] = least(row[j], above[j - 2] + 1);
            }
        }
    }
    return least(rows[a.len % 3][b.len], limit + 1);
}
