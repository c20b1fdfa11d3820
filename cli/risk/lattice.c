#include "cli/risk/lattice.h"

#include <stdlib.h>
#include <string.h>

#include "cli/risk/small.h"
#include "cli/risk/spread.h"

/* What is known of a node before its classes are counted, and after. */
enum mark {
    OPEN,
    DONE,  /* looked at, or of no use any more */
    FAILS, /* it, or one that is coarser */
};

/* A node by its number: levels as digits, the first column the lowest. */
struct candidate {
    double least;
    uint32_t number;
};

struct search {
    const struct risk_table *table;
    const struct risk_hierarchy *hierarchies;
    const struct risk_goal *goal;
    struct risk_loss *loss;
    struct risk_small *small; /* NULL: the rows are too wide for it */
    struct risk_classes classes;
    bool *kept; /* of each class */
    uint32_t kept_cap;
    uint32_t allowed;             /* rows that may be left out */
    unsigned char *marks;         /* of each number */
    struct candidate *candidates; /* by least loss */
    uint32_t count;               /* of them that may still win */
    struct risk_choice *best;
    bool found;
};

/* What came of looking at a node. */
struct verdict {
    uint32_t suppressed;
    double loss;
    double discernibility;
    bool passes;
};

static struct risk_node
node_of(const struct search *search, uint32_t number)
{
    struct risk_node node = { { 0 } };

    for (size_t i = 0; i < search->table->quasi; i++) {
        node.level[i] = (unsigned char)(number % search->hierarchies[i].levels);
        number /= search->hierarchies[i].levels;
    }
    return node;
}

static uint32_t
number_of(const struct search *search, const struct risk_node *node)
{
    uint32_t number = 0;

    for (size_t i = search->table->quasi; i > 0; i--) {
        number =
            number * search->hierarchies[i - 1].levels + node->level[i - 1];
    }
    return number;
}

static int
by_least(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;

    if (x->least < y->least || x->least > y->least) {
        return x->least < y->least ? -1 : 1;
    }
    return (x->number > y->number) - (x->number < y->number);
}

static enum risk_status
keep_diverse(const struct risk_table *table, const struct risk_classes *classes,
    const struct risk_goal *goal, bool *kept)
{
    enum risk_status status;
    struct risk_spread *spread =
        calloc(classes->count + (size_t)1, sizeof(*spread));

    if (spread == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    status = risk_spread_find(table, classes, RISK_DISTANCE_EQUAL, spread);
    for (uint32_t i = 0; status == RISK_OK && i < classes->count; i++) {
        kept[i] = kept[i] && spread[i].distinct >= goal->l;
    }
    free(spread);
    return status;
}

enum risk_status
risk_lattice_keep(const struct risk_table *table,
    const struct risk_classes *classes, const struct risk_goal *goal,
    bool *ret_kept)
{
    for (uint32_t i = 0; i < classes->count; i++) {
        ret_kept[i] = classes->sizes[i] >= goal->k;
    }
    return goal->l > 1 ? keep_diverse(table, classes, goal, ret_kept) : RISK_OK;
}

/* More classes than this cannot be of k rows each, but for those left out. */
static uint32_t
most_classes(const struct search *search, uint32_t allowed)
{
    uint64_t most =
        (search->table->rows - allowed) / search->goal->k + (uint64_t)allowed;

    return most < UINT32_MAX ? (uint32_t)most : UINT32_MAX;
}

static enum risk_status
reserve_kept(struct search *search)
{
    bool *kept;

    if (search->classes.count <= search->kept_cap) {
        return RISK_OK;
    }
    kept = reallocarray(search->kept, search->classes.count, sizeof(*kept));
    if (kept == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    search->kept = kept;
    search->kept_cap = search->classes.count;
    return RISK_OK;
}

static void
weigh(const struct search *search, const struct risk_node *node,
    struct verdict *verdict)
{
    const struct risk_table *table = search->table;
    double rows = table->rows;

    verdict->loss = risk_loss_least(search->loss, node);
    for (uint32_t i = 0; verdict->suppressed > 0 && i < table->tuples; i++) {
        if (!search->kept[search->classes.of[i]]) {
            verdict->loss +=
                table->counts[i] * risk_loss_of_leaving(search->loss, node, i);
        }
    }
    for (uint32_t i = 0; i < search->classes.count; i++) {
        double size = search->classes.sizes[i];

        verdict->discernibility +=
            size * (search->kept[i] ? size : rows) / rows / rows;
    }
}

/* Numbers the classes, unless it is plain before that the node fails. */
static enum risk_status
pick_classes(struct search *search, const struct risk_node *node,
    uint32_t allowed)
{
    enum risk_status status = RISK_OK;
    uint64_t small = 0;

    if (search->small != NULL) {
        status = risk_small_rows(search->small, node, search->goal->k, allowed,
            &small);
    }
    if (status == RISK_OK && small > allowed) {
        search->classes.over = true;
        return RISK_OK;
    }
    return status == RISK_OK
        ? risk_classes_find(&search->classes, search->table,
              search->hierarchies, node, most_classes(search, allowed))
        : status;
}

static enum risk_status
look_at(struct search *search, const struct risk_node *node, uint32_t allowed,
    struct verdict *ret_verdict)
{
    struct risk_classes *classes = &search->classes;
    enum risk_status status = pick_classes(search, node, allowed);

    *ret_verdict = (struct verdict){ .suppressed = search->table->rows };
    if (status != RISK_OK || classes->over) {
        return status;
    }
    status = reserve_kept(search);
    if (status == RISK_OK) {
        status = risk_lattice_keep(search->table, classes, search->goal,
            search->kept);
    }
    if (status != RISK_OK) {
        return status;
    }
    ret_verdict->suppressed = 0;
    for (uint32_t i = 0; i < classes->count; i++) {
        ret_verdict->suppressed += search->kept[i] ? 0 : classes->sizes[i];
    }
    ret_verdict->passes = ret_verdict->suppressed <= allowed;
    if (ret_verdict->passes) {
        weigh(search, node, ret_verdict);
    }
    return RISK_OK;
}

static bool
at_or_below(const struct search *search, uint32_t number,
    const struct risk_node *node)
{
    for (size_t i = 0; i < search->table->quasi; i++) {
        if (number % search->hierarchies[i].levels > node->level[i]) {
            return false;
        }
        number /= search->hierarchies[i].levels;
    }
    return true;
}

/* Drops what is decided, and what costs more than the best already. */
static void
sift(struct search *search)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < search->count; i++) {
        const struct candidate *candidate = &search->candidates[i];

        if (search->found && candidate->least >= search->best->loss) {
            break;
        }
        if (search->marks[candidate->number] == OPEN) {
            search->candidates[kept++] = *candidate;
        }
    }
    search->count = kept;
}

static void
settle(struct search *search, const struct risk_node *node,
    const struct verdict *verdict)
{
    struct risk_choice *best = search->best;

    search->marks[number_of(search, node)] = DONE;
    if (!verdict->passes) {
        for (uint32_t i = 0; i < search->count; i++) {
            uint32_t number = search->candidates[i].number;

            if (at_or_below(search, number, node)) {
                search->marks[number] = FAILS;
            }
        }
    } else if (!search->found || verdict->loss < best->loss) {
        search->found = true;
        best->node = *node;
        best->loss = verdict->loss;
        best->discernibility = verdict->discernibility;
        best->suppressed = verdict->suppressed;
    }
    sift(search);
}

/*
 * Halving finds a good node soon and with it a low bound.  While that fails,
 * costlier ones come, which rule out more; then from the middle again.
 */
static enum risk_status
explore(struct search *search)
{
    enum risk_status status = RISK_OK;
    unsigned failed = 0;

    while (status == RISK_OK && search->count > 0) {
        uint32_t at = search->count - 1 - (search->count / 2 >> failed);
        double before = search->best->loss;
        struct risk_node node = node_of(search, search->candidates[at].number);
        struct verdict verdict;

        status = look_at(search, &node, search->allowed, &verdict);
        if (status == RISK_OK) {
            search->best->examined++;
            settle(search, &node, &verdict);
            failed = before > search->best->loss || failed > 4 ? 0 : failed + 1;
        }
    }
    return status;
}

/* What the nodes just below the top leave out: no other leaves out less. */
static enum risk_status
find_needed(struct search *search)
{
    enum risk_status status = RISK_OK;
    struct risk_node top = node_of(search, search->best->nodes - 1);
    uint32_t rows = search->table->rows;
    bool below = search->goal->keep_something && search->best->nodes > 1;

    search->best->needed = rows;
    for (size_t i = 0; status == RISK_OK && i < search->table->quasi; i++) {
        struct risk_node node = top;
        struct verdict verdict;

        if (below && top.level[i] == 0) {
            continue;
        }
        node.level[i] -= below;
        status = look_at(search, &node, rows, &verdict);
        if (status == RISK_OK && verdict.suppressed < search->best->needed) {
            search->best->needed = verdict.suppressed;
        }
    }
    return status;
}

static enum risk_status
count_nodes(struct search *search)
{
    uint64_t nodes = 1;

    for (size_t i = 0; i < search->table->quasi; i++) {
        if (!risk_hierarchy_valid(&search->hierarchies[i],
                search->table->values[i])) {
            return RISK_ERR_INVALID;
        }
        nodes *= search->hierarchies[i].levels;
        if (nodes > RISK_NODES_MAX) {
            return RISK_ERR_INVALID;
        }
    }
    search->best->nodes = (uint32_t)nodes;
    return RISK_OK;
}

static enum risk_status
list_nodes(struct search *search)
{
    uint32_t nodes = search->best->nodes;

    search->marks = calloc(nodes, sizeof(*search->marks));
    search->candidates = calloc(nodes, sizeof(*search->candidates));
    if (search->marks == NULL || search->candidates == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    for (uint32_t i = 0; i < nodes; i++) {
        struct risk_node node = node_of(search, i);

        search->candidates[i] = (struct candidate){
            .least = risk_loss_least(search->loss, &node),
            .number = i,
        };
    }
    /* The last number is the node with every column at its top. */
    search->count =
        search->goal->keep_something && nodes > 1 ? nodes - 1 : nodes;
    qsort(search->candidates, search->count, sizeof(*search->candidates),
        by_least);
    return RISK_OK;
}

static double
precision(const struct search *search)
{
    double sum = 0;

    for (size_t i = 0; i < search->table->quasi; i++) {
        unsigned steps = search->hierarchies[i].levels - 1;

        sum += steps > 0 ? (double)search->best->node.level[i] / steps : 0;
    }
    return 1 - sum / (double)search->table->quasi;
}

static enum risk_status
solve(struct search *search, enum risk_loss_kind kind)
{
    enum risk_status status = count_nodes(search);

    if (status == RISK_OK) {
        status = risk_loss_new(search->table, search->hierarchies, kind,
            &search->loss);
    }
    if (status == RISK_OK) {
        status =
            risk_small_new(search->table, search->hierarchies, &search->small);
        status = status == RISK_ERR_INVALID ? RISK_OK : status;
    }
    if (status == RISK_OK) {
        status = list_nodes(search);
    }
    if (status == RISK_OK) {
        status = explore(search);
    }
    if (status == RISK_OK && !search->found) {
        status = find_needed(search);
        status = status == RISK_OK ? RISK_ERR_UNREACHABLE : status;
    }
    if (status == RISK_OK) {
        search->best->precision = precision(search);
    }
    return status;
}

enum risk_status
risk_lattice_solve(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, const struct risk_goal *goal,
    struct risk_choice *ret_choice)
{
    enum risk_status status;
    struct search search = {
        .table = table,
        .hierarchies = hierarchies,
        .goal = goal,
        .classes = RISK_CLASSES_INIT,
        .best = ret_choice,
    };

    if (goal->k == 0 || !(goal->max_suppression >= 0) ||
        goal->max_suppression > 1) {
        return RISK_ERR_INVALID;
    }
    *ret_choice = (struct risk_choice){ .nodes = 0 };
    /* A share in hundredths of a percent comes out as the whole row it means.
     */
    search.allowed = (uint32_t)(goal->max_suppression * table->rows + 1e-9);
    status = solve(&search, goal->loss);
    risk_loss_free(&search.loss);
    risk_small_free(&search.small);
    risk_classes_release(&search.classes);
    free(search.kept);
    free(search.marks);
    free(search.candidates);
    return status;
}
