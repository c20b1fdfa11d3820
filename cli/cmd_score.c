#include <stdio.h>

#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/hundredths.h"
#include "cli/report.h"
#include "vault/measure.h"
#include "vault/score.h"

const struct option cmd_score_add_options[] = {
    { "date", 'd', "DAY", "2026-11-22, today (default), -3d, monday" },
    OPTION_END,
};

/* A value that the measure cannot have. */
static int
bad_value(const struct vault_measure *measure, const char *word)
{
    char line[256], lowest[HUNDREDTHS_MAX], highest[HUNDREDTHS_MAX],
        step[HUNDREDTHS_MAX];

    hundredths_format(measure->lowest, lowest);
    hundredths_format(measure->highest, highest);
    hundredths_format(measure->step, step);
    (void)snprintf(line, sizeof(line), "%s %.40s (%s ... %s, +%s)",
        measure->code, word, lowest, highest, step);
    return report_fail(REPORT_BAD_SCORE, line);
}

/* Reads the measure and the value, or the reason why there is none. */
static int
read_value(const struct options *options, struct vault *vault,
    struct vault_score *score)
{
    const char *code = options_word(options, 1);
    const char *word = options_word(options, 2);
    struct vault_measure measure;
    int exit_status = report_lookup(vault_measure_find(vault, code, &measure),
        REPORT_NO_MEASURE, code);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    (void)snprintf(score->measure, sizeof(score->measure), "%s", measure.code);
    if (vault_coded_valid(VAULT_CODED_MISSING, word)) {
        return entry_word(VAULT_CODED_MISSING, word, score->missing);
    }
    return hundredths_parse(word, &score->value) &&
            vault_measure_fits(&measure, score->value)
        ? REPORT_EXIT_OK
        : bad_value(&measure, word);
}

int
cmd_score_add(const struct options *options, struct vault *vault)
{
    struct vault_score added = { 0 };
    int64_t id = 0;
    int exit_status = entry_day(options, added.date);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_case(vault, options_word(options, 0), added.case_code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_value(options, vault, &added);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            report_vault(vault_score_add(vault, &added, &id), added.case_code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        entry_put(options, "score", id);
        report_tell(REPORT_SCORE_ADDED, added.case_code);
    }
    return exit_status;
}

/* The published band of a value; empty when there is none. */
static enum vault_status
find_band(struct vault *vault, const struct vault_score *score,
    const char **ret_band)
{
    struct vault_measure measure;
    enum vault_status status =
        vault_measure_find(vault, score->measure, &measure);

    *ret_band = NULL;
    if (status == VAULT_OK && score->missing[0] == '\0') {
        *ret_band = vault_measure_band(&measure, score->value);
    }
    return status;
}

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_score item;
    const char *band = NULL;
    char value[HUNDREDTHS_MAX];
    enum vault_status status = vault_score_next(cursor, &item);

    if (status == VAULT_OK) {
        status = find_band(vault, &item, &band);
    }
    if (status != VAULT_OK) {
        return status;
    }
    hundredths_format(item.value, value);
    listing_row(listing);
    listing_number(listing, "score", item.id);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "date", item.date);
    listing_text(listing, "measure", item.measure);
    listing_text(listing, "value", item.missing[0] == '\0' ? value : "");
    listing_text(listing, "missing", item.missing);
    listing_text(listing, "band", band != NULL ? band : "");
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_score_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "SCORE", "CASE", "DATE", "MEASURE",
        "VALUE", "MISSING", "BAND", NULL };
    static const struct listing_shape shape = { "score-list", "scores",
        headings };
    static const struct entry_rows rows = { vault_score_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}

int
cmd_score_remove(const struct options *options, struct vault *vault)
{
    return entry_remove(options, vault, vault_score_retract);
}
