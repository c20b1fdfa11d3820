#ifndef CLI_RELEASE_RUN_H
#define CLI_RELEASE_RUN_H

#include "anonymizer/quasi.h"
#include "cli/export/brief.h"
#include "cli/export/json.h"
#include "cli/export/stamp.h"
#include "cli/release/files.h"
#include "cli/release/release.h"
#include "cli/release/scanner.h"
#include "vault/consent.h"
#include "vault/site.h"
#include "vault/wave.h"

/* Internal to cli/release: one run of the pipeline. */

/* A case that takes part, with the permission to disclose it. */
struct release_subject {
    struct vault_grant *grant;
    struct vault_case row;
    bool left_out;                  /* by disclosure control */
    char first_day[VAULT_DATE_MAX]; /* that days count from; empty: none */
};

struct release_run {
    struct vault *vault;
    const struct release_request *request;
    const struct release_hooks *hooks;
    struct release_result *result;
    struct release_cause *cause;
    struct release_subject *subjects;
    size_t subject_count;
    struct anon_quasi_tally *quasi; /* of each subject's texts as they leave */
    struct release_review *review;  /* NULL when unreviewed */
    unsigned rounds;                /* of the review so far */
    bool second;                    /* its second reading has begun */
    struct release_people *everyone;
    struct anon_scratch *scratch; /* what all texts are scanned in */
    struct release_labels labels;
    struct release_files files;
    int64_t rows;                  /* of all tables */
    bool writing;                  /* the pass that counts */
    struct export_pseudonym code;  /* of the release */
    struct export_fingerprint key; /* it is signed with */
    char purpose[VAULT_NAME_MAX];  /* what that key is for, and the consent */
    char site[VAULT_SITE_LEN + 1]; /* in a registered project; else empty */
    struct vault_wave before;      /* the last wave; number 0: none */
    enum release_status asked;     /* first failure of release_run_kept() */
};

/* Opens the scanner of a case. */
enum release_status release_run_scanner(struct release_run *run,
    const struct release_subject *subject,
    struct release_scanner **ret_scanner);

/* The language that the labels and headings of a case are in. */
enum export_language release_run_language(const struct release_run *run,
    const struct release_subject *subject);

/* A note of a case, or a piece of it, on its way out. */
struct release_source {
    const struct release_subject *subject;
    struct release_scanner *scanner; /* of that case */
    const struct vault_note *note;
    size_t begin; /* bytes [begin, end) of the text */
    size_t end;
};

/*
 * Scans the whole note, settles every finding in the piece by what was
 * decided, redacts the piece, counts.  The caller frees the text.
 */
enum release_status release_run_text(struct release_run *run,
    const struct release_source *source, struct anon_clean **ret_clean);

/* The same for the whole of a note. */
enum release_status release_run_note(struct release_run *run,
    struct release_scanner *scanner, const struct release_subject *subject,
    const struct vault_note *note, struct anon_clean **ret_clean);

/* A release_kept_fn; `data` is the run. */
bool release_run_kept(const char *case_code, struct anon_text surface,
    void *data);

/* Counts a note that was written, and tells the progress hook. */
void release_run_step(struct release_run *run);

/* Whether notes of this kind leave in this release. */
bool release_run_takes(const struct release_run *run, const char *kind);

/* The review of all cases: RELEASE_ERR_REVIEW while a question is open. */
enum release_status release_run_review(struct release_run *run);

/* Write the files of a release: the brief, or the tables. */
enum release_status release_write_brief(struct release_run *run);
enum release_status release_write_research(struct release_run *run);
/* Rows that are invented: no consent, no case, nothing registered. */
enum release_status release_write_synthetic(struct release_run *run);

/*
 * Learns what this wave of a project follows, and the name of this site in it.
 */
enum release_status release_wave_prepare(struct release_run *run);

/* Writes withdrawn.csv, and project.json of a registered project. */
enum release_status release_wave_write(struct release_run *run,
    struct release_file *withdrawn);

/*
 * Writes project.json as it came: it is no client's text, so nothing is taken
 * out of it, and the gate reads it as it reads all.
 */
enum release_status release_wave_project(struct release_run *run);

/* Adds title, contact and terms of a registered project to the usual ones. */
enum release_status release_wave_terms(struct release_run *run,
    struct release_file *file);

/* Keeps the day 0 of every case that was told of, with the register's row. */
enum vault_status release_wave_keep(struct release_run *run);

/* Works out what disclosure control would do; writes nothing. */
enum release_status release_check_research(struct release_run *run);

/* Seals what the gate has passed; nothing to do for a folder. */
enum release_status release_seal(struct release_run *run);

/* Stamps a hash: names the release, and signs. */
enum release_status release_stamp(struct release_run *run, const char *hash,
    struct export_stamp *ret_stamp);

/* Gives the release its name, and learns the key it will be signed with. */
enum release_status release_stamp_prepare(struct release_run *run);

/*
 * Parts of a manifest: the risk in short, of which disclosure-risk.json says
 * more, and the files written so far.
 */
void release_manifest_risk(struct export_json *json,
    const struct release_disclosure *disclosure);
void release_manifest_files(struct export_json *json,
    const struct release_run *run);

/*
 * Writes manifest.json about the files written before it, and its stamp,
 * manifest.sig.
 */
enum release_status release_write_manifest(struct release_run *run);

#endif
