#include "cli/export/scripts.h"

#include <string.h>

#include "cli/export/columns.h"

typedef void table_fn(struct export_out *out, const struct export_table *table);

static void
each_table(struct export_out *out, unsigned tables, table_fn *write)
{
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        if ((tables & 1u << i) != 0) {
            write(out, export_table_get((enum export_table_id)i));
        }
    }
}

static void
put(struct export_out *out, const char *const *words)
{
    for (; *words != NULL; words++) {
        export_out_constant(out, *words);
    }
}

#define PUT(out, ...) put(out, (const char *const[]){ __VA_ARGS__, NULL })

/*
 * Every code of a column as "before value between label after"; no label of
 * ours holds a quote but the apostrophe.
 */
struct coding {
    const char *open;    /* before the first */
    const char *between; /* two pairs */
    const char *close;
    const char *before_label;
    const char *after_label;
    bool label_first;
};

static void
put_category(struct export_out *out, const struct coding *coding,
    const struct export_category *category)
{
    if (!coding->label_first) {
        export_out_number(out, category->value);
    }
    PUT(out, coding->before_label, category->label, coding->after_label);
    if (coding->label_first) {
        export_out_number(out, category->value);
    }
}

static void
put_list(struct export_out *out, const struct coding *coding,
    enum export_list list)
{
    const struct export_category *category;

    PUT(out, coding->open);
    for (size_t i = 0; (category = export_category_at(list, i)) != NULL; i++) {
        PUT(out, i > 0 ? coding->between : "");
        put_category(out, coding, category);
    }
    PUT(out, coding->close);
}

static void
put_reasons(struct export_out *out, const struct coding *coding)
{
    const struct export_category *reason;

    PUT(out, coding->open);
    for (size_t i = 0; (reason = export_reason_at(i)) != NULL; i++) {
        PUT(out, i > 0 ? coding->between : "");
        put_category(out, coding, reason);
    }
    PUT(out, coding->close);
}

/* --- R ---------------------------------------------------------------------
 */

static const struct coding coding_r = { "c(", ",\n    ", ")", "\"",
    "\" = ", true };

static void
r_types(struct export_out *out, const struct export_table *table)
{
    static const char *const types[] = {
        [EXPORT_COLUMN_INTEGER] = "integer",
        [EXPORT_COLUMN_NUMBER] = "numeric",
        [EXPORT_COLUMN_STRING] = "character",
    };

    PUT(out, table->name, " <- read_table(\"", table->file, "\", c(");
    for (size_t i = 0; i < table->column_count; i++) {
        PUT(out, i > 0 ? ",\n  " : "", table->columns[i].name, " = \"",
            types[table->columns[i].type], "\"");
    }
    PUT(out, "))\n");
}

static void
r_codes(struct export_out *out, const struct export_table *table)
{
    bool first = true;

    PUT(out, "codes$", table->name, " <- list(");
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].list != EXPORT_LIST_NONE) {
            PUT(out, first ? "\n  " : ",\n  ", table->columns[i].name, " = ");
            put_list(out, &coding_r, table->columns[i].list);
            first = false;
        }
    }
    PUT(out, ")\n");
}

static void
write_r(struct export_out *out, unsigned tables)
{
    PUT(out,
        "# Run in the folder of the bundle: source(\"import.R\")\n"
        "# Codes stay numbers; decode(cases, codes$cases) makes factors of "
        "them.\n"
        "read_table <- function(file, types) {\n"
        "  read.csv(file, fileEncoding = \"UTF-8\", encoding = \"UTF-8\",\n"
        "           na.strings = \"\", colClasses = types)\n"
        "}\n"
        "# Why there is no value.\n"
        "reasons <- ");
    put_reasons(out, &coding_r);
    PUT(out,
        "\n"
        "decode <- function(table, codes) {\n"
        "  for (column in names(codes)) {\n"
        "    table[[column]] <- factor(table[[column]],\n"
        "      levels = codes[[column]], labels = names(codes[[column]]))\n"
        "  }\n"
        "  table\n"
        "}\n"
        "codes <- list()\n");
    each_table(out, tables, r_codes);
    each_table(out, tables, r_types);
    if ((tables & 1u << EXPORT_TABLE_TEXT) != 0) {
        PUT(out,
            "text$text <- sub(\n"
            "  \"^'('*[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20])\", "
            "\"\\\\1\",\n"
            "  text$text, perl = TRUE)\n");
    }
}

/* --- Python ----------------------------------------------------------------
 */

static const struct coding coding_python = { "{", ",\n        ", "}", ": \"",
    "\"", false };

static void
python_types(struct export_out *out, const struct export_table *table)
{
    static const char *const types[] = {
        [EXPORT_COLUMN_INTEGER] = "Int64",
        [EXPORT_COLUMN_NUMBER] = "Float64",
        [EXPORT_COLUMN_STRING] = "string",
    };

    PUT(out, table->name, " = read_table(\"", table->file, "\", {\n");
    for (size_t i = 0; i < table->column_count; i++) {
        PUT(out, "    \"", table->columns[i].name, "\": \"",
            types[table->columns[i].type], "\",\n");
    }
    PUT(out, "})\n");
}

static void
python_codes(struct export_out *out, const struct export_table *table)
{
    PUT(out, "codes[\"", table->name, "\"] = {\n");
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].list != EXPORT_LIST_NONE) {
            PUT(out, "    \"", table->columns[i].name, "\": ");
            put_list(out, &coding_python, table->columns[i].list);
            PUT(out, ",\n");
        }
    }
    PUT(out, "}\n");
}

static void
write_python(struct export_out *out, unsigned tables)
{
    PUT(out,
        "# Run in the folder of the bundle: python3 -i import.py\n"
        "# Codes stay numbers; decode(cases, codes[\"cases\"]) gives words.\n"
        "import pandas\n"
        "\n"
        "# Why there is no value.\n"
        "reasons = ");
    put_reasons(out, &coding_python);
    PUT(out,
        "\n"
        "\n"
        "\n"
        "def read_table(name, types):\n"
        "    return pandas.read_csv(name, dtype=types, encoding=\"utf-8\",\n"
        "                           keep_default_na=False, na_values=[\"\"])\n"
        "\n"
        "\n"
        "def decode(table, codes):\n"
        "    table = table.copy()\n"
        "    for column, words in codes.items():\n"
        "        table[column] = table[column].map(words).astype(\n"
        "            pandas.CategoricalDtype(list(words.values())))\n"
        "    return table\n"
        "\n"
        "\n"
        "codes = {}\n");
    each_table(out, tables, python_codes);
    each_table(out, tables, python_types);
    if ((tables & 1u << EXPORT_TABLE_TEXT) != 0) {
        PUT(out,
            "text[\"text\"] = text[\"text\"].str.replace(\n"
            "    r\"^'('*[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20])\", "
            "r\"\\1\",\n"
            "    regex=True)\n");
    }
}

/* --- SQL -------------------------------------------------------------------
 */

static void
sql_table(struct export_out *out, const struct export_table *table)
{
    static const char *const types[] = {
        [EXPORT_COLUMN_INTEGER] = "INTEGER",
        [EXPORT_COLUMN_NUMBER] = "DOUBLE PRECISION",
        [EXPORT_COLUMN_STRING] = "TEXT",
    };

    PUT(out, "CREATE TABLE ", table->name, " (\n");
    for (size_t i = 0; i < table->column_count; i++) {
        PUT(out, "  ", table->columns[i].name, " ",
            types[table->columns[i].type],
            i + 1 < table->column_count ? ",\n" : "\n");
    }
    PUT(out, ");\n");
}

static void
sql_label(struct export_out *out, const char *table, const char *column,
    const struct export_category *category)
{
    char one[2] = { 0 };

    PUT(out, "INSERT INTO labels VALUES ('", table, "', '", column, "', ");
    export_out_number(out, category->value);
    PUT(out, ", '");
    for (const char *at = category->label; *at != '\0'; at++) {
        one[0] = *at;
        PUT(out, *at == '\'' ? "''" : one);
    }
    PUT(out, "');\n");
}

static void
sql_labels(struct export_out *out, const struct export_table *table)
{
    const struct export_category *category;

    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *column = &table->columns[i];

        for (size_t k = 0;
             (category = export_category_at(column->list, k)) != NULL; k++) {
            sql_label(out, table->name, column->name, category);
        }
        for (size_t k = 0;
             column->reasons && (category = export_reason_at(k)) != NULL; k++) {
            sql_label(out, table->name, column->name, category);
        }
    }
}

/* The tables and what their codes mean, the same in every dialect. */
static void
sql_tables(struct export_out *out, unsigned tables)
{
    each_table(out, tables, sql_table);
    PUT(out,
        "CREATE TABLE labels (\n"
        "  table_name TEXT,\n  column_name TEXT,\n  value INTEGER,\n"
        "  label TEXT\n);\nBEGIN;\n");
    each_table(out, tables, sql_labels);
    PUT(out, "COMMIT;\n");
}

/* Takes the apostrophe off; `character` makes one of its number. */
static void
sql_unguard(struct export_out *out, unsigned tables, const char *character)
{
    if ((tables & 1u << EXPORT_TABLE_TEXT) == 0) {
        return;
    }
    PUT(out,
        "UPDATE text SET text = substr(text, 2)\n"
        "  WHERE substr(text, 1, 1) = '''' AND\n"
        "    substr(ltrim(text, ''''), 1, 1) IN ('=', '+', '-', '@',\n"
        "      '\xef\xbc\x9d', '\xef\xbc\x8b', '\xef\xbc\x8d', "
        "'\xef\xbc\xa0',\n      ",
        character, "(9), ", character, "(10), ", character, "(13));\n");
}

static void
duckdb_load(struct export_out *out, const struct export_table *table)
{
    PUT(out, "COPY ", table->name, " FROM '", table->file,
        "' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"');"
        "\n");
}

static void
write_duckdb(struct export_out *out, unsigned tables)
{
    PUT(out, "-- Run in the folder of the bundle: duckdb -init import.sql\n");
    sql_tables(out, tables);
    each_table(out, tables, duckdb_load);
    sql_unguard(out, tables, "chr");
}

static void
postgres_load(struct export_out *out, const struct export_table *table)
{
    PUT(out, "\\copy ", table->name, " FROM '", table->file,
        "' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n");
}

static void
write_postgres(struct export_out *out, unsigned tables)
{
    PUT(out,
        "-- Run in the folder of the bundle: psql -f import-postgres.sql\n");
    sql_tables(out, tables);
    each_table(out, tables, postgres_load);
    sql_unguard(out, tables, "chr");
}

static void
sqlite_load(struct export_out *out, const struct export_table *table)
{
    PUT(out, ".import --csv --skip 1 ", table->file, " ", table->name, "\n");
}

/* The shell reads an empty cell as an empty text. */
static void
sqlite_empty(struct export_out *out, const struct export_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;

        if (!table->columns[i].required) {
            PUT(out, "UPDATE ", table->name, " SET ", name, " = NULL WHERE ",
                name, " = '';\n");
        }
    }
}

static void
write_sqlite(struct export_out *out, unsigned tables)
{
    PUT(out,
        "-- Run in the folder of the bundle:\n"
        "-- sqlite3 bundle.db < import-sqlite.sql\n");
    sql_tables(out, tables);
    each_table(out, tables, sqlite_load);
    each_table(out, tables, sqlite_empty);
    sql_unguard(out, tables, "char");
}

static const struct export_script scripts[] = {
    { "import-postgres.sql", write_postgres },
    { "import-sqlite.sql", write_sqlite },
    { "import.R", write_r },
    { "import.py", write_python },
    { "import.sql", write_duckdb },
};

const struct export_script *
export_script_at(size_t index)
{
    return index < sizeof(scripts) / sizeof(scripts[0]) ? &scripts[index]
                                                        : NULL;
}
