#ifndef VAULT_CONSENT_H
#define VAULT_CONSENT_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/consent_detail.h"
#include "vault/vault.h"

/*
 * The consent ledger, and permission to disclose as a type: a release cannot
 * be written without a grant, and only the consent check makes one.
 */
struct vault_consent {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_NAME_MAX]; /* treatment, recording, supervision,
                                  presentation, research:PROJECT, ai-local,
                                  disclosure:RECIPIENT */
    char informed[VAULT_DATE_MAX];
    char understood[VAULT_DATE_MAX];
    char accepted[VAULT_DATE_MAX];
    char expires[VAULT_DATE_MAX]; /* last day it holds; empty: none */
    char revoked[VAULT_DATE_MAX]; /* empty while it stands */
    bool continued;               /* a later one completes it */
    struct vault_consent_detail detail;
};

/* Returns whether `kind` has one of the forms above. */
bool vault_consent_kind_known(const char *kind);

/*
 * Records a consent.  `steps` gives case_code, kind, the dates and how it came
 * about; empty informed, understood, accepted mean not yet.  A later row that
 * tells more (the client has now accepted) stands beside the earlier one.  Real
 * calendar dates only, and `revoked` empty: VAULT_ERR_INVALID.
 */
enum vault_status vault_consent_record(struct vault *vault,
    const struct vault_consent *steps) VAULT_CHECK_RESULT;

/*
 * Revokes every standing consent of that kind as of `date`; `*ret_count` tells
 * how many.  A date to come revokes from that day on; the earliest counts.
 * VAULT_ERR_NOT_FOUND when there is none.
 */
enum vault_status vault_consent_revoke(struct vault *vault,
    const char *case_code, const char *kind, const char *date,
    int64_t *ret_count) VAULT_CHECK_RESULT;

/*
 * Takes the steps that `consent` lacks, and how they went, from the newest
 * consent of its case and kind that waits for a step and still stands on
 * `today`; VAULT_ERR_NOT_FOUND, and nothing changed, when none does.
 */
enum vault_status vault_consent_continue(struct vault *vault, const char *today,
    struct vault_consent *consent) VAULT_CHECK_RESULT;

/* Whether a consent permits anything on a day, and why not. */
enum vault_consent_state {
    VAULT_CONSENT_LIVE,
    VAULT_CONSENT_OTHER_KIND, /* it is about something else */
    VAULT_CONSENT_REVOKED,
    VAULT_CONSENT_EXPIRED,
    VAULT_CONSENT_CONTINUED, /* a step is missing: a later consent has it */
    VAULT_CONSENT_MISSING,   /* a step is missing */
    VAULT_CONSENT_EARLY,     /* a step is of a day to come */
};

/*
 * Judges a consent as vault_consent_grant() does.  `kind`: what it has to
 * permit; NULL: what it is about.
 */
enum vault_consent_state vault_consent_judge(
    const struct vault_consent *consent, const char *kind, const char *today);

/* Iterates over the consents of one case, or all when `case_code` is NULL. */
struct vault_consent_iter;
enum vault_status vault_consent_iter_open(struct vault *vault,
    const char *case_code,
    struct vault_consent_iter **ret_iter) VAULT_CHECK_RESULT;
enum vault_status vault_consent_iter_next(struct vault_consent_iter *iter,
    struct vault_consent *ret_consent) VAULT_CHECK_RESULT;
void vault_consent_iter_close(struct vault_consent_iter **iter);

/*
 * Permission to disclose one case for one purpose.  Made only by
 * vault_consent_override(), below, and vault_consent_grant(), which looks for a
 * live consent: informed, understood and accepted on or before `today`, not
 * revoked on or before `today`, and `today` not after the day it expires.
 */
struct vault_grant;

/* VAULT_ERR_NOT_FOUND: no live consent.  The caller frees the grant. */
enum vault_status vault_consent_grant(struct vault *vault,
    const char *case_code, const char *kind, const char *today,
    struct vault_grant **ret_grant) VAULT_CHECK_RESULT;

/*
 * Permission to disclose one case to a supervisor without consent.  `ground`
 * is one of those on which the law lets or makes a therapist speak:
 * danger-self, danger-other, child, court, legal-duty; another one is
 * VAULT_ERR_INVALID.  There is none for research: no duty to speak is met by
 * tables about many.  The caller records the disclosure, see disclosure.h.
 */
bool vault_consent_ground_known(const char *ground);
enum vault_status vault_consent_override(struct vault *vault,
    const char *case_code, const char *ground,
    struct vault_grant **ret_grant) VAULT_CHECK_RESULT;

/* The ground of a grant without consent; empty where there is a consent. */
const char *vault_grant_ground(const struct vault_grant *grant);
const char *vault_grant_case(const struct vault_grant *grant);
const char *vault_grant_kind(const struct vault_grant *grant);
void vault_grant_free(struct vault_grant **grant);

#endif
