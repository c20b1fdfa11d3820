#include "cli/release/release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/run.h"
#include "cli/release/select.h"
#include "vault/release.h"

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
        .scratch = run->scratch,
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
        status = release_anon(anon_scratch_new(&run->scratch), run->cause);
    }
    if (status == RELEASE_OK) {
        status = release_people_new(run->vault, &everyone, &run->everyone,
            run->cause);
    }
    if (status == RELEASE_OK) {
        status = release_run_review(run);
    }
    if (status == RELEASE_OK) {
        status = release_stamp_prepare(run);
    }
    return status == RELEASE_OK ? write_and_pass(run) : status;
}

/* The same way out, with nothing on it but what was invented. */
static enum release_status
invent(struct release_run *run)
{
    const struct release_circle everyone = { .others = true };
    enum release_status status =
        release_files_open(&run->files, run->request->output,
            run->request->seal == RELEASE_UNSEALED ? RELEASE_BUNDLE_FOLDER
                                                   : RELEASE_BUNDLE_SEALED,
            run->cause);

    if (status == RELEASE_OK) {
        run->files.mark = RELEASE_SYNTHETIC;
        status = release_people_new(run->vault, &everyone, &run->everyone,
            run->cause);
    }
    if (status == RELEASE_OK) {
        status = release_stamp_prepare(run);
    }
    if (status == RELEASE_OK) {
        status = release_write_synthetic(run);
    }
    if (status == RELEASE_OK) {
        list_files(run);
        status = pass_gate(run, NULL);
    }
    if (status == RELEASE_OK && !run->request->dry_run) {
        status = release_seal(run);
    }
    if (status == RELEASE_OK && !run->request->dry_run &&
        !release_bundle_commit(run->files.bundle)) {
        status = release_errno(run->cause);
    }
    return status;
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
    if (request->synthetic > 0) {
        status = invent(&run);
    } else {
        status = release_select(&run);
        ret_result->cases = (int64_t)run.subject_count;
    }
    if (status == RELEASE_OK && request->synthetic == 0) {
        status =
            request->check_only ? release_check_research(&run) : release(&run);
    }
    release_files_release(&run.files);
    release_labels_release(&run.labels);
    release_people_free(&run.everyone);
    anon_scratch_free(&run.scratch);
    release_review_free(&run.review);
    release_unselect(&run);
    return status;
}
