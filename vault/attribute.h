#ifndef VAULT_ATTRIBUTE_H
#define VAULT_ATTRIBUTE_H

#include <stdint.h>

#include "vault/cursor.h"

/* A coded fact about the client of a case; kinds and values in coded.h. */
struct vault_attribute {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_WORD_MAX];  /* sex, education, occupation, marital,
                                   religion, ethnicity, place, diagnosis */
    char value[VAULT_WORD_MAX]; /* or why there is none: not-asked, declined,
                                   not-applicable */
};

/*
 * Sets a fact; the newest row of a kind counts.  `id` is ours.
 * VAULT_ERR_INVALID for an unknown kind or value.
 */
enum vault_status vault_attribute_set(struct vault *vault,
    const struct vault_attribute *attribute) VAULT_CHECK_RESULT;

/*
 * Reads the facts that count, of one case or, when `case_code` is NULL, of
 * all: by case and kind.
 */
enum vault_status vault_attribute_open(struct vault *vault,
    const char *case_code, struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_attribute_next(struct vault_cursor *cursor,
    struct vault_attribute *ret_attribute) VAULT_CHECK_RESULT;

#endif
