#ifndef ANONYMIZER_ROW_H
#define ANONYMIZER_ROW_H

#include <stdint.h>

#include "anonymizer/marks.h"

/*
 * Internal: the tokens of one block that have a mark, and those of the blocks
 * before and behind it, so that a detector may ask 64 tokens at once what
 * stands near each of them.
 */
struct anon_row {
    uint64_t before;
    uint64_t here;
    uint64_t behind;
};

/* The row of exactly one mark. */
static inline struct anon_row
anon_row_of(const struct anon_marks *marks, size_t block, uint64_t which)
{
    /* There is a block of zeros behind the last. */
    return (struct anon_row){
        block == 0 ? 0 : anon_marks_row(marks, block - 1, which),
        anon_marks_row(marks, block, which),
        anon_marks_row(marks, block + 1, which),
    };
}

static inline struct anon_row
anon_row_or(struct anon_row a, struct anon_row b)
{
    return (struct anon_row){ a.before | b.before, a.here | b.here,
        a.behind | b.behind };
}

static inline struct anon_row
anon_row_and(struct anon_row a, struct anon_row b)
{
    return (struct anon_row){ a.before & b.before, a.here & b.here,
        a.behind & b.behind };
}

/* The tokens that have one of the row `steps` (1 to 63) tokens behind them. */
static inline uint64_t
anon_row_next(struct anon_row row, unsigned steps)
{
    return row.here >> steps | row.behind << (64 - steps);
}

/* The same before them. */
static inline uint64_t
anon_row_last(struct anon_row row, unsigned steps)
{
    return row.here << steps | row.before >> (64 - steps);
}

/* The tokens that have one among the `reach` (1 to 8) tokens behind them. */
static inline uint64_t
anon_row_ahead(struct anon_row row, unsigned reach)
{
    uint64_t found = 0;
    unsigned i;

    if ((row.here | row.behind) != 0) {
        for (i = 1; i <= reach; i++) {
            found |= anon_row_next(row, i);
        }
    }
    return found;
}

/* The same before them. */
static inline uint64_t
anon_row_back(struct anon_row row, unsigned reach)
{
    uint64_t found = 0;
    unsigned i;

    if ((row.here | row.before) != 0) {
        for (i = 1; i <= reach; i++) {
            found |= anon_row_last(row, i);
        }
    }
    return found;
}

#endif
