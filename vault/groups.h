#ifndef VAULT_GROUPS_H
#define VAULT_GROUPS_H

#include "vault/secret.h"

/*
 * Secrets on paper: Crockford's base 32 (no I, L, O, U) in groups of five, the
 * fifth character of each checking the four before it and its place.
 */
#define VAULT_GROUP_DATA ((size_t)4) /* characters of 5 bits */
#define VAULT_GROUP_LEN ((size_t)5)

/*
 * Values of the typed characters, at most `cap` of them; a strange one keeps
 * its place as 33.  Case, blanks and hyphens do not matter; O, I and L are read
 * as 0, 1 and 1.  Returns how many were typed, also above `cap`.
 */
size_t vault_groups_read(const struct vault_secret *text, uint8_t *ret_values,
    size_t cap);

/* The first group that is mistyped, from 1 on; 0 when all are good. */
unsigned vault_groups_first_bad(const uint8_t *values, size_t groups);

/* Sets the check character of each group. */
void vault_groups_seal(uint8_t *values, size_t groups);

/*
 * Appends the characters, with hyphens between the groups if asked.
 *
 * Secret: the caller releases `out`.
 */
enum vault_groups_form {
    VAULT_GROUPS_PLAIN,
    VAULT_GROUPS_HYPHENS,
};
enum vault_status vault_groups_write(const uint8_t *values, size_t groups,
    enum vault_groups_form form, struct vault_secret *out) VAULT_CHECK_RESULT;

#endif
