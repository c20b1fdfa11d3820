#include "cli/release/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/export/groups.h"
#include "cli/export/json.h"
#include "cli/release/tables.h"

/* Everything while it is put together. */
struct pooling {
    const struct release_pool_request *request;
    struct release_pool_result *result;
    struct release_pool_bundle *bundles;
    size_t count;
    struct release_pool_bundle **newest; /* one for each site, by site */
    size_t sites;
    struct release_request release; /* what the writers are told */
    struct release_run run;
    struct release_tables tables;
};

static enum release_status
fault(struct pooling *pooling, enum release_pool_fault what,
    const struct release_pool_bundle *bundle)
{
    pooling->result->fault = what;
    pooling->result->path = bundle->path;
    return what == RELEASE_POOL_NO_MEMORY ? RELEASE_ERR_NO_MEMORY
                                          : RELEASE_ERR_INVALID;
}

/* --- which bundles -------------------------------------------------------- */

static enum release_status
open_bundles(struct pooling *pooling)
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
            return fault(pooling, found, bundle);
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
compare_with_first(const struct pooling *pooling,
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
choose_bundles(struct pooling *pooling)
{
    enum release_pool_fault found = RELEASE_POOL_FINE;

    for (size_t i = 0; i < pooling->count; i++) {
        found = compare_with_first(pooling, &pooling->bundles[i]);
        if (found != RELEASE_POOL_FINE) {
            return fault(pooling, found, &pooling->bundles[i]);
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
            return fault(pooling, found, bundle);
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
find_base(struct pooling *pooling)
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

/* The cases of one bundle on their way into the pool. */
struct taking {
    struct pooling *pooling;
    const struct release_pool_bundle *bundle;
    enum export_table_id id;
    size_t first; /* the number of its first case in the pool */
    enum release_status status;
};

static bool
take_case(size_t index, struct export_cell *cells, void *data)
{
    struct taking *taking = data;
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

/* Reads a table of a bundle once more. */
static enum release_status
reread(struct taking *taking, release_pool_row_fn *take)
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
read_cases(struct pooling *pooling)
{
    struct release_cases *cases = &pooling->tables.cases;
    struct taking taking = { .pooling = pooling, .id = EXPORT_TABLE_CASES };
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
        status = reread(&taking, take_case);
        taking.first += taking.bundle->facts->case_count;
    }
    return status;
}

/* The limits of the project, or stricter ones. */
static void
set_limits(struct pooling *pooling)
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
disclose(struct pooling *pooling)
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

/* --- writing -------------------------------------------------------------- */

static bool
take_row(size_t index, struct export_cell *cells, void *data)
{
    struct taking *taking = data;
    struct release_tables *tables = &taking->pooling->tables;
    const struct release_case *about =
        index == SIZE_MAX ? NULL : &tables->cases.items[taking->first + index];

    if (about != NULL && about->left_out) {
        return true;
    }
    taking->pooling->result->released.withdrawn +=
        taking->id == EXPORT_TABLE_WITHDRAWN;
    if (about != NULL && taking->id == EXPORT_TABLE_CASES) {
        memcpy(cells, about->cells, sizeof(about->cells));
    }
    taking->status = release_tables_row(tables, taking->id, UINT32_MAX, cells);
    return taking->status == RELEASE_OK;
}

/* One table of every site; sites, and so all names, are in order. */
static enum release_status
put_table(struct pooling *pooling, enum export_table_id id)
{
    struct taking taking = { .pooling = pooling, .id = id };
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < pooling->sites; i++) {
        size_t cases = pooling->newest[i]->facts->case_count;

        taking.bundle = pooling->newest[i];
        if (taking.bundle->has[id]) {
            status = reread(&taking, take_row);
        }
        taking.first += cases;
    }
    return status;
}

static bool
same_scale(const struct vault_measure *have,
    const struct release_pool_measure *measure)
{
    return have->lowest == measure->lowest &&
        have->highest == measure->highest && have->step == measure->step &&
        have->higher_is_worse == (measure->direction == 1);
}

/* Each measure once; two scales under one code cannot be told apart. */
static enum release_status
add_measure(struct pooling *pooling, const struct release_pool_bundle *bundle,
    const struct release_pool_measure *measure)
{
    struct release_tables *tables = &pooling->tables;
    struct vault_measure *measures;

    for (size_t i = 0; i < tables->measure_count; i++) {
        if (strcmp(tables->measures[i].code, measure->code.text) == 0) {
            (void)snprintf(pooling->result->place.where,
                sizeof(pooling->result->place.where), "%s", measure->code.text);
            return same_scale(&tables->measures[i], measure)
                ? RELEASE_OK
                : fault(pooling, RELEASE_POOL_MEASURE, bundle);
        }
    }
    measures = reallocarray(tables->measures, tables->measure_count + 1,
        sizeof(*measures));
    if (measures == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    tables->measures = measures;
    measures[tables->measure_count] = (struct vault_measure){
        .lowest = measure->lowest,
        .highest = measure->highest,
        .step = measure->step,
        .higher_is_worse = measure->direction == 1,
        .reliable_change = measure->reliable_change,
    };
    (void)snprintf(measures[tables->measure_count].code,
        sizeof(measures[0].code), "%s", measure->code.text);
    tables->measure_count++;
    return RELEASE_OK;
}

static enum release_status
put_measures(struct pooling *pooling)
{
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < pooling->sites; i++) {
        const struct release_pool_bundle *bundle = pooling->newest[i];

        for (size_t k = 0;
             status == RELEASE_OK && k < bundle->facts->measure_count; k++) {
            status = add_measure(pooling, bundle, &bundle->facts->measures[k]);
        }
    }
    return status == RELEASE_OK ? release_tables_measures(&pooling->tables)
                                : status;
}

static enum release_status
put_tables(struct pooling *pooling)
{
    enum release_status status = release_tables_begin(&pooling->tables);

    for (unsigned i = 0; status == RELEASE_OK && i < EXPORT_TABLE_COUNT; i++) {
        if (i != EXPORT_TABLE_MEASURES && i != EXPORT_TABLE_TEXT) {
            status = put_table(pooling, (enum export_table_id)i);
        }
    }
    if (status == RELEASE_OK &&
        pooling->tables.files[EXPORT_TABLE_MEASURES] != NULL) {
        status = put_measures(pooling);
    }
    return status == RELEASE_OK ? release_tables_finish(&pooling->tables)
                                : status;
}

/*
 * The gate of a pool: the finished tables are read back from the medium by the
 * reader that the bundles went through.
 */
static enum release_status
pass_gate(struct pooling *pooling)
{
    static const enum export_table_id order[] = { EXPORT_TABLE_CASES,
        EXPORT_TABLE_MEASURES, EXPORT_TABLE_EVENTS, EXPORT_TABLE_NOTES,
        EXPORT_TABLE_SCORES, EXPORT_TABLE_SESSIONS, EXPORT_TABLE_WITHDRAWN };
    struct release_pool_facts *facts = calloc(1, sizeof(*facts));
    enum release_status status =
        facts == NULL ? RELEASE_ERR_NO_MEMORY : RELEASE_OK;

    for (size_t i = 0; facts != NULL && i < EXPORT_CASE_COLUMNS; i++) {
        facts->levels[i] = pooling->result->released.disclosure.levels[i];
    }
    for (size_t i = 0;
         status == RELEASE_OK && i < sizeof(order) / sizeof(order[0]); i++) {
        const struct release_file *file = pooling->tables.files[order[i]];
        struct release_mapping map = { NULL, 0 };

        if (file == NULL) {
            continue;
        }
        status = release_file_map(file, &map, pooling->run.cause);
        if (status == RELEASE_OK &&
            release_pool_table_read(facts, order[i], map.bytes, map.len, NULL,
                NULL) != 0) {
            status = RELEASE_ERR_LEAK;
        }
        release_file_unmap(&map);
    }
    if (facts != NULL) {
        release_pool_facts_release(facts);
    }
    free(facts);
    return status;
}

/* --- the manifest --------------------------------------------------------- */

static void
put_bundles(struct export_json *json, const struct pooling *pooling)
{
    export_json_list(json, "bundles");
    for (size_t i = 0; i < pooling->sites; i++) {
        const struct release_pool_bundle *bundle = pooling->newest[i];

        export_json_object(json, NULL);
        export_json_constant(json, "site", bundle->site);
        export_json_number(json, "wave", bundle->wave);
        export_json_constant(json, "release", bundle->code);
        export_json_constant(json, "key", bundle->key);
        export_json_hash(json, "manifest_hash", bundle->manifest_hash);
        export_json_number(json, "cases", (int64_t)bundle->facts->case_count);
        export_json_bool(json, "unreviewed", bundle->unreviewed);
        export_json_object_end(json);
    }
    export_json_list_end(json);
}

static void
put_manifest(struct export_json *json, const struct pooling *pooling)
{
    const struct release_result *released = &pooling->result->released;

    export_json_object(json, NULL);
    export_json_constant(json, "format", "casevault-release");
    export_json_number(json, "format_version", 1);
    export_json_constant(json, "tool", "casevault");
    export_json_constant(json, "tool_version", pooling->request->version);
    export_json_constant(json, "kind", "pool");
    export_json_constant(json, "made_at", pooling->request->made_at);
    export_json_constant(json, "attestation",
        "Put together from the bundles below, each of which passed the leak "
        "gate of its vault; no vault was asked again. Every cell holds a code "
        "or number of the dictionary. They are still personal data.");
    export_json_hash(json, "project_hash", pooling->bundles[0].project->hash);
    export_json_bool(json, "synthetic", pooling->bundles[0].synthetic);
    put_bundles(json, pooling);
    export_json_number(json, "sites", (int64_t)pooling->sites);
    export_json_number(json, "cases", released->cases);
    export_json_number(json, "withdrawn", released->withdrawn);
    release_manifest_risk(json, &released->disclosure);
    release_manifest_files(json, &pooling->run);
    export_json_object_end(json);
}

static enum release_status
write_manifest(struct pooling *pooling)
{
    struct release_file *file = NULL;
    struct export_json json = { .depth = 0 };
    enum release_status status = release_files_add(&pooling->run.files,
        "manifest.json", &file, pooling->run.cause);

    if (status != RELEASE_OK) {
        return status;
    }
    json.out = file->out;
    put_manifest(&json, pooling);
    return release_file_finish(file, pooling->run.cause);
}

/* --- the whole ------------------------------------------------------------ */

static enum release_status
write_pool(struct pooling *pooling)
{
    struct release_run *run = &pooling->run;
    static enum release_status (*const steps[])(struct release_run *) = {
        release_wave_project,
        release_disclose_report,
        release_tables_sums,
    };
    enum release_status status = put_tables(pooling);

    if (status == RELEASE_OK) {
        status = pass_gate(pooling);
    }
    if (status == RELEASE_OK) {
        status = release_tables_describe(&pooling->tables);
    }
    if (status == RELEASE_OK) {
        status = release_tables_log(&pooling->tables);
    }
    for (size_t i = 0;
         status == RELEASE_OK && i < sizeof(steps) / sizeof(steps[0]); i++) {
        status = steps[i](run);
    }
    return status == RELEASE_OK ? write_manifest(pooling) : status;
}

/* What the writers of a release are told of a pool. */
static void
prepare(struct pooling *pooling, struct release_cause *cause)
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
pool(struct pooling *pooling, struct release_cause *cause)
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
        status = write_pool(pooling);
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
    struct pooling pooling = { .request = request, .result = ret_result };
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
