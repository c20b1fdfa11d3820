#include "cli/release/pooling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/export/groups.h"

enum release_status
release_pooling_fault(struct release_pooling *pooling,
    enum release_pool_fault what, const struct release_pool_bundle *bundle)
{
    pooling->result->fault = what;
    pooling->result->path = bundle->path;
    return what == RELEASE_POOL_NO_MEMORY ? RELEASE_ERR_NO_MEMORY
                                          : RELEASE_ERR_INVALID;
}

/* --- which bundles -------------------------------------------------------- */

static enum release_status
open_bundles(struct release_pooling *pooling)
{
    const struct release_pool_request *request = pooling->request;

    pooling->bundles = calloc(request->count, sizeof(*pooling->bundles));
    pooling->newest = calloc(request->count, sizeof(*pooling->newest));
    if (pooling->bundles == NULL || pooling->newest == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < request->count; i++) {
        struct release_pool_bundle *bundle = &pooling->bundles[i];
        enum release_pool_fault found =
            release_pool_bundle_open(request->paths[i], bundle,
                &pooling->result->place);

        pooling->count++;
        if (found != RELEASE_POOL_FINE) {
            return release_pooling_fault(pooling, found, bundle);
        }
        pooling->result->texts += bundle->has[EXPORT_TABLE_TEXT];
    }
    return RELEASE_OK;
}

/* By site, the newest wave first. */
static int
compare_bundles(const void *a, const void *b)
{
    const struct release_pool_bundle *x =
        *(const struct release_pool_bundle *const *)a;
    const struct release_pool_bundle *y =
        *(const struct release_pool_bundle *const *)b;
    int order = strcmp(x->site, y->site);

    return order != 0 ? order : (x->wave < y->wave) - (x->wave > y->wave);
}

/* What two bundles of one site have to have in common. */
static enum release_pool_fault
compare_waves(const struct release_pool_bundle *newer,
    const struct release_pool_bundle *older)
{
    if (strcmp(newer->key, older->key) != 0) {
        return RELEASE_POOL_KEY;
    }
    return newer->wave == older->wave &&
            strcmp(newer->manifest_hash, older->manifest_hash) != 0
        ? RELEASE_POOL_TWICE
        : RELEASE_POOL_FINE;
}

static enum release_pool_fault
compare_with_first(const struct release_pooling *pooling,
    const struct release_pool_bundle *bundle)
{
    const struct release_pool_bundle *first = &pooling->bundles[0];

    if (bundle->pooled) {
        return RELEASE_POOL_POOLED;
    }
    if (strcmp(bundle->project->hash, first->project->hash) != 0) {
        return RELEASE_POOL_OTHER;
    }
    return bundle->synthetic != first->synthetic ? RELEASE_POOL_SYNTHETIC
                                                 : RELEASE_POOL_FINE;
}

static enum release_status
choose_bundles(struct release_pooling *pooling)
{
    enum release_pool_fault found = RELEASE_POOL_FINE;

    for (size_t i = 0; i < pooling->count; i++) {
        found = compare_with_first(pooling, &pooling->bundles[i]);
        if (found != RELEASE_POOL_FINE) {
            return release_pooling_fault(pooling, found, &pooling->bundles[i]);
        }
        pooling->newest[i] = &pooling->bundles[i];
    }
    qsort(pooling->newest, pooling->count, sizeof(*pooling->newest),
        compare_bundles);
    for (size_t i = 0; i < pooling->count; i++) {
        struct release_pool_bundle *bundle = pooling->newest[i];
        const struct release_pool_bundle *newer =
            pooling->sites > 0 ? pooling->newest[pooling->sites - 1] : NULL;

        if (newer == NULL || strcmp(newer->site, bundle->site) != 0) {
            pooling->newest[pooling->sites++] = bundle;
            continue;
        }
        found = compare_waves(newer, bundle);
        if (found != RELEASE_POOL_FINE) {
            return release_pooling_fault(pooling, found, bundle);
        }
        pooling->result->outdated++;
    }
    pooling->result->sites = (int64_t)pooling->sites;
    return RELEASE_OK;
}

/* --- cases and their risk ------------------------------------------------- */

/*
 * The level that all can be told at: the coarsest of those who tell a column
 * at all.  Who withholds it goes on withholding it.
 */
static void
find_base(struct release_pooling *pooling)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    struct release_disclosure *disclosure =
        &pooling->result->released.disclosure;

    for (size_t i = 0; i < table->column_count; i++) {
        unsigned last = export_group_levels(&table->columns[i]) - 1;
        bool told = false;

        for (size_t k = 0; k < pooling->sites; k++) {
            unsigned level = pooling->newest[k]->facts->levels[i];

            if (level < last) {
                told = true;
                disclosure->base[i] =
                    level > disclosure->base[i] ? level : disclosure->base[i];
            }
        }
        if (!told) {
            disclosure->base[i] = last;
        }
    }
}

static bool
take_case(size_t index, struct export_cell *cells, void *data)
{
    struct release_taking *taking = data;
    const struct release_disclosure *disclosure =
        &taking->pooling->result->released.disclosure;
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    struct release_case *item =
        &taking->pooling->tables.cases.items[taking->first + index];

    memcpy(item->cells, cells, sizeof(item->cells));
    for (size_t i = 0; i < table->column_count; i++) {
        unsigned from = taking->bundle->facts->levels[i];

        if (table->columns[i].role == EXPORT_ROLE_QUASI &&
            from < disclosure->base[i]) {
            item->cells[i] = export_group_again(&table->columns[i], from,
                disclosure->base[i], &cells[i]);
        }
    }
    return true;
}

enum release_status
release_pooling_read(struct release_taking *taking, release_pool_row_fn *take)
{
    const struct release_pool_bundle *bundle = taking->bundle;
    const struct release_verify_file *file = &bundle->tables[taking->id];

    if (taking->id == EXPORT_TABLE_CASES) {
        bundle->facts->case_count = 0;
    }
    taking->status = RELEASE_OK;
    if (release_pool_table_read(bundle->facts, taking->id, file->bytes,
            file->len, take, taking) != 0 &&
        taking->status == RELEASE_OK) {
        taking->status = RELEASE_ERR_INVALID;
    }
    return taking->status;
}

static enum release_status
read_cases(struct release_pooling *pooling)
{
    struct release_cases *cases = &pooling->tables.cases;
    struct release_taking taking = { .pooling = pooling,
        .id = EXPORT_TABLE_CASES };
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; i < pooling->sites; i++) {
        cases->len += pooling->newest[i]->facts->case_count;
    }
    if (cases->len == 0) {
        return RELEASE_ERR_NO_NOTES;
    }
    cases->items = calloc(cases->len, sizeof(*cases->items));
    if (cases->items == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    find_base(pooling);
    for (size_t i = 0; status == RELEASE_OK && i < pooling->sites; i++) {
        taking.bundle = pooling->newest[i];
        status = release_pooling_read(&taking, take_case);
        taking.first += taking.bundle->facts->case_count;
    }
    return status;
}

/* The limits of the project, or stricter ones. */
static void
set_limits(struct release_pooling *pooling)
{
    const struct release_pool_request *request = pooling->request;
    const struct release_risk_limits *asked =
        &pooling->bundles[0].project->risk;
    struct release_disclosure *disclosure =
        &pooling->result->released.disclosure;
    struct release_risk_limits *limits = &disclosure->limits;

    *limits = *asked;
    if (request->k > limits->k) {
        limits->k = request->k;
        limits->asked = true;
    }
    limits->l = request->l > limits->l ? request->l : limits->l;
    if (request->max_suppression >= 0 &&
        request->max_suppression < limits->max_suppression) {
        limits->max_suppression = request->max_suppression;
    }
    disclosure->done = true;
    disclosure->pooled = true;
}

static enum release_status
disclose(struct release_pooling *pooling)
{
    struct release_result *released = &pooling->result->released;
    struct release_disclosure *disclosure = &released->disclosure;
    enum release_status status = read_cases(pooling);

    disclosure->cases = (int64_t)pooling->tables.cases.len;
    if (status == RELEASE_OK) {
        status = release_disclose_cases(&pooling->tables.cases, disclosure);
    }
    released->cases = disclosure->cases - disclosure->left_out;
    return status;
}

/* --- the whole ------------------------------------------------------------ */

/* What the writers of a release are told of a pool. */
static void
prepare(struct release_pooling *pooling, struct release_cause *cause)
{
    const struct release_pool_bundle *first = &pooling->bundles[0];

    pooling->release = (struct release_request){
        .kind = RELEASE_RESEARCH,
        .dates = first->project->dates,
        .plan = first->project,
        .plan_text = { first->project_text.bytes, first->project_text.len },
        .version = pooling->request->version,
        .made_at = pooling->request->made_at,
    };
    pooling->run.request = &pooling->release;
    pooling->run.result = &pooling->result->released;
    pooling->run.cause = cause;
    pooling->tables.run = &pooling->run;
    pooling->tables.guard = EXPORT_GUARD_ON;
}

static enum release_status
pool(struct release_pooling *pooling, struct release_cause *cause)
{
    enum release_status status = open_bundles(pooling);

    if (status == RELEASE_OK) {
        status = choose_bundles(pooling);
    }
    if (status != RELEASE_OK) {
        return status;
    }
    prepare(pooling, cause);
    set_limits(pooling);
    status = disclose(pooling);
    if (status == RELEASE_OK) {
        status = release_files_open(&pooling->run.files,
            pooling->request->output, RELEASE_BUNDLE_FOLDER, cause);
    }
    if (status == RELEASE_OK) {
        pooling->run.files.mark =
            pooling->bundles[0].synthetic ? RELEASE_SYNTHETIC : NULL;
        status = release_pooling_write(pooling);
    }
    if (status == RELEASE_OK &&
        !release_bundle_commit(pooling->run.files.bundle)) {
        status = release_errno(cause);
    }
    return status;
}

enum release_status
release_pool(const struct release_pool_request *request,
    struct release_pool_result *ret_result, struct release_cause *ret_cause)
{
    struct release_pooling pooling = { .request = request,
        .result = ret_result };
    enum release_status status;

    memset(ret_result, 0, sizeof(*ret_result));
    memset(ret_cause, 0, sizeof(*ret_cause));
    if (request->count == 0 || request->count > RELEASE_POOL_BUNDLES) {
        return RELEASE_ERR_INVALID;
    }
    status = pool(&pooling, ret_cause);
    release_files_release(&pooling.run.files);
    release_tables_release(&pooling.tables);
    for (size_t i = 0; i < pooling.count; i++) {
        release_pool_bundle_close(&pooling.bundles[i]);
    }
    free(pooling.bundles);
    free(pooling.newest);
    return status;
}
