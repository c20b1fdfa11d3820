#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/consent_text.h"
#include "cli/date.h"
#include "cli/entry.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/show.h"
#include "vault/consent.h"
#include "vault/facts.h"

const struct option cmd_consent_list_options[] = {
    { "for", 0, "KIND", "judge them for this; 20 when none is live" },
    OPTION_END,
};

const struct option cmd_consent_text_options[] = {
    { "language", 0, "LANG", "id or en (default: that of the messages)" },
    OPTION_END,
};

enum {
    WHY_MAX = 64,
};

/* What the consents are judged by. */
struct judging {
    const char *kind; /* what they have to permit; NULL: their own */
    const char *only; /* kind of those to list; NULL: all */
    char today[VAULT_DATE_MAX];
};

static const char *
state_word(enum vault_consent_state state)
{
    switch (state) {
    case VAULT_CONSENT_LIVE: return "live";
    case VAULT_CONSENT_OTHER_KIND: return "other-kind";
    case VAULT_CONSENT_REVOKED: return "revoked";
    case VAULT_CONSENT_EXPIRED: return "expired";
    case VAULT_CONSENT_CONTINUED: return "continued";
    case VAULT_CONSENT_MISSING: return "missing";
    case VAULT_CONSENT_EARLY: return "early";
    }
    return "";
}

/* The steps that are missing, or the latest, with its day to come. */
static void
name_steps(const struct vault_consent *consent, const char *today,
    char ret_text[WHY_MAX])
{
    const struct {
        const char *name;
        const char *day;
    } steps[] = {
        { "informed", consent->informed },
        { "understood", consent->understood },
        { "accepted", consent->accepted },
    };
    size_t len = 0;

    ret_text[0] = '\0';
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        if (steps[i].day[0] == '\0' || strcmp(steps[i].day, today) > 0) {
            len += (size_t)snprintf(ret_text + len, WHY_MAX - len, "%s%s",
                len > 0 ? "," : "", steps[i].name);
        }
    }
}

/* Since when, or what of it, where a consent is not live. */
static void
explain(const struct vault_consent *consent, enum vault_consent_state state,
    const char *today, char ret_text[WHY_MAX])
{
    ret_text[0] = '\0';
    switch (state) {
    case VAULT_CONSENT_REVOKED:
        (void)snprintf(ret_text, WHY_MAX, "%s", consent->revoked);
        break;
    case VAULT_CONSENT_EXPIRED:
        (void)snprintf(ret_text, WHY_MAX, "%s", consent->expires);
        break;
    case VAULT_CONSENT_MISSING:
    case VAULT_CONSENT_CONTINUED:
    case VAULT_CONSENT_EARLY: name_steps(consent, today, ret_text); break;
    case VAULT_CONSENT_OTHER_KIND:
    case VAULT_CONSENT_LIVE: break;
    }
}

/* A pair of a field. */
struct field {
    const char *key;
    const char *value;
};

/* The fields of a listing are the first of those that tell everything. */
enum {
    FIELDS_LISTED = 7,
    FIELDS = 17,
};

static void
fill_fields(const struct vault_consent *consent,
    struct field ret_fields[FIELDS])
{
    const struct vault_consent_detail *detail = &consent->detail;
    const struct field fields[FIELDS] = {
        { "case", consent->case_code },
        { "type", consent->kind },
        { "informed", consent->informed },
        { "understood", consent->understood },
        { "accepted", consent->accepted },
        { "expires", consent->expires },
        { "revoked", consent->revoked },
        { "informed_how", detail->informed_how },
        { "understood_how", detail->understood_how },
        { "accepted_how", detail->accepted_how },
        { "text", detail->text_version },
        { "text_language", detail->text_language },
        { "by", detail->given_by },
        { "relation", detail->relation },
        { "witness", detail->witness },
        { "told", detail->told },
    };

    memcpy(ret_fields, fields, sizeof(fields));
}

static void
put(struct listing *listing, const struct vault_consent *consent,
    const struct judging *judging)
{
    enum vault_consent_state state =
        vault_consent_judge(consent, judging->kind, judging->today);
    struct field fields[FIELDS];
    char why[WHY_MAX], cell[2 * WHY_MAX];

    explain(consent, state, judging->today, why);
    fill_fields(consent, fields);
    listing_row(listing);
    for (size_t i = 0; i < FIELDS_LISTED; i++) {
        listing_text(listing, fields[i].key, fields[i].value);
    }
    if (!listing->as_json) {
        (void)snprintf(cell, sizeof(cell), "%s%s%s", state_word(state),
            why[0] != '\0' ? " " : "", why);
        listing_text(listing, "state", cell);
    } else {
        listing_text(listing, "state", state_word(state));
        listing_text(listing, "why", why);
        for (size_t i = FIELDS_LISTED; fields[i].key != NULL; i++) {
            listing_text(listing, fields[i].key, fields[i].value);
        }
    }
    listing_row_end(listing);
}

static bool
is_meant(const struct vault_consent *consent, const char *kind)
{
    return kind == NULL || strcmp(kind, consent->kind) == 0;
}

/* Lists the consents of a case, or of all; counts those that are live. */
static enum vault_status
list(struct vault *vault, const char *code, const struct judging *judging,
    struct listing *listing, size_t *ret_live)
{
    struct vault_consent_iter *iter = NULL;
    struct vault_consent consent;
    enum vault_status status = vault_consent_iter_open(vault, code, &iter);

    while (status == VAULT_OK) {
        status = vault_consent_iter_next(iter, &consent);
        if (status == VAULT_OK && is_meant(&consent, judging->only)) {
            put(listing, &consent, judging);
            *ret_live += vault_consent_judge(&consent, judging->kind,
                             judging->today) == VAULT_CONSENT_LIVE;
        }
    }
    vault_consent_iter_close(&iter);
    return status;
}

/* Lists what is to be judged; 20 or 3 when nothing of it is there. */
static int
put_list(const struct options *options, struct vault *vault, const char *which,
    struct judging *judging)
{
    static const char *const headings[] = { "CASE", "KIND", "INFORMED",
        "UNDERSTOOD", "ACCEPTED", "EXPIRES", "REVOKED", "STATE", NULL };
    static const struct listing_shape shape = { "consent-list", "consents",
        headings };
    struct listing listing;
    enum vault_status status;
    size_t live = 0;
    int exit_status;

    date_today(judging->today);
    listing_begin(&listing, &shape, options_settings(options)->json);
    status = list(vault, which, judging, &listing, &live);
    exit_status = report_vault(listing_end(&listing, status), "consent");
    if (exit_status == REPORT_EXIT_OK && judging->kind != NULL && live == 0) {
        return report_fail(REPORT_CONSENT_NONE_LIVE, judging->kind);
    }
    return exit_status != REPORT_EXIT_OK || listing.count > 0
        ? exit_status
        : report_fail(REPORT_NO_CONSENT,
              which != NULL ? which : options_settings(options)->vault_path);
}

int
cmd_consent_list(const struct options *options, struct vault *vault)
{
    struct judging judging = { .kind = options_value(options, "for") };
    char code[VAULT_CODE_MAX];
    const char *which = NULL;
    int exit_status = entry_case_or_all(options, vault, code, &which);

    if (exit_status == REPORT_EXIT_OK && judging.kind != NULL &&
        !vault_consent_kind_known(judging.kind)) {
        return report_fail(REPORT_BAD_CONSENT, judging.kind);
    }
    return exit_status == REPORT_EXIT_OK
        ? put_list(options, vault, which, &judging)
        : exit_status;
}

static void
put_line(const char *key, const char *value)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    if (value[0] != '\0' &&
        show_neutral(value, strlen(value), true, &text) == VAULT_OK) {
        output_text(key);
        output_text("\t");
        output_bytes(text.data, text.len);
        output_text("\n");
    }
    vault_secret_release(&text);
}

/* Whether the limits were told before the first session; empty: unknown. */
static enum vault_status
told_before(struct vault *vault, const struct vault_consent *consent,
    const char **ret_word)
{
    char first[VAULT_DATE_MAX];
    enum vault_status status =
        vault_facts_first_day(vault, consent->case_code, first);

    *ret_word = "";
    if (status == VAULT_OK && consent->detail.told[0] != '\0' &&
        consent->informed[0] != '\0') {
        *ret_word = strcmp(consent->informed, first) <= 0 ? "yes" : "no";
    }
    return status == VAULT_ERR_NOT_FOUND ? VAULT_OK : status;
}

static enum vault_status
show_one(struct vault *vault, const struct vault_consent *consent)
{
    const char *before = "";
    enum vault_status status = told_before(vault, consent, &before);
    enum vault_consent_state state;
    struct field fields[FIELDS];
    char today[VAULT_DATE_MAX], why[WHY_MAX], line[2 * WHY_MAX];

    date_today(today);
    state = vault_consent_judge(consent, NULL, today);
    explain(consent, state, today, why);
    fill_fields(consent, fields);
    for (size_t i = 0; fields[i].key != NULL; i++) {
        put_line(fields[i].key, fields[i].value);
    }
    put_line("told_before_first_session", before);
    (void)snprintf(line, sizeof(line), "%s%s%s", state_word(state),
        why[0] != '\0' ? " " : "", why);
    put_line("state", line);
    return status;
}

static enum vault_status
show(struct vault *vault, const char *code, const char *kind, size_t *ret_count)
{
    struct vault_consent_iter *iter = NULL;
    struct vault_consent consent;
    enum vault_status status = vault_consent_iter_open(vault, code, &iter);

    while (status == VAULT_OK) {
        status = vault_consent_iter_next(iter, &consent);
        if (status == VAULT_OK && is_meant(&consent, kind)) {
            output_text((*ret_count)++ > 0 ? "\n" : "");
            status = show_one(vault, &consent);
        }
    }
    vault_consent_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

int
cmd_consent_show(const struct options *options, struct vault *vault)
{
    struct judging judging = { .only = options_word(options, 1) };
    char code[VAULT_CODE_MAX];
    size_t count = 0;
    int exit_status = entry_case(vault, options_word(options, 0), code);

    if (exit_status == REPORT_EXIT_OK && options_settings(options)->json) {
        return put_list(options, vault, code, &judging);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            report_vault(show(vault, code, judging.only, &count), code);
    }
    return exit_status != REPORT_EXIT_OK || count > 0
        ? exit_status
        : report_fail(REPORT_NO_CONSENT, code);
}

int
cmd_consent_text(const struct options *options, struct vault *vault)
{
    const char *kind = options_word(options, 0);
    const char *word = options_value(options,
        options_given(options, "language") ? "language" : "lang");
    enum export_language language =
        report_environment_language() == REPORT_INDONESIAN ? EXPORT_INDONESIAN
                                                           : EXPORT_ENGLISH;
    struct vault_secret text = VAULT_SECRET_INIT;
    enum vault_status status;

    (void)vault;
    if (!vault_consent_kind_known(kind)) {
        return report_fail(REPORT_BAD_CONSENT, kind);
    }
    if (word != NULL && strcmp(word, "id") != 0 && strcmp(word, "en") != 0) {
        return report_fail(REPORT_BAD_LANGUAGE_OF_CASE, word);
    }
    if (word != NULL) {
        language = word[0] == 'i' ? EXPORT_INDONESIAN : EXPORT_ENGLISH;
    }
    status = consent_text_write(kind, language, &text);
    if (status == VAULT_OK) {
        output_bytes(text.data, text.len);
    }
    vault_secret_release(&text);
    return report_vault(status, kind);
}
