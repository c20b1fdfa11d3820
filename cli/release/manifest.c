#include <string.h>

#include "cli/export/json.h"
#include "cli/release/run.h"

/* Says how the text was treated: every attestation there is. */
static const char reviewed[] =
    "Identifiers removed by rules and by the recorded identities; every "
    "finding was decided by a person before the release. The files passed the "
    "leak gate. They are still personal data.";
static const char unreviewed[] =
    "Identifiers removed by rules and by the recorded identities; no person "
    "reviewed the result. The files passed the leak gate. They are still "
    "personal data.";

static const char *const extents[] = {
    [EXPORT_FULL] = "full",
    [EXPORT_GROUP] = "group",
    [EXPORT_ONE_PAGE] = "one-page",
};

/*
 * Which project, site and wave; the names of project and pool were chosen by
 * somebody, and stand in project.json, which the gate reads.
 */
static void
put_wave(struct export_json *json, const struct release_run *run)
{
    if (run->request->plan != NULL) {
        export_json_hash(json, "project_hash", run->request->plan->hash);
        export_json_constant(json, "site", run->site);
    }
    export_json_number(json, "wave", run->result->wave);
    if (run->before.number > 0) {
        export_json_object(json, "wave_before");
        export_json_constant(json, "release", run->before.code);
        export_json_hash(json, "manifest_hash", run->before.sha256);
        export_json_object_end(json);
    }
    export_json_number(json, "withdrawn", run->result->withdrawn);
}

static void
put_head(struct export_json *json, const struct release_run *run)
{
    const struct release_request *request = run->request;

    export_json_constant(json, "format", "casevault-release");
    export_json_number(json, "format_version", 1);
    export_json_constant(json, "tool", "casevault");
    export_json_constant(json, "tool_version", request->version);
    export_json_constant(json, "kind",
        request->kind == RELEASE_SUPERVISION ? "supervision" : "research");
    export_json_constant(json, "release", run->code.text);
    if (request->kind == RELEASE_SUPERVISION) {
        export_json_constant(json, "extent", extents[request->extent]);
    }
    export_json_constant(json, "profile", request->policy->name);
    export_json_hash(json, "policy_hash", request->policy_hash);
    export_json_constant(json, "made_at", request->made_at);
    export_json_constant(json, "key", run->key.text);
    export_json_constant(json, "attestation",
        request->synthetic > 0    ? RELEASE_SYNTHETIC
            : request->unreviewed ? unreviewed
                                  : reviewed);
    export_json_bool(json, "unreviewed", request->unreviewed);
    export_json_bool(json, "synthetic", request->synthetic > 0);
    if (run->subject_count > 0 &&
        vault_grant_ground(run->subjects[0].grant)[0] != '\0') {
        export_json_constant(json, "without_consent",
            vault_grant_ground(run->subjects[0].grant));
    }
    if (request->kind == RELEASE_RESEARCH) {
        export_json_bool(json, "formula_guard", !request->raw_text);
        export_json_constant(json, "dates",
            request->dates == RELEASE_WEEKS ? "weeks" : "days");
        put_wave(json, run);
    }
}

void
release_manifest_risk(struct export_json *json,
    const struct release_disclosure *disclosure)
{
    export_json_object(json, "disclosure_risk");
    export_json_number(json, "k_asked", disclosure->limits.k);
    export_json_number(json, "k_reached", (int64_t)disclosure->after.smallest);
    export_json_bool(json, "all_attributes_withheld", disclosure->too_few);
    export_json_number(json, "cases_left_out", disclosure->left_out);
    export_json_share(json, "prosecutor_highest",
        (int64_t)(disclosure->after.prosecutor_highest * 10000 + 0.5));
    export_json_share(json, "marketer",
        (int64_t)(disclosure->after.marketer * 10000 + 0.5));
    export_json_object_end(json);
}

static void
put_counts(struct export_json *json, const struct release_run *run)
{
    const struct release_tally *tally = &run->result->tally;

    export_json_number(json, "cases", run->result->cases);
    if (run->result->disclosure.done) {
        release_manifest_risk(json, &run->result->disclosure);
    }
    export_json_number(json, "notes", tally->notes);
    export_json_number(json, "process_notes_left_out", tally->left_out);
    export_json_object(json, "removed");
    export_json_number(json, "total", release_tally_removed(tally));
    export_json_object(json, "by_type");
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        if (tally->removed[i] > 0) {
            export_json_number(json, anon_type_name((enum anon_type)i),
                tally->removed[i]);
        }
    }
    export_json_object_end(json);
    export_json_object(json, "by_rule");
    for (size_t i = 0; i < tally->rule_count; i++) {
        export_json_number(json, tally->rules[i].rule, tally->rules[i].removed);
    }
    export_json_object_end(json);
    export_json_object(json, "by_origin");
    export_json_number(json, "rule", tally->by_origin[ANON_FROM_RULE]);
    export_json_number(json, "own_identities", tally->by_origin[ANON_FROM_OWN]);
    export_json_number(json, "other_identities",
        tally->by_origin[ANON_FROM_OTHER]);
    export_json_object_end(json);
    export_json_object_end(json);
    export_json_object(json, "decisions");
    export_json_number(json, "by_person", tally->by_person);
    export_json_number(json, "found_and_kept", tally->kept);
    export_json_number(json, "ambiguous_identities_kept", tally->kept_known);
    if (run->review != NULL) {
        export_json_number(json, "left_over_shown", tally->shown);
        export_json_number(json, "left_over_masked", tally->masked);
    }
    export_json_object_end(json);
}

/* Occupations, rare events and the like that stay in the texts. */
static void
put_quasi(struct export_json *json, const struct release_run *run)
{
    const struct release_result *result = run->result;

    export_json_object(json, "quasi_identifiers");
    for (int i = 0; i < ANON_QUASI_COUNT; i++) {
        if (result->quasi[i] > 0) {
            export_json_number(json, anon_quasi_name((enum anon_quasi)i),
                result->quasi[i]);
        }
    }
    export_json_number(json, "cases_with_three_classes", result->quasi_cases);
    export_json_object_end(json);
}

void
release_manifest_files(struct export_json *json, const struct release_run *run)
{
    export_json_list(json, "files");
    for (size_t i = 0; i < run->files.len; i++) {
        const struct release_file *file = &run->files.items[i];

        /* The form for the reply is there to be filled in. */
        if (strcmp(file->name, "manifest.json") == 0 ||
            strcmp(file->name, "reply.md") == 0) {
            continue;
        }
        export_json_object(json, NULL);
        export_json_constant(json, "name", file->name);
        export_json_number(json, "bytes", (int64_t)export_out_size(file->out));
        export_json_hash(json, "hash", file->hash);
        export_json_object_end(json);
    }
    export_json_list_end(json);
}

static enum release_status
write_signature(struct release_run *run, const char *hash)
{
    struct release_file *file = NULL;
    struct export_stamp stamp;
    enum release_status status = release_stamp(run, hash, &stamp);

    if (status == RELEASE_OK) {
        status =
            release_files_add(&run->files, "manifest.sig", &file, run->cause);
    }
    if (status != RELEASE_OK) {
        return status;
    }
    export_stamp_put(file->out, &stamp);
    export_out_constant(file->out, "\n");
    return release_file_finish(file, run->cause);
}

/* What the texts hold together, and how many cases hold too much. */
static void
sum_up_quasi(struct release_run *run)
{
    for (size_t i = 0; i < run->subject_count; i++) {
        run->result->quasi_cases +=
            anon_quasi_classes(&run->quasi[i]) >= ANON_QUASI_TOGETHER;
        for (int k = 0; k < ANON_QUASI_COUNT; k++) {
            run->result->quasi[k] += run->quasi[i].counts[k];
        }
    }
}

enum release_status
release_write_manifest(struct release_run *run)
{
    struct release_file *file = NULL;
    struct export_json json = { .depth = 0 };
    enum release_status status =
        release_files_add(&run->files, "manifest.json", &file, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    sum_up_quasi(run);
    json.out = file->out;
    export_json_object(&json, NULL);
    put_head(&json, run);
    put_counts(&json, run);
    put_quasi(&json, run);
    release_manifest_files(&json, run);
    export_json_object_end(&json);
    status = release_file_finish(file, run->cause);
    return status == RELEASE_OK ? write_signature(run, file->hash) : status;
}
