#include "cli/entry.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/date.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "vault/case.h"

int
entry_case(struct vault *vault, const char *word, char ret_code[VAULT_CODE_MAX])
{
    struct vault_case found;
    int exit_status = report_lookup(vault_case_find(vault, word, &found),
        REPORT_NO_CASE, word);

    if (exit_status == REPORT_EXIT_OK) {
        memcpy(ret_code, found.code, VAULT_CODE_MAX);
    }
    return exit_status;
}

int
entry_case_or_all(const struct options *options, struct vault *vault,
    char ret_code[VAULT_CODE_MAX], const char **ret_which)
{
    const char *word = options_word(options, 0);

    *ret_which = word != NULL ? ret_code : NULL;
    return word != NULL ? entry_case(vault, word, ret_code) : REPORT_EXIT_OK;
}

int
entry_day(const struct options *options, char ret_day[VAULT_DATE_MAX])
{
    const char *word = options_value(options, "date");
    char today[VAULT_DATE_MAX];

    date_today(today);
    if (word == NULL) {
        memcpy(ret_day, today, VAULT_DATE_MAX);
        return REPORT_EXIT_OK;
    }
    return date_parse(word, today, DATE_PAST, ret_day)
        ? REPORT_EXIT_OK
        : report_fail(REPORT_BAD_DATE, word);
}

int
entry_bad_word(enum vault_coded field, const char *word)
{
    char line[1024];
    const char *known = vault_coded_word(field, 0);
    size_t len;

    len = (size_t)snprintf(line, sizeof(line), "%s '%.80s'",
        vault_coded_name(field), word);
    for (size_t i = 0; known != NULL && len < sizeof(line); i++) {
        len += (size_t)snprintf(line + len, sizeof(line) - len, "%s %s",
            i == 0 ? ":" : ",", known);
        known = vault_coded_word(field, i + 1);
    }
    return report_fail(REPORT_BAD_WORD, line);
}

int
entry_word(enum vault_coded field, const char *word,
    char ret_word[VAULT_WORD_MAX])
{
    if (word != NULL && !vault_coded_valid(field, word)) {
        return entry_bad_word(field, word);
    }
    (void)snprintf(ret_word, VAULT_WORD_MAX, "%s", word != NULL ? word : "");
    return REPORT_EXIT_OK;
}

int
entry_listed(struct listing *listing, enum vault_status status,
    const char *which)
{
    const char *subject = which != NULL ? which : "";
    int exit_status = report_vault(listing_end(listing, status), subject);

    return exit_status == REPORT_EXIT_OK && listing->count == 0
        ? report_fail(REPORT_NOTHING_RECORDED, subject)
        : exit_status;
}

int
entry_list(const struct options *options, struct vault *vault,
    const struct listing_shape *shape, const struct entry_rows *rows)
{
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    struct vault_cursor *cursor = NULL;
    struct listing listing;
    enum vault_status status;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    listing_begin(&listing, shape, options_settings(options)->json);
    status = rows->open(vault, which, &cursor);
    while (status == VAULT_OK) {
        status = rows->put_next(vault, cursor, &listing);
    }
    vault_cursor_close(&cursor);
    return entry_listed(&listing, status, which);
}

static int
read_number(const char *word, int64_t *ret_id)
{
    char *end = NULL;
    long long id;

    errno = 0;
    id = strtoll(word, &end, 10);
    *ret_id = id;
    return errno == 0 && end != word && *end == '\0' && id > 0
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_ENTRY, word);
}

int
entry_remove(const struct options *options, struct vault *vault,
    enum vault_status (*retract)(struct vault *vault, int64_t id))
{
    const char *word = options_word(options, 0);
    int64_t id = 0;
    int exit_status = read_number(word, &id);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_lookup(retract(vault, id), REPORT_NO_ENTRY, word);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_ENTRY_REMOVED, word);
    }
    return exit_status;
}

void
entry_put(const struct options *options, const char *key, int64_t id)
{
    struct json_out json;

    if (options_settings(options)->json) {
        json_out_begin(&json, key);
        json_out_number(&json, key, id);
        json_out_end(&json);
        return;
    }
    output_number(id);
    output_text("\n");
}
