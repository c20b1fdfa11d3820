#ifndef VAULT_RELEASE_H
#define VAULT_RELEASE_H

#include <stdint.h>

#include "vault/vault.h"

/* The release register: every anonymized export that left the vault. */
struct vault_release {
    int64_t id;
    char kind[VAULT_WORD_MAX];    /* supervision, research */
    char purpose[VAULT_NAME_MAX]; /* project, or the consent kind */
    char profile[VAULT_WORD_MAX]; /* policy used */
    char made_at[VAULT_TIME_MAX]; /* UTC */
    int64_t case_count;
    int64_t recalled_count;    /* of them; see vault/release_case.h */
    int64_t finding_count;     /* identifiers removed */
    int64_t decision_count;    /* of them decided by a person */
    char sha256[65];           /* of the manifest, lower-case hex */
    char code[VAULT_CODE_MAX]; /* its name outside; empty: it has none */
};

/*
 * A name for a release to come, "7K3QXM2P": random, not yet taken.  It goes
 * into the files, and with them into the supervisor's reply.
 */
enum vault_status vault_release_code_new(struct vault *vault,
    char ret_code[VAULT_CODE_MAX]) VAULT_CHECK_RESULT;

/*
 * Registers a release and its cases (case codes, `code_count` of them, at
 * least one, each once) and its code, if it has one; writes an audit entry in
 * the same transaction.
 * `*ret_id` is the release number.  Of `release`, id and the counts of cases
 * are ours; an empty made_at means now.  VAULT_ERR_INVALID for an unknown kind,
 * an empty purpose or profile, a sha256 or code of another form;
 * VAULT_ERR_EXISTS for a case given twice or a code that is taken.
 */
enum vault_status vault_release_register(struct vault *vault,
    const struct vault_release *release, const char *const *codes,
    size_t code_count, int64_t *ret_id) VAULT_CHECK_RESULT;

/* Iterates over the releases, newest first; those of one case, or all. */
struct vault_release_iter;
enum vault_status vault_release_iter_open(struct vault *vault,
    const char *case_code,
    struct vault_release_iter **ret_iter) VAULT_CHECK_RESULT;
enum vault_status vault_release_iter_next(struct vault_release_iter *iter,
    struct vault_release *ret_release) VAULT_CHECK_RESULT;
void vault_release_iter_close(struct vault_release_iter **iter);

/*
 * The pseudonym of a case within one research project: random when first
 * asked for, the same ever after, unlinkable between projects, never derived
 * from the code.  `prefix`-less upper-case base 32, 8 characters.
 */
enum vault_status vault_pseudonym_get(struct vault *vault, const char *project,
    const char *case_code,
    char ret_pseudonym[VAULT_CODE_MAX]) VAULT_CHECK_RESULT;

/*
 * The number from which the shift of a case's dates is made in releases for
 * one purpose (a consent kind): 64 random bits when first asked for, never 0,
 * the same ever after.
 */
enum vault_status vault_shift_get(struct vault *vault, const char *purpose,
    const char *case_code, uint64_t *ret_drawn) VAULT_CHECK_RESULT;

#endif
