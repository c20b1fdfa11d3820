#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/recall.h"
#include "cli/report.h"
#include "cli/table.h"
#include "vault/case.h"
#include "vault/consent.h"

const struct option cmd_consent_record_options[] = {
    { "all", 0, NULL, "for every case" },
    { "informed", 0, "DAY", "when it was explained (today)" },
    { "understood", 0, "DAY", "when it was understood (today)" },
    { "accepted", 0, "DAY", "when it was given (today)" },
    { "expires", 0, "DAY", "the last day it holds (default: no end)" },
    OPTION_END,
};

const struct option cmd_consent_revoke_options[] = {
    { "all", 0, NULL, "for every case" },
    { "date", 'd', "DAY", "since when (today)" },
    { "letters-to", 0, "DIR", "write letters that recall what was released" },
    OPTION_END,
};

/* What is done to each case. */
typedef enum vault_status consent_step(struct vault *vault, const char *code,
    const struct vault_consent *template);

/* Reads the day of an option into a field; left empty when not given. */
static int
read_day(const struct options *options, const char *name, enum date_sense sense,
    char ret_day[VAULT_DATE_MAX])
{
    const char *word = options_value(options, name);
    char today[VAULT_DATE_MAX];

    date_today(today);
    return word == NULL || date_parse(word, today, sense, ret_day)
        ? REPORT_EXIT_OK
        : report_fail(REPORT_BAD_DATE, word);
}

/* The steps; without options for them all three are of today. */
static int
read_steps(const struct options *options, struct vault_consent *consent)
{
    int exit_status =
        read_day(options, "informed", DATE_PAST, consent->informed);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_day(options, "understood", DATE_PAST, consent->understood);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_day(options, "accepted", DATE_PAST, consent->accepted);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_day(options, "expires", DATE_FUTURE, consent->expires);
    }
    if (consent->informed[0] == '\0' && consent->understood[0] == '\0' &&
        consent->accepted[0] == '\0') {
        date_today(consent->informed);
        memcpy(consent->understood, consent->informed, VAULT_DATE_MAX);
        memcpy(consent->accepted, consent->informed, VAULT_DATE_MAX);
    }
    return exit_status;
}

/* The kind is the last word; the others are case codes. */
static int
read_kind(const struct options *options, const char *usage,
    struct vault_consent *consent)
{
    size_t count = options_count(options);
    bool all = options_given(options, "all");
    const char *kind = options_word(options, count - 1);

    if (all != (count == 1)) {
        return report_fail(REPORT_CONSENT_WORDS, usage);
    }
    if (!vault_consent_kind_known(kind) ||
        strlen(kind) >= sizeof(consent->kind)) {
        return report_fail(REPORT_BAD_CONSENT, kind);
    }
    (void)snprintf(consent->kind, sizeof(consent->kind), "%s", kind);
    return REPORT_EXIT_OK;
}

static enum vault_status
record(struct vault *vault, const char *code,
    const struct vault_consent *template)
{
    struct vault_consent consent = *template;

    (void)snprintf(consent.case_code, sizeof(consent.case_code), "%s", code);
    return vault_consent_record(vault, &consent);
}

static enum vault_status
revoke(struct vault *vault, const char *code,
    const struct vault_consent *template)
{
    int64_t count = 0;

    return vault_consent_revoke(vault, code, template->kind, template->revoked,
        &count);
}

static void
put_code(const char *code, const char *kind)
{
    output_text(code);
    output_text("\t");
    output_text(kind);
    output_text("\n");
}

/* Does the step for every case; cases it does not fit are passed over. */
static enum vault_status
each_case(struct vault *vault, consent_step *step,
    const struct vault_consent *template, size_t *ret_count)
{
    struct vault_case_iter *iter = NULL;
    struct vault_case item;
    enum vault_status status;
    enum vault_status done;

    status = vault_case_iter_open(vault, &iter);
    while (status == VAULT_OK) {
        status = vault_case_iter_next(iter, &item);
        if (status != VAULT_OK) {
            break;
        }
        done = step(vault, item.code, template);
        if (done == VAULT_OK) {
            put_code(item.code, template->kind);
            (*ret_count)++;
        } else if (done != VAULT_ERR_NOT_FOUND) {
            status = done;
        }
    }
    vault_case_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* Does the step for the cases of the command line. */
static int
named_cases(const struct options *options, struct vault *vault,
    consent_step *step, const struct vault_consent *template)
{
    size_t count = options_count(options) - 1;
    int exit_status = REPORT_EXIT_OK;
    struct vault_case found;

    for (size_t i = 0; i < count && exit_status == REPORT_EXIT_OK; i++) {
        const char *code = options_word(options, i);

        exit_status = report_lookup(vault_case_find(vault, code, &found),
            REPORT_NO_CASE, code);
        if (exit_status == REPORT_EXIT_OK) {
            exit_status = report_lookup(step(vault, found.code, template),
                REPORT_NO_CONSENT, code);
        }
        if (exit_status == REPORT_EXIT_OK) {
            put_code(found.code, template->kind);
        }
    }
    return exit_status;
}

static int
all_cases(struct vault *vault, consent_step *step,
    const struct vault_consent *template)
{
    size_t count = 0;
    int exit_status =
        report_vault(each_case(vault, step, template, &count), template->kind);

    if (exit_status == REPORT_EXIT_OK && count == 0) {
        return report_fail(template->revoked[0] != '\0' ? REPORT_NO_CONSENT
                                                        : REPORT_NO_CASES,
            template->kind);
    }
    return exit_status;
}

/* All cases of the command line, or none. */
static int
change(const struct options *options, struct vault *vault, consent_step *step,
    const struct vault_consent *template)
{
    int exit_status = report_vault(vault_begin(vault), template->kind);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    exit_status = options_given(options, "all")
        ? all_cases(vault, step, template)
        : named_cases(options, vault, step, template);
    if (exit_status != REPORT_EXIT_OK) {
        vault_rollback(vault);
        output_discard();
        return exit_status;
    }
    exit_status = report_vault(vault_commit(vault), template->kind);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(template->revoked[0] != '\0' ? REPORT_CONSENT_REVOKED
                                                 : REPORT_CONSENT_RECORDED,
            template->kind);
    }
    return exit_status;
}

int
cmd_consent_record(const struct options *options, struct vault *vault)
{
    struct vault_consent consent = { 0 };
    int exit_status = read_kind(options, "record CASE... KIND", &consent);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_steps(options, &consent);
    }
    return exit_status == REPORT_EXIT_OK
        ? change(options, vault, record, &consent)
        : exit_status;
}

/*
 * The revocation stands before any letter is written: a full disk must not
 * keep a client from taking a consent back.
 */
static int
recall_what_left(const struct options *options, struct vault *vault,
    const char *kind)
{
    size_t count = options_count(options) - 1;
    const char **codes = NULL;
    struct recall recall = {
        .kind = kind,
        .count = count,
        .folder = options_value(options, "letters-to"),
    };
    char until[VAULT_DATE_MAX];
    int exit_status;

    if (count > 0) {
        codes = calloc(count, sizeof(*codes));
        if (codes == NULL) {
            return report_fail(REPORT_NO_MEMORY, kind);
        }
    }
    for (size_t i = 0; i < count; i++) {
        codes[i] = options_word(options, i);
    }
    recall_until(until);
    recall.codes = codes;
    recall.until = until;
    exit_status = recall_releases(vault, &recall);
    free(codes);
    return exit_status;
}

int
cmd_consent_revoke(const struct options *options, struct vault *vault)
{
    struct vault_consent consent = { 0 };
    int exit_status = read_kind(options, "revoke CASE... KIND", &consent);

    date_today(consent.revoked);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_day(options, "date", DATE_PAST, consent.revoked);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = change(options, vault, revoke, &consent);
    }
    return exit_status == REPORT_EXIT_OK
        ? recall_what_left(options, vault, consent.kind)
        : exit_status;
}

/* One listing: as a table, or as JSON. */
struct listing {
    bool as_json;
    struct table table;
    struct json_out json;
    size_t count;
};

static void
put(struct listing *listing, const struct vault_consent *consent)
{
    const char *const fields[][2] = {
        { "case", consent->case_code },
        { "type", consent->kind },
        { "informed", consent->informed },
        { "understood", consent->understood },
        { "accepted", consent->accepted },
        { "expires", consent->expires },
        { "revoked", consent->revoked },
    };
    size_t count = sizeof(fields) / sizeof(fields[0]);

    listing->count++;
    if (listing->as_json) {
        json_out_item(&listing->json);
    }
    for (size_t i = 0; i < count; i++) {
        if (listing->as_json) {
            json_out_text(&listing->json, fields[i][0], fields[i][1]);
        } else {
            table_text(&listing->table, fields[i][1]);
        }
    }
    if (listing->as_json) {
        json_out_item_end(&listing->json);
    }
}

static enum vault_status
list(struct vault *vault, const char *code, struct listing *listing)
{
    struct vault_consent_iter *iter = NULL;
    struct vault_consent consent;
    enum vault_status status;

    status = vault_consent_iter_open(vault, code, &iter);
    while (status == VAULT_OK) {
        status = vault_consent_iter_next(iter, &consent);
        if (status == VAULT_OK) {
            put(listing, &consent);
        }
    }
    vault_consent_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* Lists the consents of a case, or of all. */
static enum vault_status
put_list(struct vault *vault, const char *code, struct listing *listing)
{
    static const char *const headings[] = { "CASE", "KIND", "INFORMED",
        "UNDERSTOOD", "ACCEPTED", "EXPIRES", "REVOKED", NULL };
    enum vault_status status;

    if (!listing->as_json) {
        table_init(&listing->table, headings);
        status = list(vault, code, listing);
        return table_finish(&listing->table, status);
    }
    json_out_begin(&listing->json, "consent-list");
    json_out_list(&listing->json, "consents");
    status = list(vault, code, listing);
    json_out_list_end(&listing->json);
    json_out_end(&listing->json);
    return status;
}

int
cmd_consent_list(const struct options *options, struct vault *vault)
{
    const char *code = options_word(options, 0);
    struct listing listing = { .as_json = options_settings(options)->json };
    struct vault_case found;
    enum vault_status status = VAULT_OK;

    if (code != NULL) {
        status = vault_case_find(vault, code, &found);
    }
    if (status != VAULT_OK) {
        return report_lookup(status, REPORT_NO_CASE, code);
    }
    status = put_list(vault, code != NULL ? found.code : NULL, &listing);
    if (status != VAULT_OK) {
        return report_vault(status, "consent");
    }
    return listing.count > 0
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_CONSENT,
              code != NULL ? found.code
                           : options_settings(options)->vault_path);
}
