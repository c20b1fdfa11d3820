#ifndef VAULT_CASE_ROW_H
#define VAULT_CASE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/statement.h"
#include "vault/vault.h"

/* What the other tables need of a case. */
struct vault_case_key {
    int64_t id;
    char code[VAULT_CODE_MAX]; /* as it is stored */
    char language[VAULT_WORD_MAX];
};

/*
 * Finds a case by its code without regard to letter case; VAULT_ERR_INVALID
 * for NULL, VAULT_ERR_NOT_FOUND without one.
 */
enum vault_status vault_case_key_find(struct vault *vault, const char *code,
    struct vault_case_key *ret_key) VAULT_CHECK_RESULT;

/*
 * The first and last case id to look at: of one case, or of all when `code`
 * is NULL.
 */
enum vault_status vault_case_range(struct vault *vault, const char *code,
    struct vault_value ret_range[2]) VAULT_CHECK_RESULT;

/* Returns whether `language` is "id", "en" or empty. */
bool vault_language_known(const char *language);

#endif
