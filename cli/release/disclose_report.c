#include "cli/export/groups.h"
#include "cli/export/json.h"
#include "cli/release/disclose.h"
#include "cli/release/run.h"

/* A share or a quotient, to four decimals. */
static void
put_share(struct export_json *json, const char *key, double share)
{
    export_json_share(json, key, (int64_t)(share * 10000 + 0.5));
}

static void
put_figures(struct export_json *json, const char *key,
    const struct risk_figures *figures)
{
    export_json_object(json, key);
    export_json_number(json, "cases", (int64_t)figures->rows);
    export_json_number(json, "classes", (int64_t)figures->classes);
    export_json_number(json, "smallest_class", (int64_t)figures->smallest);
    export_json_number(json, "unique_cases", (int64_t)figures->uniques);
    export_json_number(json, "cases_below_k", (int64_t)figures->below);
    export_json_object(json, "classes_by_size");
    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        export_json_number(json, risk_figures_band(i),
            (int64_t)figures->bands[i]);
    }
    export_json_object_end(json);
    export_json_object(json, "prosecutor");
    put_share(json, "highest", figures->prosecutor_highest);
    put_share(json, "mean", figures->prosecutor_mean);
    put_share(json, "at_risk", figures->prosecutor_at_risk);
    export_json_object_end(json);
    export_json_object(json, "journalist");
    put_share(json, "highest", figures->journalist_highest);
    put_share(json, "mean", figures->journalist_mean);
    export_json_object_end(json);
    put_share(json, "marketer", figures->marketer);
    export_json_object(json, "diagnosis");
    export_json_number(json, "l_distinct", figures->distinct);
    put_share(json, "l_entropy", figures->entropy);
    put_share(json, "t_closeness", figures->closeness);
    export_json_object_end(json);
    export_json_object_end(json);
}

static void
put_limits(struct export_json *json,
    const struct release_disclosure *disclosure)
{
    export_json_object(json, "limits");
    export_json_number(json, "k", disclosure->limits.k);
    export_json_number(json, "l", disclosure->limits.l);
    export_json_share(json, "max_suppression",
        disclosure->limits.max_suppression);
    export_json_object_end(json);
}

static void
put_columns(struct export_json *json,
    const struct release_disclosure *disclosure)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);

    export_json_list(json, "generalisation");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *column = &table->columns[i];
        unsigned level = disclosure->levels[i];

        if (column->role != EXPORT_ROLE_QUASI) {
            continue;
        }
        export_json_object(json, NULL);
        export_json_constant(json, "column", column->name);
        export_json_number(json, "level", level);
        export_json_number(json, "highest_level",
            (int64_t)export_group_levels(column) - 1);
        export_json_constant(json, "means", export_group_name(column, level));
        export_json_object_end(json);
    }
    export_json_list_end(json);
}

static void
put_choice(struct export_json *json,
    const struct release_disclosure *disclosure)
{
    const struct risk_choice *choice = &disclosure->choice;

    put_columns(json, disclosure);
    export_json_bool(json, "all_attributes_withheld", disclosure->too_few);
    if (disclosure->pooled) {
        export_json_number(json, "cases_without_attributes",
            disclosure->untold);
    }
    export_json_number(json, "cases_left_out", disclosure->left_out);
    if (disclosure->too_few) {
        return;
    }
    export_json_object(json, "loss");
    put_share(json, "non_uniform_entropy", choice->loss);
    put_share(json, "prec", choice->precision);
    put_share(json, "discernibility", choice->discernibility);
    export_json_number(json, "generalisations_possible", choice->nodes);
    export_json_number(json, "generalisations_counted", choice->examined);
    export_json_object_end(json);
}

enum release_status
release_disclose_report(struct release_run *run)
{
    const struct release_disclosure *disclosure = &run->result->disclosure;
    struct release_file *file = NULL;
    struct export_json json = { .depth = 0 };
    enum release_status status = release_files_add(&run->files,
        "disclosure-risk.json", &file, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    json.out = file->out;
    export_json_object(&json, NULL);
    export_json_constant(&json, "format", "casevault-disclosure-risk");
    export_json_number(&json, "format_version", 1);
    if (run->files.mark != NULL) {
        export_json_constant(&json, "mark", run->files.mark);
    }
    put_limits(&json, disclosure);
    put_choice(&json, disclosure);
    put_figures(&json, "before", &disclosure->before);
    put_figures(&json, "after", &disclosure->after);
    export_json_object_end(&json);
    status = release_file_finish(file, run->cause);
    return status == RELEASE_OK ? release_risk_page(run) : status;
}
