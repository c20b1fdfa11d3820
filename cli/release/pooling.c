#include "cli/release/pooling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/export/json.h"

static bool
take_row(size_t index, struct export_cell *cells, void *data)
{
    struct release_taking *taking = data;
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
put_table(struct release_pooling *pooling, enum export_table_id id)
{
    struct release_taking taking = { .pooling = pooling, .id = id };
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < pooling->sites; i++) {
        size_t cases = pooling->newest[i]->facts->case_count;

        taking.bundle = pooling->newest[i];
        if (taking.bundle->has[id]) {
            status = release_pooling_read(&taking, take_row);
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
add_measure(struct release_pooling *pooling,
    const struct release_pool_bundle *bundle,
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
                : release_pooling_fault(pooling, RELEASE_POOL_MEASURE, bundle);
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
put_measures(struct release_pooling *pooling)
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
put_tables(struct release_pooling *pooling)
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
pass_gate(struct release_pooling *pooling)
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
put_bundles(struct export_json *json, const struct release_pooling *pooling)
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
put_manifest(struct export_json *json, const struct release_pooling *pooling)
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
write_manifest(struct release_pooling *pooling)
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

enum release_status
release_pooling_write(struct release_pooling *pooling)
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
