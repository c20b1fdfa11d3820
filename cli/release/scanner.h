#ifndef CLI_RELEASE_SCANNER_H
#define CLI_RELEASE_SCANNER_H

#include <stdbool.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "cli/export/words.h"
#include "cli/release/labels.h"
#include "cli/release/people.h"
#include "cli/release/status.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/note.h"

/*
 * Scans and redacts the notes of one case.  It is opened with the permission
 * to disclose that case, and with nothing else.
 */
struct release_scanner;

/* How texts are treated. */
struct release_treatment {
    const struct anon_policy *policy;
    uint64_t domain; /* of invented names: random, of this release only */
    enum export_language labels; /* language of the replacements */
    const char *today;           /* ISO date */
    const char *first_day; /* that days count from; empty: as the notes say */
    const struct release_people *everyone; /* of the vault; borrowed */
    struct anon_scratch *scratch;          /* of the whole release; borrowed */
    /*
     * Let the scan itself know all persons of the vault, in every misspelling,
     * and not only those of the case: a compilation for each case, so for few.
     */
    bool scan_others;
    /*
     * For readers who are many: roles in broad words ("[Client's relative]"),
     * no times in the text.
     */
    bool general;
    bool leftovers; /* find what is rare, too: see leftover.h */
};

/* What reading all notes of a case showed. */
struct release_survey {
    int32_t first_day; /* of the first session, or ANON_NO_DAY */
    int64_t question;  /* newest note of kind "supervision", or 0 */
    int64_t risk;      /* the same for "risk", */
    int64_t plan;      /* "plan" */
    int64_t intake;    /* and "intake" */
    int64_t notes;     /* without process notes */
    int64_t process;   /* process notes */
};

/*
 * Loads the identities, learns from every note of the case, gives its people
 * their labels.  The caller closes.
 *
 * Secret: identities and names learnt, until closed.
 */
enum release_status release_scanner_open(struct vault *vault,
    const struct vault_grant *grant, const struct release_treatment *treatment,
    struct release_scanner **ret_scanner, struct release_cause *ret_cause);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void release_scanner_close(struct release_scanner **scanner);

const struct release_survey *release_scanner_survey(
    const struct release_scanner *scanner);
const struct release_people *release_scanner_people(
    const struct release_scanner *scanner);

/*
 * Finds identifiers in a note: what anon_scan() finds, and every form of a
 * recorded identifier besides that may not leave (removed) or that a person
 * should see (flagged), and the leftovers where they are asked for.  Sorted;
 * what is removed is disjoint.  The caller releases the findings.
 */
enum release_status release_scanner_scan(struct release_scanner *scanner,
    const struct vault_note *note, struct anon_findings *ret_findings,
    struct release_cause *ret_cause);

/*
 * Redacts a note, or a piece of one, by findings whose decisions are settled;
 * adds the labels it wrote to `labels`.  The caller frees the text.
 */
enum release_status release_scanner_redact(struct release_scanner *scanner,
    struct anon_text text, struct anon_findings *findings,
    struct release_labels *labels, struct anon_clean **ret_clean);

#endif
