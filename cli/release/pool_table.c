#include "cli/release/pool_table.h"

#include <stdlib.h>
#include <string.h>

#include "cli/export/groups.h"
#include "cli/export/reread.h"
#include "vault/coded.h"

/* Counts and numbers of rows, and days: what a life can hold. */
enum {
    COUNT_MAX = 1000000,
    DAY_MIN = -90,
    DAY_MAX = 36525,
};

/* A table while it is read. */
struct reading {
    struct release_pool_facts *facts;
    enum export_table_id id;
    const struct export_table *table;
    struct export_pseudonym last; /* the name in the row before */
    struct export_code measure;   /* the same, of measures.csv */
    int64_t number;               /* of that row, where there are such */
    size_t at;                    /* the case it is about */
};

/* The header row, as the writer has it. */
static size_t
header_len(const struct export_table *table, const char *bytes, size_t len)
{
    size_t at = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        size_t size = strlen(name);

        if (len - at < size + 4 || bytes[at] != '"' ||
            memcmp(bytes + at + 1, name, size) != 0 ||
            bytes[at + size + 1] != '"' ||
            bytes[at + size + 2] !=
                (i + 1 == table->column_count ? '\r' : ',')) {
            return 0;
        }
        at += size + 3;
    }
    return bytes[at] == '\n' ? at + 1 : 0;
}

static bool
is_reason(const struct export_column *column, int64_t number)
{
    return column->reasons && number >= EXPORT_NOT_ASKED &&
        number <= EXPORT_WITHHELD;
}

static bool
in_list(enum export_list list, int64_t number)
{
    const struct export_category *category;

    for (size_t i = 0; (category = export_category_at(list, i)) != NULL; i++) {
        if (category->value == number) {
            return true;
        }
    }
    return false;
}

static const struct release_pool_measure *
find_measure(const struct release_pool_facts *facts,
    const struct export_code *code)
{
    for (size_t i = 0; i < facts->measure_count; i++) {
        if (strcmp(facts->measures[i].code.text, code->text) == 0) {
            return &facts->measures[i];
        }
    }
    return NULL;
}

/* Days and weeks may lie before the first session, nothing else below 0. */
static bool
valid_number(const struct export_column *column, int64_t number)
{
    bool day = strstr(column->name, "day") != NULL ||
        strstr(column->name, "week") != NULL;

    if (column->list != EXPORT_LIST_NONE) {
        return in_list(column->list, number);
    }
    return number >= (day ? DAY_MIN : column->role == EXPORT_ROLE_KEY) &&
        number <= (day ? DAY_MAX : COUNT_MAX);
}

static bool
valid_code(const struct reading *reading, const struct export_column *column,
    const struct export_cell *cell)
{
    if (strcmp(column->name, "measure") == 0) {
        return reading->id == EXPORT_TABLE_MEASURES ||
            find_measure(reading->facts, &cell->code) != NULL;
    }
    return strcmp(column->name, "diagnosis") == 0 &&
        strchr(cell->code.text, '.') == NULL &&
        vault_coded_valid(VAULT_CODED_DIAGNOSIS, cell->code.text);
}

static bool
valid_cell(const struct reading *reading, size_t index,
    const struct export_cell *cell)
{
    const struct export_column *column = &reading->table->columns[index];

    if (column->role == EXPORT_ROLE_QUASI) {
        return (cell->type != EXPORT_CELL_CODE ||
                   vault_coded_valid(VAULT_CODED_PLACE, cell->code.text)) &&
            export_group_valid(column, reading->facts->levels[index], cell);
    }
    switch (cell->type) {
    case EXPORT_CELL_EMPTY: return !column->required;
    case EXPORT_CELL_NUMBER:
        return is_reason(column, cell->number) ||
            (column->type == EXPORT_COLUMN_INTEGER &&
                valid_number(column, cell->number));
    case EXPORT_CELL_HUNDREDTHS:
        return (cell->number % 100 == 0 &&
                   is_reason(column, cell->number / 100)) ||
            (cell->number >= -100 * (int64_t)COUNT_MAX &&
                cell->number <= 100 * (int64_t)COUNT_MAX);
    case EXPORT_CELL_CODE: return valid_code(reading, column, cell);
    case EXPORT_CELL_PSEUDONYM: return true;
    case EXPORT_CELL_TEXT: break;
    }
    return false;
}

/* --- what a row has to do with those before it ---------------------------- */

static bool
grow(struct release_pool_facts *facts)
{
    size_t cap = facts->case_cap == 0 ? 64 : 2 * facts->case_cap;
    struct export_pseudonym *cases;

    if (facts->case_count < facts->case_cap) {
        return true;
    }
    cases = reallocarray(facts->cases, cap, sizeof(*cases));
    if (cases == NULL) {
        return false;
    }
    facts->cases = cases;
    facts->case_cap = cap;
    return true;
}

/* A name of this site, behind the one before. */
static bool
follows(struct reading *reading, const struct export_cell *cell, bool again)
{
    int order = strcmp(cell->pseudonym.text, reading->last.text);
    const char *wanted = reading->facts->site;
    bool site = cell->pseudonym.text[EXPORT_NAME_LEN] != '\0' &&
        (wanted == NULL ||
            strncmp(cell->pseudonym.text, wanted, EXPORT_SITE_LEN) == 0);

    reading->number = order == 0 ? reading->number : 0;
    reading->last = cell->pseudonym;
    return site && (order > 0 || (again && order == 0));
}

static bool
find_case(struct reading *reading)
{
    const struct release_pool_facts *facts = reading->facts;

    while (reading->at < facts->case_count &&
        strcmp(facts->cases[reading->at].text, reading->last.text) < 0) {
        reading->at++;
    }
    return reading->at < facts->case_count &&
        strcmp(facts->cases[reading->at].text, reading->last.text) == 0;
}

/* A score lies within its measure. */
static bool
valid_score(const struct reading *reading, const struct export_cell *cells)
{
    const struct release_pool_measure *measure =
        find_measure(reading->facts, &cells[4].code);
    const struct export_column *value = &reading->table->columns[5];

    return measure != NULL &&
        (cells[5].type != EXPORT_CELL_HUNDREDTHS ||
            (cells[5].number % 100 == 0 &&
                is_reason(value, cells[5].number / 100)) ||
            (cells[5].number >= measure->lowest &&
                cells[5].number <= measure->highest));
}

static bool
valid_measure(struct reading *reading, const struct export_cell *cells)
{
    struct release_pool_facts *facts = reading->facts;
    const struct release_pool_measure measure = {
        .code = cells[0].code,
        .lowest = cells[1].number,
        .highest = cells[2].number,
        .step = cells[3].number,
        .direction = cells[4].number,
        .reliable_change =
            cells[5].type == EXPORT_CELL_EMPTY ? 0 : cells[5].number,
    };

    if (facts->measure_count == RELEASE_POOL_MEASURES ||
        find_measure(facts, &measure.code) != NULL ||
        measure.lowest >= measure.highest || measure.step <= 0) {
        return false;
    }
    facts->measures[facts->measure_count++] = measure;
    return true;
}

/* Whether the row may stand where it stands; SIZE_MAX: about no case. */
static bool
place_row(struct reading *reading, const struct export_cell *cells,
    size_t *ret_case)
{
    struct release_pool_facts *facts = reading->facts;

    *ret_case = SIZE_MAX;
    if (reading->id == EXPORT_TABLE_MEASURES) {
        return valid_measure(reading, cells);
    }
    if (!follows(reading, &cells[0], reading->table->key_count > 1)) {
        return false;
    }
    if (reading->id == EXPORT_TABLE_WITHDRAWN) {
        return !find_case(reading);
    }
    if (reading->id == EXPORT_TABLE_CASES) {
        *ret_case = facts->case_count;
        facts->cases[facts->case_count++] = cells[0].pseudonym;
        return true;
    }
    if (!find_case(reading) || cells[1].type != EXPORT_CELL_NUMBER ||
        cells[1].number <= reading->number) {
        return false;
    }
    reading->number = cells[1].number;
    *ret_case = reading->at;
    return reading->id != EXPORT_TABLE_SCORES || valid_score(reading, cells);
}

size_t
release_pool_table_read(struct release_pool_facts *facts,
    enum export_table_id id, const char *bytes, size_t len,
    release_pool_row_fn *take, void *data)
{
    struct reading reading = { .facts = facts,
        .id = id,
        .table = export_table_get(id) };
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct export_reread reread;
    size_t line = 1;

    if (header_len(reading.table, bytes, len) == 0) {
        return line;
    }
    export_reread_begin(&reread, reading.table, bytes, len);
    while (reread.at < len) {
        bool valid = export_reread_row(&reread, cells);
        size_t about;

        line++;
        if (id == EXPORT_TABLE_CASES && !grow(facts)) {
            return SIZE_MAX;
        }
        for (size_t i = 0; valid && i < reading.table->column_count; i++) {
            valid = valid_cell(&reading, i, &cells[i]);
        }
        if (!valid || !place_row(&reading, cells, &about)) {
            return line;
        }
        if (take != NULL && !take(about, cells, data)) {
            return SIZE_MAX;
        }
    }
    return 0;
}

void
release_pool_facts_release(struct release_pool_facts *facts)
{
    free(facts->cases);
    facts->cases = NULL;
    facts->case_count = 0;
    facts->case_cap = 0;
}
