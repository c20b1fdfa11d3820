#ifndef VAULT_CASE_H
#define VAULT_CASE_H

#include <stdint.h>

#include "vault/vault.h"

/*
 * Cases.  A case is known by its code; whom it is about stands in person.h.
 */
struct vault_case {
    int64_t id;
    char code[VAULT_CODE_MAX];
    char opened[VAULT_DATE_MAX];
    char closed[VAULT_DATE_MAX];   /* empty while open */
    char language[VAULT_WORD_MAX]; /* "id", "en" or empty */
    int64_t note_count;
};

/*
 * Adds a case.  `code` NULL makes a random one of the form "K-7F3Q" (letters
 * and digits that cannot be mistaken for each other); a given code is 2 to 23
 * characters of A-Z a-z 0-9 - _ (VAULT_ERR_INVALID) and new (VAULT_ERR_EXISTS).
 * `opened` is an ISO date, `language` "id", "en" or "".
 */
enum vault_status vault_case_add(struct vault *vault, const char *code,
    const char *opened, const char *language,
    struct vault_case *ret_case) VAULT_CHECK_RESULT;

/*
 * Closes a case as of `date`; VAULT_ERR_EXISTS when it is closed already,
 * VAULT_ERR_NOT_FOUND without such a case.
 */
enum vault_status vault_case_close(struct vault *vault, const char *code,
    const char *date) VAULT_CHECK_RESULT;

/* Finds a case by its code, without regard to letter case. */
enum vault_status vault_case_find(struct vault *vault, const char *code,
    struct vault_case *ret_case) VAULT_CHECK_RESULT;

/* Iterates over all cases by code. */
struct vault_case_iter;
enum vault_status vault_case_iter_open(struct vault *vault,
    struct vault_case_iter **ret_iter) VAULT_CHECK_RESULT;
/* VAULT_OK with `*ret_case` filled, VAULT_DONE at the end, or an error. */
enum vault_status vault_case_iter_next(struct vault_case_iter *iter,
    struct vault_case *ret_case) VAULT_CHECK_RESULT;
void vault_case_iter_close(struct vault_case_iter **iter);

#endif
