#include "cli/risk/figures.h"

#include <math.h>
#include <stdlib.h>

#include "cli/risk/population.h"

static const struct {
    uint32_t highest;
    const char *name;
} bands[RISK_SIZE_BANDS] = {
    { 1, "1" },
    { 2, "2" },
    { 4, "3-4" },
    { 10, "5-10" },
    { 20, "11-20" },
    { UINT32_MAX, "21+" },
};

const char *
risk_figures_band(unsigned band)
{
    return bands[band].name;
}

static bool
counts(const struct risk_question *question, uint32_t class)
{
    return question->kept == NULL || question->kept[class];
}

static void
add_class(struct risk_figures *figures, uint32_t size, uint32_t k)
{
    unsigned band = 0;

    while (size > bands[band].highest) {
        band++;
    }
    figures->bands[band]++;
    figures->classes++;
    figures->rows += size;
    figures->uniques += size == 1;
    figures->below += size < k ? size : 0;
    if (figures->smallest == 0 || size < figures->smallest) {
        figures->smallest = size;
    }
}

/* How likely one of the population is in the table. */
static double
fraction_of(const struct risk_figures *figures,
    const struct risk_question *question)
{
    return question->population > figures->rows
        ? (double)figures->rows / (double)question->population
        : 1.0;
}

static void
add_risks(struct risk_figures *figures, const struct risk_classes *classes,
    const struct risk_question *question)
{
    double fraction = fraction_of(figures, question);
    double found = 0;

    if (figures->rows == 0) {
        return;
    }
    for (uint32_t i = 0; i < classes->count; i++) {
        double risk;

        if (!counts(question, i)) {
            continue;
        }
        risk = risk_population_inverse(classes->sizes[i], fraction);
        figures->journalist_highest = fmax(figures->journalist_highest, risk);
        found += risk * classes->sizes[i];
    }
    figures->prosecutor_highest = 1.0 / (double)figures->smallest;
    figures->prosecutor_mean = (double)figures->classes / (double)figures->rows;
    figures->prosecutor_at_risk =
        (double)figures->below / (double)figures->rows;
    /*
     * The journalist's mean is the larger of J over the population and the
     * marketer's risk, where J is the number of classes (El Emam 2013).
     */
    figures->marketer = found / (double)figures->rows;
    figures->journalist_mean =
        fmax(figures->marketer, figures->prosecutor_mean * fraction);
    figures->population_uniques = (double)figures->uniques * fraction;
}

static enum risk_status
add_spread(struct risk_figures *figures, const struct risk_table *table,
    const struct risk_classes *classes, const struct risk_question *question)
{
    bool first = true;
    enum risk_status status;
    struct risk_spread *spread =
        calloc(classes->count + (size_t)1, sizeof(*spread));

    if (spread == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    status = risk_spread_find(table, classes, question->distance, spread);
    for (uint32_t i = 0; status == RISK_OK && i < classes->count; i++) {
        if (!counts(question, i)) {
            continue;
        }
        if (first || spread[i].distinct < figures->distinct) {
            figures->distinct = spread[i].distinct;
        }
        figures->entropy = first ? spread[i].entropy
                                 : fmin(figures->entropy, spread[i].entropy);
        figures->closeness = fmax(figures->closeness, spread[i].closeness);
        first = false;
    }
    free(spread);
    return status;
}

enum risk_status
risk_figures_find(const struct risk_table *table,
    const struct risk_classes *classes, const struct risk_question *question,
    struct risk_figures *ret_figures)
{
    *ret_figures = (struct risk_figures){ .rows = 0 };
    for (uint32_t i = 0; i < classes->count; i++) {
        if (counts(question, i)) {
            add_class(ret_figures, classes->sizes[i], question->k);
        }
    }
    add_risks(ret_figures, classes, question);
    return question->sensitive
        ? add_spread(ret_figures, table, classes, question)
        : RISK_OK;
}
