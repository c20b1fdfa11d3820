#include "cli/export/datapackage.h"

#include <stdio.h>
#include <string.h>

#include "cli/export/json.h"

static void
categories(struct export_json *json, enum export_list list)
{
    const struct export_category *category;

    export_json_list(json, "categories");
    for (size_t i = 0; (category = export_category_at(list, i)) != NULL; i++) {
        export_json_object(json, NULL);
        export_json_number(json, "value", category->value);
        export_json_constant(json, "label", category->label);
        export_json_object_end(json);
    }
    export_json_list_end(json);
    export_json_bool(json, "categoriesOrdered", export_list_ordered(list));
}

/*
 * With the field, not with the table: readers of version 1 pass over them
 * there and would stumble over labels elsewhere.
 */
static void
missing_values(struct export_json *json)
{
    const struct export_category *reason;
    char value[8];

    export_json_list(json, "missingValues");
    export_json_object(json, NULL);
    export_json_constant(json, "value", "");
    export_json_constant(json, "label", "Not recorded");
    export_json_object_end(json);
    for (size_t i = 0; (reason = export_reason_at(i)) != NULL; i++) {
        (void)snprintf(value, sizeof(value), "%d", reason->value);
        export_json_object(json, NULL);
        export_json_constant(json, "value", value);
        export_json_constant(json, "label", reason->label);
        export_json_object_end(json);
    }
    export_json_list_end(json);
}

static void
field(struct export_json *json, const struct export_column *column)
{
    export_json_object(json, NULL);
    export_json_constant(json, "name", column->name);
    export_json_constant(json, "type", export_column_type_name(column->type));
    export_json_constant(json, "description", column->description);
    export_json_constant(json, "casevault:role",
        export_column_role_name(column->role));
    if (column->list != EXPORT_LIST_NONE) {
        categories(json, column->list);
    }
    if (column->reasons) {
        missing_values(json);
    }
    if (column->required) {
        export_json_object(json, "constraints");
        export_json_bool(json, "required", true);
        export_json_object_end(json);
    }
    export_json_object_end(json);
}

static void
foreign_key(struct export_json *json)
{
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
        foreign_key(json);
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
    export_json_constant(json, "profile", "tabular-data-resource");
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
    const struct export_resource *resources, size_t count,
    const struct export_package *package)
{
    struct export_json json = { .out = out };

    export_json_object(&json, NULL);
    export_json_constant(&json, "$schema",
        "https://datapackage.org/profiles/2.0/datapackage.json");
    export_json_constant(&json, "profile", "tabular-data-package");
    export_json_constant(&json, "name", "casevault-research");
    export_json_constant(&json, "title",
        package->mark != NULL ? package->mark
                              : "Research bundle of therapy cases");
    export_json_constant(&json, "description",
        package->guarded
            ? "Identifiers removed; still personal data. Text cells that a "
              "spreadsheet would run as a formula have an apostrophe in front, "
              "which the import scripts take off."
            : "Identifiers removed; still personal data. Text cells are as "
              "they are: do not open them in a spreadsheet.");
    export_json_list(&json, "licenses");
    export_json_object(&json, NULL);
    export_json_constant(&json, "path", "LICENCE-TERMS.md");
    export_json_constant(&json, "title", "Terms of use");
    export_json_object_end(&json);
    export_json_list_end(&json);
    export_json_list(&json, "resources");
    for (size_t i = 0; i < count; i++) {
        resource(&json, &resources[i]);
    }
    export_json_list_end(&json);
    export_json_object_end(&json);
}
