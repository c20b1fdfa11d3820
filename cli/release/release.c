#include "cli/release/release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/run.h"
#include "cli/release/sections.h"
#include "cli/release/select.h"
#include "vault/release.h"

/* Asks about everything in a note that nobody has decided yet. */
static enum release_status
review_note(struct release_run *run, struct release_scanner *scanner,
    const struct release_choice *choice, const struct vault_note *note)
{
    const char *code = note->case_code;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_text text = { (const char *)note->text.data, note->text.len };
    enum release_status status =
        release_scanner_scan(scanner, note, &findings, run->cause);

    for (size_t i = 0; status == RELEASE_OK && i < findings.len; i++) {
        const struct anon_finding *finding = &findings.items[i];
        struct anon_text surface = { text.data + finding->begin,
            finding->end - finding->begin };
        enum release_decision decision;

        if (!release_choice_covers(choice, note, finding->begin,
                finding->end)) {
            continue;
        }
        status = release_decision_get(run->vault, code, surface, &decision,
            run->cause);
        if (status == RELEASE_OK && decision == RELEASE_OPEN) {
            status = release_review_add(run->review, code, finding, text);
        }
    }
    anon_findings_release(&findings);
    return status;
}

/* Whether the text of a note will leave, so that somebody must look at it. */
static bool
leaves(const struct release_run *run, const struct release_choice *choice,
    const struct vault_note *note)
{
    return run->request->kind == RELEASE_SUPERVISION
        ? release_choice_takes(choice, run, note)
        : release_run_takes(run, note->kind);
}

static enum release_status
review_case(struct release_run *run, const struct release_subject *subject)
{
    enum vault_status found;
    enum release_status status;
    struct release_choice choice = { 0 };
    struct release_scanner *scanner = NULL;
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;

    status = release_run_scanner(run, subject, &scanner);
    if (status == RELEASE_OK && run->request->kind == RELEASE_SUPERVISION) {
        status = release_choose(run, scanner, &choice);
    }
    if (status == RELEASE_OK) {
        found = vault_note_iter_open(run->vault,
            vault_grant_case(subject->grant), &iter);
        status = release_vault(found, run->cause);
    }
    while (status == RELEASE_OK) {
        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (leaves(run, &choice, &note)) {
            status = review_note(run, scanner, &choice, &note);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    release_scanner_close(&scanner);
    return status;
}

/* The review of all cases; afterwards no question may be open. */
static enum release_status
review(struct release_run *run)
{
    enum release_status status = RELEASE_OK;
    enum release_status stored = RELEASE_OK;

    if (run->request->unreviewed ||
        run->request->scope == RELEASE_WITHOUT_TEXTS) {
        return RELEASE_OK;
    }
    run->review = release_review_new();
    if (run->review == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; status == RELEASE_OK && i < run->subject_count; i++) {
        status = review_case(run, &run->subjects[i]);
    }
    if (status != RELEASE_OK || release_review_count(run->review) == 0) {
        return status;
    }
    release_review_sort(run->review);
    /* A person takes minutes, and of the notes only the questions stay. */
    vault_rest(run->vault);
    status = run->hooks->answer(run->review, run->hooks->data, run->cause);
    /* What was answered stays answered, also when something is left open. */
    stored = release_review_store(run->vault, run->review, run->cause);
    run->result->open = (int64_t)release_review_open(run->review);
    if (status == RELEASE_OK) {
        status = stored;
    }
    return status == RELEASE_OK && run->result->open > 0 ? RELEASE_ERR_REVIEW
                                                         : status;
}

static void
tell_hits(const struct release_run *run)
{
    const struct release_gate_report *report = &run->result->gate;

    for (size_t i = 0; run->hooks->hit != NULL && i < report->hit_count; i++) {
        struct release_identity whose =
            release_people_at(run->everyone, report->hits[i].identifier);

        run->hooks->hit(&report->hits[i], &whose, run->hooks->data);
    }
}

static enum release_status
pass_gate(struct release_run *run, const char *const *codes)
{
    struct release_gate gate = {
        .people = run->everyone,
        .labels = &run->labels,
        .codes = codes,
        .code_count = run->subject_count,
        .kept = release_run_kept,
        .data = run,
        .unreviewed = run->request->unreviewed,
    };
    enum release_status status =
        release_files_gate(&run->files, &gate, &run->result->gate, run->cause);

    if (status == RELEASE_OK) {
        status = run->asked;
    }
    if (status == RELEASE_OK) {
        tell_hits(run);
        status = release_gate_verdict(&run->result->gate);
    }
    return status;
}

/* The hash of the manifest, which holds those of all other files. */
static const char *
manifest_hash(const struct release_run *run)
{
    for (size_t i = 0; i < run->files.len; i++) {
        if (strcmp(run->files.items[i].name, "manifest.json") == 0) {
            return run->files.items[i].hash;
        }
    }
    return "";
}

static void
fill_row(const struct release_run *run, struct vault_release *row)
{
    const struct release_request *request = run->request;
    const struct release_tally *tally = &run->result->tally;
    bool brief = request->kind == RELEASE_SUPERVISION;

    (void)snprintf(row->code, sizeof(row->code), "%s", run->code.text);
    (void)snprintf(row->kind, sizeof(row->kind), "%s",
        brief ? "supervision" : "research");
    (void)snprintf(row->purpose, sizeof(row->purpose), "%s",
        brief ? "supervision" : request->project);
    (void)snprintf(row->profile, sizeof(row->profile), "%s",
        request->policy->name);
    (void)snprintf(row->made_at, sizeof(row->made_at), "%s", request->made_at);
    row->case_count = run->result->cases;
    row->finding_count = release_tally_removed(tally);
    row->decision_count = tally->by_person;
    (void)snprintf(row->sha256, sizeof(row->sha256), "%s", manifest_hash(run));
}

/* A brief that went without a consent is accounted for. */
static enum vault_status
account(const struct release_run *run)
{
    const struct release_override *override = run->request->override;
    const struct vault_grant *grant = run->subjects[0].grant;
    struct vault_disclosure row = { .id = 0 };
    int64_t id = 0;

    if (vault_grant_ground(grant)[0] == '\0') {
        return VAULT_OK;
    }
    (void)snprintf(row.case_code, sizeof(row.case_code), "%s",
        vault_grant_case(grant));
    (void)snprintf(row.date, sizeof(row.date), "%s", run->request->today);
    (void)snprintf(row.what, sizeof(row.what),
        "brief %s, identifiers removed, %jd notes", run->code.text,
        (intmax_t)run->result->tally.notes);
    (void)snprintf(row.ground, sizeof(row.ground), "%s", override->ground);
    memcpy(row.recipient, override->recipient, sizeof(row.recipient));
    memcpy(row.reason, override->reason, sizeof(row.reason));
    return vault_disclosure_add(run->vault, &row, &id);
}

/*
 * Registered and in its place, or neither: the row is written first and kept
 * only when the folder is there.
 */
static enum release_status
hand_over(struct release_run *run, const char *const *codes)
{
    struct vault_release row = { .id = 0 };
    enum vault_status status = vault_begin(run->vault);

    if (status != VAULT_OK) {
        return release_vault(status, run->cause);
    }
    fill_row(run, &row);
    status = vault_release_register(run->vault, &row, codes,
        (size_t)run->result->cases, &run->result->id);
    if (status == VAULT_OK) {
        status = account(run);
    }
    if (status == VAULT_OK && run->request->kind == RELEASE_RESEARCH) {
        status = release_wave_keep(run);
    }
    if (status != VAULT_OK) {
        vault_rollback(run->vault);
        return release_vault(status, run->cause);
    }
    if (!release_bundle_commit(run->files.bundle)) {
        (void)release_errno(run->cause);
        vault_rollback(run->vault);
        return RELEASE_ERR_SYSTEM;
    }
    status = vault_commit(run->vault);
    if (status != VAULT_OK) {
        release_bundle_withdraw(run->files.bundle);
    }
    return release_vault(status, run->cause);
}

static void
list_files(struct release_run *run)
{
    struct release_result *result = run->result;

    for (size_t i = 0; i < run->files.len; i++) {
        result->files[i].name = run->files.items[i].name;
        result->files[i].bytes = export_out_size(run->files.items[i].out);
        memcpy(result->files[i].hash, run->files.items[i].hash,
            sizeof(result->files[i].hash));
    }
    result->file_count = run->files.len;
}

/* The codes of the cases that are told of come first. */
static void
sort_codes(const struct release_run *run, const char **codes)
{
    size_t count = 0;

    for (size_t i = 0; i < run->subject_count; i++) {
        if (!run->subjects[i].left_out) {
            codes[count++] = codes[i];
        }
    }
}

static enum release_status
write_and_pass(struct release_run *run)
{
    enum release_status status;
    const char **codes = calloc(run->subject_count, sizeof(*codes));

    if (codes == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < run->subject_count; i++) {
        codes[i] = vault_grant_case(run->subjects[i].grant);
    }
    run->writing = true;
    status = run->request->kind == RELEASE_SUPERVISION
        ? release_write_brief(run)
        : release_write_research(run);
    if (status == RELEASE_OK && run->request->kind == RELEASE_RESEARCH &&
        run->rows == 0) {
        status = RELEASE_ERR_NO_NOTES;
    }
    if (status == RELEASE_OK && run->result->quasi_cases > 0 &&
        !run->request->unreviewed &&
        !run->hooks->together(run->result, run->hooks->data)) {
        status = RELEASE_ERR_REVIEW;
    }
    if (status == RELEASE_OK) {
        list_files(run);
        status = pass_gate(run, codes);
    }
    if (status == RELEASE_OK && !run->request->dry_run) {
        status = release_seal(run);
    }
    if (status == RELEASE_OK && !run->request->dry_run) {
        sort_codes(run, codes);
        status = hand_over(run, codes);
    }
    free(codes);
    return status;
}

/* Everything after the choice of the cases. */
static enum release_status
release(struct release_run *run)
{
    const struct release_circle everyone = { .others = true };
    enum release_status status =
        release_files_open(&run->files, run->request->output,
            run->request->seal == RELEASE_UNSEALED ? RELEASE_BUNDLE_FOLDER
                                                   : RELEASE_BUNDLE_SEALED,
            run->cause);

    if (status == RELEASE_OK) {
        status = release_people_new(run->vault, &everyone, &run->everyone,
            run->cause);
    }
    if (status == RELEASE_OK) {
        status = review(run);
    }
    if (status == RELEASE_OK) {
        status = release_stamp_prepare(run);
    }
    return status == RELEASE_OK ? write_and_pass(run) : status;
}

enum release_status
release_run(struct vault *vault, const struct release_request *request,
    const struct release_hooks *hooks, struct release_result *ret_result,
    struct release_cause *ret_cause)
{
    enum release_status status;
    struct release_run run = {
        .vault = vault,
        .request = request,
        .hooks = hooks,
        .result = ret_result,
        .cause = ret_cause,
    };

    memset(ret_result, 0, sizeof(*ret_result));
    memset(ret_cause, 0, sizeof(*ret_cause));
    status = release_select(&run);
    ret_result->cases = (int64_t)run.subject_count;
    if (status == RELEASE_OK) {
        status =
            request->check_only ? release_check_research(&run) : release(&run);
    }
    release_files_release(&run.files);
    release_labels_release(&run.labels);
    release_people_free(&run.everyone);
    release_review_free(&run.review);
    release_unselect(&run);
    return status;
}
