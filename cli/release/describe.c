#include <string.h>

#include "cli/export/bundle_text.h"
#include "cli/export/codebook.h"
#include "cli/export/datapackage.h"
#include "cli/export/redcap.h"
#include "cli/export/scripts.h"
#include "cli/export/statistics.h"
#include "cli/release/tables.h"
#include "cli/risk/cells.h"

/* The files that programs of statistics read: our names are constants. */
static const struct {
    enum export_table_id table;
    enum export_program program;
    const char *name;
} statistics[] = {
    { EXPORT_TABLE_CASES, EXPORT_SPSS, "cases.sav" },
    { EXPORT_TABLE_CASES, EXPORT_STATA, "cases.dta" },
    { EXPORT_TABLE_EVENTS, EXPORT_SPSS, "events.sav" },
    { EXPORT_TABLE_EVENTS, EXPORT_STATA, "events.dta" },
    { EXPORT_TABLE_NOTES, EXPORT_SPSS, "notes.sav" },
    { EXPORT_TABLE_NOTES, EXPORT_STATA, "notes.dta" },
    { EXPORT_TABLE_SCORES, EXPORT_SPSS, "scores.sav" },
    { EXPORT_TABLE_SCORES, EXPORT_STATA, "scores.dta" },
    { EXPORT_TABLE_SESSIONS, EXPORT_SPSS, "sessions.sav" },
    { EXPORT_TABLE_SESSIONS, EXPORT_STATA, "sessions.dta" },
};

static unsigned
tables_there(const struct release_tables *tables)
{
    unsigned there = 0;

    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        there |= tables->files[i] != NULL ? 1u << i : 0;
    }
    return there;
}

static enum release_status
add_file(const struct release_tables *tables, const char *name,
    struct release_file **ret_file)
{
    return release_files_add(&tables->run->files, name, ret_file,
        tables->run->cause);
}

static enum release_status
put_statistics(const struct release_tables *tables, size_t index)
{
    struct release_run *run = tables->run;
    struct release_mapping csv = { NULL, 0 };
    struct release_file *file = NULL;
    enum release_status status;

    if (tables->files[statistics[index].table] == NULL) {
        return RELEASE_OK;
    }
    status = add_file(tables, statistics[index].name, &file);
    if (status == RELEASE_OK) {
        status = release_file_map(tables->files[statistics[index].table], &csv,
            run->cause);
    }
    if (status == RELEASE_OK &&
        !export_statistics(file->out, statistics[index].program,
            export_table_get(statistics[index].table), csv.bytes, csv.len)) {
        status = RELEASE_ERR_NO_MEMORY;
    }
    release_file_unmap(&csv);
    return status == RELEASE_OK ? release_file_finish(file, run->cause)
                                : status;
}

/* Whose the rows are: as in the tables, in the order of the forms. */
static enum release_status
copy_owners(const struct release_file *from, struct release_file *to)
{
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < from->owner_count; i++) {
        status = release_file_owner(to, from->owners[i]);
    }
    return status;
}

static enum release_status
put_redcap_data(const struct release_tables *tables)
{
    struct export_finished finished[EXPORT_TABLE_COUNT];
    struct release_mapping maps[EXPORT_TABLE_COUNT] = { { NULL, 0 } };
    struct release_file *file = NULL;
    enum export_table_id id;
    enum release_status status = add_file(tables, "redcap-data.csv", &file);
    size_t count = 0;

    for (size_t i = 0; status == RELEASE_OK && export_redcap_form_at(i, &id);
         i++) {
        if (tables->files[id] == NULL) {
            continue;
        }
        status =
            release_file_map(tables->files[id], &maps[id], tables->run->cause);
        finished[count++] = (struct export_finished){ export_table_get(id),
            maps[id].bytes, maps[id].len };
        if (status == RELEASE_OK) {
            status = copy_owners(tables->files[id], file);
        }
    }
    if (status == RELEASE_OK &&
        !export_redcap_data(file->out, finished, count)) {
        status = RELEASE_ERR_INVALID;
    }
    for (size_t i = 0; i < EXPORT_TABLE_COUNT; i++) {
        release_file_unmap(&maps[i]);
    }
    return status == RELEASE_OK ? release_file_finish(file, tables->run->cause)
                                : status;
}

/* The published measures among those with scores. */
static size_t
fill_measures(const struct release_tables *tables,
    struct export_known_measure *measures, size_t room)
{
    const struct vault_measure *known;
    size_t count = 0;

    for (size_t i = 0; (known = vault_measure_known(i)) != NULL; i++) {
        bool used = false;

        for (size_t k = 0; k < tables->measure_count; k++) {
            used |= strcmp(tables->measures[k].code, known->code) == 0;
        }
        if (!used || count == room) {
            continue;
        }
        measures[count] = (struct export_known_measure){ .code = known->code,
            .name = known->name,
            .source = known->source,
            .higher_is_worse = known->higher_is_worse };
        for (size_t k = 0; known->bands[k].label != NULL; k++) {
            measures[count].bands[k].bound = known->bands[k].bound;
            measures[count].bands[k].label = known->bands[k].label;
        }
        count++;
    }
    return count;
}

/* A codebook may go further than the bundle: no small count is told in it. */
static enum release_status
withhold_small(const struct release_tables *tables)
{
    struct export_frequencies *seen = tables->frequencies;
    enum risk_status status = RISK_OK;

    for (size_t i = 0; i < EXPORT_TABLE_COUNT; i++) {
        for (size_t k = 0; status == RISK_OK && k < EXPORT_COLUMNS_MAX; k++) {
            const struct risk_cells cells = { .counts = seen->counts[i][k],
                .rows = 1,
                .columns = EXPORT_CODES_MAX,
                .k = tables->run->result->disclosure.limits.k };

            status = risk_cells_list(&cells, seen->withheld[i][k]);
        }
    }
    if (status == RISK_ERR_NO_MEMORY) {
        return RELEASE_ERR_NO_MEMORY;
    }
    return status == RISK_OK ? RELEASE_OK : RELEASE_ERR_INVALID;
}

static enum release_status
put_codebook(const struct release_tables *tables, const char *name,
    enum export_book_form form)
{
    /* What begins every Markdown file is there already. */
    const struct export_book told = { .form = form,
        .tables = tables_there(tables),
        .mark = form == EXPORT_BOOK_HTML ? tables->run->files.mark : NULL,
        .frequencies = tables->frequencies };
    struct export_known_measure measures[32];
    struct release_file *file = NULL;
    enum release_status status = add_file(tables, name, &file);

    if (status != RELEASE_OK) {
        return status;
    }
    export_codebook(file->out, &told, measures,
        fill_measures(tables, measures,
            sizeof(measures) / sizeof(measures[0])));
    return release_file_finish(file, tables->run->cause);
}

static enum release_status
put_datapackage(const struct release_tables *tables)
{
    struct export_resource resources[EXPORT_TABLE_COUNT];
    struct release_file *file = NULL;
    enum release_status status = add_file(tables, "datapackage.json", &file);
    size_t count = 0;

    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        if (tables->files[i] != NULL) {
            resources[count].table = (enum export_table_id)i;
            resources[count].bytes = export_out_size(tables->files[i]->out);
            memcpy(resources[count].hash, tables->files[i]->hash,
                sizeof(resources[count].hash));
            count++;
        }
    }
    if (status != RELEASE_OK) {
        return status;
    }
    export_datapackage(file->out, resources, count,
        &(struct export_package){
            .guarded = tables->guard == EXPORT_GUARD_ON,
            .mark = tables->run->files.mark,
        });
    return release_file_finish(file, tables->run->cause);
}

static enum release_status
put_dictionary(const struct release_tables *tables)
{
    struct release_file *file = NULL;
    enum release_status status =
        add_file(tables, "redcap-dictionary.csv", &file);

    if (status != RELEASE_OK) {
        return status;
    }
    export_redcap_dictionary(file->out);
    return release_file_finish(file, tables->run->cause);
}

static enum release_status
put_scripts(const struct release_tables *tables)
{
    const struct export_script *script;
    struct release_file *file = NULL;
    enum release_status status = RELEASE_OK;

    for (size_t i = 0;
         status == RELEASE_OK && (script = export_script_at(i)) != NULL; i++) {
        status = add_file(tables, script->name, &file);
        if (status == RELEASE_OK) {
            script->write(file->out, tables_there(tables));
            status = release_file_finish(file, tables->run->cause);
        }
    }
    return status;
}

static enum release_status
put_texts(const struct release_tables *tables)
{
    const struct export_bundle_text *text;
    struct release_file *file = NULL;
    enum release_status status = RELEASE_OK;

    for (size_t i = 0;
         status == RELEASE_OK && (text = export_bundle_text_at(i)) != NULL;
         i++) {
        status = add_file(tables, text->name, &file);
        if (status == RELEASE_OK) {
            export_out_constant(file->out, text->text);
            status = strcmp(text->name, "LICENCE-TERMS.md") == 0
                ? release_wave_terms(tables->run, file)
                : RELEASE_OK;
        }
        if (status == RELEASE_OK) {
            status = release_file_finish(file, tables->run->cause);
        }
    }
    return status;
}

enum release_status
release_tables_describe(struct release_tables *tables)
{
    enum release_status status = put_datapackage(tables);

    for (size_t i = 0;
         status == RELEASE_OK && i < sizeof(statistics) / sizeof(statistics[0]);
         i++) {
        status = put_statistics(tables, i);
    }
    if (status == RELEASE_OK) {
        status = put_dictionary(tables);
    }
    if (status == RELEASE_OK) {
        status = put_redcap_data(tables);
    }
    if (status == RELEASE_OK) {
        status = withhold_small(tables);
    }
    if (status == RELEASE_OK) {
        status = put_codebook(tables, "codebook.html", EXPORT_BOOK_HTML);
    }
    if (status == RELEASE_OK) {
        status = put_codebook(tables, "codebook.md", EXPORT_BOOK_MARKDOWN);
    }
    if (status == RELEASE_OK) {
        status = put_scripts(tables);
    }
    return status == RELEASE_OK ? put_texts(tables) : status;
}
