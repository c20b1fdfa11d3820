#include "cli/risk_show.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/export/groups.h"
#include "cli/json_out.h"
#include "cli/report.h"
#include "cli/table.h"

/* One line of the table; numbers are told as they are, shares to four places.
 */
struct line {
    const char *name; /* also the field in JSON */
    bool share;
    double value;
};

#define LINES 15

static void
fill_lines(const struct risk_figures *figures, struct line lines[LINES])
{
    const struct line all[LINES] = {
        { "rows", false, (double)figures->rows },
        { "classes", false, (double)figures->classes },
        { "smallest_class", false, (double)figures->smallest },
        { "unique_rows", false, (double)figures->uniques },
        { "rows_below_k", false, (double)figures->below },
        { "prosecutor_highest", true, figures->prosecutor_highest },
        { "prosecutor_mean", true, figures->prosecutor_mean },
        { "prosecutor_at_risk", true, figures->prosecutor_at_risk },
        { "journalist_highest", true, figures->journalist_highest },
        { "journalist_mean", true, figures->journalist_mean },
        { "marketer", true, figures->marketer },
        { "population_uniques", true, figures->population_uniques },
        { "l_distinct", false, figures->distinct },
        { "l_entropy", true, figures->entropy },
        { "t_closeness", true, figures->closeness },
    };

    for (size_t i = 0; i < LINES; i++) {
        lines[i] = all[i];
    }
}

static void
put_cell(struct table *table, const struct line *line)
{
    int64_t scaled = (int64_t)(line->value * 10000 + 0.5);
    char text[32];

    if (!line->share) {
        table_number(table, (int64_t)line->value);
        return;
    }
    (void)snprintf(text, sizeof(text), "%" PRId64 ".%04" PRId64, scaled / 10000,
        scaled % 10000);
    table_text(table, text);
}

static void
put_fields(struct json_out *json, const struct risk_figures *figures)
{
    struct line lines[LINES];

    fill_lines(figures, lines);
    for (size_t i = 0; i < LINES; i++) {
        if (lines[i].share) {
            json_out_share(json, lines[i].name, lines[i].value);
        } else {
            json_out_number(json, lines[i].name, (int64_t)lines[i].value);
        }
    }
    json_out_list(json, "classes_by_size");
    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        json_out_item(json);
        json_out_text(json, "size", risk_figures_band(i));
        json_out_number(json, "classes", (int64_t)figures->bands[i]);
        json_out_item_end(json);
    }
    json_out_list_end(json);
}

static int
show_table(const struct risk_figures *before, const struct risk_figures *after)
{
    static const char *const both[] = { "FIGURE", "BEFORE", "AFTER", NULL };
    static const char *const one[] = { "FIGURE", "VALUE", NULL };
    struct line first[LINES], second[LINES];
    struct table table;

    table_init(&table, after != NULL ? both : one);
    fill_lines(before, first);
    fill_lines(after != NULL ? after : before, second);
    for (size_t i = 0; i < LINES; i++) {
        table_text(&table, first[i].name);
        put_cell(&table, &first[i]);
        if (after != NULL) {
            put_cell(&table, &second[i]);
        }
    }
    return report_vault(table_finish(&table, VAULT_OK), "");
}

static int
show_columns(const struct release_disclosure *disclosure)
{
    static const char *const headings[] = { "COLUMN", "LEVEL", "TOLD AS",
        NULL };
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    struct table table;

    table_init(&table, headings);
    for (size_t i = 0; i < cases->column_count; i++) {
        const struct export_column *column = &cases->columns[i];

        if (column->role == EXPORT_ROLE_QUASI) {
            table_text(&table, column->name);
            table_number(&table, disclosure->levels[i]);
            table_text(&table,
                export_group_name(column, disclosure->levels[i]));
        }
    }
    return report_vault(table_finish(&table, VAULT_OK), "");
}

static int
put_json(const struct release_disclosure *disclosure)
{
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    struct json_out json;

    json_out_begin(&json, "disclosure_risk");
    json_out_number(&json, "k", disclosure->limits.k);
    json_out_bool(&json, "all_attributes_withheld", disclosure->too_few);
    json_out_number(&json, "cases_left_out", disclosure->left_out);
    json_out_list(&json, "generalisation");
    for (size_t i = 0; i < cases->column_count; i++) {
        if (cases->columns[i].role == EXPORT_ROLE_QUASI) {
            json_out_item(&json);
            json_out_text(&json, "column", cases->columns[i].name);
            json_out_number(&json, "level", disclosure->levels[i]);
            json_out_text(&json, "means",
                export_group_name(&cases->columns[i], disclosure->levels[i]));
            json_out_item_end(&json);
        }
    }
    json_out_list_end(&json);
    json_out_object(&json, "before");
    put_fields(&json, &disclosure->before);
    json_out_item_end(&json);
    json_out_object(&json, "after");
    put_fields(&json, &disclosure->after);
    json_out_item_end(&json);
    json_out_end(&json);
    return REPORT_EXIT_OK;
}

int
risk_show_disclosure(const struct options *options,
    const struct release_disclosure *disclosure)
{
    int exit_status;

    if (options_settings(options)->json) {
        return put_json(disclosure);
    }
    exit_status = show_columns(disclosure);
    return exit_status == REPORT_EXIT_OK
        ? show_table(&disclosure->before, &disclosure->after)
        : exit_status;
}

int
risk_show_figures(const struct options *options,
    const struct risk_figures *figures)
{
    struct json_out json;

    if (!options_settings(options)->json) {
        return show_table(figures, NULL);
    }
    json_out_begin(&json, "risk");
    put_fields(&json, figures);
    json_out_end(&json);
    return REPORT_EXIT_OK;
}
