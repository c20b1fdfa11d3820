#include "cli/export/bundle_text.h"

/*
 * The scripts read whichever tables are there and take the apostrophe off that
 * export_csv_guarded() puts in front of text.
 */
static const char readme[] =
    "# Research bundle\n"
    "\n"
    "Identifiers have been removed from these tables; they are still personal\n"
    "data. Keep them confidential, do not try to find out who they are about,\n"
    "do not link them with other data, and delete them when the project ends.\n"
    "\n"
    "- `cases.csv`, `sessions.csv`, `notes.csv`, and `text.csv` where texts\n"
    "  were released: UTF-8, comma, CRLF, one header row, empty = missing.\n"
    "- `datapackage.json`: every column explained (Data Package v2).\n"
    "- `manifest.json`: what was removed, how it was reviewed, checksums.\n"
    "- `import.R`, `import.py`, `import.sql` (DuckDB): read the tables.\n"
    "\n"
    "`case_id` is random, stays the same in later bundles of this project, "
    "and\n"
    "cannot be linked with other projects. Days count from the first session\n"
    "of each case; there are no calendar dates. Labels in square brackets\n"
    "stand for what was removed. Text cells that a spreadsheet could run as a\n"
    "formula begin with an apostrophe, unless `manifest.json` says\n"
    "`\"formula_guard\": false`; the scripts take it off.\n";

static const char script_r[] =
    "# Run in the folder of the bundle: source(\"import.R\")\n"
    "read_table <- function(file) {\n"
    "  if (!file.exists(file)) return(NULL)\n"
    "  read.csv(file, encoding = \"UTF-8\", na.strings = \"\",\n"
    "           colClasses = c(case_id = \"character\"))\n"
    "}\n"
    "cases <- read_table(\"cases.csv\")\n"
    "sessions <- read_table(\"sessions.csv\")\n"
    "notes <- read_table(\"notes.csv\")\n"
    "text <- read_table(\"text.csv\")\n"
    "if (!is.null(text)) {\n"
    "  text$text <- sub(\n"
    "    \"^'('*[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20])\", \"\\\\1\",\n"
    "    text$text, perl = TRUE)\n"
    "}\n";

static const char script_python[] =
    "# Run in the folder of the bundle: python3 -i import.py\n"
    "import os\n"
    "import pandas\n"
    "\n"
    "\n"
    "def read_table(name):\n"
    "    if not os.path.exists(name):\n"
    "        return None\n"
    "    return pandas.read_csv(name, dtype={'case_id': str},\n"
    "                           keep_default_na=False, na_values=[''])\n"
    "\n"
    "\n"
    "cases = read_table('cases.csv')\n"
    "sessions = read_table('sessions.csv')\n"
    "notes = read_table('notes.csv')\n"
    "text = read_table('text.csv')\n"
    "if text is not None:\n"
    "    text['text'] = text['text'].str.replace(\n"
    "        r\"^'('*[-=+@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20])\", r'\\1',\n"
    "        regex=True)\n";

static const char script_sql[] =
    "-- Run in the folder of the bundle: duckdb -init import.sql\n"
    "-- Without text.csv leave the last table out.\n"
    "CREATE TABLE cases AS SELECT * FROM read_csv('cases.csv',\n"
    "  header = true, types = {'case_id': 'VARCHAR'});\n"
    "CREATE TABLE sessions AS SELECT * FROM read_csv('sessions.csv',\n"
    "  header = true, types = {'case_id': 'VARCHAR'});\n"
    "CREATE TABLE notes AS SELECT * FROM read_csv('notes.csv',\n"
    "  header = true, types = {'case_id': 'VARCHAR'});\n"
    "CREATE TABLE text AS SELECT case_id, note_number, regexp_replace(\n"
    "  text, '^''(''*[-=+@\\t\\r\\n\\x{ff1d}\\x{ff0b}\\x{ff0d}\\x{ff20}])', "
    "'\\1')\n"
    "  AS text FROM read_csv('text.csv', header = true,\n"
    "  types = {'case_id': 'VARCHAR', 'text': 'VARCHAR'});\n";

static const struct export_bundle_text texts[] = {
    { "README.md", readme },
    { "import.R", script_r },
    { "import.py", script_python },
    { "import.sql", script_sql },
};

const struct export_bundle_text *
export_bundle_text_at(size_t index)
{
    return index < sizeof(texts) / sizeof(texts[0]) ? &texts[index] : NULL;
}
