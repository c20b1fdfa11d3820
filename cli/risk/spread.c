#include "cli/risk/spread.h"

#include <math.h>
#include <stdlib.h>

/* Rows of one class with one sensitive value. */
struct portion {
    uint32_t class;
    uint32_t value;
    uint32_t rows;
};

static int
compare(const void *a, const void *b)
{
    const struct portion *x = a;
    const struct portion *y = b;

    if (x->class != y->class) {
        return x->class < y->class ? -1 : 1;
    }
    return (x->value > y->value) - (x->value < y->value);
}

static uint32_t
sensitive(const struct risk_table *table, uint32_t tuple)
{
    return risk_table_codes(table, tuple)[table->quasi];
}

/* Sorts by class and value, and joins what is the same. */
static size_t
join(struct portion *portions, size_t count)
{
    size_t kept = 0;

    qsort(portions, count, sizeof(*portions), compare);
    for (size_t i = 1; i < count; i++) {
        if (compare(&portions[kept], &portions[i]) == 0) {
            portions[kept].rows += portions[i].rows;
        } else {
            portions[++kept] = portions[i];
        }
    }
    return count > 0 ? kept + 1 : 0;
}

/*
 * Half of the differences, where a value costs the same as any other: what
 * the class lacks altogether is the rest to 1.
 */
static double
equal_distance(const struct portion *portions, size_t count, double size,
    const double *whole)
{
    double apart = 0;
    double rest = 1;

    for (size_t i = 0; i < count; i++) {
        double share = whole[portions[i].value];

        apart += fabs(portions[i].rows / size - share);
        rest -= share;
    }
    return (apart + fmax(rest, 0)) / 2;
}

/* What has to be carried past each value, over the longest way. */
static double
ordered_distance(const struct portion *portions, double size,
    const double *whole, uint32_t values)
{
    double carried = 0;
    double apart = 0;
    size_t at = 0;
    uint32_t class = portions[0].class;

    for (uint32_t i = 0; i < values; i++) {
        carried -= whole[i];
        /* The last portion of all ends this: the sum of rows is the size. */
        if (size > 0 && portions[at].class == class &&
            portions[at].value == i) {
            carried += portions[at++].rows / size;
        }
        apart += fabs(carried);
    }
    return values > 1 ? apart / (values - 1) : 0;
}

struct view {
    const struct risk_table *table;
    const struct risk_classes *classes;
    enum risk_distance distance;
    const double *whole;
};

static struct risk_spread
spread_of(const struct view *view, const struct portion *portions, size_t count)
{
    double size = view->classes->sizes[portions[0].class];
    double entropy = 0;

    for (size_t i = 0; i < count; i++) {
        double share = portions[i].rows / size;

        entropy -= share * log(share);
    }
    return (struct risk_spread){
        .distinct = (uint32_t)count,
        .entropy = exp(entropy),
        .closeness = view->distance == RISK_DISTANCE_EQUAL
            ? equal_distance(portions, count, size, view->whole)
            : ordered_distance(portions, size, view->whole,
                  view->table->values[view->table->quasi]),
    };
}

/* The shares of the values in the whole table. */
static void
fill_whole(const struct risk_table *table, double *whole)
{
    for (uint32_t i = 0; i < table->tuples; i++) {
        whole[sensitive(table, i)] += (double)table->counts[i] / table->rows;
    }
}

static size_t
fill_portions(const struct risk_table *table,
    const struct risk_classes *classes, struct portion *portions)
{
    for (uint32_t i = 0; i < table->tuples; i++) {
        portions[i] = (struct portion){ classes->of[i], sensitive(table, i),
            table->counts[i] };
    }
    return join(portions, table->tuples);
}

enum risk_status
risk_spread_find(const struct risk_table *table,
    const struct risk_classes *classes, enum risk_distance distance,
    struct risk_spread *ret_spread)
{
    enum risk_status status = RISK_OK;
    size_t count;
    size_t end;
    /* One more, of no class: the end of the last one is seen there. */
    struct portion *portions =
        calloc(table->tuples + (size_t)1, sizeof(*portions));
    double *whole =
        calloc(table->values[table->quasi] + (size_t)1, sizeof(*whole));
    struct view view = { table, classes, distance, whole };

    if (portions == NULL || whole == NULL) {
        status = RISK_ERR_NO_MEMORY;
        goto out;
    }
    fill_whole(table, whole);
    count = fill_portions(table, classes, portions);
    portions[count].class = UINT32_MAX;
    for (size_t i = 0; i < count; i = end) {
        end = i + 1;
        while (portions[end].class == portions[i].class) {
            end++;
        }
        ret_spread[portions[i].class] = spread_of(&view, &portions[i], end - i);
    }
out:
    free(portions);
    free(whole);
    return status;
}
