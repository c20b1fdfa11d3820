#ifndef CLI_RELEASE_RELEASE_H
#define CLI_RELEASE_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/policy.h"
#include "anonymizer/quasi.h"
#include "cli/export/brief.h"
#include "cli/export/words.h"
#include "cli/release/age.h"
#include "cli/release/bundle.h"
#include "cli/release/disclose.h"
#include "cli/release/gate.h"
#include "cli/release/project.h"
#include "cli/release/review.h"
#include "cli/release/status.h"
#include "cli/release/tally.h"
#include "vault/disclosure.h"
#include "vault/secret.h"
#include "vault/vault.h"

/*
 * The only way out of the vault: select, consent check, scan, review, redact,
 * write, leak gate, put in place, register.  Any step that fails ends it, and
 * nothing of it stays.
 */
enum release_kind {
    RELEASE_SUPERVISION, /* a brief about one case */
    RELEASE_RESEARCH,    /* tables about all cases that consented */
};

/* Which texts a brief or bundle holds. */
enum release_scope {
    RELEASE_WITHOUT_TEXTS, /* research: tables only */
    RELEASE_WITH_TEXTS,
    RELEASE_WITH_PROCESS, /* supervision: process notes too */
};

/* Who receives a brief without a consent, and why; `ground` empty: nobody. */
struct release_override {
    char ground[VAULT_WORD_MAX];
    char recipient[VAULT_RECIPIENT_MAX];
    char reason[VAULT_DISCLOSURE_REASON_MAX];
};

/* How what leaves is closed up. */
enum release_seal {
    RELEASE_UNSEALED,  /* a folder of files that anybody reads */
    RELEASE_SEAL_HTML, /* one page that opens itself, see cli/export/sealed.h */
    RELEASE_SEAL_ZIP, /* an archive under a passphrase, see export_zip_pack() */
    RELEASE_SEAL_AGE, /* an archive to the keys of its readers, by `age` */
};

struct release_request {
    enum release_kind kind;
    enum release_scope scope;
    enum export_extent extent;          /* supervision */
    enum release_dates dates;           /* research */
    struct release_risk_limits risk;    /* research */
    const char *case_code;              /* supervision */
    const char *project;                /* research */
    const struct release_project *plan; /* of that project; NULL: not known */
    struct vault_text plan_text;        /* its file */
    const char *output; /* folder, or file when sealed; release_bundle_open() */
    enum release_seal seal;
    const struct vault_secret *passphrase; /* HTML and zip, else NULL */
    const struct release_age *recipients;  /* age, else NULL */
    const char *today;                     /* ISO date */
    const char *made_at;                   /* ISO time, UTC */
    const char *version;                   /* of the program */
    const struct anon_policy *policy;
    uint64_t domain;         /* random; invented names are drawn from it */
    const char *policy_hash; /* SHA-256 of its file, lower-case hex */
    const enum export_language *language;    /* NULL: that of each case */
    const struct release_override *override; /* supervision; NULL: none */
    bool unreviewed; /* accept what the scan decides; consent and gate stay */
    bool ask_again;  /* what was decided in earlier reviews, too */
    bool raw_text;   /* no apostrophe before formulas */
    uint32_t synthetic; /* research: so many invented cases; 0: real ones */
    uint64_t seed;      /* that they are drawn from */
    bool check_only;    /* research: work out the risk, and no more */
    bool dry_run;       /* everything but putting it in place and registering */
};

/*
 * Gets open questions of a review answered, by release_review_answer(), and is
 * called again while there are any and it answers some: the first reading goes
 * before the second.  RELEASE_ERR_REVIEW: somebody stops here.
 */
typedef enum release_status release_answer_fn(struct release_review *review,
    void *data, struct release_cause *ret_cause);

/* What came of it. */
struct release_result {
    int64_t id; /* in the register; 0 after a dry run */
    int64_t cases;
    int64_t open;                    /* questions nobody answered */
    int64_t quasi[ANON_QUASI_COUNT]; /* left in the texts, by class */
    int64_t quasi_cases;       /* with ANON_QUASI_TOGETHER or more classes */
    int64_t empty;             /* parts of a brief that nothing stands in */
    char code[VAULT_CODE_MAX]; /* what the release is called */
    int64_t wave;              /* research: 1 is the first of its project */
    int64_t withdrawn;         /* cases of earlier waves without consent */
    struct release_disclosure disclosure; /* research */
    struct release_tally tally;
    struct release_gate_report gate;
    struct {
        const char *name;
        uint64_t bytes;
        char hash[EXPORT_HASH_MAX];
    } files[RELEASE_BUNDLE_FILES];
    size_t file_count;
    uint64_t sealed_bytes; /* of the sealed file */
    char sealed_hash[EXPORT_HASH_MAX];
};

/* Tells how many notes have been done; may be NULL. */
typedef void release_progress_fn(int64_t notes, void *data);

struct release_hooks {
    release_answer_fn *answer;
    /*
     * Whether a person has judged what some cases hold together, where that is
     * of ANON_QUASI_TOGETHER classes or more: the counts are in the result.
     * Asked once, when everything is written and nothing handed over; false
     * ends the release with RELEASE_ERR_REVIEW.  Not asked when unreviewed.
     */
    bool (*together)(const struct release_result *result, void *data);
    release_progress_fn *progress;
    void *data;
    /*
     * Whose the identifiers are that the gate's hits name; called for each hit
     * before release_run() ends.
     */
    void (*hit)(const struct release_hit *hit,
        const struct release_identity *whose, void *data);
};

/*
 * Releases.  The result is filled in as far as it went, also on failure.
 *
 * Secret: everything on the way; all of it is wiped before it returns.
 */
enum release_status release_run(struct vault *vault,
    const struct release_request *request, const struct release_hooks *hooks,
    struct release_result *ret_result, struct release_cause *ret_cause);

#endif
