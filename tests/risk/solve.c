/*
 * Solves the table on standard input and prints what came of it as JSON, for
 * definitions.py to compare with.  The input is numbers, parted by blanks:
 *
 *   quasi rows k l suppression loss keep population ordered
 *   for each column: values levels, then the groups of each further level
 *   for each row: its codes, the sensitive one last
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/risk/figures.h"
#include "cli/risk/lattice.h"

struct problem {
    struct risk_table *table;
    struct risk_hierarchy hierarchies[RISK_QUASI_MAX];
    struct risk_goal goal;
    struct risk_question question;
};

static void
check(bool good)
{
    if (!good) {
        fprintf(stderr,
            "solve: the input is no problem, or there is no memory\n");
        exit(2);
    }
}

static uint32_t
number(void)
{
    uint32_t value = 0;

    check(scanf("%" SCNu32, &value) == 1);
    return value;
}

static double
real(void)
{
    double value = 0;

    check(scanf("%lf", &value) == 1);
    return value;
}

static void
read_hierarchy(struct risk_hierarchy *hierarchy)
{
    uint32_t *groups;
    size_t count;

    hierarchy->values = number();
    hierarchy->levels = number();
    check(hierarchy->levels > 0);
    count = (size_t)(hierarchy->levels - 1) * hierarchy->values;
    groups = calloc(count + 1, sizeof(*groups));
    check(groups != NULL);
    for (size_t i = 0; i < count; i++) {
        groups[i] = number();
    }
    hierarchy->groups = groups;
}

static void
read_problem(struct problem *problem)
{
    uint32_t codes[RISK_QUASI_MAX];
    uint32_t quasi = number();
    uint32_t rows = number();

    problem->goal.k = number();
    problem->goal.l = number();
    problem->goal.max_suppression = real();
    problem->goal.loss = (enum risk_loss_kind)number();
    problem->goal.keep_something = number() != 0;
    problem->question.k = problem->goal.k;
    problem->question.population = number();
    problem->question.distance = (enum risk_distance)number();
    problem->question.sensitive = true;
    check(risk_table_new(quasi, &problem->table) == RISK_OK);
    for (uint32_t i = 0; i < quasi; i++) {
        read_hierarchy(&problem->hierarchies[i]);
    }
    for (uint32_t i = 0; i < rows; i++) {
        for (uint32_t j = 0; j < quasi; j++) {
            codes[j] = number();
        }
        check(risk_table_add(problem->table, codes, number()) == RISK_OK);
    }
}

static void
print_figures(const char *name, const struct risk_figures *figures)
{
    printf("\"%s\": {\"rows\": %" PRIu64 ", \"classes\": %" PRIu64
           ", \"k\": %" PRIu64 ", \"uniques\": %" PRIu64 ", \"below\": %" PRIu64
           ", \"prosecutor_highest\": %.17g, \"prosecutor_mean\": %.17g"
           ", \"at_risk\": %.17g, \"journalist_highest\": %.17g"
           ", \"journalist_mean\": %.17g, \"marketer\": %.17g"
           ", \"distinct\": %" PRIu32 ", \"entropy\": %.17g"
           ", \"closeness\": %.17g, \"bands\": [",
        name, figures->rows, figures->classes, figures->smallest,
        figures->uniques, figures->below, figures->prosecutor_highest,
        figures->prosecutor_mean, figures->prosecutor_at_risk,
        figures->journalist_highest, figures->journalist_mean,
        figures->marketer, figures->distinct, figures->entropy,
        figures->closeness);
    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        printf("%s%" PRIu64, i > 0 ? ", " : "", figures->bands[i]);
    }
    printf("]}");
}

/* The figures of a node, of all rows or of those that are kept. */
static void
tell(const struct problem *problem, const char *name,
    const struct risk_node *node, bool all)
{
    struct risk_classes classes = RISK_CLASSES_INIT;
    struct risk_question question = problem->question;
    struct risk_figures figures;
    bool *kept;

    check(risk_classes_find(&classes, problem->table, problem->hierarchies,
              node, UINT32_MAX) == RISK_OK);
    kept = calloc(classes.count + (size_t)1, sizeof(*kept));
    check(kept != NULL &&
        risk_lattice_keep(problem->table, &classes, &problem->goal, kept) ==
            RISK_OK);
    question.kept = all ? NULL : kept;
    check(risk_figures_find(problem->table, &classes, &question, &figures) ==
        RISK_OK);
    print_figures(name, &figures);
    free(kept);
    risk_classes_release(&classes);
}

static void
solve(const struct problem *problem)
{
    struct risk_node bottom = { { 0 } };
    struct risk_choice choice;
    enum risk_status status = risk_lattice_solve(problem->table,
        problem->hierarchies, &problem->goal, &choice);

    check(status == RISK_OK || status == RISK_ERR_UNREACHABLE);
    printf("{\"found\": %s, \"needed\": %" PRIu32 ", \"loss\": %.17g"
           ", \"precision\": %.17g, \"discernibility\": %.17g"
           ", \"suppressed\": %" PRIu32 ", \"nodes\": %" PRIu32
           ", \"examined\": %" PRIu32 ", \"node\": [",
        status == RISK_OK ? "true" : "false", choice.needed, choice.loss,
        choice.precision, choice.discernibility, choice.suppressed,
        choice.nodes, choice.examined);
    for (size_t i = 0; i < problem->table->quasi; i++) {
        printf("%s%d", i > 0 ? ", " : "", choice.node.level[i]);
    }
    printf("], ");
    tell(problem, "before", &bottom, true);
    printf(", ");
    tell(problem, "after", &choice.node, false);
    printf("}\n");
}

int
main(void)
{
    struct problem problem = { .table = NULL };

    read_problem(&problem);
    solve(&problem);
    for (size_t i = 0; i < problem.table->quasi; i++) {
        /* They were allocated above, and are only const to the engine. */
        free((void *)(uintptr_t)problem.hierarchies[i].groups);
    }
    risk_table_free(&problem.table);
    return 0;
}
