#include "cli/export/groups.h"

#include <string.h>

#define STEPS_MAX 2

/* A value, and the groups it lies in, from the finest on. */
struct member {
    int value;
    int groups[STEPS_MAX];
};

/* Below upper secondary, up to post-secondary, tertiary. */
static const struct member education[] = {
    { -1, { 101 } },
    { 0, { 101 } },
    { 1, { 101 } },
    { 2, { 101 } },
    { 3, { 102 } },
    { 4, { 102 } },
    { 5, { 103 } },
    { 6, { 103 } },
    { 7, { 103 } },
    { 8, { 103 } },
};

/* By the part of the archipelago, then the archipelago or elsewhere. */
static const struct member ethnicity[] = {
    { 1, { 102, 105 } },
    { 2, { 103, 105 } },
    { 3, { 101, 105 } },
    { 4, { 103, 105 } },
    { 5, { 102, 105 } },
    { 6, { 101, 105 } },
    { 7, { 103, 105 } },
    { 8, { 104, 104 } },
    { 9, { 103, 105 } },
    { 10, { 101, 105 } },
    { 11, { 101, 105 } },
    { 12, { 103, 105 } },
    { 13, { 102, 105 } },
    { 14, { 103, 105 } },
    { 15, { 102, 105 } },
    { 16, { 103, 105 } },
    { 17, { 103, 105 } },
    { 18, { 101, 105 } },
    { 19, { 104, 104 } },
    { 20, { 104, 104 } },
    { 21, { 104, 104 } },
    { 22, { 104, 104 } },
    { 23, { 104, 104 } },
    { 24, { 104, 104 } },
    { 25, { 104, 104 } },
    { 26, { 104, 104 } },
    { 27, { 104, 104 } },
    { 28, { 104, 104 } },
};

static const struct member marital[] = {
    { 1, { 101 } },
    { 2, { 102 } },
    { 3, { 102 } },
    { 4, { 101 } },
    { 5, { 101 } },
    { 6, { 101 } },
};

/* White collar is ISCO-08 1 to 5, blue collar the rest; then work or none. */
static const struct member occupation[] = {
    { 0, { 102, 104 } },
    { 1, { 101, 104 } },
    { 2, { 101, 104 } },
    { 3, { 101, 104 } },
    { 4, { 101, 104 } },
    { 5, { 101, 104 } },
    { 6, { 102, 104 } },
    { 7, { 102, 104 } },
    { 8, { 102, 104 } },
    { 9, { 102, 104 } },
    { 11, { 103, 103 } },
    { 12, { 103, 103 } },
    { 13, { 103, 103 } },
    { 14, { 103, 103 } },
    { 15, { 103, 103 } },
};

static const struct member religion[] = {
    { 1, { 1 } },
    { 2, { 101 } },
    { 3, { 101 } },
    { 4, { 102 } },
    { 5, { 102 } },
    { 6, { 102 } },
    { 7, { 101 } },
    { 8, { 102 } },
    { 9, { 102 } },
    { 10, { 102 } },
    { 11, { 102 } },
    { 12, { 102 } },
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Names of the levels; the last one is always "withheld". */
static const struct {
    const struct member *members; /* NULL: worked out, or only withheld */
    size_t count;
    const char *names[STEPS_MAX]; /* NULL: no such level */
} lists[EXPORT_LIST_COUNT] = {
    [EXPORT_LIST_AGE] = { NULL, 0, { "10 years", "20 years" } },
    [EXPORT_LIST_EDUCATION] = { education, LENGTH(education),
        { "three levels", NULL } },
    [EXPORT_LIST_ETHNICITY] = { ethnicity, LENGTH(ethnicity),
        { "part of the archipelago", "the archipelago or elsewhere" } },
    [EXPORT_LIST_MARITAL] = { marital, LENGTH(marital),
        { "with a partner or not", NULL } },
    [EXPORT_LIST_OCCUPATION] = { occupation, LENGTH(occupation),
        { "white or blue collar", "in work or not" } },
    [EXPORT_LIST_RELIGION] = { religion, LENGTH(religion),
        { "three groups", NULL } },
};

/*
 * Provinces of Indonesia in the geographical units of ISO 3166-2:ID; a
 * province that is not here becomes its country at once.
 */
static const struct {
    const char *unit;
    const char *provinces;
} units[] = {
    { "ID-JW", " BT JB JI JK JT YO " },
    { "ID-KA", " KB KI KS KT KU " },
    { "ID-ML", " MA MU " },
    { "ID-NU", " BA NB NT " },
    { "ID-PP", " PA PB PD PE PS PT " },
    { "ID-SL", " GO SA SG SN SR ST " },
    { "ID-SM", " AC BB BE JA KR LA RI SB SS SU " },
};

static const char *const place_names[STEPS_MAX] = { "group of islands",
    "country" };

static bool
is_place(const struct export_column *column)
{
    return column->type == EXPORT_COLUMN_STRING &&
        column->role == EXPORT_ROLE_QUASI;
}

static const char *const *
names_of(const struct export_column *column)
{
    return is_place(column) ? place_names : lists[column->list].names;
}

unsigned
export_group_levels(const struct export_column *column)
{
    const char *const *names = names_of(column);
    unsigned levels = 2;

    if (column->role != EXPORT_ROLE_QUASI) {
        return 1;
    }
    for (size_t i = 0; i < STEPS_MAX; i++) {
        levels += names[i] != NULL;
    }
    return levels;
}

const char *
export_group_name(const struct export_column *column, unsigned level)
{
    if (level == 0) {
        return "as recorded";
    }
    return level + 1 < export_group_levels(column) ? names_of(column)[level - 1]
                                                   : "withheld";
}

static struct export_cell
withheld(void)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER,
        { .number = EXPORT_WITHHELD } };
}

/* 100, 110 ... 190 for ten years; 200, 220 ... 280 (80 and over) for twenty. */
static int64_t
age_group(int64_t lowest, unsigned level)
{
    if (level == 1) {
        return 100 + lowest / 10 * 10;
    }
    return 200 + (lowest >= 80 ? 80 : lowest / 20 * 20);
}

static struct export_cell
listed_group(enum export_list list, unsigned level, int64_t value)
{
    if (list == EXPORT_LIST_AGE) {
        return (struct export_cell){ EXPORT_CELL_NUMBER,
            { .number = age_group(value, level) } };
    }
    for (size_t i = 0; i < lists[list].count; i++) {
        if (lists[list].members[i].value == value) {
            return (struct export_cell){ EXPORT_CELL_NUMBER,
                { .number = lists[list].members[i].groups[level - 1] } };
        }
    }
    return withheld();
}

/* "ID-JB" is "ID-JW" at level 1; the country is what stands before the "-". */
static struct export_cell
place_group(const struct export_code *code, unsigned level)
{
    struct export_cell cell = { .type = EXPORT_CELL_CODE };
    char key[5] = { ' ', code->text[3], code->text[4], ' ', 0 };
    char country[3] = { code->text[0], code->text[1], 0 };

    for (size_t i = 0; level == 1 && strlen(code->text) == 5 &&
         strncmp(code->text, "ID-", 3) == 0 && i < LENGTH(units);
         i++) {
        if (strstr(units[i].provinces, key) != NULL) {
            return export_code_set(units[i].unit, &cell.code) ? cell
                                                              : withheld();
        }
    }
    return export_code_set(country, &cell.code) ? cell : withheld();
}

/* Whether a cell holds why there is no value. */
static bool
is_reason(const struct export_cell *cell)
{
    return cell->number >= EXPORT_NOT_ASKED && cell->number <= EXPORT_WITHHELD;
}

struct export_cell
export_group_cell(const struct export_column *column, unsigned level,
    const struct export_cell *cell)
{
    if (level == 0) {
        return *cell;
    }
    if (level + 1 >= export_group_levels(column)) {
        return withheld();
    }
    if (cell->type == EXPORT_CELL_CODE) {
        return place_group(&cell->code, level);
    }
    return cell->type != EXPORT_CELL_NUMBER || is_reason(cell)
        ? withheld()
        : listed_group(column->list, level, cell->number);
}

/* Whether two cells of one column say the same. */
static bool
same(const struct export_cell *a, const struct export_cell *b)
{
    return a->type == b->type &&
        (a->type == EXPORT_CELL_CODE
                ? strcmp(a->code.text, b->code.text) == 0
                : a->type == EXPORT_CELL_EMPTY || a->number == b->number);
}

/* The first value of a list that lies in the group of a cell; or none. */
static bool
find_member(const struct export_column *column, unsigned level,
    const struct export_cell *cell, struct export_cell *ret_value)
{
    const struct export_category *category;

    for (size_t i = 0; (category = export_category_at(column->list, i)) != NULL;
         i++) {
        struct export_cell value = { EXPORT_CELL_NUMBER,
            { .number = category->value } };
        struct export_cell group = export_group_cell(column, level, &value);

        /* Groups have numbers from 100 on and are no values themselves. */
        if (category->value < 100 && same(&group, cell)) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

struct export_cell
export_group_again(const struct export_column *column, unsigned from,
    unsigned level, const struct export_cell *cell)
{
    struct export_cell value;

    if (from == 0 || level + 1 >= export_group_levels(column)) {
        return export_group_cell(column, level, cell);
    }
    if (level == from ||
        (cell->type == EXPORT_CELL_NUMBER && is_reason(cell))) {
        return *cell;
    }
    if (cell->type == EXPORT_CELL_CODE) {
        return place_group(&cell->code, level);
    }
    return find_member(column, from, cell, &value)
        ? export_group_cell(column, level, &value)
        : withheld();
}

/* "ID", "ID-JB", "US-CA"; at the level of countries two letters. */
static bool
is_place_code(const char *text, unsigned level)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t rest = strlen(text) < 3 ? 0 : strlen(text + 3);

    if (strspn(text, letters) != 2) {
        return false;
    }
    return text[2] == '\0' ||
        (level < STEPS_MAX && text[2] == '-' && rest >= 1 && rest <= 3 &&
            strspn(text + 3, digits) == rest);
}

bool
export_group_valid(const struct export_column *column, unsigned level,
    const struct export_cell *cell)
{
    struct export_cell value;
    bool number = cell->type == EXPORT_CELL_NUMBER;

    if (level + 1 >= export_group_levels(column)) {
        return number && cell->number == EXPORT_WITHHELD;
    }
    if (cell->type == EXPORT_CELL_EMPTY) {
        return level == 0;
    }
    if (number && is_reason(cell)) {
        return level == 0 || cell->number == EXPORT_WITHHELD;
    }
    if (is_place(column)) {
        return cell->type == EXPORT_CELL_CODE &&
            is_place_code(cell->code.text, level);
    }
    return number && find_member(column, level, cell, &value);
}
