#include <string.h>

#include "cli/export/groups.h"
#include "cli/release/tables.h"

/*
 * anonymisation-log.csv: which rule removed or coarsened how much, and no
 * original of anything.
 */
static void
put_line(struct export_out *out, const char *part, const char *rule,
    int64_t count)
{
    export_out_constant(out, "\"");
    export_out_constant(out, part);
    export_out_constant(out, "\",\"");
    export_out_constant(out, rule);
    export_out_constant(out, "\",");
    export_out_number(out, count);
    export_out_constant(out, "\r\n");
}

static int64_t
rows_of(const struct release_tables *tables, enum export_table_id id)
{
    const struct release_file *file = tables->files[id];

    return file == NULL ? 0 : file->rows;
}

/* How many cases have a value in a column, or, `withheld`, lost it. */
static int64_t
count_cases(const struct release_tables *tables, size_t column, bool withheld)
{
    int64_t count = 0;

    for (size_t i = 0; i < tables->cases.len; i++) {
        const struct export_cell *cell = &tables->cases.items[i].cells[column];
        bool lost =
            cell->type == EXPORT_CELL_NUMBER && cell->number == EXPORT_WITHHELD;

        count += !tables->cases.items[i].left_out &&
            cell->type != EXPORT_CELL_EMPTY && lost == withheld;
    }
    return count;
}

static void
put_tables(struct export_out *out, const struct release_tables *tables)
{
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    int64_t dated = rows_of(tables, EXPORT_TABLE_EVENTS) +
        rows_of(tables, EXPORT_TABLE_NOTES) +
        rows_of(tables, EXPORT_TABLE_SCORES) +
        rows_of(tables, EXPORT_TABLE_SESSIONS);
    int64_t left_out = 0;

    for (size_t i = 0; i < tables->cases.len; i++) {
        left_out += tables->cases.items[i].left_out;
    }
    put_line(out, "tables", "case code replaced by a random name",
        rows_of(tables, EXPORT_TABLE_CASES));
    put_line(out, "tables",
        tables->run->request->dates == RELEASE_WEEKS
            ? "date replaced by the week since the first session"
            : "date replaced by the day since the first session",
        dated);
    put_line(out, "tables", "birth replaced by a band of five years of age",
        count_cases(tables, EXPORT_CASE_AGE, false));
    put_line(out, "tables", "diagnosis cut to its category",
        count_cases(tables, EXPORT_CASE_DIAGNOSIS, false));
    put_line(out, "tables", "case left out", left_out);
    for (size_t i = 0; i < cases->column_count; i++) {
        unsigned level = tables->run->result->disclosure.levels[i];

        if (level > 0 && level + 1 < export_group_levels(&cases->columns[i])) {
            put_line(out, "coarsened", cases->columns[i].name,
                count_cases(tables, i, false));
        }
    }
    for (size_t i = 0; i < cases->column_count; i++) {
        int64_t lost = count_cases(tables, i, true);

        if (lost > 0) {
            put_line(out, "withheld", cases->columns[i].name, lost);
        }
    }
}

static void
put_texts(struct export_out *out, const struct release_tally *tally)
{
    for (size_t i = 0; i < tally->rule_count; i++) {
        if (tally->rules[i].removed > 0) {
            put_line(out, "text", tally->rules[i].rule,
                tally->rules[i].removed);
        }
    }
    put_line(out, "notes", "process note kept in the vault", tally->left_out);
}

enum release_status
release_tables_log(const struct release_tables *tables)
{
    struct release_run *run = tables->run;
    struct release_file *file = NULL;
    enum release_status status = release_files_add(&run->files,
        "anonymisation-log.csv", &file, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    export_out_constant(file->out, "\"part\",\"rule\",\"count\"\r\n");
    put_tables(file->out, tables);
    put_texts(file->out, &run->result->tally);
    return release_file_finish(file, run->cause);
}
