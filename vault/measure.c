#include "vault/measure.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/row.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define UNITS(number) ((int64_t)(number)*VAULT_MEASURE_UNIT)

/* No score is beyond these: tables say with -99 to -96 why there is none. */
#define VALUE_MAX UNITS(1000000)
#define VALUE_MIN UNITS(-95)

#define DASS_SOURCE                                                            \
    "Lovibond & Lovibond 1995, Manual for the DASS, 2nd ed.; sums doubled"

/* In alphabetical order of the codes. */
static const struct vault_measure known[] = {
    {
        .code = "core10",
        .name = "CORE-10",
        .higher_is_worse = true,
        .highest = UNITS(40),
        .step = UNITS(1),
        .bands = { { UNITS(6), "low" }, { UNITS(11), "mild" },
            { UNITS(15), "moderate" }, { UNITS(20), "moderately-severe" },
            { UNITS(25), "severe" } },
        .reliable_change = UNITS(6),
        .source = "Barkham et al. 2013, Couns Psychother Res 13:3-13",
    },
    {
        .code = "dass21-anxiety",
        .name = "DASS-21 Anxiety",
        .higher_is_worse = true,
        .highest = UNITS(42),
        .step = UNITS(2),
        .bands = { { UNITS(8), "mild" }, { UNITS(10), "moderate" },
            { UNITS(15), "severe" }, { UNITS(20), "extremely-severe" } },
        .source = DASS_SOURCE,
    },
    {
        .code = "dass21-depression",
        .name = "DASS-21 Depression",
        .higher_is_worse = true,
        .highest = UNITS(42),
        .step = UNITS(2),
        .bands = { { UNITS(10), "mild" }, { UNITS(14), "moderate" },
            { UNITS(21), "severe" }, { UNITS(28), "extremely-severe" } },
        .source = DASS_SOURCE,
    },
    {
        .code = "dass21-stress",
        .name = "DASS-21 Stress",
        .higher_is_worse = true,
        .highest = UNITS(42),
        .step = UNITS(2),
        .bands = { { UNITS(15), "mild" }, { UNITS(19), "moderate" },
            { UNITS(26), "severe" }, { UNITS(34), "extremely-severe" } },
        .source = DASS_SOURCE,
    },
    {
        .code = "gad7",
        .name = "GAD-7",
        .higher_is_worse = true,
        .highest = UNITS(21),
        .step = UNITS(1),
        .bands = { { UNITS(5), "mild" }, { UNITS(10), "moderate" },
            { UNITS(15), "severe" } },
        .reliable_change = UNITS(4),
        .source = "Spitzer et al. 2006, Arch Intern Med 166:1092-1097",
    },
    {
        .code = "ors",
        .name = "Outcome Rating Scale",
        .highest = UNITS(40),
        .step = UNITS(1) / 10,
        .bands = { { 2490, "clinical" } },
        .reliable_change = UNITS(5),
        .source = "Miller et al. 2003, J Brief Ther 2:91-100",
    },
    {
        .code = "phq9",
        .name = "PHQ-9",
        .higher_is_worse = true,
        .highest = UNITS(27),
        .step = UNITS(1),
        .bands = { { UNITS(5), "mild" }, { UNITS(10), "moderate" },
            { UNITS(15), "moderately-severe" }, { UNITS(20), "severe" } },
        .reliable_change = UNITS(6),
        .source = "Kroenke et al. 2001, J Gen Intern Med 16:606-613",
    },
    {
        .code = "srs",
        .name = "Session Rating Scale",
        .highest = UNITS(40),
        .step = UNITS(1) / 10,
        .bands = { { 3590, "alliance-concern" } },
        .source = "Duncan et al. 2003, J Brief Ther 3:3-12",
    },
    {
        .code = "who5",
        .name = "WHO-5 Well-Being Index",
        .highest = UNITS(100),
        .step = UNITS(4),
        .bands = { { UNITS(28), "likely-depression" },
            { UNITS(50), "low-well-being" } },
        .reliable_change = UNITS(10),
        .source = "Topp et al. 2015, Psychother Psychosom 84:167-176",
    },
};

const struct vault_measure *
vault_measure_known(size_t index)
{
    return index < COUNT(known) ? &known[index] : NULL;
}

/* By its code or, as people write it, by its name ("PHQ-9"). */
static const struct vault_measure *
find_known(const char *code)
{
    size_t i;

    for (i = 0; i < COUNT(known); i++) {
        if (strcasecmp(known[i].code, code) == 0 ||
            strcasecmp(known[i].name, code) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

bool
vault_measure_fits(const struct vault_measure *measure, int64_t value)
{
    return value >= measure->lowest && value <= measure->highest &&
        (value - measure->lowest) % measure->step == 0;
}

const char *
vault_measure_band(const struct vault_measure *measure, int64_t value)
{
    const char *label = NULL;
    size_t i;

    for (i = 0; measure->bands[i].label != NULL; i++) {
        if (measure->higher_is_worse && value >= measure->bands[i].bound) {
            label = measure->bands[i].label;
        }
        if (!measure->higher_is_worse && value <= measure->bands[i].bound) {
            return measure->bands[i].label;
        }
    }
    return label;
}

static bool
code_valid(const char *code)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t len = strlen(code);

    return len >= 2 && len < VAULT_CODE_MAX && strspn(code, allowed) == len;
}

static bool
valid(const struct vault_measure *measure)
{
    return code_valid(measure->code) &&
        vault_word_valid(measure->name, sizeof(measure->name)) &&
        measure->lowest >= VALUE_MIN && measure->highest <= VALUE_MAX &&
        measure->lowest < measure->highest && measure->step >= 1 &&
        (measure->highest - measure->lowest) % measure->step == 0;
}

static const char *
direction(const struct vault_measure *measure)
{
    return measure->higher_is_worse ? "higher-is-worse" : "higher-is-better";
}

static enum vault_status
insert_measure(struct vault *vault, const struct vault_measure *measure)
{
    static const char taken[] = "SELECT count(*) FROM measure WHERE code = ?1";
    static const char sql[] =
        "INSERT INTO measure (id, code, name, direction, lowest, highest, step)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    const struct vault_log_line line = { "measure-add", "", measure->code };
    struct vault_value values[7];
    enum vault_status status;
    int64_t entry = 0, count = 0;

    values[0] = vault_value_word(measure->code);
    status = vault_statement_int(vault, taken, values, 1, &count);
    if (status == VAULT_OK && count > 0) {
        return VAULT_ERR_EXISTS;
    }
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(measure->code);
    values[2] = vault_value_word(measure->name);
    values[3] = vault_value_word(direction(measure));
    values[4] = vault_value_int(measure->lowest);
    values[5] = vault_value_int(measure->highest);
    values[6] = vault_value_int(measure->step);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status != VAULT_OK) {
        return status;
    }
    return vault_log_write(vault, entry, VAULT_ROW_MEASURE, &line);
}

enum vault_status
vault_measure_add(struct vault *vault, const struct vault_measure *measure)
{
    enum vault_status status;

    if (!valid(measure)) {
        return VAULT_ERR_INVALID;
    }
    if (find_known(measure->code) != NULL) {
        return VAULT_ERR_EXISTS;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_change_end(vault, insert_measure(vault, measure));
}

static const struct vault_row_kind row_kind = {
    .row = VAULT_ROW_MEASURE,
    .select = "SELECT code, name, direction, lowest, highest, step"
              " FROM measure WHERE ?1 <= ?2 ORDER BY id",
};

static enum vault_status
read_measure(sqlite3_stmt *stmt, struct vault_measure *ret_measure)
{
    struct vault_measure found = { 0 };
    char side[VAULT_WORD_MAX];
    const struct vault_row_word words[] = {
        { found.code, sizeof(found.code) },
        { found.name, sizeof(found.name) },
        { side, sizeof(side) },
    };
    enum vault_status status;

    status = vault_row_words(stmt, words, COUNT(words));
    if (status == VAULT_OK) {
        found.higher_is_worse = strcmp(side, "higher-is-worse") == 0;
        found.lowest = sqlite3_column_int64(stmt, 3);
        found.highest = sqlite3_column_int64(stmt, 4);
        found.step = sqlite3_column_int64(stmt, 5);
        /* Scores are computed with it: a step of 0 would end the program. */
        if (!valid(&found)) {
            return VAULT_ERR_DAMAGED;
        }
        *ret_measure = found;
    }
    return status;
}

enum vault_status
vault_measure_find(struct vault *vault, const char *code,
    struct vault_measure *ret_measure)
{
    static const char sql[] =
        "SELECT code, name, direction, lowest, highest, step"
        " FROM measure WHERE code = ?1";
    const struct vault_measure *one = find_known(code);
    const struct vault_value value = vault_value_word(code);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    if (one != NULL) {
        *ret_measure = *one;
        return VAULT_OK;
    }
    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = read_measure(stmt, ret_measure);
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_measure_open(struct vault *vault, struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &row_kind, NULL, ret_cursor);
}

enum vault_status
vault_measure_next(struct vault_cursor *cursor,
    struct vault_measure *ret_measure)
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_row_next(cursor, row_kind.row, &stmt);
    return status == VAULT_OK ? read_measure(stmt, ret_measure) : status;
}
