#include "cli/release/cases.h"

#include <stdlib.h>
#include <string.h>

#include "cli/export/groups.h"

/* One column as the engine sees it: its values numbered, and their groups. */
struct dictionary {
    const struct export_column *column;
    size_t index;  /* in cases.csv */
    int64_t *keys; /* sorted */
    struct export_cell *cells;
    uint32_t count;
    uint32_t *groups;
};

/* Everything while it is worked out. */
struct work {
    struct release_cases *cases;
    struct release_disclosure *disclosure;
    uint32_t *rows; /* of the table, the case that each is about */
    struct dictionary quasi[EXPORT_CASE_COLUMNS];
    struct risk_hierarchy hierarchies[EXPORT_CASE_COLUMNS];
    size_t quasi_count;
    struct dictionary sensitive;
    struct risk_table *table;
    struct risk_classes classes;
};

static enum release_status
from_risk(enum risk_status status)
{
    switch (status) {
    case RISK_OK: return RELEASE_OK;
    case RISK_ERR_NO_MEMORY: return RELEASE_ERR_NO_MEMORY;
    case RISK_ERR_INVALID: return RELEASE_ERR_INVALID;
    case RISK_ERR_UNREACHABLE: return RELEASE_ERR_RISK;
    }
    return RELEASE_ERR_INVALID;
}

/* A number for each content of a cell; codes of the columns here are short. */
static int64_t
key_of(const struct export_cell *cell)
{
    int64_t key = 1;

    if (cell->type == EXPORT_CELL_NUMBER) {
        return cell->number;
    }
    if (cell->type != EXPORT_CELL_CODE) {
        return INT64_MIN;
    }
    for (size_t i = 0; i < 7 && cell->code.text[i] != '\0'; i++) {
        key = key * 256 + (unsigned char)cell->code.text[i];
    }
    return key + (INT64_C(1) << 32);
}

static int
compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static uint32_t
code_of(const struct dictionary *dictionary, const struct export_cell *cell)
{
    int64_t key = key_of(cell);
    const int64_t *found = bsearch(&key, dictionary->keys, dictionary->count,
        sizeof(*dictionary->keys), compare);

    return (uint32_t)(found - dictionary->keys);
}

static void
dictionary_release(struct dictionary *dictionary)
{
    free(dictionary->keys);
    free(dictionary->cells);
    free(dictionary->groups);
}

/* Numbers the values that the cases have in one column. */
static enum release_status
dictionary_fill(struct dictionary *dictionary, const struct work *work,
    size_t index)
{
    size_t cases = work->cases->len;

    dictionary->column = &export_table_get(EXPORT_TABLE_CASES)->columns[index];
    dictionary->index = index;
    dictionary->keys = calloc(cases + 1, sizeof(*dictionary->keys));
    dictionary->cells = calloc(cases + 1, sizeof(*dictionary->cells));
    if (dictionary->keys == NULL || dictionary->cells == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < cases; i++) {
        dictionary->keys[i] = key_of(&work->cases->items[i].cells[index]);
    }
    qsort(dictionary->keys, cases, sizeof(*dictionary->keys), compare);
    for (size_t i = 0; i < cases; i++) {
        if (i == 0 || dictionary->keys[i] != dictionary->keys[i - 1]) {
            dictionary->keys[dictionary->count++] = dictionary->keys[i];
        }
    }
    for (size_t i = 0; i < cases; i++) {
        const struct export_cell *cell = &work->cases->items[i].cells[index];

        dictionary->cells[code_of(dictionary, cell)] = *cell;
    }
    return RELEASE_OK;
}

/* A group is called after the first value that lies in it. */
static enum release_status
fill_groups(struct dictionary *dictionary, unsigned base,
    struct risk_hierarchy *hierarchy)
{
    unsigned levels = export_group_levels(dictionary->column) - base;
    uint32_t values = dictionary->count;

    dictionary->groups =
        calloc((size_t)(levels - 1) * values + 1, sizeof(*dictionary->groups));
    if (dictionary->groups == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < (size_t)(levels - 1) * values; i++) {
        unsigned level = (unsigned)(i / values) + 1;
        struct export_cell group = export_group_again(dictionary->column, base,
            base + level, &dictionary->cells[i % values]);
        uint32_t first = 0;
        struct export_cell other;

        do {
            other = export_group_again(dictionary->column, base, base + level,
                &dictionary->cells[first++]);
        } while (key_of(&other) != key_of(&group));
        dictionary->groups[i] = first - 1;
    }
    *hierarchy = (struct risk_hierarchy){ .values = values,
        .levels = levels,
        .groups = dictionary->groups };
    return RELEASE_OK;
}

static enum release_status
fill_dictionaries(struct work *work)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    enum release_status status =
        dictionary_fill(&work->sensitive, work, EXPORT_CASE_DIAGNOSIS);

    for (size_t i = 0; status == RELEASE_OK && i < table->column_count; i++) {
        struct dictionary *dictionary = &work->quasi[work->quasi_count];

        if (table->columns[i].role != EXPORT_ROLE_QUASI) {
            continue;
        }
        work->quasi_count++;
        status = dictionary_fill(dictionary, work, i);
        if (status == RELEASE_OK) {
            status = fill_groups(dictionary, work->disclosure->base[i],
                &work->hierarchies[work->quasi_count - 1]);
        }
    }
    return status;
}

/* Of whom a pool tells nothing, nobody can be found by anything. */
static bool
is_untold(const struct work *work, const struct release_case *item)
{
    bool told = !work->disclosure->pooled;

    for (size_t j = 0; !told && j < work->quasi_count; j++) {
        const struct export_cell *cell = &item->cells[work->quasi[j].index];

        told = cell->type == EXPORT_CELL_CODE ||
            (cell->type == EXPORT_CELL_NUMBER &&
                cell->number != EXPORT_WITHHELD &&
                cell->number != EXPORT_NOT_ASKED);
    }
    return !told;
}

static enum release_status
fill_table(struct work *work)
{
    enum release_status status =
        from_risk(risk_table_new(work->quasi_count, &work->table));

    work->rows = calloc(work->cases->len + 1, sizeof(*work->rows));
    if (work->rows == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (uint32_t i = 0; status == RELEASE_OK && i < work->cases->len; i++) {
        const struct export_cell *cells = work->cases->items[i].cells;
        uint32_t codes[EXPORT_CASE_COLUMNS];

        if (is_untold(work, &work->cases->items[i])) {
            work->disclosure->untold++;
            continue;
        }
        for (size_t j = 0; j < work->quasi_count; j++) {
            codes[j] = code_of(&work->quasi[j], &cells[work->quasi[j].index]);
        }
        work->rows[work->table->rows] = i;
        status = from_risk(risk_table_add(work->table, codes,
            code_of(&work->sensitive, &cells[EXPORT_CASE_DIAGNOSIS])));
    }
    return status;
}

/* The figures at a node, of everybody or of those who are kept. */
static enum release_status
find_figures(struct work *work, const struct risk_node *node, const bool *kept,
    struct risk_figures *ret_figures)
{
    const struct risk_question question = {
        .k = work->disclosure->limits.k,
        .sensitive = true,
        .distance = RISK_DISTANCE_EQUAL,
        .kept = kept,
    };
    enum risk_status status = risk_classes_find(&work->classes, work->table,
        work->hierarchies, node, UINT32_MAX);

    if (status == RISK_OK) {
        status = risk_figures_find(work->table, &work->classes, &question,
            ret_figures);
    }
    return from_risk(status);
}

/* Coarsens every case, and marks those whose class is not kept. */
static void
apply(struct work *work, const bool *kept)
{
    struct release_disclosure *disclosure = work->disclosure;

    for (size_t j = 0; j < work->quasi_count; j++) {
        size_t index = work->quasi[j].index;

        disclosure->levels[index] =
            disclosure->base[index] + disclosure->choice.node.level[j];
        for (size_t i = 0; i < work->cases->len; i++) {
            struct export_cell *cell = &work->cases->items[i].cells[index];

            *cell = export_group_again(work->quasi[j].column,
                disclosure->base[index], disclosure->levels[index], cell);
        }
    }
    for (uint32_t row = 0; row < work->table->rows; row++) {
        struct release_case *item = &work->cases->items[work->rows[row]];

        item->left_out = !kept[work->classes.of[work->table->tuple_of[row]]];
        disclosure->left_out += item->left_out;
    }
}

static enum release_status
keep(struct work *work, const struct risk_goal *goal)
{
    struct release_disclosure *disclosure = work->disclosure;
    const struct risk_node *node = &disclosure->choice.node;
    bool *kept = NULL;
    enum release_status status =
        find_figures(work, node, NULL, &disclosure->after);

    if (status == RELEASE_OK) {
        kept = calloc(work->classes.count + (size_t)1, sizeof(*kept));
        status = kept == NULL ? RELEASE_ERR_NO_MEMORY
                              : from_risk(risk_lattice_keep(work->table,
                                    &work->classes, goal, kept));
    }
    if (status == RELEASE_OK) {
        apply(work, kept);
        status = find_figures(work, node, kept, &disclosure->after);
    }
    if (status == RELEASE_OK && disclosure->left_out == disclosure->cases) {
        disclosure->needed = disclosure->cases;
        status = RELEASE_ERR_RISK;
    }
    free(kept);
    return status;
}

/* What was not recorded, or asked of nobody, is nothing to withhold. */
static void
withhold_all(struct work *work)
{
    struct release_disclosure *disclosure = work->disclosure;

    disclosure->too_few = true;
    for (size_t j = 0; j < work->quasi_count; j++) {
        const struct dictionary *dictionary = &work->quasi[j];
        bool recorded = dictionary->count > 1 ||
            (dictionary->keys[0] != INT64_MIN &&
                dictionary->keys[0] != EXPORT_NOT_ASKED);

        disclosure->choice.node.level[j] =
            (unsigned char)(recorded ? work->hierarchies[j].levels - 1 : 0);
    }
}

static enum release_status
control(struct work *work)
{
    struct release_disclosure *disclosure = work->disclosure;
    const struct release_risk_limits *limits = &disclosure->limits;
    const struct risk_node bottom = { { 0 } };
    struct risk_goal goal = {
        .k = limits->k,
        .l = limits->l,
        .max_suppression = (double)limits->max_suppression / 10000,
        .keep_something = true,
    };
    enum risk_status solved;
    enum release_status status =
        find_figures(work, &bottom, NULL, &disclosure->before);

    if (status != RELEASE_OK) {
        return status;
    }
    if (work->table->rows == 0 ||
        (work->table->rows < limits->k && !limits->asked)) {
        withhold_all(work);
        goal.k = 1;
        goal.l = 0;
        return keep(work, &goal);
    }
    solved = risk_lattice_solve(work->table, work->hierarchies, &goal,
        &disclosure->choice);
    if (solved != RISK_OK) {
        disclosure->needed = disclosure->choice.needed;
        return from_risk(solved);
    }
    return keep(work, &goal);
}

enum release_status
release_disclose_cases(struct release_cases *cases,
    struct release_disclosure *disclosure)
{
    struct work work = {
        .cases = cases,
        .disclosure = disclosure,
        .classes = RISK_CLASSES_INIT,
    };
    enum release_status status = fill_dictionaries(&work);

    if (status == RELEASE_OK) {
        status = fill_table(&work);
    }
    if (status == RELEASE_OK) {
        status = control(&work);
    }
    free(work.rows);
    risk_classes_release(&work.classes);
    risk_table_free(&work.table);
    dictionary_release(&work.sensitive);
    for (size_t i = 0; i < work.quasi_count; i++) {
        dictionary_release(&work.quasi[i]);
    }
    return status;
}

enum release_status
release_disclose(struct release_run *run, struct release_cases *cases)
{
    struct release_disclosure *disclosure = &run->result->disclosure;
    enum release_status status;

    *disclosure = (struct release_disclosure){
        .done = true,
        .limits = run->request->risk,
        .cases = (int64_t)cases->len,
    };
    status = release_disclose_cases(cases, disclosure);
    for (size_t i = 0; status == RELEASE_OK && i < cases->len; i++) {
        run->subjects[i].left_out = cases->items[i].left_out;
    }
    if (status == RELEASE_OK) {
        run->result->cases = disclosure->cases - disclosure->left_out;
    }
    return status;
}
