#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/hundredths.h"
#include "cli/listing.h"
#include "cli/report.h"
#include "vault/measure.h"

const struct option cmd_measure_add_options[] = {
    { "lowest", 0, "N", "lowest value (0)" },
    { "highest", 0, "N", "highest value" },
    { "step", 0, "N", "between two values (1)" },
    { "higher", 0, "WORD", "what more means: worse (default) or better" },
    OPTION_END,
};

/* Reads a number of an option; `otherwise` without it. */
static int
read_number(const struct options *options, const char *name, int64_t otherwise,
    int64_t *ret_value)
{
    const char *word = options_value(options, name);

    *ret_value = otherwise;
    return word == NULL || hundredths_parse(word, ret_value)
        ? REPORT_EXIT_OK
        : report_fail(REPORT_BAD_NUMBER, word);
}

static int
read_measure(const struct options *options, struct vault_measure *measure)
{
    const char *higher = options_value(options, "higher");
    int exit_status = read_number(options, "lowest", 0, &measure->lowest);

    if (options_value(options, "highest") == NULL) {
        return report_fail(REPORT_MISSING_OPTION, "--highest");
    }
    if (higher != NULL && strcmp(higher, "worse") != 0 &&
        strcmp(higher, "better") != 0) {
        return report_fail(REPORT_BAD_WORD, "--higher: worse, better");
    }
    measure->higher_is_worse = higher == NULL || strcmp(higher, "worse") == 0;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_number(options, "highest", 0, &measure->highest);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_number(options, "step", VAULT_MEASURE_UNIT, &measure->step);
    }
    return exit_status;
}

int
cmd_measure_add(const struct options *options, struct vault *vault)
{
    const char *code = options_word(options, 0);
    const char *name = options_word(options, 1);
    struct vault_measure added = { 0 };
    enum vault_status status;
    int exit_status;

    if (strlen(code) >= sizeof(added.code) ||
        strlen(name) >= sizeof(added.name)) {
        return report_fail(REPORT_BAD_MEASURE, code);
    }
    (void)snprintf(added.code, sizeof(added.code), "%s", code);
    (void)snprintf(added.name, sizeof(added.name), "%s", name);
    exit_status = read_measure(options, &added);
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_measure_add(vault, &added);
    if (status == VAULT_ERR_INVALID) {
        return report_fail(REPORT_BAD_MEASURE, code);
    }
    if (status == VAULT_ERR_EXISTS) {
        return report_fail(REPORT_MEASURE_EXISTS, code);
    }
    if (status == VAULT_OK) {
        report_tell(REPORT_MEASURE_ADDED, code);
    }
    return report_vault(status, code);
}

/* A list of the bands: "5 mild, 10 moderate"; "up to" where more is better. */
static void
list_bands(const struct vault_measure *measure, char *ret_text, size_t size)
{
    char bound[HUNDREDTHS_MAX];
    size_t len = 0;

    ret_text[0] = '\0';
    for (size_t i = 0; measure->bands[i].label != NULL && len < size; i++) {
        hundredths_format(measure->bands[i].bound, bound);
        len += (size_t)snprintf(ret_text + len, size - len, "%s%s%s %s",
            i == 0 ? "" : ", ", measure->higher_is_worse ? ">=" : "<=", bound,
            measure->bands[i].label);
    }
}

static void
put_number(struct listing *listing, const char *key, int64_t value)
{
    char text[HUNDREDTHS_MAX];

    hundredths_format(value, text);
    listing_text(listing, key, text);
}

static void
put(struct listing *listing, const struct vault_measure *item)
{
    char bands[256];

    list_bands(item, bands, sizeof(bands));
    listing_row(listing);
    listing_text(listing, "measure", item->code);
    listing_text(listing, "name", item->name);
    put_number(listing, "lowest", item->lowest);
    put_number(listing, "highest", item->highest);
    put_number(listing, "step", item->step);
    listing_text(listing, "higher_is",
        item->higher_is_worse ? "worse" : "better");
    listing_text(listing, "bands", bands);
    listing_text(listing, "source", item->source != NULL ? item->source : "");
    listing_row_end(listing);
}

int
cmd_measure_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "MEASURE", "NAME", "LOWEST",
        "HIGHEST", "STEP", "HIGHER IS", "BANDS", "SOURCE", NULL };
    static const struct listing_shape shape = { "measure-list", "measures",
        headings };
    const struct vault_measure *known;
    struct vault_cursor *cursor = NULL;
    struct vault_measure item;
    struct listing listing;
    enum vault_status status;

    listing_begin(&listing, &shape, options_settings(options)->json);
    for (size_t i = 0; (known = vault_measure_known(i)) != NULL; i++) {
        put(&listing, known);
    }
    status = vault_measure_open(vault, &cursor);
    while (status == VAULT_OK) {
        status = vault_measure_next(cursor, &item);
        if (status == VAULT_OK) {
            put(&listing, &item);
        }
    }
    vault_cursor_close(&cursor);
    return report_vault(listing_end(&listing, status),
        options_settings(options)->vault_path);
}
