#ifndef VAULT_RELEASE_CASE_H
#define VAULT_RELEASE_CASE_H

#include <stdint.h>

#include "vault/vault.h"

/*
 * A case in a release, or what is known of it after it was erased: its code,
 * no more.  It is recalled when a consent the release could rest
 * on was revoked after the release was registered; what counts is the order of
 * the audit entries, not the day somebody typed.  A consent given again later
 * does not undo that: the files that left are still the ones recalled.
 */
struct vault_release_case {
    char case_code[VAULT_CODE_MAX];
    char pseudonym[VAULT_CODE_MAX]; /* as bundles tell it; else empty */
    char recalled[VAULT_DATE_MAX];  /* since when; empty: it is not */
};

/*
 * Iterates over the cases of release number `release`, in the order the cases
 * were opened; over none when there is no such release.
 */
struct vault_release_case_iter;
enum vault_status vault_release_case_iter_open(struct vault *vault,
    int64_t release,
    struct vault_release_case_iter **ret_iter) VAULT_CHECK_RESULT;
enum vault_status vault_release_case_iter_next(struct vault_release_case_iter
                                                   *iter,
    struct vault_release_case *ret_case) VAULT_CHECK_RESULT;
void vault_release_case_iter_close(struct vault_release_case_iter **iter);

#endif
