#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/date.h"
#include "cli/entry.h"
#include "cli/output.h"
#include "cli/recall.h"
#include "cli/report.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/person.h"

const struct option cmd_consent_record_options[] = {
    { "all", 0, NULL, "for every case" },
    { "informed", 0, "DAY", "when it was explained (today)" },
    { "understood", 0, "DAY", "when it was understood (today)" },
    { "accepted", 0, "DAY", "when it was given (today)" },
    { "expires", 0, "DAY", "the last day it holds (default: no end)" },
    { "informed-how", 0, "HOW", "spoken, read-aloud, given-to-read, ..." },
    { "understood-how", 0, "HOW", "spoken-back, questions-answered, ..." },
    { "accepted-how", 0, "HOW", "form-signed, electronic, spoken, ..." },
    { "text", 0, "VERSION", "of the text shown: treatment-1" },
    { "text-language", 0, "LANG", "the text's: id, en, jv, ..." },
    { "by", 0, "WHO", "client, guardian or both" },
    { "relation", 0, "WORD", "of the guardian: mother, court, ..." },
    { "witness", 0, "NAME", "who was there; -: from standard input" },
    { "told", 0, "LIMITS", "before: confidentiality,exceptions,storage,..." },
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

/* Copies a text of an option, which has to fit. */
static int
read_text(const struct options *options, const char *name, char *ret_text,
    size_t size)
{
    const char *text = options_value(options, name);

    if (text != NULL && strlen(text) >= size) {
        return report_fail(REPORT_CONSENT_DETAIL, name);
    }
    if (text != NULL) {
        (void)snprintf(ret_text, size, "%s", text);
    }
    return REPORT_EXIT_OK;
}

/* The first word of a list that is none of ours. */
static int
check_told(const char *told)
{
    char word[VAULT_WORD_MAX];

    while (told[0] != '\0') {
        size_t len = strcspn(told, ",");

        (void)snprintf(word, sizeof(word), "%.*s",
            (int)(len < sizeof(word) ? len : sizeof(word)), told);
        if (!vault_coded_valid(VAULT_CODED_TOLD, word)) {
            return entry_bad_word(VAULT_CODED_TOLD, word);
        }
        told += len + (told[len] == ',' ? 1 : 0);
    }
    return REPORT_EXIT_OK;
}

/* The name of a witness: out of argv, or from standard input. */
static int
read_witness(const struct options *options, char *ret_name, size_t size)
{
    const char *word = options_value(options, "witness");
    struct vault_secret name = VAULT_SECRET_INIT;
    int exit_status = REPORT_EXIT_OK;

    if (word == NULL) {
        return REPORT_EXIT_OK;
    }
    if (strcmp(word, "-") != 0) {
        report_tell(REPORT_ARGV_WARNING, "");
        return read_text(options, "witness", ret_name, size);
    }
    exit_status = report_vault(compose_read(STDIN_FILENO, &name), "-");
    while (name.len > 0 && strchr(" \t\r\n", name.data[name.len - 1]) != NULL) {
        name.len--;
    }
    if (exit_status == REPORT_EXIT_OK && name.len >= size) {
        exit_status = report_fail(REPORT_CONSENT_DETAIL, "witness");
    }
    if (exit_status == REPORT_EXIT_OK && name.len > 0) {
        memcpy(ret_name, name.data, name.len);
        ret_name[name.len] = '\0';
    }
    vault_secret_release(&name);
    return exit_status;
}

static int
read_coded(const struct options *options, struct vault_consent_detail *detail)
{
    const struct {
        enum vault_coded field;
        char *word;
    } fields[] = {
        { VAULT_CODED_INFORMED, detail->informed_how },
        { VAULT_CODED_UNDERSTOOD, detail->understood_how },
        { VAULT_CODED_ACCEPTED, detail->accepted_how },
        { VAULT_CODED_GIVEN_BY, detail->given_by },
    };
    int exit_status = REPORT_EXIT_OK;

    for (size_t i = 0; exit_status == REPORT_EXIT_OK &&
         i < sizeof(fields) / sizeof(fields[0]);
         i++) {
        exit_status = entry_word(fields[i].field,
            options_value(options, vault_coded_name(fields[i].field)),
            fields[i].word);
    }
    return exit_status;
}

/* How the consent came about. */
static int
read_detail(const struct options *options, struct vault_consent_detail *detail)
{
    int exit_status = read_coded(options, detail);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_text(options, "text", detail->text_version,
            sizeof(detail->text_version));
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_text(options, "text-language", detail->text_language,
            sizeof(detail->text_language));
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_text(options, "relation", detail->relation,
            sizeof(detail->relation));
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_text(options, "told", detail->told, sizeof(detail->told));
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = check_told(detail->told);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            read_witness(options, detail->witness, sizeof(detail->witness));
    }
    return exit_status == REPORT_EXIT_OK && !vault_consent_detail_valid(detail)
        ? report_fail(REPORT_CONSENT_DETAIL, "by, relation, text-language")
        : exit_status;
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

/* A witness is somebody to hide, like everybody else the vault knows. */
static enum vault_status
hide_witness(struct vault *vault, const struct vault_consent *consent)
{
    const char *name = consent->detail.witness;
    const struct vault_text text = { name, strlen(name) };
    int64_t person = 0;
    enum vault_status status;

    if (text.len == 0) {
        return VAULT_OK;
    }
    status = vault_person_ensure(vault, consent->case_code, "witness", &person);
    return status == VAULT_OK
        ? vault_identifier_add(vault, person, "name", text)
        : status;
}

static bool
lacks_a_step(const struct vault_consent *consent)
{
    return consent->informed[0] == '\0' || consent->understood[0] == '\0' ||
        consent->accepted[0] == '\0';
}

static enum vault_status
record(struct vault *vault, const char *code,
    const struct vault_consent *template)
{
    struct vault_consent consent = *template;
    enum vault_status status = VAULT_OK;
    char today[VAULT_DATE_MAX];

    (void)snprintf(consent.case_code, sizeof(consent.case_code), "%s", code);
    date_today(today);
    if (lacks_a_step(&consent)) {
        status = vault_consent_continue(vault, today, &consent);
    }
    if (status == VAULT_OK || status == VAULT_ERR_NOT_FOUND) {
        status = hide_witness(vault, &consent);
    }
    return status == VAULT_OK ? vault_consent_record(vault, &consent) : status;
}

static enum vault_status
revoke_one(struct vault *vault, const char *code,
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
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_detail(options, &consent.detail);
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
        exit_status = change(options, vault, revoke_one, &consent);
    }
    return exit_status == REPORT_EXIT_OK
        ? recall_what_left(options, vault, consent.kind)
        : exit_status;
}
