#include "cli/export/datapackage.h"

#include <string.h>

#include "cli/export/json.h"

static void
categories(struct export_json *json, const struct export_column *column)
{
    export_json_list(json, "categories");
    for (unsigned i = column->first; i <= (unsigned)column->last; i++) {
        enum export_word word = (enum export_word)i;

        export_json_object(json, NULL);
        export_json_constant(json, "value", export_word_code(word));
        export_json_constant(json, "label",
            export_word_label(word, EXPORT_ENGLISH));
        export_json_object_end(json);
    }
    export_json_list_end(json);
}

static void
field(struct export_json *json, const struct export_column *column)
{
    export_json_object(json, NULL);
    export_json_constant(json, "name", column->name);
    export_json_constant(json, "type",
        column->type == EXPORT_COLUMN_INTEGER ? "integer" : "string");
    export_json_constant(json, "description", column->description);
    if (column->first != EXPORT_WORD_NONE) {
        categories(json, column);
    }
    if (column->required) {
        export_json_object(json, "constraints");
        export_json_bool(json, "required", true);
        export_json_object_end(json);
    }
    export_json_object_end(json);
}

static void
schema(struct export_json *json, const struct export_table *table)
{
    export_json_object(json, "schema");
    export_json_list(json, "fields");
    for (size_t i = 0; i < table->column_count; i++) {
        field(json, &table->columns[i]);
    }
    export_json_list_end(json);
    export_json_list(json, "missingValues");
    export_json_constant(json, NULL, "");
    export_json_list_end(json);
    export_json_list(json, "primaryKey");
    for (size_t i = 0; i < table->key_count; i++) {
        export_json_constant(json, NULL, table->columns[i].name);
    }
    export_json_list_end(json);
    if (table->refers) {
        export_json_list(json, "foreignKeys");
        export_json_object(json, NULL);
        export_json_list(json, "fields");
        export_json_constant(json, NULL, "case_id");
        export_json_list_end(json);
        export_json_object(json, "reference");
        export_json_constant(json, "resource", "cases");
        export_json_list(json, "fields");
        export_json_constant(json, NULL, "case_id");
        export_json_list_end(json);
        export_json_object_end(json);
        export_json_object_end(json);
        export_json_list_end(json);
    }
    export_json_object_end(json);
}

/* RFC 4180 in full, for a reader that guesses nothing. */
static void
dialect(struct export_json *json)
{
    export_json_object(json, "dialect");
    export_json_constant(json, "delimiter", ",");
    export_json_constant(json, "quoteChar", "\"");
    export_json_bool(json, "doubleQuote", true);
    export_json_bool(json, "header", true);
    export_json_object_end(json);
}

static void
resource(struct export_json *json, const struct export_resource *resource)
{
    const struct export_table *table = export_table_get(resource->table);

    export_json_object(json, NULL);
    export_json_constant(json, "name", table->name);
    export_json_constant(json, "type", "table");
    export_json_constant(json, "description", table->description);
    export_json_constant(json, "path", table->file);
    export_json_constant(json, "format", "csv");
    export_json_constant(json, "mediatype", "text/csv");
    export_json_constant(json, "encoding", "utf-8");
    export_json_number(json, "bytes", (int64_t)resource->bytes);
    export_json_hash(json, "hash", resource->hash);
    dialect(json);
    schema(json, table);
    export_json_object_end(json);
}

void
export_datapackage(struct export_out *out,
    const struct export_resource *resources, size_t count, bool guarded)
{
    struct export_json json = { .out = out };

    export_json_object(&json, NULL);
    export_json_constant(&json, "$schema",
        "https://datapackage.org/profiles/2.0/datapackage.json");
    export_json_constant(&json, "name", "casevault-research");
    export_json_constant(&json, "title", "Research bundle of therapy cases");
    export_json_constant(&json, "description",
        guarded
            ? "Identifiers removed; still personal data. Text cells that a "
              "spreadsheet would run as a formula have an apostrophe in front, "
              "which the import scripts take off."
            : "Identifiers removed; still personal data. Text cells are as "
              "they are: do not open them in a spreadsheet.");
    export_json_list(&json, "resources");
    for (size_t i = 0; i < count; i++) {
        resource(&json, &resources[i]);
    }
    export_json_list_end(&json);
    export_json_object_end(&json);
}
