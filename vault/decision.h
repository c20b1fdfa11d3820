#ifndef VAULT_DECISION_H
#define VAULT_DECISION_H

#include <stdbool.h>

#include "vault/vault.h"

/*
 * Review memory: what a person decided about a surface form in one case, kept
 * so that the next release asks no more.  The last decision counts.  Surface
 * forms are 1 to 4,096 bytes (VAULT_ERR_LIMIT) of UTF-8.
 */
struct vault_decision {
    char word[VAULT_WORD_MAX];  /* "remove" or "keep" */
    char label[VAULT_WORD_MAX]; /* a type to name in its place, or empty */
    bool folded;                /* holds for the form in whatever letter case */
};

/*
 * A form as it stands in a text, and folded by the caller: decisions are
 * looked up under both, byte by byte.
 */
struct vault_surface {
    struct vault_text written;
    struct vault_text folded;
};

/*
 * Remembers a decision.  VAULT_ERR_INVALID for other words, and for a label
 * that is not of A to Z.  One that is remembered already is not stored again.
 *
 * Secret: reads the surface.
 */
enum vault_status vault_decision_set(struct vault *vault, const char *case_code,
    struct vault_surface surface,
    const struct vault_decision *decision) VAULT_CHECK_RESULT;

/* VAULT_ERR_NOT_FOUND when nobody decided yet. */
enum vault_status vault_decision_get(struct vault *vault, const char *case_code,
    struct vault_surface surface,
    struct vault_decision *ret_decision) VAULT_CHECK_RESULT;

#endif
