#include "cli/release/project.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "anonymizer/anonymizer.h"
#include "vault/project.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A file while it is read. */
struct reading {
    struct release_project *project;
    struct release_project_place *place;
};

static enum release_project_fault
fault(struct reading *reading, enum release_project_fault what,
    const char *where)
{
    (void)snprintf(reading->place->where, sizeof(reading->place->where), "%s",
        where);
    return what;
}

bool
release_project_name_valid(const char *name)
{
    size_t len = strlen(name);

    return len > 0 && len < RELEASE_PROJECT_NAME_MAX &&
        strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len &&
        name[0] != '-' && name[len - 1] != '-';
}

/* --- members -------------------------------------------------------------- */

/* A text that a person is shown: no control characters, no NUL. */
static bool
is_shown(const char *text, size_t len, bool lines)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];

        if ((byte < 0x20 && !(lines && byte == '\n')) || byte == 0x7f) {
            return false;
        }
    }
    return true;
}

/* A member of type string, copied whole. */
struct line {
    const char *key;
    char *text;
    size_t size;
    bool lines; /* may hold line ends, and may be empty */
};

static enum release_project_fault
read_line(struct reading *reading, const json_t *object,
    const struct line *line)
{
    const json_t *value = json_object_get(object, line->key);
    const char *text = json_string_value(value);
    size_t len = json_string_length(value);

    if (value == NULL || (text != NULL && len == 0)) {
        return line->lines ? RELEASE_PROJECT_FINE
                           : fault(reading, RELEASE_PROJECT_MISSING, line->key);
    }
    if (text == NULL || len >= line->size || strlen(text) != len ||
        !is_shown(text, len, line->lines)) {
        return fault(reading, RELEASE_PROJECT_VALUE, line->key);
    }
    memcpy(line->text, text, len + 1);
    return RELEASE_PROJECT_FINE;
}

static enum release_project_fault
read_lines(struct reading *reading, const json_t *object,
    const struct line *lines, size_t count)
{
    enum release_project_fault found = RELEASE_PROJECT_FINE;

    for (size_t i = 0; found == RELEASE_PROJECT_FINE && i < count; i++) {
        found = read_line(reading, object, &lines[i]);
    }
    return found;
}

/* A member that is one of `words`, of which a NULL ends the list. */
static bool
is_among(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0) {
            return true;
        }
    }
    return false;
}

static enum release_project_fault
refuse_unknown(struct reading *reading, json_t *object,
    const char *const *known)
{
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        if (!is_among(key, known)) {
            return fault(reading, RELEASE_PROJECT_UNKNOWN, key);
        }
    }
    return RELEASE_PROJECT_FINE;
}

/* A whole number from `low` to `high`; leaves it alone where there is none. */
static enum release_project_fault
read_count(struct reading *reading, const json_t *object, const char *key,
    int64_t low, uint32_t *number)
{
    const json_t *value = json_object_get(object, key);
    int64_t count = json_integer_value(value);

    if (value == NULL) {
        return RELEASE_PROJECT_FINE;
    }
    if (!json_is_integer(value) || count < low || count > 1000) {
        return fault(reading, RELEASE_PROJECT_VALUE, key);
    }
    *number = (uint32_t)count;
    return RELEASE_PROJECT_FINE;
}

/* --- variables ------------------------------------------------------------ */

static bool
is_name(const char *name, const char *text, size_t len)
{
    return strlen(name) == len && memcmp(name, text, len) == 0;
}

/* "sessions.minutes", "sessions" for all of it, "sex" for one of cases. */
static bool
take_variable(struct release_project *project, const char *word)
{
    const char *point = strchr(word, '.');
    size_t len = point == NULL ? strlen(word) : (size_t)(point - word);
    bool found = false;

    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);
        bool named = is_name(table->name, word, len);
        const char *column = point == NULL ? word : point + 1;

        for (size_t k = 0; k < table->column_count; k++) {
            bool whole = named && point == NULL;
            bool one = (named || (point == NULL && i == EXPORT_TABLE_CASES)) &&
                strcmp(table->columns[k].name, column) == 0;

            if (whole || one) {
                project->tables[i] = true;
                project->columns[i][k] = true;
                found = true;
            }
        }
    }
    return found;
}

/* What comes with a table: its keys, and what is never empty. */
static void
add_required(struct release_project *project)
{
    project->tables[EXPORT_TABLE_CASES] = true;
    project->tables[EXPORT_TABLE_WITHDRAWN] = true;
    project->tables[EXPORT_TABLE_MEASURES] =
        project->tables[EXPORT_TABLE_SCORES];
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        for (size_t k = 0; project->tables[i] && k < table->column_count; k++) {
            project->columns[i][k] |=
                table->columns[k].required || i == EXPORT_TABLE_MEASURES;
        }
    }
}

static enum release_project_fault
read_variables(struct reading *reading, const json_t *root)
{
    const json_t *list = json_object_get(root, "variables");
    size_t count = json_array_size(list);

    if (list == NULL || (json_is_array(list) && count == 0)) {
        return fault(reading, RELEASE_PROJECT_MISSING, "variables");
    }
    if (!json_is_array(list) || count > RELEASE_PROJECT_VARIABLES_MAX) {
        return fault(reading, RELEASE_PROJECT_VALUE, "variables");
    }
    for (size_t i = 0; i < count; i++) {
        const char *word = json_string_value(json_array_get(list, i));

        if (word == NULL) {
            return fault(reading, RELEASE_PROJECT_VALUE, "variables");
        }
        if (!take_variable(reading->project, word)) {
            return fault(reading, RELEASE_PROJECT_VARIABLE, word);
        }
    }
    add_required(reading->project);
    return RELEASE_PROJECT_FINE;
}

/* --- the whole ------------------------------------------------------------ */

static enum release_project_fault
read_limits(struct reading *reading, const json_t *root)
{
    struct release_project *project = reading->project;
    struct release_risk_limits *risk = &project->risk;
    const json_t *open = json_object_get(root, "public");
    const json_t *most = json_object_get(root, "max_suppression");
    double percent = json_number_value(most);
    enum release_project_fault found;

    if (open != NULL && !json_is_boolean(open)) {
        return fault(reading, RELEASE_PROJECT_VALUE, "public");
    }
    project->open = json_is_true(open);
    *risk = (struct release_risk_limits){
        .k = project->open ? RELEASE_K_PUBLIC : RELEASE_K,
        .l = 1,
        .max_suppression = RELEASE_MAX_SUPPRESSION,
    };
    found = read_count(reading, root, "k", project->open ? RELEASE_K_PUBLIC : 1,
        &risk->k);
    if (found == RELEASE_PROJECT_FINE) {
        found = read_count(reading, root, "l", 1, &risk->l);
    }
    if (found != RELEASE_PROJECT_FINE) {
        return found;
    }
    if (most != NULL &&
        (!json_is_number(most) || !(percent >= 0 && percent <= 100))) {
        return fault(reading, RELEASE_PROJECT_VALUE, "max_suppression");
    }
    if (most != NULL) {
        risk->max_suppression = (int64_t)(percent * 100 + 0.5);
    }
    return RELEASE_PROJECT_FINE;
}

/* l counts diagnoses: there have to be some. */
static enum release_project_fault
check_sense(struct reading *reading)
{
    const struct release_project *project = reading->project;

    if (!release_project_name_valid(project->name)) {
        return fault(reading, RELEASE_PROJECT_VALUE, "name");
    }
    if (!release_project_name_valid(project->pool)) {
        return fault(reading, RELEASE_PROJECT_VALUE, "pool");
    }
    if (project->risk.l > 1 &&
        !project->columns[EXPORT_TABLE_CASES][EXPORT_CASE_DIAGNOSIS]) {
        return fault(reading, RELEASE_PROJECT_VALUE, "l");
    }
    return anon_day_of((struct anon_text){ project->until,
               strlen(project->until) }) == ANON_NO_DAY
        ? fault(reading, RELEASE_PROJECT_VALUE, "until")
        : RELEASE_PROJECT_FINE;
}

static enum release_project_fault
read_texts(struct reading *reading, json_t *root)
{
    static const char *const known[] = { "board", "number", "until", NULL };
    struct release_project *project = reading->project;
    json_t *ethics = json_object_get(root, "ethics");
    char dates[8] = "days";
    const struct line lines[] = {
        { "name", project->name, sizeof(project->name), false },
        { "title", project->title, sizeof(project->title), false },
        { "contact", project->contact, sizeof(project->contact), false },
        { "pool", project->pool, sizeof(project->pool), false },
        { "dates", dates, sizeof(dates), true },
        { "terms", project->terms, sizeof(project->terms), true },
    };
    const struct line approval[] = {
        { "board", project->board, sizeof(project->board), false },
        { "number", project->number, sizeof(project->number), false },
        { "until", project->until, sizeof(project->until), false },
    };
    enum release_project_fault found =
        read_lines(reading, root, lines, COUNT(lines));

    if (found == RELEASE_PROJECT_FINE && !json_is_object(ethics)) {
        found = fault(reading, RELEASE_PROJECT_MISSING, "ethics");
    }
    if (found == RELEASE_PROJECT_FINE) {
        found = refuse_unknown(reading, ethics, known);
    }
    if (found == RELEASE_PROJECT_FINE) {
        found = read_lines(reading, ethics, approval, COUNT(approval));
    }
    if (found == RELEASE_PROJECT_FINE && strcmp(dates, "days") != 0 &&
        strcmp(dates, "weeks") != 0) {
        found = fault(reading, RELEASE_PROJECT_VALUE, "dates");
    }
    project->dates = strcmp(dates, "weeks") == 0 ? RELEASE_WEEKS : RELEASE_DAYS;
    return found;
}

static enum release_project_fault
read_root(struct reading *reading, json_t *root)
{
    static const char *const known[] = { "format", "format_version", "name",
        "title", "contact", "ethics", "variables", "k", "l", "max_suppression",
        "public", "dates", "pool", "terms", NULL };
    const char *format = json_string_value(json_object_get(root, "format"));
    enum release_project_fault found;

    if (format == NULL || strcmp(format, "casevault-project") != 0 ||
        json_integer_value(json_object_get(root, "format_version")) != 1) {
        return fault(reading, RELEASE_PROJECT_FORMAT, "format");
    }
    found = refuse_unknown(reading, root, known);
    if (found == RELEASE_PROJECT_FINE) {
        found = read_texts(reading, root);
    }
    if (found == RELEASE_PROJECT_FINE) {
        found = read_limits(reading, root);
    }
    if (found == RELEASE_PROJECT_FINE) {
        found = read_variables(reading, root);
    }
    return found == RELEASE_PROJECT_FINE ? check_sense(reading) : found;
}

enum release_project_fault
release_project_read(struct vault_text text,
    struct release_project *ret_project,
    struct release_project_place *ret_place)
{
    static const struct release_project nothing;
    struct reading reading = { ret_project, ret_place };
    enum release_project_fault found;
    json_error_t error;
    json_t *root;

    ret_place->where[0] = '\0';
    if (text.len > VAULT_PROJECT_TEXT_MAX) {
        return RELEASE_PROJECT_LIMIT;
    }
    root = json_loadb(text.data, text.len, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(root)) {
        (void)snprintf(ret_place->where, sizeof(ret_place->where), "%d",
            root == NULL ? error.line : 1);
        json_decref(root);
        return RELEASE_PROJECT_JSON;
    }
    *ret_project = nothing;
    found = read_root(&reading, root);
    json_decref(root);
    if (found == RELEASE_PROJECT_FINE) {
        export_hash(text.data, text.len, ret_project->hash);
    } else {
        *ret_project = nothing;
    }
    return found;
}

/* --- what leaves ---------------------------------------------------------- */

bool
release_project_wants(const struct release_project *project,
    enum export_table_id table, size_t column)
{
    return project == NULL || project->columns[table][column];
}

bool
release_project_wants_table(const struct release_project *project,
    enum export_table_id table)
{
    return project == NULL || project->tables[table];
}

/* --- a file to begin with ------------------------------------------------- */

static enum vault_status
put(struct vault_secret *text, const char *words)
{
    return vault_secret_append(text, words, strlen(words));
}

/* Every column of cases.csv that may be empty, then the tables. */
static enum vault_status
put_variables(struct vault_secret *text)
{
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    enum vault_status status = put(text, "  \"variables\": [\n");
    char line[64];

    for (size_t i = 0; status == VAULT_OK && i < cases->column_count; i++) {
        if (!cases->columns[i].required) {
            (void)snprintf(line, sizeof(line), "    \"%s\",\n",
                cases->columns[i].name);
            status = put(text, line);
        }
    }
    return status == VAULT_OK
        ? put(text,
              "    \"events\",\n    \"notes\",\n    \"scores\",\n"
              "    \"sessions\"\n  ],\n")
        : status;
}

enum vault_status
release_project_template(const char *name, struct vault_secret *ret_text)
{
    const char *const pieces[] = {
        "{\n  \"format\": \"casevault-project\",\n  \"format_version\": 1,\n"
        "  \"name\": \"",
        name,
        "\",\n  \"title\": \"\",\n  \"contact\": \"\",\n  \"ethics\": {\n"
        "    \"board\": \"\",\n    \"number\": \"\",\n    \"until\": \"\"\n"
        "  },\n",
    };
    const char *const rest[] = {
        "  \"k\": 5,\n  \"l\": 1,\n  \"max_suppression\": 5,\n"
        "  \"public\": false,\n  \"dates\": \"days\",\n  \"pool\": \"",
        name,
        "\",\n  \"terms\": \"\"\n}\n",
    };
    enum vault_status status = VAULT_OK;

    vault_secret_clear(ret_text);
    for (size_t i = 0; status == VAULT_OK && i < COUNT(pieces); i++) {
        status = put(ret_text, pieces[i]);
    }
    if (status == VAULT_OK) {
        status = put_variables(ret_text);
    }
    for (size_t i = 0; status == VAULT_OK && i < COUNT(rest); i++) {
        status = put(ret_text, rest[i]);
    }
    return status;
}
