#include "cli/export/redcap.h"

#include <string.h>

#include "cli/export/csv_rows.h"
#include "cli/export/reread.h"

/* The forms in the order in which people meet them. */
static const enum export_table_id forms[] = { EXPORT_TABLE_CASES,
    EXPORT_TABLE_SESSIONS, EXPORT_TABLE_SCORES, EXPORT_TABLE_EVENTS };

#define FORM_COUNT (sizeof(forms) / sizeof(forms[0]))

bool
export_redcap_form_at(size_t index, enum export_table_id *ret_id)
{
    if (index >= FORM_COUNT) {
        return false;
    }
    *ret_id = forms[index];
    return true;
}

static const char *const heads[] = { "Variable / Field Name", "Form Name",
    "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note",
    "Text Validation Type OR Show Slider Number", "Text Validation Min",
    "Text Validation Max", "Identifier?",
    "Branching Logic (Show field only if...)", "Required Field?",
    "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name",
    "Matrix Ranking?", "Field Annotation" };

static void
put_choice(struct export_out *out, const struct export_category *category,
    bool first)
{
    export_out_constant(out, first ? "" : " | ");
    export_out_number(out, category->value);
    export_out_constant(out, ", ");
    export_out_constant(out, category->label);
}

static void
put_choices(struct export_out *out, const struct export_column *column)
{
    const struct export_category *category;

    for (size_t i = 0; (category = export_category_at(column->list, i)) != NULL;
         i++) {
        put_choice(out, category, i == 0);
    }
    for (size_t i = 0;
         column->reasons && (category = export_reason_at(i)) != NULL; i++) {
        put_choice(out, category, false);
    }
}

static const char *
validation(const struct export_column *column)
{
    if (column->list != EXPORT_LIST_NONE ||
        column->type == EXPORT_COLUMN_STRING) {
        return "";
    }
    return column->type == EXPORT_COLUMN_INTEGER ? "integer" : "number";
}

/* What a column says, in quotes. */
static void
put_field(struct export_out *out, const struct export_table *table,
    const struct export_column *column)
{
    bool coded = column->list != EXPORT_LIST_NONE;

    export_out_constant(out, "\"");
    export_out_constant(out, table->form);
    export_out_constant(out, column->name);
    export_out_constant(out, "\",\"");
    export_out_constant(out, table->name);
    export_out_constant(out,
        coded ? "\",\"\",\"radio\",\"" : "\",\"\",\"text\",\"");
    export_out_constant(out, column->description);
    export_out_constant(out, "\",\"");
    if (coded) {
        put_choices(out, column);
    }
    export_out_constant(out,
        column->reasons && !coded ? "\",\"-99 to -96: why there is no value"
                                  : "\",\"");
    export_out_constant(out, "\",\"");
    export_out_constant(out, validation(column));
    export_out_constant(out, "\"");
    for (size_t i = 8; i < sizeof(heads) / sizeof(heads[0]); i++) {
        export_out_constant(out, ",\"\"");
    }
    export_out_constant(out, "\r\n");
}

void
export_redcap_dictionary(struct export_out *out)
{
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        export_out_constant(out, i == 0 ? "\"" : ",\"");
        export_out_constant(out, heads[i]);
        export_out_constant(out, "\"");
    }
    export_out_constant(out,
        "\r\n\"record_id\",\"cases\",\"\",\"text\",\"Name of the case\"");
    for (size_t i = 5; i < sizeof(heads) / sizeof(heads[0]); i++) {
        export_out_constant(out, ",\"\"");
    }
    export_out_constant(out, "\r\n");
    for (size_t i = 0; i < FORM_COUNT; i++) {
        const struct export_table *table = export_table_get(forms[i]);

        for (size_t k = 1; k < table->column_count; k++) {
            put_field(out, table, &table->columns[k]);
        }
    }
}

static void
put_commas(struct export_out *out, size_t count)
{
    static const char commas[] = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,";

    for (; count > 0; count--) {
        size_t piece = count < sizeof(commas) - 1 ? count : sizeof(commas) - 1;

        export_out_constant(out, commas + sizeof(commas) - 1 - piece);
        count -= piece - 1;
    }
}

/* How many fields stand before those of a form, and after them. */
static void
count_fields(const struct export_table *table, size_t *ret_before,
    size_t *ret_after)
{
    bool passed = false;

    *ret_before = 0;
    *ret_after = 0;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        const struct export_table *other = export_table_get(forms[i]);

        if (other == table) {
            passed = true;
        } else if (passed) {
            *ret_after += other->column_count - 1;
        } else {
            *ret_before += other->column_count - 1;
        }
    }
}

static bool
put_rows(struct export_out *out, const struct export_finished *finished)
{
    const struct export_table *table = finished->table;
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct export_reread reread;
    size_t before, after;

    count_fields(table, &before, &after);
    export_reread_begin(&reread, table, finished->bytes, finished->len);
    while (export_reread_row(&reread, cells)) {
        export_csv_cell(out, &cells[0]);
        if (table->refers) {
            export_out_constant(out, ",\"");
            export_out_constant(out, table->name);
            export_out_constant(out, "\",");
            export_csv_cell(out, &cells[1]);
        } else {
            export_out_constant(out, ",,");
        }
        put_commas(out, before);
        for (size_t i = 1; i < table->column_count; i++) {
            export_out_constant(out, ",");
            export_csv_cell(out, &cells[i]);
        }
        put_commas(out, after);
        export_out_constant(out, "\r\n");
    }
    return reread.at == finished->len;
}

static void
put_heads(struct export_out *out)
{
    export_out_constant(out,
        "\"record_id\",\"redcap_repeat_instrument\","
        "\"redcap_repeat_instance\"");
    for (size_t i = 0; i < FORM_COUNT; i++) {
        const struct export_table *table = export_table_get(forms[i]);

        for (size_t k = 1; k < table->column_count; k++) {
            export_out_constant(out, ",\"");
            export_out_constant(out, table->form);
            export_out_constant(out, table->columns[k].name);
            export_out_constant(out, "\"");
        }
    }
    export_out_constant(out, "\r\n");
}

bool
export_redcap_data(struct export_out *out, const struct export_finished *tables,
    size_t count)
{
    bool ok = true;

    put_heads(out);
    for (size_t i = 0; ok && i < FORM_COUNT; i++) {
        for (size_t k = 0; ok && k < count; k++) {
            if (tables[k].table == export_table_get(forms[i])) {
                ok = put_rows(out, &tables[k]);
            }
        }
    }
    return ok;
}
