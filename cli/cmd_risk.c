#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/dictionary.h"
#include "cli/hundredths.h"
#include "cli/import/table.h"
#include "cli/import_failure.h"
#include "cli/report.h"
#include "cli/risk/figures.h"
#include "cli/risk_show.h"

const struct option cmd_risk_options[] = {
    { "quasi", 'q', "A,B,...", "columns that may be known from elsewhere" },
    { "sensitive", 's', "COLUMN", "what would be learnt about somebody" },
    { "k", 0, "N", "rows that have to be alike: 5 (default), or N" },
    { "l", 0, "N", "different sensitive values among them: 1 (default)" },
    { "population", 0, "N", "people the rows are a sample of" },
    OPTION_END,
};

#define NOWHERE UINT32_MAX

/* A table while it is read: what each column is, and the row so far. */
struct reading {
    const char *quasi; /* names, parted by commas */
    const char *sensitive;
    size_t quasi_count;
    uint32_t places[IMPORT_TABLE_COLUMNS]; /* of each column in `codes` */
    unsigned columns;                      /* of the header; 0: not read yet */
    unsigned at;                           /* of the row */
    struct dictionary dictionaries[RISK_QUASI_MAX + 1];
    uint32_t codes[RISK_QUASI_MAX + 1]; /* the sensitive one comes last */
    struct risk_table *table;
};

/* Which of the names, parted by commas, this is; NOWHERE when none. */
static uint32_t
name_at(const char *names, const char *text, size_t len)
{
    for (uint32_t i = 0; names != NULL; i++) {
        size_t size = strcspn(names, ",");

        if (size == len && memcmp(names, text, len) == 0) {
            return i;
        }
        names = names[size] == '\0' ? NULL : names + size + 1;
    }
    return NOWHERE;
}

static size_t
count_names(const char *names)
{
    size_t count = 1;

    for (; *names != '\0'; names++) {
        count += *names == ',';
    }
    return count;
}

/* A heading: a column asked for twice, or there twice, cannot be meant. */
static enum import_status
take_heading(struct reading *reading, struct import_text text)
{
    uint32_t place = name_at(reading->quasi, text.data, text.len);

    if (place == NOWHERE &&
        name_at(reading->sensitive, text.data, text.len) == 0) {
        place = RISK_QUASI_MAX;
    }
    for (unsigned i = 0; place != NOWHERE && i < reading->at; i++) {
        if (reading->places[i] == place) {
            return IMPORT_ERR_TWICE;
        }
    }
    reading->places[reading->at++] = place;
    return IMPORT_OK;
}

static enum import_status
take_cell(void *data, const struct import_place *place, struct import_text text)
{
    struct reading *reading = data;
    uint32_t at;

    (void)place;
    if (reading->at >= IMPORT_TABLE_COLUMNS) {
        return IMPORT_ERR_TOO_LONG;
    }
    if (reading->columns == 0) {
        return take_heading(reading, text);
    }
    at = reading->places[reading->at++];
    return at == NOWHERE ||
            dictionary_number(&reading->dictionaries[at], text.data, text.len,
                &reading->codes[at])
        ? IMPORT_OK
        : IMPORT_ERR_NO_MEMORY;
}

static enum import_status
take_row(void *data, const struct import_place *place, unsigned columns)
{
    struct reading *reading = data;
    enum risk_status status = RISK_OK;

    (void)place;
    reading->at = 0;
    if (reading->columns == 0) {
        reading->columns = columns;
        return IMPORT_OK;
    }
    if (columns != reading->columns) {
        return IMPORT_ERR_RAGGED;
    }
    status = risk_table_add(reading->table, reading->codes,
        reading->codes[RISK_QUASI_MAX]);
    if (status == RISK_OK) {
        return IMPORT_OK;
    }
    return status == RISK_ERR_NO_MEMORY ? IMPORT_ERR_NO_MEMORY
                                        : IMPORT_ERR_TOO_MANY;
}

static enum import_status
feed(int fd, struct import_table *table)
{
    enum import_status status = IMPORT_OK;
    char *bytes = malloc(1 << 16);
    ssize_t got = 1;

    if (bytes == NULL) {
        return IMPORT_ERR_NO_MEMORY;
    }
    while (status == IMPORT_OK && got != 0) {
        got = read(fd, bytes, 1 << 16);
        if (got > 0) {
            status = import_table_feed(table, bytes, (size_t)got);
        } else if (got < 0 && errno != EINTR) {
            status = IMPORT_ERR_IO;
        }
    }
    free(bytes);
    return status == IMPORT_OK ? import_table_finish(table) : status;
}

static int
read_table(struct reading *reading, const char *path)
{
    const struct import_table_taker taker = { take_cell, take_row, reading };
    struct import_table *table = NULL;
    bool piped = strcmp(path, "-") == 0;
    int fd = piped ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int exit_status = REPORT_EXIT_OK;
    enum import_status status;

    if (fd < 0) {
        return report_errno(path);
    }
    status = import_table_new(&taker, &table);
    if (status == IMPORT_OK) {
        status = feed(fd, table);
    }
    if (status == IMPORT_ERR_NO_MEMORY) {
        exit_status = report_fail(REPORT_NO_MEMORY, path);
    } else if (status != IMPORT_OK) {
        exit_status =
            import_failure_report(status, path, import_table_place(table));
    }
    import_table_free(&table);
    if (!piped) {
        (void)close(fd);
    }
    return exit_status;
}

/* Whether every column that was named is there. */
static int
check_columns(const struct reading *reading, const char *path)
{
    size_t found = 0;
    bool sensitive = false;

    for (unsigned i = 0; i < reading->columns; i++) {
        found += reading->places[i] < RISK_QUASI_MAX;
        sensitive |= reading->places[i] == RISK_QUASI_MAX;
    }
    if (found < reading->quasi_count) {
        return report_fail(REPORT_RISK_COLUMN, reading->quasi);
    }
    if (reading->sensitive != NULL && !sensitive) {
        return report_fail(REPORT_RISK_COLUMN, reading->sensitive);
    }
    return reading->table->rows > 0 ? REPORT_EXIT_OK
                                    : report_fail(REPORT_RISK_EMPTY, path);
}

/* Reads a whole number; leaves it alone when the option was not given. */
static int
read_count(const struct options *options, const char *name, uint64_t *number)
{
    const char *text = options_value(options, name);
    char allowed[48];
    int64_t value = 0;

    if (text == NULL) {
        return REPORT_EXIT_OK;
    }
    if (!hundredths_parse(text, &value) || value % 100 != 0 || value < 100) {
        (void)snprintf(allowed, sizeof(allowed), "--%s: 1 ... 10000000", name);
        return report_fail(REPORT_BAD_WORD, allowed);
    }
    *number = (uint64_t)value / 100;
    return REPORT_EXIT_OK;
}

static int
judge(const struct risk_figures *figures, uint64_t k, uint64_t l)
{
    char text[96];

    if (figures->smallest >= k && (l <= 1 || figures->distinct >= l)) {
        return REPORT_EXIT_OK;
    }
    (void)snprintf(text, sizeof(text),
        "k = %" PRIu64 " < %" PRIu64 ", %" PRIu64 "/%" PRIu64 "; l = %" PRIu32,
        figures->smallest, k, figures->below, figures->rows, figures->distinct);
    return report_fail(REPORT_RISK_BELOW, text);
}

static int
count(const struct options *options, const struct reading *reading)
{
    struct risk_hierarchy hierarchies[RISK_QUASI_MAX];
    struct risk_classes classes = RISK_CLASSES_INIT;
    const struct risk_node node = { { 0 } };
    struct risk_figures figures;
    uint64_t k = 5, l = 1, population = 0;
    struct risk_question question = { .sensitive = reading->sensitive != NULL };
    enum risk_status status;
    int exit_status = read_count(options, "k", &k);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_count(options, "l", &l);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_count(options, "population", &population);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    for (size_t i = 0; i < reading->quasi_count; i++) {
        hierarchies[i] =
            (struct risk_hierarchy){ .values = reading->table->values[i],
                .levels = 1 };
    }
    question.k = (uint32_t)k;
    question.population = population;
    status = risk_classes_find(&classes, reading->table, hierarchies, &node,
        UINT32_MAX);
    if (status == RISK_OK) {
        status =
            risk_figures_find(reading->table, &classes, &question, &figures);
    }
    risk_classes_release(&classes);
    if (status != RISK_OK) {
        return report_fail(REPORT_NO_MEMORY, "");
    }
    exit_status = risk_show_figures(options, &figures);
    return exit_status == REPORT_EXIT_OK ? judge(&figures, k, l) : exit_status;
}

int
cmd_risk(const struct options *options, struct vault *vault)
{
    struct reading reading = {
        .quasi = options_value(options, "quasi"),
        .sensitive = options_value(options, "sensitive"),
    };
    int exit_status;

    (void)vault;
    if (reading.quasi == NULL) {
        return report_fail(REPORT_MISSING_OPTION, "--quasi");
    }
    reading.quasi_count = count_names(reading.quasi);
    if (risk_table_new(reading.quasi_count, &reading.table) != RISK_OK) {
        return report_fail(REPORT_BAD_WORD, "--quasi: 1 ... 32");
    }
    exit_status = read_table(&reading, options_word(options, 0));
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = check_columns(&reading, options_word(options, 0));
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = count(options, &reading);
    }
    for (size_t i = 0; i <= RISK_QUASI_MAX; i++) {
        dictionary_release(&reading.dictionaries[i]);
    }
    risk_table_free(&reading.table);
    return exit_status;
}
